# ruff: noqa: E501 - documents in one line each
"""The fast reader: the same entries as feedparser for what it reads, None for what it does not, no error ever."""

from __future__ import annotations

import base64
import gc
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from feedparser.datetimes import _parse_date
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from monitor.formats import MAX_ENTRIES, dates, decode, fast, parse_fast, sniff, xml
from monitor.formats.fast.records import mended
from monitor.model import Entry, HeldText, ParsedFeed, Unreadable
from monitor.text import easily_plain, one_line, plain, thoroughly_plain

pytestmark = pytest.mark.filterwarnings("ignore:To avoid breaking existing software:DeprecationWarning")
CORPUS = Path(__file__).parent / "corpus"
URL = "https://outlet.example/feed"
quick = settings(max_examples=50, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])

RSS = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Feed</title><link>https://a.example/</link>%s</channel></rss>'  # fmt: skip
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en_GB"><title>Feed</title><id>urn:x</id>%s</feed>'
ATOM03 = '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Feed</title>%s</feed>'
RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="u"><title>Feed</title><items><rdf:Seq><rdf:li rdf:resource="u1"/></rdf:Seq></items></channel>%s</rdf:RDF>'  # fmt: skip
XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'


def quickly(document: str) -> ParsedFeed | None:
    """What the fast reader says of a document."""
    reading = fast.parse(document.encode(), MAX_ENTRIES)
    return None if reading is None else reading.feed


def tolerantly(body: bytes) -> ParsedFeed | Unreadable:
    """What feedparser says of it, in our terms."""
    return xml.parse(body)


def entry(document: str) -> Entry:
    """The one entry that the fast reader finds."""
    read = quickly(document)
    assert read is not None
    (found,) = read.entries
    return found


def item(inside: str) -> str:
    return RSS % f"<item>{inside}</item>"


def atom(inside: str) -> str:
    return ATOM % f"<entry><id>urn:1</id>{inside}</entry>"


# --- documents it reads, and reads as feedparser does -----------------------------------------------------

