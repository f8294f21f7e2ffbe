"""Formats: what real and broken documents say, whatever they are called. The documents lie in tests/corpus/."""

from __future__ import annotations

import json
import warnings
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor import formats
from monitor.formats import MAX_ENTRIES, MAX_TEXT, MAX_TITLE, parse
from monitor.model import Entry, Failure, ParsedFeed, Unreadable

# feedparser warns of a fallback between dates; one test below holds us to not using it.
pytestmark = pytest.mark.filterwarnings("ignore:To avoid breaking existing software:DeprecationWarning")
CORPUS = Path(__file__).parent / "corpus"
URL = "https://outlet.example/feed"
quick = settings(max_examples=50, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])


def document(name: str) -> bytes:
    return (CORPUS / name).read_bytes()


def feed(content: bytes | str, content_type: str = "", url: str = URL) -> ParsedFeed:
    read = parse(content if isinstance(content, bytes) else content.encode(), url, content_type)
    assert isinstance(read, ParsedFeed), read
    return read


def unreadable(content: bytes) -> Unreadable:
    read = parse(content, URL, "application/xml")
    assert isinstance(read, Unreadable), read
    return read


def _rss(items: str) -> str:
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>x</title>{items}</channel></rss>"


def codes(read: ParsedFeed) -> list[str]:
    return [problem.code for problem in read.problems]


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


# --- well-formed feeds ------------------------------------------------------------------------------------

