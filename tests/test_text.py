"""Text: html to plain, folding, words with their places, highlighting."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from monitor.model import Span
from monitor.text import Text, as_phrase, cut, fold, highlight, one_line, plain, searchable, snippet, spans_of, words

quick = settings(max_examples=150, deadline=None, database=None)

# Letters that meet the corners of folding oftener than random text does.
_CORNERS = "aZ ё Йй ÀßŁİıﷺͺが゙ﾞｶกำั้नि्हे中文한0½①_-'.\u00ad\u200d\u0301\u064e\ufb01\ufe70\n"
texts = st.one_of(st.text(), st.text(alphabet=_CORNERS))


# --- html → text ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("no markup at all", "no markup at all"),
        ("<p>One</p><p>Two</p>", "One Two"),
        ("one<br>two<br/>three", "one two three"),
        ("<ul><li>a</li><li>b</li></ul>", "a b"),
        ("gr<b>oz</b>ny", "grozny"),
        ("<script>alert(1)</script>after", "after"),
        ("<style>p { color: red }</style>after", "after"),
        ("before<!-- a comment -->after", "beforeafter"),
        ('<?xml-stylesheet type="text/xsl" href="x.xsl"?>Hello', "Hello"),
        ("cut <?xml unfinished, and more", "cut <?xml unfinished, and more"),
        ('<a href="https://a.example">link</a> text', "link text"),
        ('<img src="x" alt="no">text', "text"),
        ("fish &amp; chips", "fish & chips"),
        ("1 &lt; 2", "1 < 2"),
        ("&lt;b&gt;literal&lt;/b&gt;", "<b>literal</b>"),
        ("caf&eacute; &#1063;&#x435;", "café Че"),
        ("a&nbsp;b", "a b"),
        ("2 < 3 and 5 > 4", "2 < 3 and 5 > 4"),
        ("AT&T", "AT&T"),
        ("<p>never closed", "never closed"),
        ("closed only</div>", "closed only"),
        ("&#8238;evil", "evil"),
        ("&#0;nul", "\N{REPLACEMENT CHARACTER}nul"),
        ("", ""),
    ],
)
def test_html_becomes_one_line_of_plain_text(source: str, expected: str) -> None:
    assert plain(source) == expected


@given(st.text())
@quick
def test_plain_text_is_one_safe_line_whatever_it_was_made_from(source: str) -> None:
    made = plain(source)
    assert made == one_line(made)
    assert not any(unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") for character in made)
    made.encode()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("  a \t b\r\n c ", "a b c"),
        ("a\u2028b\u2029c", "a b c"),
        ("\u202egay\u202c", "gay"),
        ("a\x00b\x1bc", "a b c"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("и\u0306", "й"),
        ("\ufeffbegin", "begin"),
        ("right\u200eto\u200fleft", "right\u200eto\u200fleft"),
    ],
    ids=["spaces", "separators", "bidi", "controls", "surrogate", "nfc", "bom", "marks-stay"],
)
def test_one_line_has_no_breaks_controls_or_overrides(source: str, expected: str) -> None:
    assert one_line(source) == expected


@pytest.mark.parametrize(
    ("source", "limit", "expected"),
    [
        ("short", 10, "short"),
        ("exactly", 7, "exactly"),
        ("one two three four", 12, "one two…"),
        ("one two, three", 10, "one two…"),
        ("unbrokenunbroken", 8, "unbroke…"),
        ("一二三四五六七八", 5, "一二三四…"),
    ],
)
def test_cut_ends_between_words_with_an_ellipsis(source: str, limit: int, expected: str) -> None:
    assert cut(source, limit) == expected


@given(st.text(), st.integers(1, 40))
@quick
def test_cut_never_exceeds_its_limit(source: str, limit: int) -> None:
    assert len(cut(source, limit)) <= limit
    assert cut(source, len(source) or 1) == source


# --- folding ----------------------------------------------------------------------------------------------

SAME = {
    "case": ("ГРОЗНЫЙ", "грозный"),
    "greek-final-sigma": ("ΣΟΦΟΣ", "σοφος"),
    "width": ("ＬＧＢＴ", "lgbt"),
    "accents": ("Chechênia", "chechenia"),
    "vietnamese": ("Đồng tính", "dong tinh"),
    "polish": ("Łódź", "lodz"),
    "danish": ("Ærø", "aero"),
    "ligature": ("ﬁn", "fin"),
    "yo-is-ye": ("Ещё ёлка", "еще елка"),
    "sharp-s": ("Straße", "STRASSE"),
    "capital-sharp-s": ("STRAẞE", "strasse"),
    "turkish-dotted": ("İstanbul", "istanbul"),
    "turkish-dotless": ("Işık", "isik"),
    "turkish-acronym": ("LGBTİ", "lgbti"),
    "tashkeel": ("الشِّيشَان", "الشيشان"),
    "tatweel": ("الشيـــشان", "الشيشان"),
    "hamza": ("أحمد", "احمد"),
    "alif-maqsura": ("على", "علي"),
    "persian-yeh-kaf": ("یک", "يك"),
    "hebrew-points": ("שָׁלוֹם", "שלום"),
    "soft-hyphen": ("Tsche\u00adtschenien", "tschetschenien"),
    "zero-width-non-joiner": ("هم\u200cجنس", "همجنس"),
    "half-width-kana": ("ﾁｪﾁｪﾝ", "チェチェン"),
    "half-width-voicing": ("ｹﾞｲ", "ゲイ"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_folding_sets_aside_what_readers_do_not_distinguish(one: str, other: str) -> None:
    assert fold(one) == fold(other)


DIFFERENT = {
    "short-i-is-a-letter": ("мой", "мои"),
    "capital-short-i": ("ЙОД", "иод"),
    "kana-voicing": ("ゲイ", "ケイ"),
    "kana-half-voicing": ("パス", "ハス"),
    "devanagari-vowels": ("कि", "का"),
    "bengali-vowels": ("বি", "বা"),
    "tamil-vowels": ("தி", "தா"),
    "thai-vowels": ("กิน", "กัน"),
    "latin-and-cyrillic": ("a", "а"),
}


@pytest.mark.parametrize(("one", "other"), DIFFERENT.values(), ids=DIFFERENT)
def test_folding_keeps_what_makes_another_word(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(texts)
@quick
def test_folding_twice_is_folding_once(source: str) -> None:
    once = fold(one_line(source))
    assert fold(once) == once


# --- words ------------------------------------------------------------------------------------------------


@given(texts)
@example("ﷺ said")
@example("aͺb")
@example("กำ ตั้ง")
@quick
def test_words_and_searchable_are_the_same_words(source: str) -> None:
    assert " ".join(word.folded for word in words(source)) == searchable(source)


@given(texts)
@example("قال ﷺ إن")
@example("aͺb")
@quick
def test_a_word_is_one_word_of_what_is_searched(source: str) -> None:
    assert [word.folded for word in words(source)] == searchable(source).split()


@given(texts)
@quick
def test_the_place_of_a_word_folds_to_the_word(source: str) -> None:
    for word in words(source):
        assert word.folded in searchable(source[word.start : word.end]).split()
        assert 0 <= word.start < word.end <= len(source)


@given(texts)
@quick
def test_words_stand_in_order_and_only_those_of_one_sign_share_its_place(source: str) -> None:
    found = words(source)
    assert all(one.end <= other.start or one[1:] == other[1:] for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("non-binary", "non binary"),
        ("snake_case #Pride2026", "snake case pride2026"),
        ("Çeçenistan'da", "cecenistan da"),
        ("rock’n’roll", "rock n roll"),
        ("об\u02bcєкт, O\u02bbzbekiston", "об єкт o zbekiston"),
        ("U.S.A.", "u s a"),
        ("हिन्दी भाषा", "हिन्दी भाषा"),
        ("同性婚 is legal", "同 性 婚 is legal"),
        ("한국어 뉴스", fold("한국어") + " " + fold("뉴스")),
        ("🏳\ufe0f\u200d🌈 pride", "pride"),
        ("gay \u2764\ufe0f rights", "gay rights"),
        ("葛\U000e0100城", "葛 城"),
        ("…—!?", ""),
        ("", ""),
    ],
)
def test_words_end_at_anything_that_is_no_letter_or_digit(source: str, expected: str) -> None:
    assert searchable(source) == expected


# --- places -----------------------------------------------------------------------------------------------


def _places(source: str, phrase: str) -> list[str]:
    places = Text(source).places(tuple(searchable(phrase).split()))
    return [source[start:end] for start, end in places]


@pytest.mark.parametrize(
    ("source", "phrase", "expected"),
    [
        ("Gay pride, gay rights", "gay", ["Gay", "gay"]),
        ("gay-rights and GAY  RIGHTS", "gay rights", ["gay-rights", "GAY  RIGHTS"]),
        ("a a a", "a a", ["a a", "a a"]),
        ("Straße, STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("在車臣的同性戀者", "車臣", ["車臣"]),
        ("الشِّيشَان اليوم", "الشيشان", ["الشِّيشَان"]),
        ("a word\u00ad hyphen", "word", ["word"]),
        ("", "gay", []),
        ("gays", "gay", []),
    ],
)
def test_places_point_to_the_phrase_in_the_source(source: str, phrase: str, expected: list[str]) -> None:
    assert _places(source, phrase) == expected


@pytest.mark.parametrize("sign", ["ﷺ", "ﷻ", "ﹰ", "ͺ", "½", "①", "ﬃ"])
def test_a_sign_that_unfolds_to_several_words_shifts_no_place(sign: str) -> None:
    assert _places(f"{sign} x{sign}y Chechnya today {sign} Chechnya", "Chechnya") == ["Chechnya", "Chechnya"]


@given(
    st.text(alphabet="ab .ﷺ車й\u0301"), st.lists(st.sampled_from(["a", "b", "ab", "車", "й"]), min_size=1, max_size=3)
)
@quick
def test_contains_and_places_agree(source: str, phrase: list[str]) -> None:
    text = Text(source)
    assert text.contains(tuple(phrase)) == bool(text.places(tuple(phrase)))


# --- highlighting -----------------------------------------------------------------------------------------


def _span(start: int, end: int) -> Span:
    return Span(field="text", start=start, end=end, term="")


@given(st.text(), st.data())
@quick
def test_highlighted_pieces_make_up_the_source_and_hits_are_the_spans(source: str, data: st.DataObject) -> None:
    ends = st.tuples(st.integers(0, len(source)), st.integers(0, len(source)))
    drawn = data.draw(st.lists(ends, max_size=5))
    spans = [_span(min(pair), max(pair)) for pair in drawn if pair[0] != pair[1]]
    pieces = highlight(source, spans)
    assert "".join(piece.text for piece in pieces) == source
    marked = "".join(("1" if piece.hit else "0") * len(piece.text) for piece in pieces)
    wanted = "".join("1" if any(s.start <= at < s.end for s in spans) else "0" for at in range(len(source)))
    assert marked == wanted


def test_overlapping_and_touching_places_are_one_hit() -> None:
    pieces = highlight("abcdef", [_span(1, 3), _span(2, 4), _span(4, 5)])
    assert [(piece.text, piece.hit) for piece in pieces] == [("a", False), ("bcde", True), ("f", False)]


def test_without_places_the_text_is_one_piece() -> None:
    assert [(piece.text, piece.hit) for piece in highlight("text", ())] == [("text", False)]
    assert highlight("", ()) == ()


LONG = " ".join(f"word{number}" for number in range(200))


@given(st.integers(0, 199), st.integers(60, 400))
@quick
def test_a_snippet_is_about_as_wide_as_asked_shows_the_hit_and_cuts_between_words(number: int, width: int) -> None:
    pieces = snippet(LONG, spans_of(LONG, [(f"word{number}",)]), width)
    shown = "".join(piece.text for piece in pieces)
    assert [piece.text for piece in pieces if piece.hit] == [f"word{number}"]
    assert set(shown.strip("… ").split()) <= set(LONG.split())
    assert shown.strip("… ") in LONG
    assert len(shown) <= width * 1.15 + 4


@given(texts, st.sampled_from(["a", "車", "й", "z"]))
@quick
def test_the_hits_of_a_snippet_are_hits_of_the_text(source: str, term: str) -> None:
    spans = spans_of(source, [(term,)])
    hits = [piece.text for piece in snippet(source, spans) if piece.hit]
    assert all(any(source[s.start : s.end] in hit for s in spans) for hit in hits)
    assert bool(hits) == bool(spans)


def test_a_short_text_is_its_own_snippet() -> None:
    assert [piece.text for piece in snippet("A short text.", ())] == ["A short text."]
    assert snippet("", ()) == ()


def test_ellipses_say_where_a_snippet_was_cut() -> None:
    def shown(term: str) -> str:
        return "".join(piece.text for piece in snippet(LONG, spans_of(LONG, [(term,)])))

    assert shown("word0").startswith("word0 ")
    assert shown("word0").endswith(" …")
    assert shown("word100").startswith("… ")
    assert shown("word100").endswith(" …")
    assert shown("word199").startswith("… ")
    assert shown("word199").endswith("word199")


# --- phrases ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("gay", ("gay",)),
        ("Gay  rights", ("gay", "rights")),
        ('"gay rights"', ("gay", "rights")),
        ("«Права человека»", ("права", "человека")),
        ("non-binary", ("non", "binary")),
        ("同性婚", ("同", "性", "婚")),
        ("!!! …", ()),
        ("", ()),
    ],
)
def test_what_a_person_types_is_a_phrase_of_folded_words(typed: str, expected: tuple[str, ...]) -> None:
    assert as_phrase(typed) == expected


@pytest.mark.parametrize("typed", ["чеченский", "ゲイ", "Çeçenistan", "한국"])
def test_a_phrase_typed_with_separate_marks_is_the_same_phrase(typed: str) -> None:
    assert as_phrase(unicodedata.normalize("NFD", typed)) == as_phrase(typed)


def test_spans_of_has_every_place_of_every_phrase() -> None:
    source = "Gay pride and gay rights"
    found = spans_of(source, [("gay",), ("gay", "rights")])
    assert [(source[s.start : s.end], s.term) for s in found] == [
        ("Gay", "gay"), ("gay", "gay"), ("gay rights", "gay rights")
    ]  # fmt: skip


@pytest.mark.parametrize("filling", ["a" * 60, "д", "車"])
def test_words_and_searchable_agree_on_every_sign(filling: str) -> None:
    """In a mostly Latin text too, where only what is foreign is folded first."""
    signs = [chr(code) for code in range(0x20, 0x3400) if not 0xD800 <= code < 0xE000]
    wrong = [
        sign
        for sign in signs
        if searchable(f"{filling}{sign}b").split() != [w.folded for w in words(f"{filling}{sign}b")]
    ]
    assert wrong == []