ALIKE: dict[str, str] = {
    "nothing in it": RSS % "",
    "rss 2.0": item("<title>One</title><link>https://a.example/1</link><guid>https://a.example/1</guid>"),
    "rss 0.91": '<rss version="0.91"><channel><title>F</title><item><title>T</title><link>https://a/</link></item></channel></rss>',
    "netscape's document type": '<?xml version="1.0"?>\n<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">\n<rss version="0.91"><channel><title>F</title><item><title>T</title></item></channel></rss>',
    "rss 0.90": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>F</title></channel><item><title>T</title><link>https://a/</link></item></rdf:RDF>',
    "rss 1.0": RDF % '<item rdf:about="https://a/1"><title>T</title><link>https://a/1</link><dc:date>2026-11-22T10:00:00+02:00</dc:date><dc:subject>news</dc:subject><dc:creator>N. N.</dc:creator></item>',
    "a guid that is no link": item('<title>T</title><guid isPermaLink="false">4711</guid>'),
    "a guid that is the link": item("<title>T</title><guid>https://a.example/2</guid>"),
    "an empty link and a guid": item("<link/><guid>https://a.example/2</guid>"),
    "a link with an ampersand": item("<link>https://a.example/?a=1&amp;amp;b=2&amp;c=3</link>"),
    "atom:link beside link": item('<link>https://a.example/1</link><atom:link rel="self" href="https://a.example/s"/>'),
    "content after description": item("<description>Short</description><content:encoded><![CDATA[<p>Long</p>]]></content:encoded>"),
    "content before description": item("<content:encoded>Long</content:encoded><description>Short</description>"),
    "content alone": item("<content:encoded><![CDATA[<p>Long</p>]]></content:encoded>"),
    "two descriptions": item("<description>One</description><description>Two</description>"),
    "media beside title": item("<title>T</title><media:title>M</media:title><media:description>D</media:description>"),
    "media alone": item("<media:group><media:title>M</media:title><media:description>D</media:description></media:group>"),
    "media before title": item("<media:title>M</media:title><title>T</title>"),
    "media keywords": item("<media:keywords>one, two,,three</media:keywords><media:category>four</media:category>"),
    "itunes": item("<title>T</title><itunes:summary>S</itunes:summary><itunes:author>A</itunes:author><itunes:keywords>x,y</itunes:keywords>"),
    "categories": item('<category>a</category><category domain="d">b</category><category>a</category><category/>'),
    "an author with an address": item("<author>a@b.example (A. B.)</author>"),
    "an author with a title and more": item("<title>T</title><author><name>A</name><title>Dr.</title><firm>F</firm><photo x='y'/></author>"),
    "an author with a title before the title": item("<author><name>A</name><title>Dr.</title></author><title>T</title>"),
    "author and creator": item("<author>a@b.example</author><dc:creator>A. B.</dc:creator>"),
    "language": RSS % "<language>pt_BR</language><item><title>T</title></item>",
    "dc:language": item("<title>T</title><dc:language>ru</dc:language>"),
    "an image of the feed": RSS % "<image><title>I</title><url>u</url><link>https://i/</link></image><item><title>T</title></item>",
    "an image before the title": "<rss version='2.0'><channel><image><title>I</title></image><title>F</title></channel></rss>",
    "an image with more than belongs in it": RSS % "<image><img>u</img><title>I</title><link>https://i/</link></image><item><title>T</title></item>",
    "an image of an item": item("<image><url>u</url><title>I</title></image><title>T</title>"),
    "a text input": RSS % "<textInput><title>I</title><name>q</name></textInput><item><title>T</title></item>",
    "a source": item('<title>T</title><source url="https://s.example/">S</source>'),
    "title in a group of its own": item("<x:y xmlns:x='urn:x'><title>Deep</title></x:y><title>T</title>"),
    "unknown elements": item("<title>T</title><z:z xmlns:z='urn:z' a='b'>text</z:z><foo>text</foo><foo a='b'/>"),
    "a wrong address for a known prefix": "<rss version='2.0' xmlns:dc='urn:dc'><channel><item><dc:creator>A</dc:creator></item></channel></rss>",
    "html in a title": item("<title>A &lt;b&gt;bold&lt;/b&gt; &amp;amp; new title</title>"),
    "elements in a description": item("<description>One <b>two</b> <br/>three</description>"),
    "a div in a description": item("<description><div>One</div></description><title>after</title>"),
    "comments and instructions": item("<title>A<!-- no -->B<?no no?>C</title>"),
    "atom 1.0": atom("<title>T</title><link href='https://a/1'/><published>2026-11-22T10:00:00Z</published><updated>2026-11-23T10:00:00Z</updated><summary>S</summary>"),
    "atom links": atom("<link rel='enclosure' href='https://a/e'/><link rel='alternate' type='application/pdf' href='https://a/p'/><link rel='alternate' type='text/html' href='https://a/h'/><link rel='via' href='https://a/v'/>"),
    "atom without link": atom("<title>T</title>"),
    "atom text types": atom("<title type='html'>A &lt;i&gt;b&lt;/i&gt;</title><summary type='text'>1 &lt; 2</summary>"),
    "atom xhtml": atom(f"<title type='xhtml'><div {XHTML}>A <i>b</i> &lt; c</div></title><content type='xhtml'><div {XHTML}><p>x</p><p>y</p></div></content>"),
    "atom xhtml with a prefix": atom("<content type='xhtml'><h:div xmlns:h='http://www.w3.org/1999/xhtml'><h:p>x</h:p>y</h:div></content>"),
    "a drawing in a text": atom(f"<content type='xhtml'><div {XHTML}>a<svg xmlns='http://www.w3.org/2000/svg'><path d='M0'/><text>b</text></svg>c</div></content>"),
    "lists of entities that nobody fetches": "<?xml version='1.0'?>\n<!DOCTYPE rss [\n<!ENTITY % HTMLlat1 PUBLIC '-//W3C//ENTITIES Latin 1//EN' 'http://x/lat1.ent'>\n]>\n" + item("<title>T</title>"),
    "atom author": atom("<author><name>A. B.</name><email>a@b.example</email><uri>https://a/</uri></author>"),
    "atom authors": atom("<author><name>A. B.</name></author><author><name>C. D.</name></author>"),
    "atom source": atom("<source><title>S</title><id>urn:s</id><link href='https://s/'/></source><title>T</title>"),
    "atom categories": atom("<category term='a' label='A'/><category term='b' scheme='s'/>"),
    "atom base64": atom("<content type='application/octet-stream'>PGI+Ynl0ZXM8L2I+</content>"),
    "atom language": atom("<title xml:lang='de'>T</title>"),
    "atom base": ATOM % "<entry xml:base='https://b.example/x/'><id>urn:1</id><link href='y'/></entry>",
    "atom 0.3 modes": ATOM03 % f"<entry><title mode='escaped' type='text/html'>a &lt;b&gt;b&lt;/b&gt;</title><content mode='base64' type='text/html'>{base64.b64encode(b'<p>x</p>').decode()}</content><issued>2004-01-01T19:48:21Z</issued><modified>2004-01-02T19:48:21Z</modified></entry>",
    "atom 0.3 xml mode": ATOM03 % f"<entry><content mode='xml' type='application/xhtml+xml'><div {XHTML}>a <b>b</b></div></content></entry>",
    "utf-8 encoded twice": item("<title>caf\u00c3\u00a9</title>"),
    "windows-1252 as latin-1": item("<title>\u0093Yes\u0094 \u2026</title><description>it&#146;s</description>"),
    "a name space by default that nobody knows": "<rss version='2.0' xmlns='urn:nobody'><channel><title>F</title><item><title>T</title></item></channel></rss>",
}  # fmt: skip