FEEDS: dict[str, tuple[str, str, Entry]] = {
    "rss-2.0.xml": (
        "RSS 2.0",
        "Northern Courier",
        Entry(
            id="courier-article-4711", url="https://courier.example/2026/court",
            title="Court hears the “Grozny” case",
            text="A short summary of the case. The whole story begins here. And it ends here.",
            author="A. Reporter", published=utc("2026-11-22T05:30"), language="en-gb", tags=("Courts", "Chechnya"),
        ),
    ),
    "rss-1.0.rdf": (
        "RSS 1.0",
        "The Resource Describer",
        Entry(
            id="https://rdf.example/1", url="https://rdf.example/1", title="チェチェンの裁判", text="裁判は続く。",
            author="記者", published=utc("2026-11-22T00:00"), language="ja", tags=("world",),
        ),
    ),
    "rss-0.91.xml": (
        "RSS 0.91",
        "Old Gazette",
        Entry(
            id="https://gazette.example/proces", url="https://gazette.example/proces", title="Le procès",
            text="Le procès continue.", language="fr",
        ),
    ),
    "atom-1.0.xml": (
        "Atom 1.0",
        "Северный вестник",
        Entry(
            id="tag:vestnik.example,2026:1", url="https://vestnik.example/1", title="Суд в Грозном",
            text="Кратко о деле. Первый абзац. Второй абзац.", author="Анна Иванова",
            published=utc("2026-11-22T05:00"), updated=utc("2026-11-22T05:30"), language="ru", tags=("суд",),
        ),
    ),
    "atom-0.3.xml": (
        "Atom 0.3",
        "Alte Zeitung",
        Entry(
            id="tag:zeitung.example,2026:urteil", url="https://zeitung.example/urteil", title="Das Urteil",
            text="Das Gericht sprach.", published=utc("2026-11-22T05:00"), updated=utc("2026-11-22T06:00"),
            language="de",
        ),
    ),
    "json-feed-1.0.json": (
        "JSON Feed",
        "Small Site",
        Entry(
            id="17", url="https://small.example/17", title="Number seventeen", text="Plain words.",
            author="One Person", published=utc("2026-11-22T05:00"), tags=("a", "b"),
        ),
    ),
    "json-feed-1.1.json": (
        "JSON Feed",
        "Large & Modern",
        Entry(
            id="https://large.example/1", url="https://large.example/1", title="El juicio", text="Primero. Segundo.",
            author="Ana, Luis", published=utc("2026-11-22T05:00"), updated=utc("2026-11-22T06:00"), language="ca",
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "format_name", "title", "first"), [(n, *e) for n, e in FEEDS.items()], ids=FEEDS)
def test_a_feed_of_each_format_is_read(name: str, format_name: str, title: str, first: Entry) -> None:
    read = feed(document(name))
    assert (read.format, read.title, read.problems) == (format_name, title, ())
    assert read.entries[0] == first


def test_the_second_entries_have_what_the_first_do_not_show() -> None:
    rss, atom, modern = (feed(document(n)).entries[1] for n in ("rss-2.0.xml", "atom-1.0.xml", "json-feed-1.1.json"))
    assert (rss.id, rss.text) == ("https://courier.example/2026/second", "Only a description.")
    assert (atom.language, atom.text, atom.updated) == ("en", "Plain words.", utc("2026-11-21T05:00"))
    assert (modern.title, modern.text, modern.language) == ("", "Only a summary.", "es")


def test_a_feed_that_gives_no_date_of_change_has_none_and_no_warning_is_raised() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        entry = feed(document("rss-2.0.xml")).entries[1]
    assert (entry.published, entry.updated) == (utc("2026-11-21T10:00"), None)


@pytest.mark.parametrize("content_type", ["", "text/html", "image/png", "application/octet-stream", "; charset=no"])
def test_what_the_server_calls_a_document_does_not_matter(content_type: str) -> None:
    assert feed(document("rss-2.0.xml"), content_type) == feed(document("rss-2.0.xml"))
    assert feed(document("json-feed-1.1.json"), content_type) == feed(document("json-feed-1.1.json"))


def test_an_id_that_is_not_an_address_does_not_depend_on_where_the_feed_lies() -> None:
    content = _rss("<item><guid>article-4711</guid><title>t</title></item>")
    here, moved = feed(content, url=URL), feed(content, url="https://moved.example/rss/")
    assert here.entries[0].id == moved.entries[0].id == "article-4711"


# --- encodings --------------------------------------------------------------------------------------------

RUSSIAN = "В Грозном задержали журналиста «Кавказа»"
JAPANESE, CHINESE = "チェチェン共和国の人権", "车臣的人权"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("windows-1251.xml", RUSSIAN),
        ("koi8-r.xml", RUSSIAN.replace("«", '"').replace("»", '"')),
        ("utf-16-le-with-mark.xml", RUSSIAN),
        ("utf-16-be-with-mark.xml", RUSSIAN),
        ("utf-16-le-without-mark.xml", RUSSIAN),
        ("utf-8-with-mark.xml", RUSSIAN),
        ("says-windows-1251-is-utf-8.xml", RUSSIAN),
        ("shift_jis.xml", JAPANESE),
        ("euc-jp.xml", JAPANESE),
        ("iso-2022-jp.xml", JAPANESE),
        ("gb2312.xml", CHINESE),
        ("big5.xml", "車臣的人權"),
        ("windows-1256.xml", "حقوق الإنسان في الشيشان"),
    ],
)
def test_a_document_is_read_in_the_encoding_that_it_is_in(name: str, title: str) -> None:
    read = feed(document(name))
    assert [entry.title for entry in read.entries] == [title]
    assert "\N{REPLACEMENT CHARACTER}" not in read.title + read.entries[0].text
    assert read.problems == ()


def test_the_encoding_may_stand_in_the_content_type_alone() -> None:
    content = document("windows-1251.xml").replace(b' encoding="windows-1251"', b"")
    assert feed(content, 'application/rss+xml; charset="windows-1251"').entries[0].title == RUSSIAN


def test_a_wrong_content_type_does_not_spoil_utf_8() -> None:
    assert feed(document("utf-8-with-mark.xml"), "text/xml; charset=us-ascii").entries[0].title == RUSSIAN
    assert feed(document("atom-1.0.xml"), "text/xml; charset=iso-8859-1").title == "Северный вестник"


def test_letters_that_could_not_be_read_are_said() -> None:
    read = feed(document("says-utf-8-is-windows-1251.xml"))
    assert read.entries[0].title == RUSSIAN or read.problems


def test_one_broken_letter_does_not_spoil_the_others() -> None:
    content = document("utf-8-with-mark.xml").removeprefix(b"\xef\xbb\xbf").replace("семья".encode(), b"\xd1\xff")
    assert feed(content).entries[0].title == RUSSIAN


