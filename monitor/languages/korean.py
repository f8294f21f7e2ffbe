"""Korean: the particles that are written onto a noun, and 들 for many."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.languages.paradigm import Made

_AFTER = ("은 는 이 가 을 를 의 에 에서 에게 에는 에도 에서의 에서는 로 으로 로서 으로서 로부터 으로부터 로의 와 과 도 만 까지 부터 보다 처럼 이나 나 라는 이라는 "
          "이라고 라고 이다 인 이며 였다 이었다 께 께서 한테 마다 조차 등 측 씨 들 들은 들이 들을 들의 들에 들에게 들과 들도 들로 하고").split()  # fmt: skip


def inflect(word: str, name: bool) -> Iterator[Made]:  # noqa: ARG001 - the face of every language
    """The word with each particle."""
    if len(word) > 1:
        yield from ((word + particle, "particle") for particle in _AFTER)
