"""Armenian: cases, article and plural at the end of the word."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.languages.paradigm import Made

_ENDINGS = "ը ն ի ին ից ով ում ս դ եր երը երի երին երից երով երում ներ ները ների ներին ներից ներով ներում ու ուն ուց ուհի ուհին ական".split()


def inflect(word: str, name: bool) -> Iterator[Made]:  # noqa: ARG001 - the face of every language
    """The word with each ending; after -ություն the genitive changes."""
    yield from ((word + ending, "case, article or plural") for ending in _ENDINGS)
    if word.endswith("ություն"):
        yield from ((word[:-2] + ending, "case of -ություն") for ending in ("ան", "անը", "անից", "ամբ"))
    if word.endswith("ի"):
        yield from ((word[:-1] + ending, "case of -ի") for ending in ("ու", "ուն", "ուց"))