# --- broken feeds -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "titles", "problems"),
    [
        ("truncated.xml", ["Story 1", "Story 2"], ["malformed"]),
        ("bare-ampersand.xml", ["Fish & chips & more", "Story 2"], ["malformed"]),
        ("junk-before.xml", ["Story 1", "Story 2"], ["malformed"]),
        ("junk-after.xml", ["Story 1", "Story 2"], ["malformed"]),
        ("blank-lines-before.xml", ["Story 1", "Story 2"], None),
        ("undeclared-prefix.xml", ["Story 1", "Story 2"], ["malformed"]),
        ("undeclared-entity.xml", ["café — news", "Story 2"], ["malformed"]),
        ("control-characters.xml", ["Story 1", "Story 2"], ["malformed"]),
        ("html-doctype.xml", ["Story 1", "Story 2"], None),
        ("no-entries.xml", [], ["no-entries"]),
        ("json-junk-behind.json", ["One"], ["malformed"]),
    ],
)
def test_a_broken_feed_is_read_as_far_as_it_goes_and_said_to_be_broken(
    name: str, titles: list[str], problems: list[str] | None
) -> None:
    read = feed(document(name))
    assert [entry.title for entry in read.entries][: max(2, len(titles))] == titles
    assert problems is None or codes(read) == problems
    assert all(problem.sentence for problem in read.problems)


def test_an_ampersand_in_a_link_stays_one() -> None:
    assert feed(document("bare-ampersand.xml")).entries[0].url == "https://b.example/?a=1&b=2"


@pytest.mark.parametrize("name", ["entity-bomb.xml", "external-entity.xml"])
def test_entities_that_a_document_defines_are_not_expanded(name: str) -> None:
    [entry] = feed(document(name)).entries
    assert "lol" not in entry.title
    assert entry.title in ("&c;", "before &file; after")


def test_entries_under_one_id_are_told_apart_by_their_content() -> None:
    read = feed(document("duplicate-ids.xml"))
    assert [entry.title for entry in read.entries] == ["Story 1", "Another story under the same id", "Story 2"]
    assert len({entry.id for entry in read.entries}) == 3
    assert codes(read) == ["shared-id"]


def test_entries_without_an_id_get_one_that_stays() -> None:
    read = feed(document("no-ids.xml"))
    assert [entry.id for entry in read.entries] == [entry.id for entry in feed(document("no-ids.xml")).entries]
    assert read.entries[0].id == "https://b.example/1"
    assert len({entry.id for entry in read.entries}) == 3
    assert all(entry.id for entry in read.entries)


def test_a_date_is_what_the_feed_says_or_none() -> None:
    read = [entry.published for entry in feed(document("dates.xml")).entries]
    assert read[:3] == [utc("2026-11-22T05:00"), utc("1970-01-01"), utc("2099-05-01")]
    assert read[3:7] == [None] * 4
    assert len(read) == 9


def test_without_dates_there_are_none() -> None:
    [entry] = feed(document("rss-0.91.xml")).entries
    assert (entry.published, entry.updated) == (None, None)


def test_headlines_are_plain_text_on_one_line() -> None:
    assert [entry.title for entry in feed(document("titles.xml")).entries] == [
        "Bold move", "Bold move", "Two lines and tabs", "After", "Fish & chips", "1 < 2", "",
        "=?utf-8?B?0KfQtdGH0L3Rjw==?=", "evil",
    ]  # fmt: skip


def test_links_are_http_addresses_or_nothing() -> None:
    read = feed(document("links.xml"))
    assert [entry.url for entry in read.entries] == [
        "https://b.example/ok", "", "", "https://outlet.example/relative", "https://other.example/x",
        "https://b.example/spaces", "", "", "", "", "", "", "",
    ]  # fmt: skip
    assert codes(read) == ["unsafe-link"]


def test_a_link_that_was_not_there_is_not_said_to_have_been_removed() -> None:
    twice = "<item><guid isPermaLink='false'>a</guid><link>https://a.example/1</link><title>x</title></item>" * 2
    none = "<item><guid isPermaLink='false'>b</guid><title>no link at all</title></item>"
    read = feed(_rss(twice + none))
    assert codes(read) == ["shared-id"]