@pytest.mark.parametrize("document", ALIKE.values(), ids=list(ALIKE))
def test_what_it_reads_it_reads_as_feedparser_does(document: str) -> None:
    read = quickly(document)
    assert read is not None
    assert read == tolerantly(document.encode())


@pytest.mark.parametrize("path", sorted(CORPUS.iterdir()), ids=lambda path: path.name)
def test_the_corpus_is_read_alike_by_both_readers(path: Path) -> None:
    body = decode.to_utf8(path.read_bytes(), "")
    if sniff.kind(body) != "xml":
        return
    reading, reference = fast.parse(body, MAX_ENTRIES), tolerantly(body)
    if reading is None or (isinstance(reference, ParsedFeed) and reference.problems):
        return  # feedparser's turn, or feedparser mends what we mend, in its own way
    assert isinstance(reference, ParsedFeed)
    assert reading.feed == reference


# --- documents it leaves to feedparser --------------------------------------------------------------------

LEFT: dict[str, str] = {
    "entities of its own": "<!DOCTYPE rss [<!ENTITY a 'b'>]>" + item("<title>&a;</title>"),
    "a document type with a subset": "<!DOCTYPE rss [<!ELEMENT rss ANY>]>" + item("<title>T</title>"),
    "an author without an end": item("<author><name>A</name></author>").removesuffix("</author></item></channel></rss>"),
    "a marked section without an end, and items in it": RSS % f"<item><title><![CDATA[T</title></item>{'<item><title>U</title></item>' * 2}",
    "an attribute whose prefix nobody declared": item("<title>T</title><q:x q:y='z'/><link z:y='z'>https://a/</link>"),
    "tags that do not match": item("<title>T</description>"),
    "another root": "<html><body>rss</body></html>",
    "a root with the name of nothing": "<foo><rss><channel/></rss></foo>",
    "an item inside an item": item("<title>T</title><item><title>U</title></item>"),
    "cdf": "<channel href='https://c/'><item href='https://c/1'><title>T</title></item></channel>",
    "an element inside a link": item("<link>https://a/<b>x</b></link>"),
    "text and elements in an author": item("<author>A <name>B</name></author>"),
    "formulas in a text": atom(f"<content type='xhtml'><div {XHTML}><math xmlns='http://www.w3.org/1998/Math/MathML'/></div></content>"),
    "a font in a drawing": atom(f"<content type='xhtml'><div {XHTML}><svg xmlns='http://www.w3.org/2000/svg'><font/></svg></div></content>"),
    "a text in an element of an author that has attributes": item("<author><name>B</name><q x='y'>A</q></author>"),
    "a prefix with two meanings": item("<a:x xmlns:a='urn:1'/><a:x xmlns:a='urn:2'/>"),
    "elements too deep": item("<a>" * 300 + "</a>" * 300),
    "two feeds, one after the other": item("<title>T</title>") * 2,
    "markup that costs by its square": item(f"<description>{'&lt;table>' * 25_000}</description>"),
    "fonts for every paragraph": item(f"<description>{'&lt;font>' * 1_300}{'&lt;table>' * 1_300}</description>"),
}  # fmt: skip


