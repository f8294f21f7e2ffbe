"""The search: any script, every version, no sign of the search engine means anything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.model import (
    Hit,
)
from monitor.stores import Ledger
from monitor.text import as_phrase
from tests.stored import HOUR, Visits, as_entry, opened, outlet

# --- search -----------------------------------------------------------------------------------------------

TEXTS = {
    "ru": ("Задержания в Чечне", "Правозащитники сообщают о задержаниях; ещё раз о Чечне."),
    "zh": ("中国人权律师被捕", "北京警方昨日逮捕了一名人权律师。"),
    "ja": ("同性婚を認める判決", "東京地方裁判所は同性婚について判断した。"),
    "th": ("สิทธิมนุษยชนในประเทศไทย", "ศาลตัดสินเรื่องสิทธิมนุษยชน"),
    "ar": ("اعتقال ناشط حقوقي", "قالت المنظمة إن الناشطَ اعتُقل أمس."),
    "hi": ("मानवाधिकार कार्यकर्ता गिरफ़्तार", "पुलिस ने मानवाधिकार कार्यकर्ता को गिरफ़्तार किया।"),
    "ka": ("ადამიანის უფლებები", "თბილისში აქცია გაიმართა."),
    "de": ("Straße nach Düsseldorf gesperrt", "Die Verhaftung der Anwältin sorgt für Kritik."),
    "en": ("Gay rights march in Kyiv", 'Police said "no" to LGBT+ marchers; human rights groups object.'),
    "tr": ("İSTANBUL'da gözaltı", "Onur Yürüyüşü'nde gözaltına alındılar."),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger with a text in each of many languages; only read from."""
    with opened(tmp_path_factory.mktemp("library") / "ledger.sqlite3") as ledger:
        visits = Visits(ledger, (outlet(),))
        visits.brings = {
            "https://outlet.example/feed": tuple(as_entry(name, content) for name, content in TEXTS.items())
        }
        visits.visit()
        yield ledger


def hits(ledger: Ledger, *words: str, limit: int = 50) -> tuple[Hit, ...]:
    """What a search for all of these words or phrases finds."""
    with ledger.transaction() as transaction:
        return transaction.search(tuple(as_phrase(word) for word in words), limit)


@pytest.mark.parametrize(
    ("words", "languages"),
    [
        (("чечне",), {"ru"}),
        (("ЕЩЕ РАЗ",), {"ru"}),
        (("раз ещё",), set()),
        (("Чечне", "задержания"), {"ru"}),
        (("人权",), {"zh"}),
        (("权",), {"zh"}),
        (("人权律师",), {"zh"}),
        (("北京", "人权"), {"zh"}),
        (("权人",), set()),
        (("同性婚",), {"ja"}),
        (("สิทธิ",), {"th"}),
        (("สิทธิมนุษยชน",), {"th"}),
        (("الناشط",), {"ar"}),
        (("ناشط",), {"ar"}),
        (("मानवाधिकार",), {"hi"}),
        (("უფლებები",), {"ka"}),
        (("strasse",), {"de"}),
        (("DUSSELDORF",), {"de"}),
        (("düsseldorf", "anwältin"), {"de"}),
        (("gay rights",), {"en"}),
        (("rights gay",), set()),
        (("human rights", "march"), {"en"}),
        (("“gay rights”",), {"en"}),
        (("LGBT+",), {"en"}),
        (("istanbul",), {"tr"}),
        (("rights",), {"en"}),
        (("right",), set()),
        (("nowhere to be found",), set()),
    ],
    ids=str,
)
def test_a_text_is_found_by_its_words_in_any_script(
    library: Ledger, words: tuple[str, ...], languages: set[str]
) -> None:
    assert {hit.url.rpartition("/")[2] for hit in hits(library, *words)} == languages


OPERATORS = (
    "a OR", "OR", "AND", "NOT", "a AND NOT b", "NEAR(a b)", "NEAR(", "NEAR/2", "title:gay", "text : x", "rowid:1",
    "^gay", "ga*", "*", '"', '""', '"""', '" OR "1"="1', "'", "''; DROP TABLE versions; --", "(", ")", "(a", "a)",
    "{a b}", "-a", "+a", "a + b", "a - b", "\\", "%", "_", "?", ":wanted", "@a", "$a", "«", "„a“", 'a"b', "\x00",
    "a\x00b", "´", "\u0e34", "\u094d", "\u0301", "\u200b", "½", "ﷺ", "😀", "😀 a", "a" * 5000, "a b " * 300,
)  # fmt: skip


@pytest.mark.parametrize("words", OPERATORS, ids=[ascii(words)[:30] for words in OPERATORS])
def test_the_signs_of_the_search_engine_mean_nothing_in_a_search(library: Ledger, words: str) -> None:
    if as_phrase(words):
        hits(library, words, "rights")


def test_no_text_at_all_makes_a_search_fail(library: Ledger) -> None:
    @settings(max_examples=200, deadline=None)
    @given(words=st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=3))
    def is_harmless(words: list[str]) -> None:
        wanted = [word for word in words if as_phrase(word)]
        if wanted:
            hits(library, *wanted)

    is_harmless()


def test_an_entry_is_found_by_the_words_of_every_version_and_once(ledger: Ledger) -> None:
    visits = Visits(ledger, (outlet(),))
    for title in ("First headline", "Second headline", "Third headline"):
        visits.brings = {"https://outlet.example/feed": (as_entry("one", (title, "text")),)}
        visits.now += HOUR
        visits.visit()
    for words in ("first", "second", "third", "headline"):
        assert len(hits(ledger, words)) == 1
    assert [hit.title for hit in hits(ledger, "headline")] == ["Third headline"]


def test_a_search_gives_the_newest_entries_up_to_its_limit(ledger: Ledger) -> None:
    visits = Visits(ledger, (outlet(),))
    for number in range(6):
        visits.brings = {"https://outlet.example/feed": (as_entry(str(number), (f"Headline {number}", "text")),)}
        visits.now += HOUR
        visits.visit()
    assert [hit.title for hit in hits(ledger, "headline", limit=3)] == ["Headline 5", "Headline 4", "Headline 3"]


def test_an_entry_that_is_edited_again_and_again_does_not_hide_the_others_from_a_search(ledger: Ledger) -> None:
    """A live page has a version for every visit; the search is for entries."""
    visits = Visits(ledger, (outlet(),))
    other = as_entry("other", ("Headline of another", "text"))
    for number in range(40):
        visits.brings = {"https://outlet.example/feed": (as_entry("live", (f"Headline {number}", "text")), other)}
        visits.now += HOUR
        visits.visit()
    assert len(hits(ledger, "headline", limit=10)) == 2