def test_odd_json_is_read_without_what_is_odd() -> None:
    read = feed(document("json-odd.json"))
    assert codes(read)[0] == "malformed"
    assert read.entries[-1].title == "lone"
    assert read.entries[-1].published is None


def test_every_text_of_an_entry_can_be_stored() -> None:
    for entry in feed(document("json-odd.json")).entries:
        assert entry.content_hash
        for value in (entry.id, entry.url, entry.title, entry.text, entry.author, entry.language or "", *entry.tags):
            value.encode()


@pytest.mark.parametrize("language", ["ru\\nX-Evil: 1", "r" * 10_000, "<b>"])
def test_a_language_is_one_short_line(language: str) -> None:
    read = feed(
        f'{{"version": "https://jsonfeed.org/version/1.1", "items": [{{"id": "1", "language": "{language}"}}]}}'
    )
    found = read.entries[0].language or ""
    assert len(found) <= 100
    assert "\n" not in found


# --- bounds -----------------------------------------------------------------------------------------------


def test_of_a_flood_the_first_entries_are_read_and_the_rest_is_said() -> None:
    items = [{"id": f"item-{number}", "title": f"Title {number}"} for number in range(20_000)]
    read = feed(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}))
    assert len(read.entries) == MAX_ENTRIES == 2_000
    assert read.entries[-1].id == "item-1999"
    [problem] = read.problems
    assert problem.code == "flood"
    assert "20000 entries" in problem.sentence
    assert "18000 are not" in problem.sentence


def test_a_flood_of_rss_is_bounded_too() -> None:
    item = "<item><guid isPermaLink='false'>item-{}</guid><title>Title</title></item>"
    read = feed(_rss("".join(item.format(number) for number in range(MAX_ENTRIES + 1))))
    assert len(read.entries) == MAX_ENTRIES
    assert codes(read) == ["flood"]


def test_five_megabytes_on_one_line_are_cut() -> None:
    text = "word " * (2**20)
    read = feed(
        _rss(f"<item><guid>item-number-1</guid><title>{text[:9000]}</title><description>{text}</description></item>")
    )
    assert len(read.entries[0].text) <= MAX_TEXT
    assert len(read.entries[0].title) <= MAX_TITLE


def test_long_names_and_many_tags_are_cut() -> None:
    item = {"id": "i" * 9000, "authors": [{"name": "a" * 9000}], "tags": ["t"] * 9000, "title": "x"}
    read = feed(json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "x" * 9000, "items": [item]}))
    [entry] = read.entries
    assert (len(entry.id), len(entry.author), len(entry.tags)) == (formats.MAX_ID, formats.MAX_AUTHOR, formats.MAX_TAGS)
    assert len(read.title) == MAX_TITLE


# --- what is no feed --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "failure", "words"),
    [
        ("web-page.html", Failure.HTML, "a web page “Northern Courier – News”"),
        ("login-page.html", Failure.LOGIN, "a login page “Please sign in”"),
        ("subscriptions.opml", Failure.NOT_A_FEED, "<opml>"),
        ("sitemap.xml", Failure.NOT_A_FEED, "a sitemap (<urlset>) without news"),
        ("paper.pdf", Failure.NOT_A_FEED, "PDF"),
        ("plain.txt", Failure.NOT_A_FEED, "These are only words"),
        ("other.json", Failure.NOT_A_FEED, "not a JSON Feed"),
    ],
)
def test_what_is_no_feed_is_named(name: str, failure: Failure, words: str) -> None:
    read = unreadable(document(name))
    assert read.failure is failure
    assert words in read.sentence


