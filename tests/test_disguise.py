"""Disguised words are read, each hit at its place in the original; clean texts cost nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.disguise import late
from monitor.text import searchable


@pytest.mark.parametrize(
    ("source", "word", "place"),
    [
        ("about L.G.B.T rights", "lgbt", "L.G.B.T"),
        ("парад г е й сегодня", "гей", "г е й"),
        ("ч-е-ч-н-я", "чечня", "ч-е-ч-н-я"),
        ("г.е.й. п.р.а.в.а", "права", "п.р.а.в.а"),
        ("в Чeчне", "чечне", "Чeчне"),
        ("gаy rights", "gay", "gаy"),
        ("права ЛГ6Т", "лгбт", "ЛГ6Т"),
        ("g@y pride", "gay", "g@y"),
        ("p0lice!", "police", "p0lice"),
        ("gr*oz*ny", "grozny", "gr*oz*ny"),
        ("🇱🇬🇧🇹 pride", "lgbt", "🇱🇬🇧🇹"),
        ("&amp;#1075;ей", "гей", "&amp;#1075;ей"),
        ("ꓡꓖꓐꓔ people", "lgbt", "ꓡꓖꓐꓔ"),
        ("L.G.В.T rights", "lgbt", "L.G.В.T"),
        ("Kady\u200brоv", "kadyrov", "Kady\u200brоv"),
    ],
)
def test_a_disguised_word_is_read_at_its_place(source: str, word: str, place: str) -> None:
    found = {w.folded: source[w.start : w.end] for reading in late(source) for w in reading.words}
    assert found.get(word) == place


@pytest.mark.parametrize(
    "source",
    ["", "Police in Grozny, COVID-19, e-mail", "Что-то из-за войны в Чечне", "在車臣的同性戀者", "G7, 5G and 2026"],
)
def test_a_clean_text_has_no_further_reading(source: str) -> None:
    assert late(source) == ()


@given(st.text(alphabet="aгеy .-@0&;#1т\u200b\u0301ꓐ🇱В"))
@settings(max_examples=150, deadline=None, database=None)
def test_the_words_of_a_reading_are_what_is_searched_and_lie_in_the_original(source: str) -> None:
    for reading in late(source):
        assert " ".join(word.folded for word in reading.words) == reading.joined == searchable(reading.text)
        assert all(0 <= word.start < word.end <= len(source) for word in reading.words)
        assert reading.name


@pytest.mark.parametrize(
    "source", ["详情（https://a.example/x）。Г@й-парад", "see (https://a.example/x),К@дыров в Грозном"]
)
def test_an_address_hides_nothing_of_what_follows_it_without_a_space(source: str) -> None:
    assert late(source)


def test_signs_and_digits_in_an_address_are_no_disguise() -> None:
    assert not late("More at https://a.example/a_b?c=d1e2f3&g=h@i today")