@pytest.mark.parametrize("document", LEFT.values(), ids=list(LEFT))
def test_what_it_cannot_read_exactly_it_leaves(document: str) -> None:
    assert quickly(document) is None


def test_a_bomb_of_entities_is_not_expanded() -> None:
    bomb = "<!DOCTYPE rss [<!ENTITY a 'aaaa'>" + "".join(f"<!ENTITY a{i} '&a;&a;'>" for i in range(30)) + "]>"
    assert quickly(bomb + item("<title>&a29;</title>")) is None


# --- repairs ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("document", "title", "problems"),
    [
        ("Warning: oops\n<?xml version='1.0'?>" + item("<title>T</title>"), "T", ["before its first tag"]),
        ("<br/>\n<b>Warning</b> <?xml version='1.0'?>" + item("<title>T</title>"), "T", ["before its first tag"]),
        ("\n\n<?xml version='1.0'?>" + item("<title>T</title>"), "T", ["before its first tag"]),
        (item("<title>T</title>") + "<script>x</script> &nbsp;", "T", ["after its last tag"]),
        (item("<title>T</title><link>https://a/").removesuffix("</item></channel></rss>"), "T", ["in the middle"]),
        (item("<title>T</title><description><![CDATA[<p>a"), "T", ["in the middle"]),
        (item("<title>T</title>").replace("</channel>", ""), "T", ["in the middle"]),
        (item("<title>T</title><q:x>y</q:x>"), "T", ["without a declaration"]),
        (item("<title>A & B</title><q:x/>").removesuffix("</rss>"), "A & B", ["bare &", "declaration", "middle"]),
        (item("<title>AT&T & Co &</title>"), "AT&T & Co &", ["bare &"]),
        (item("<title>caf&eacute;&nbsp;x &amp; y</title>"), "café x & y", ["HTML entities"]),
        (item("<title>a&nope;b</title>"), "a&nope;b", ["bare &"]),
        (item("<title>a\x0bb&#7;c&#x1f;d</title>"), "a b c d", ["XML forbids"]),
        (item("<title>a&#99999999;b</title>"), "a\ufffdb", ["XML forbids"]),
        (item("<title><![CDATA[R&D &eacute;]]> &</title>"), "R&D é &", ["bare &"]),
        ("junk" + item("<title>&eacute; & x</title>"), "é & x", ["before its first tag", "HTML entities", "bare &"]),
    ],
)
def test_what_is_almost_xml_is_repaired_and_said_to_be(document: str, title: str, problems: list[str]) -> None:
    read = quickly(document)
    assert read is not None
    assert [entry.title for entry in read.entries] == [title]
    assert [problem.code for problem in read.problems] == ["malformed"] * len(problems)
    assert all(any(part in problem.sentence for problem in read.problems) for part in problems)


@given(st.sampled_from(sorted(ALIKE.values())), st.floats(0.5, 1))
@quick
def test_a_document_that_is_cut_has_the_entries_that_feedparser_finds_in_it(document: str, share: float) -> None:
    cut = document[: int(share * len(document))]
    read, reference = quickly(cut), tolerantly(cut.encode())
    if read is not None and read.problems and isinstance(reference, ParsedFeed):
        assert [(e.title, e.published, e.author) for e in read.entries] == [
            (e.title, e.published, e.author) for e in reference.entries
        ]


# --- bounds -----------------------------------------------------------------------------------------------


def test_entries_beyond_the_limit_are_counted_and_not_kept() -> None:
    many = RSS % "".join(f"<item><title>{number}</title></item>" for number in range(7))
    reading = fast.parse(many.encode(), 5)
    assert reading is not None
    assert ([entry.title for entry in reading.feed.entries], reading.beyond) == (list("01234"), 2)