@pytest.mark.parametrize("content", [b"", b"  \r\n\t ", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n", b"\xff\xfe"])
def test_an_empty_document_is_empty(content: bytes) -> None:
    assert unreadable(content).failure is Failure.EMPTY


@pytest.mark.parametrize(
    ("content", "failure"),
    [
        (b"{", Failure.BROKEN),
        (b"[1, 2", Failure.BROKEN),
        (b"[]", Failure.NOT_A_FEED),
        (b"{}", Failure.NOT_A_FEED),
        (b'{"version": 1}', Failure.NOT_A_FEED),
        (b"[" * 100_000, Failure.BROKEN),
        (b'{"a": ' + b"9" * 5000 + b"}", Failure.BROKEN),
        (b"<", Failure.NOT_A_FEED),
        (b"<div>hello</div>", Failure.NOT_A_FEED),
        (b"<?xml version='1.0'?>", Failure.NOT_A_FEED),
        (b"x" * 5_000_000, Failure.NOT_A_FEED),
        (bytes(range(256)) * 10, Failure.NOT_A_FEED),
    ],
    ids=["brace", "bracket", "list", "object", "odd-version", "deep", "long-number", "less-than", "fragment",
         "declaration", "five-megabytes", "binary"],
)  # fmt: skip
def test_odd_documents_are_answered(content: bytes, failure: Failure) -> None:
    read = unreadable(content)
    assert read.failure is failure
    assert len(read.sentence) < 300


# --- anything at all --------------------------------------------------------------------------------------


def _check(content: bytes, content_type: str = "") -> None:
    read = parse(content, URL, content_type)
    if isinstance(read, Unreadable):
        assert read.sentence
        return
    assert len({entry.id for entry in read.entries}) == len(read.entries) <= MAX_ENTRIES
    for entry in read.entries:
        assert entry.id
        assert entry.url == "" or entry.url.startswith(("http://", "https://"))
        assert "\n" not in entry.title + entry.text
        assert entry.content_hash


@given(st.binary(max_size=300), st.text(max_size=20))
@quick
def test_no_bytes_break_the_reading(content: bytes, content_type: str) -> None:
    _check(content, content_type)


SAMPLES = [
    document(name)
    for name in (*FEEDS, "windows-1251.xml", "utf-16-le-with-mark.xml", "shift_jis.xml", "titles.xml", "web-page.html")
]


@given(st.sampled_from(SAMPLES), st.data())
@quick
def test_no_part_of_a_feed_breaks_the_reading(content: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(content) // 3))
    _check(content[start : data.draw(st.integers(start, len(content)))])


@given(st.sampled_from(SAMPLES), st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)), max_size=12))
@quick
def test_no_changed_bytes_break_the_reading(content: bytes, changes: list[tuple[int, int]]) -> None:
    changed = bytearray(content)
    for position, value in changes:
        changed[position % len(changed)] = value
    _check(bytes(changed))


@given(st.sampled_from(SAMPLES), st.sampled_from(SAMPLES), st.integers(0, 3000), st.integers(0, 3000))
@quick
def test_no_two_halves_of_feeds_break_the_reading(one: bytes, other: bytes, first: int, second: int) -> None:
    _check(one[:first] + other[second:])


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
_members = st.dictionaries(
    st.sampled_from(["id", "url", "external_url", "title", "content_html", "content_text", "summary", "authors",
                     "author", "tags", "language", "date_published", "date_modified"]), _json, max_size=8,
)  # fmt: skip


@given(st.lists(_members | _json, max_size=4), _json, _json)
@quick
def test_no_members_of_a_json_feed_break_the_reading(items: list[object], title: object, language: object) -> None:
    version = "https://jsonfeed.org/version/1.1"
    _check(json.dumps({"version": version, "title": title, "language": language, "items": items}).encode())


@pytest.mark.parametrize("cut", [0, 20], ids=["whole", "cut, so that feedparser reads it"])
def test_the_base_of_one_entry_does_not_hold_for_the_next(cut: int) -> None:
    document = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Outlet</title>"
        "<entry xml:base='https://elsewhere.example/a/'><id>urn:1</id><title>One</title><link href='one'/></entry>"
        "<entry><id>urn:2</id><title>Two</title><link href='two'/></entry>"
        "<entry><id>urn:3</id><title>Three</title></entry></feed>"
    )
    read = parse(document[: len(document) - cut].encode(), "https://outlet.example/feed", "")
    assert isinstance(read, ParsedFeed)
    links = [entry.url for entry in read.entries][:2]
    assert links == ["https://elsewhere.example/a/one", "https://outlet.example/two"]
