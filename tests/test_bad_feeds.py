"""One run over a table of bad feeds beside good ones: each has its clear outcome, and nothing of it gets through."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from monitor import formats, service
from monitor.formats import offers
from monitor.model import Account, Failure, FeedState, Outcome, ParsedFeed, Telling, Unreadable
from monitor.screen import Screen
from tests import builders
from tests.builders import NOW, item, rss
from tests.servers import mailbox, outlets


@dataclass(frozen=True, kw_only=True)
class Bad:
    """A bad document, what it is found to be, and how many entries it yields all the same."""

    body: bytes | str
    failure: Failure | None = None
    problem: str | None = None
    entries: int = 0
    content_type: str = "application/xml"


def raw(*items: str, before: str = '<?xml version="1.0"?>') -> str:
    """An RSS document of items as they are."""
    return f'{before}<rss version="2.0"><channel><title>Bad</title>{"".join(items)}</channel></rss>'


def entry(name: str, title: str, more: str = "") -> str:
    """An item that is on the topic; its title and what follows are markup as it is."""
    return (
        f"<item><guid isPermaLink='false'>{name}</guid><link>https://bad.example/{name}</link>"
        f"<title>Chechnya {title}</title>{more}</item>"
    )


INJECTION = "=?utf-8?Q?=0D=0ABcc:_thief@example.com?="
ACTIVE = (
    "<![CDATA[<script>alert(1)</script><img src=x onerror=alert(2)><svg/onload=alert(3)><a href='javascript:alert(4)'>x"
    "</a><iframe src='https://evil.example'></iframe><form action=https://evil.example><style>*{background:url(//evil.ex"
    "ample)}</style><math><mi xlink:href='javascript:alert(5)'></math><p onclick=alert(6)>text</p>]]>"
)
ESCAPED = '&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;img src=x onerror=alert(2)&amp;gt; " onmouseover="alert(3)'

BAD = {
    # nothing there, or something else
    "empty": Bad(body=b"", failure=Failure.EMPTY),
    "space only": Bad(body=b" \r\n\t " * 100, failure=Failure.EMPTY),
    "login page": Bad(
        body="<!doctype html><title>Sign in</title><form><input type='password'></form>",
        failure=Failure.LOGIN,
        content_type="text/html",
    ),
    "page called a feed": Bad(body="<html><head><title>News</title></head><body></body></html>", failure=Failure.HTML),
    "a line of 5 MB": Bad(body=b"x" * 5_000_000, failure=Failure.NOT_A_FEED),
    "plain words": Bad(body="Service temporarily unavailable", failure=Failure.NOT_A_FEED),
    "picture": Bad(body=b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, failure=Failure.NOT_A_FEED),
    "PDF": Bad(body=b"%PDF-1.7\n1 0 obj\n", failure=Failure.NOT_A_FEED),
    "other XML": Bad(body='<?xml version="1.0"?><sitemapindex><sitemap/></sitemapindex>', failure=Failure.NOT_A_FEED),
    "other JSON": Bad(body='{"items": []}', failure=Failure.NOT_A_FEED),
    "broken JSON": Bad(
        body='{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "ti', failure=Failure.BROKEN
    ),
    "feed without entries": Bad(body=raw(), problem="no-entries"),
    # damaged, read as far as it goes
    "cut in an item": Bad(body=raw(entry("cut-1", "one"), entry("cut-2", "two"))[:-60], problem="malformed", entries=2),
    "cut in the head": Bad(body='<?xml version="1.0"?><rss version="2.0"><channel><ti', problem="no-entries"),
    "undeclared entity": Bad(body=raw(entry("entity", "A&nbsp;B &hellip;")), problem="malformed", entries=1),
    "bare ampersand": Bad(body=raw(entry("ampersand", "A & B")), problem="malformed", entries=1),
    "control bytes": Bad(body=raw(entry("control", "A\x01\x02\x1fB")), problem="malformed", entries=1),
    "entities of entities": Bad(
        body='<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>'
        + raw(entry("laughs", "&d;"), before=""),
        entries=1,
    ),
    "file from this machine": Bad(
        body='<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + raw(entry("file", "&x;"), before=""),
        entries=1,
    ),
    # encodings
    "byte order mark": Bad(body=b"\xef\xbb\xbf" + raw(entry("bom", "Чечня")).encode(), entries=1),
    "UTF-16": Bad(
        body=raw(entry("utf16", "Чечня"), before='<?xml version="1.0" encoding="utf-16"?>').encode("utf-16"), entries=1
    ),
    "says UTF-8, is windows-1251": Bad(
        body=raw(entry("cp1251", "Чечня"), before='<?xml version="1.0" encoding="utf-8"?>').encode("cp1251"), entries=1
    ),
    "says latin, is UTF-8": Bad(
        body=raw(entry("latin", "Чечня – ещё"), before='<?xml version="1.0" encoding="iso-8859-1"?>').encode(),
        entries=1,
    ),
    "unknown encoding": Bad(
        body=raw(entry("unknown", "Чечня"), before='<?xml version="1.0" encoding="x-martian"?>').encode(), entries=1
    ),
    "gzip that nobody asked for": Bad(body=gzip.compress(raw(entry("gzip", "packed")).encode()), entries=1),
    "damaged gzip": Bad(body=gzip.compress(raw(entry("gz", "packed")).encode())[:-20], failure=Failure.ENCODING),
    "gzip in gzip": Bad(body=gzip.compress(gzip.compress(raw().encode())), failure=Failure.NOT_A_FEED),
    "words before the XML": Bad(body="\n\nWarning: mysql_connect()\n" + raw(entry("junk", "after junk")), entries=1),
    # ids and dates
    "one id for all": Bad(body=raw(*(entry("same", f"number {n}") for n in range(3))), problem="shared-id", entries=3),
    "no ids": Bad(body=raw(*(f"<item><title>Chechnya without id {n}</title></item>" for n in range(3))), entries=3),
    "an entry of nothing": Bad(body=raw("<item/>", "<item/>", entry("something", "one")), entries=2),
    "no dates": Bad(body=raw(entry("no-date", "undated")), entries=1),
    "date of 1970": Bad(body=raw(entry("old", "1970", "<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>")), entries=1),
    "date of 2099": Bad(
        body=raw(entry("ahead", "2099", "<pubDate>Fri, 01 Jan 2099 00:00:00 GMT</pubDate>")), entries=1
    ),
    "date of nowhere": Bad(
        body=raw(entry("nowhere", "date", "<pubDate>32 Foo 99999 77:77:77 +9999</pubDate>")), entries=1
    ),
    # what wants to get out
    "newlines in the title": Bad(body=raw(entry("lines", "\r\nBcc: thief@example.com\r\n\r\n&#13;&#10;x")), entries=1),
    "encoded words in the title": Bad(body=raw(entry("words", INJECTION, f"<author>{INJECTION}</author>")), entries=1),
    "markup in the title": Bad(
        body=raw(entry("markup", ACTIVE, f"<description>Chechnya {ACTIVE}</description>")), entries=1
    ),
    "escaped markup": Bad(
        body=raw(entry("escaped", ESCAPED, f"<description>Chechnya {ESCAPED}</description>")), entries=1
    ),
    "javascript link": Bad(
        body=raw("<item><guid>js</guid><link>javascript:alert(1)</link><title>Chechnya script</title></item>"),
        entries=1,
    ),
    "link with quotes": Bad(
        body=raw(
            '<item><guid>quotes</guid><link>https://bad.example/"onclick="alert(1)//\'&gt;&lt;script&gt;</link>'
            "<title>Chechnya quotes</title></item>"
        ),
        entries=1,
    ),
    "data link": Bad(
        body=raw("<item><guid>d</guid><link>data:text/html,x</link><title>Chechnya data</title></item>"), entries=1
    ),
    "bidirectional tricks": Bad(body=raw(entry("bidi", "\u202egnp.exe\u202c \u2066x")), entries=1),
    "language with markup": Bad(
        body=raw(entry("tongue", "tongue")).replace("<channel>", '<channel><language>"&gt;&lt;script&gt;</language>'),
        entries=1,
    ),
    # too much
    "20,000 entries": Bad(
        body=raw(*(f"<item><guid>n{n}</guid><title>Number {n}</title></item>" for n in range(20_000))),
        problem="flood",
        entries=2_000,
    ),
    "a title of 1 MB": Bad(body=raw(entry("long", "long " * 200_000)), entries=1),
    "a word of 1 MB": Bad(body=raw(entry("word", "x" * 1_000_000)), entries=1),
    "deep nesting": Bad(
        body=raw(entry("deep", "deep", "<description>" + "&lt;div&gt;" * 5_000 + "deep</description>")), entries=1
    ),
    "JSON of brackets": Bad(body="[" * 200_000, failure=Failure.BROKEN),
}
GOOD = {f"Good {n}": rss(item(f"good-{n}", f"Good news {n} from Chechnya")) for n in range(1, 4)}


@dataclass(frozen=True, kw_only=True)
class Run:
    """What one run over all of them came to."""

    account: Account
    feeds: dict[str, FeedState]
    mail: EmailMessage
    raw: bytes
    html: str
    data: dict[str, object]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """One run of the service over all the feeds, good and bad; only looked at."""
    folder = tmp_path_factory.mktemp("desk")
    with outlets() as served, mailbox() as relay:
        listed = {
            name: served.say(f"/{number}", bad.body, Content_Type=bad.content_type)
            for number, (name, bad) in enumerate(BAD.items())
        }
        listed |= {name: served.say(f"/{name.replace(' ', '-')}", body) for name, body in GOOD.items()}
        loaded = builders.config(
            folder,
            f"""