def test_the_face_tells_the_flood() -> None:
    many = RSS % ("<item><title>x</title></item>" * (MAX_ENTRIES + 3))
    read = parse_fast(many.encode(), URL, "")
    assert isinstance(read, ParsedFeed)
    assert [problem.code for problem in read.problems][:1] == ["flood"]
    assert "3 are not" in read.problems[0].sentence


def test_the_face_knows_pages_and_json_and_leaves_the_rest() -> None:
    assert isinstance(parse_fast(b"<html><title>x</title></html>", URL, ""), Unreadable)
    assert isinstance(parse_fast(b"", URL, ""), Unreadable)
    assert isinstance(parse_fast(b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', URL, ""), ParsedFeed)
    assert parse_fast(b"<rss><a></b><channel>", URL, "") is None


# --- dates ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Sun, 22 Nov 2026 05:30:00 GMT", "2026-11-22T05:30:00"),
        ("Sun, 22 Nov 2026 05:30:00 +0330", "2026-11-22T02:00:00"),
        ("22 Nov 2026 05:30:00 -0500", "2026-11-22T10:30:00"),
        ("Sun, 22 Nov 2026 05:30 EST", "2026-11-22T10:30:00"),
        ("Sun Nov 22 05:30:00 2026", "2026-11-22T05:30:00"),
        ("Sun, 22 November 26 05:30:00 Z", "2026-11-22T05:30:00"),
        ("2026-11-22T05:30:00Z", "2026-11-22T05:30:00"),
        ("2026-11-22T05:30:00.123+02:00", "2026-11-22T03:30:00"),
        ("2026-11-22", "2026-11-22T00:00:00"),
        ("2026-11-22 05:30", "2026-11-22T05:30:00"),
        ("Sun, 31 Feb 2026 05:30:00 GMT", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_are_moments_in_utc(written: str, meant: str | None) -> None:
    assert dates.instant(written) == (None if meant is None else datetime.fromisoformat(meant).replace(tzinfo=UTC))


@given(st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1)), st.integers(-12 * 60, 14 * 60))  # noqa: DTZ001 - a strategy takes naive bounds
@quick
def test_the_usual_dates_are_read_as_feedparser_reads_them(moment: datetime, zone: int) -> None:
    sign, (hours, minutes) = "-" if zone < 0 else "+", divmod(abs(zone), 60)
    for written in (
        f"{moment:%a, %d %b %Y %H:%M:%S} {sign}{hours:02}{minutes:02}",
        f"{moment:%Y-%m-%dT%H:%M:%S}{sign}{hours:02}:{minutes:02}",
    ):
        assert dates.instant(written) == dates.from_struct(_parse_date(written))


# --- texts ------------------------------------------------------------------------------------------------


@given(st.text(alphabet="aé\u0093\u00c3\u00a9\u20ac \x85", max_size=8))
@quick
def test_a_text_is_mended_as_feedparser_mends_it(text: str) -> None:
    read = tolerantly(item(f"<category>{text}</category>").encode())
    assert isinstance(read, ParsedFeed)
    term = one_line(mended(text.strip()))
    assert read.entries[0].tags == ((term,) if term else ())


@pytest.mark.skipif(not gc.isenabled(), reason="garbage is counted")
def test_reading_leaves_nothing_for_the_garbage_collector() -> None:
    gc.collect()
    quickly(item("<title>T</title><author><name>A</name></author>"))
    quickly("junk" + item("<title>T & U</title>") + "junk")
    assert gc.collect() == 0


_MARKUP = st.lists(
    st.sampled_from(["<p>", "</p>", "<div>", "</div>", "<br/>", "<b>", "</b>", "<li>", "</li>", "<ul>", "</ul>", "<h1>",
                     "</h2>", "<figure>", "</figure>", "<table>", "<td>", "<a href='x>y'>", "</a>", "<!-- c -->", "<iframe>",
                     "</iframe>", "</table>", "<tr>", "</tr>", "</td>", "<tbody>", "<ol>", "</ol>", "<dl>", "</dl>", "<dd>", "</dt>",
                     "<script>a < b</script>", "<style>", "</style>", "<table><tr><td>", "</td></tr></table>", "&amp;", "&lt;", "&copy", "&#8217;", "&#150;", "x", " ", "\n", "<", "&", "é"]),
    max_size=14,
).map("".join)  # fmt: skip


@given(_MARKUP)
@example("a</div>b")
@example("<p>a<figure>b")
@example("<p>a<table> <tbody><tr><td>b<td>c</td></tr></tbody></table><figure>d")
@example("<table>a<tr><td>b</td></tr></table>")
@example("<ul><li>a<li>b<dl><dt>c<dd>d</dl></ul>")
@example("<script>a<b</script>c<script><!--<script></script>d</script>")
@settings(quick, max_examples=300)
def test_easy_markup_becomes_the_text_that_a_parser_makes_of_it(source: str) -> None:
    easy = easily_plain(source)
    if easy is not None and "<" in source:
        assert easy == thoroughly_plain(source) or not any(c.isalpha() or c == "/" for c in source.split("<", 1)[1][:1])
    assert easy is None or plain(source) == easy


# --- whatever comes ---------------------------------------------------------------------------------------

_TEXT = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@st.composite
def feeds(draw: st.DrawFn) -> str:
    """A well-formed feed with any texts in the usual elements."""
    inside = []
    for number in range(draw(st.integers(0, 4))):
        names = draw(st.lists(st.sampled_from(["title", "description", "content:encoded", "guid", "author", "dc:creator",
                                               "category", "media:title", "pubDate", "link"]), max_size=6))  # fmt: skip
        parts = "".join(f"<{name}>{_escaped(draw(_TEXT))}</{name}>" for name in names)
        inside.append(f"<item><guid>id{number}</guid>{parts}</item>")
    return RSS % "".join(inside)


@given(feeds())
@quick
def test_generated_feeds_have_the_ids_and_titles_that_feedparser_finds(document: str) -> None:
    read, reference = quickly(document), tolerantly(document.encode())
    assert isinstance(reference, ParsedFeed)
    if read is not None and not reference.problems:
        assert [(e.id, e.title) for e in read.entries] == [(e.id, e.title) for e in reference.entries]


@given(st.sampled_from(sorted(ALIKE.values())), st.integers(0, 2000), st.integers(0, 40), st.binary(max_size=6))
@quick
def test_nothing_that_is_done_to_a_document_raises(document: str, at: int, cut: int, put: bytes) -> None:
    body = document.encode()
    read = parse_fast(body[: at % len(body)] + put + body[at % len(body) + cut :], URL, "")
    assert read is None or isinstance(read, ParsedFeed | Unreadable)


# --- items that are as they were --------------------------------------------------------------------------


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(["title", "description", "content:encoded", "link"]))
@quick
def test_what_is_held_of_an_item_is_used_only_while_the_item_is_as_it_was(before: str, after: str, where: str) -> None:
    """Held texts are made up here, so that it shows which were used."""

    def document(put: str) -> str:
        put = escape("".join(c for c in put if c.isprintable()))
        parts = {
            "title": "Title",
            "description": "Text",
            "content:encoded": "<p>Whole</p>",
            "link": "https://a.example/1",
        }
        parts[where] += put
        inside = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in parts.items())
        return item(f"<guid>1</guid>{inside}")

    first, second = quickly(document(before)), quickly(document(after))
    assert first is not None
    assert second is not None
    held = {"1": HeldText(mark=first.entries[0].mark, title="held title", text="held text")}
    again = fast.parse(document(after).encode(), MAX_ENTRIES, held=held)
    assert again is not None
    made = {(e.title, e.text) for e in second.entries}
    used = {(e.title, e.text) for e in again.feed.entries} == {("held title", "held text")}
    assert used == (second.entries[0].mark == first.entries[0].mark)
    if used:
        assert made == {(e.title, e.text) for e in first.entries}
    else:
        assert made == {(e.title, e.text) for e in again.feed.entries}


def test_an_item_whose_text_was_made_in_another_way_before_is_made_again() -> None:
    document = item("<guid>1</guid><title>A title</title><description>Some text</description>").encode()
    held = {"1": HeldText(mark="made by an older version", title="?", text="?")}
    again = fast.parse(document, MAX_ENTRIES, held=held)
    assert again is not None
    assert again.feed.entries[0].title == "A title"
