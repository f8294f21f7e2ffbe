"""Both libraries that scan texts give the same answers: which of the two is there must change nothing."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.match import automaton

_words = st.text(alphabet="abя臣 ", min_size=1, max_size=4).map(str.encode)


@given(st.lists(_words, min_size=1, max_size=8, unique=True), st.text(alphabet="abя臣 ", max_size=40).map(str.encode))
@settings(max_examples=100, deadline=None, database=None)
def test_every_place_of_every_literal_is_found_whichever_library_is_there(literals: list[bytes], text: bytes) -> None:
    plainly = {(at, at + len(one), number) for number, one in enumerate(literals)
               for at in range(len(text)) if text.startswith(one, at)}  # fmt: skip
    found = [sorted(find(literals)(text)) for find in automaton.LIBRARIES]
    assert found == [sorted(plainly)] * len(automaton.LIBRARIES)