keywords: Chechnya
outlets: {json.dumps(listed)}
digest: {{to: editor@example.org}}
smtp: {{host: 127.0.0.1, port: {relay.port}, security: none, from: Monitor <monitor@example.org>}}
network: {{allow_private: [127.0.0.0/8]}}
""",
        )
        account = asyncio.run(service.run_once(loaded, Screen(quiet=True), now=lambda: NOW))
        feeds = {feed.outlet: feed for feed in service.health(loaded).feeds}
        (message,) = relay.messages
        issue = folder / "digests/daily/2026-11-22-0700"
        yield Run(
            account=account,
            feeds=feeds,
            mail=message,
            raw=relay.raw[0],
            html=Path(f"{issue}.html").read_text(encoding="utf-8"),
            data=json.loads(Path(f"{issue}.json").read_text(encoding="utf-8")),
        )


@pytest.mark.parametrize("name", BAD)
def test_a_bad_feed_has_one_clear_outcome(run: Run, name: str) -> None:
    bad, feed = BAD[name], run.feeds[name]
    (poll,) = [poll for poll in run.account.polls if poll.outlet == name]
    assert (feed.failure, poll.failure) == (bad.failure, bad.failure), feed.sentence
    assert feed.entries == bad.entries
    assert feed.last_poll_at == NOW
    assert feed.next_poll_at is not None
    if bad.failure is not None:
        assert (poll.outcome, feed.failures, feed.failing_since) == (Outcome.FAILED, 1, NOW)
        assert feed.sentence
        assert "\n" not in feed.sentence
        assert len(feed.sentence) < 300
    else:
        assert (poll.outcome, feed.failures, feed.sentence) == (Outcome.READ, 0, "")
    if bad.problem is not None:
        assert bad.problem in [problem.code for problem in feed.problems]


def test_nothing_went_wrong_that_is_not_a_value(run: Run) -> None:
    assert run.account.troubles == ()
    assert len(run.account.polls) == len(BAD) + len(GOOD)


@pytest.mark.parametrize("name", GOOD)
def test_a_good_feed_beside_them_is_read_and_told(run: Run, name: str) -> None:
    assert run.feeds[name].failures == 0
    assert f"{name.replace('Good', 'Good news')} from " in run.html


def test_every_failure_is_named_in_the_digest(run: Run) -> None:
    coverage = run.account.digests[0].coverage
    assert {outage.outlet for outage in coverage.outages} == {name for name, bad in BAD.items() if bad.failure}
    plain = run.mail.get_body(("plain",))
    assert plain is not None
    told = " ".join(plain.get_content().split())
    for outage in coverage.outages:
        assert f"{outage.outlet} since" in told


def test_every_match_is_told_and_nothing_else(run: Run) -> None:
    told = {outlet for story in run.account.digests[0].stories for outlet in story.outlets}
    wanted = {name for name, bad in BAD.items() if bad.entries and "20,000" not in name} | set(GOOD)
    assert told == wanted
    assert sum(len(story.match_ids) for story in run.account.digests[0].stories) == sum(
        poll.matches for poll in run.account.polls
    )


def articles_of(run: Run) -> list[Telling]:
    """Every article of the first digest."""
    return [article for story in run.account.digests[0].stories for article in story.articles]


def test_absurd_dates_are_not_believed_and_said_so(run: Run) -> None:
    by_outlet = {article.lead.outlet: article for article in articles_of(run)}
    for name in ("date of 1970", "date of 2099"):
        assert by_outlet[name].lead.at == NOW
        assert any("not plausible" in badge.detail for badge in by_outlet[name].badges)
    assert by_outlet["date of nowhere"].lead.at == NOW


def test_a_link_that_is_none_is_taken_away_and_said_so(run: Run) -> None:
    by_outlet = {article.lead.outlet: article for article in articles_of(run)}
    for name in ("javascript link", "data link"):
        assert by_outlet[name].lead.url == ""
        assert any("no usable link" in badge.detail for badge in by_outlet[name].badges)
    for article in articles_of(run):
        assert article.lead.url == "" or urlsplit(article.lead.url).scheme in ("http", "https")


# --- what leaves the house --------------------------------------------------------------------------------


def test_no_feed_added_a_header_to_the_mail(run: Run) -> None:
    assert sorted(run.mail.keys()) == sorted(
        [
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "Auto-Submitted",
            "MIME-Version",
            "Content-Type",
            "References",
            "List-Id",
            "List-Unsubscribe",
        ]
    )
    assert run.mail["To"] == "editor@example.org"
    head = run.raw.partition(b"\r\n\r\n")[0]
    assert b"thief" not in head
    assert run.raw.isascii()
    assert max(map(len, run.raw.split(b"\r\n"))) <= 998
    assert [part.get_content_type() for part in run.mail.walk()] == ["multipart/alternative", "text/plain", "text/html"]


class _Reader(HTMLParser):
    """Collects everything in a page that could load, run or send something."""

    LOADS = frozenset((
        "applet", "audio", "base", "button", "dialog", "embed", "foreignobject", "form", "frame", "iframe", "img",
        "input", "link", "math", "noscript", "object", "portal", "script", "select", "source", "svg", "template",
        "textarea", "video",
    ))  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.links: list[str] = []
        self.style = ""
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_style = tag == "style"
        if tag in self.LOADS:
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in ("src", "srcset", "action", "formaction", "background", "poster"):
                self.found.append(f"{tag} {name}={value}")
            elif name in ("href", "xlink:href"):
                self.links.append(value or "")
            elif name == "style":
                self.style += value or ""

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self.style += data

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser's face
        self._in_style = False

    def handle_comment(self, data: str) -> None:
        self.found.append(f"comment {data}")


def test_nothing_in_the_page_runs_loads_or_sends(run: Run) -> None:
    part = run.mail.get_body(("html",))
    assert part is not None
    for page in (run.html, part.get_content()):
        reader = _Reader()
        reader.feed(page)
        reader.close()
        assert reader.found == []
        outside = [link for link in reader.links if not link.startswith("#")]
        assert {urlsplit(link).scheme for link in outside} <= {"http", "https"}
        assert not any(sign in reader.style.lower() for sign in ("url(", "@import", "expression", "javascript"))
        assert "default-src 'none'" in page


def test_what_was_markup_is_shown_as_words_or_gone(run: Run) -> None:
    plain = run.mail.get_body(("plain",))
    assert plain is not None
    text = plain.get_content()
    assert not any(sign in text for sign in ("\u202e", "\u2066", "\x01", "\x00", "\x1b"))
    hostname = Path("/etc/hostname")
    if hostname.exists() and len(hostname.read_text(encoding="utf-8").strip()) > 3:
        assert f"Chechnya {hostname.read_text(encoding='utf-8').strip()}" not in text


def test_the_data_of_the_digest_holds_no_character_that_must_not_travel(run: Run) -> None:
    dumped = json.dumps(run.data, ensure_ascii=False)
    assert not any(sign in dumped for sign in ("\u202e", "\u2066", "\u0000", "\ufffe"))


# --- addresses that are none ------------------------------------------------------------------------------

NO_ADDRESS = "http://[/p2"


@pytest.mark.parametrize(
    "body",
    [
        f'<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>O</title><atom:link rel="next" '
        f'href="{NO_ADDRESS}"/><item><guid>1</guid><title>T</title></item></channel></rss>',
        '{"version": "https://jsonfeed.org/version/1.1", "title": "O", "items": [{"id": "1", "title": "T"}], '
        f'"next_url": "{NO_ADDRESS}"}}',
    ],
    ids=["atom link", "next_url"],
)  # fmt: skip
def test_an_older_page_without_an_address_costs_no_entry(body: str) -> None:
    parsed = formats.parse(body.encode(), "https://outlet.example/feed", "")
    assert isinstance(parsed, ParsedFeed)
    assert (len(parsed.entries), parsed.older) == (1, "")


def test_a_page_that_names_a_feed_without_an_address_is_still_a_page() -> None:
    page = f'<html><head><link rel="alternate" type="application/rss+xml" href="{NO_ADDRESS}"></head></html>'
    parsed = formats.parse(page.encode(), "https://outlet.example/", "text/html")
    assert isinstance(parsed, Unreadable)
    assert offers.of_page(f'<a href="{NO_ADDRESS}/feed">'.encode(), "https://outlet.example/") == ([], [])
