"""What a verb may begin with: found by its first letter, as a language has sixty of them and a word none or one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property


class Prefixes:
    """Prefixes in the order they are tried; a verb without one first."""

    def __init__(self, *lists: Iterable[str]) -> None:
        self._listed = tuple(dict.fromkeys(prefix for one in lists for prefix in one if prefix))

    @cached_property
    def _by_first(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for prefix in self._listed:
            found.setdefault(prefix[0], []).append(prefix)
        return found

    def apart(self, word: str) -> Iterator[tuple[str, str]]:
        """Prefix and what is after it: the whole word with none, then every one that it begins with."""
        yield "", word
        for prefix in self._by_first.get(word[:1], ()):
            if word.startswith(prefix) and len(word) > len(prefix):
                yield prefix, word[len(prefix) :]
