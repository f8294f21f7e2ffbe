"""Pages behind entries: read where an outlet asks for it, matched with the feed's words, and never in the way."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from monitor import service
from monitor.formats.article import extract
from monitor.model import Digest, Unreadable
from monitor.screen import Screen
from tests import builders
from tests.builders import NOW
from tests.servers import Answer, Outlets

PARAGRAPH = "The court in the regional capital heard the case behind closed doors on Monday, a lawyer said. "
URL = "https://outlet.example/story"


def web_page(*paragraphs: str, around: str = "") -> str:
    """A page with an article, and the things that stand around one."""
    inside = "".join(f"<p>{one}</p>" for one in paragraphs)
    return (
        f"<!DOCTYPE html><html><head><title>Outlet</title><script>Chechnya()</script></head><body>"
        f"<nav><p>{around or 'Sections: World, Politics, Culture, Sport, Weather, and all the others'}</p></nav>"
        f"<article><h1>Headline</h1>{inside}</article><footer><p>{around}</p></footer></body></html>"
    )


class Desk:
    """One outlet with one entry, whose page is elsewhere."""

    def __init__(self, served: Outlets, folder: Path) -> None:
        self.served, self.folder = served, folder

    def asks(self, fulltext: str, page: str | int, summary: str = "A short summary.", **more: str) -> Desk:
        """A feed whose entry says little, and its page."""
        page_url = self.served.url("/page")
        if isinstance(page, str):
            self.served.say("/page", page, Content_Type="text/html; charset=utf-8")
        else:
            self.served.answers["/page"] = Answer(status=page)
        date = more.get("date", "Sat, 21 Nov 2026 08:00:00 GMT")
        entry = f"<item><guid>the-first-entry</guid><link>{page_url}</link><title>Lawyers speak</title>"
        entry += f"<pubDate>{date}</pubDate><description>{summary}</description></item>"
        feed = self.served.say("/feed", f"<rss version='2.0'><channel><title>O</title>{entry}</channel></rss>")
        outlets = json.dumps({"Outlet": {"feed": feed, "fulltext": fulltext}})
        query = more.get("query", "Chechnya")
        self.text = f"topics: {{T: ['{query}']}}\noutlets: {outlets}\nnetwork: {{allow_private: [127.0.0.0/8]}}\n"
        return self

    def runs(self, at: datetime = NOW) -> Digest | None:
        """One round; the digest it issued."""
        loaded = builders.config(self.folder, self.text)
        account = asyncio.run(service.run_once(loaded, Screen(quiet=True), everything=True, now=lambda: at))
        assert account.troubles == ()
        return account.digests[0] if account.digests else None

    def asked(self) -> int:
        """How often the page was asked for."""
        return sum(path == "/page" for path, _ in self.served.asked)

    def page(self) -> tuple[object, ...]:
        """What the ledger knows of the page: tries, next time, text, sentence."""
        with sqlite3.connect(self.folder / "monitor.sqlite3") as connection:
            row: tuple[object, ...] = connection.execute(
                "SELECT tries, next_try_at, text, sentence FROM pages"
            ).fetchone()
        return row


@pytest.fixture
def desk(served: Outlets, tmp_path: Path) -> Desk:
    return Desk(served, tmp_path)


CHECHNYA = web_page(
    PARAGRAPH * 2, f"He was brought there from Chechnya, where he had been held for nine days. {PARAGRAPH}"
)


@pytest.mark.parametrize("how", ["auto", "always"])
def test_a_word_that_stands_only_on_the_page_is_found_told_and_shown(desk: Desk, how: str) -> None:
    digest = desk.asks(how, CHECHNYA).runs()
    assert digest is not None
    (story,) = digest.stories
    assert [piece.text for piece in story.lead.snippet if piece.hit] == ["Chechnya"]
    assert [badge.kind for badge in story.lead.badges if badge.kind == "on-page"] == ["on-page"]


def test_words_of_the_feed_and_of_the_page_meet_in_one_query(desk: Desk) -> None:
    digest = desk.asks("auto", CHECHNYA, query="lawyers AND Chechnya").runs()
    assert digest is not None
    (story,) = digest.stories
    assert [piece.text for piece in story.lead.headline if piece.hit] == ["Lawyers"]


def test_no_page_is_visited_unless_the_outlet_asks_for_it(desk: Desk) -> None:
    digest = desk.asks("never", CHECHNYA).runs()
    assert digest is not None
    assert (digest.stories, desk.asked()) == ((), 0)


@pytest.mark.parametrize(
    ("how", "summary", "visits"),
    [
        ("auto", "It happened in Chechnya.", 0),
        ("always", "It happened in Chechnya.", 1),
        ("auto", PARAGRAPH * 5, 0),
        ("auto", PARAGRAPH * 5 + "and then …", 1),
    ],
    ids=["matched", "matched, always", "long", "cut"],
)
def test_auto_reads_the_page_only_of_an_entry_that_says_little_and_matched_nothing(
    desk: Desk, how: str, summary: str, visits: int
) -> None:
    desk.asks(how, CHECHNYA, summary).runs()
    assert desk.asked() == visits


def test_an_entry_that_is_old_when_it_is_first_seen_is_left_at_its_summary(desk: Desk) -> None:
    desk.asks("always", CHECHNYA, date="Sat, 14 Nov 2026 08:00:00 GMT").runs()
    assert desk.asked() == 0


def test_a_page_is_asked_for_once(desk: Desk) -> None:
    desk.asks("always", CHECHNYA).runs()
    desk.runs(NOW + timedelta(hours=1))
    assert desk.asked() == 1


def test_a_page_that_cannot_be_read_keeps_the_entry_says_why_and_is_tried_again(desk: Desk) -> None:
    digest = desk.asks("always", 500, "It happened in Chechnya.").runs()
    assert digest is not None
    assert len(digest.stories) == 1
    tries, again, text, sentence = desk.page()
    assert (tries, text) == (1, None)
    assert again is not None
    assert "500" in str(sentence)
    for hours in (1, 3, 10, 20, 30):
        desk.runs(NOW + timedelta(hours=hours))
    tries, again, *_ = desk.page()
    assert (tries, again, desk.asked()) == (4, None, 4)


def test_a_page_that_is_gone_is_not_asked_for_again(desk: Desk) -> None:
    desk.asks("always", 410).runs()
    desk.runs(NOW + timedelta(hours=5))
    assert desk.asked() == 1


def test_pages_wait_as_long_as_their_site_wants_quiet(desk: Desk) -> None:
    desk.asks("always", 429).runs()
    desk.runs(NOW + timedelta(minutes=11))
    assert desk.asked() == 1


def test_no_page_is_read_for_an_outlet_that_was_taken_out(desk: Desk) -> None:
    desk.asks("always", 500).runs()
    desk.text = desk.text.replace("/feed", "/other")
    desk.runs(NOW + timedelta(hours=2))
    assert desk.asked() == 1


def test_a_topic_that_is_edited_is_matched_against_pages_too(desk: Desk) -> None:
    assert (first := desk.asks("always", CHECHNYA, query="volcano").runs()) is not None
    assert first.stories == ()
    desk.text = desk.text.replace("volcano", "Chechnya")
    second = desk.runs(NOW + timedelta(days=1))
    assert second is not None
    assert len(second.stories) == 1


# --- from page to text ------------------------------------------------------------------------------------


def article(body: str, content_type: str = "text/html; charset=utf-8") -> str:
    """The text that is found on a page."""
    text = extract(body.encode(), URL, content_type, 100)
    assert isinstance(text, str), text
    return text


def test_the_article_is_taken_and_what_stands_around_it_is_not() -> None:
    text = article(web_page(PARAGRAPH, PARAGRAPH * 2, around="Subscribe to our newsletter for more news"))
    assert text.count("behind closed doors") == 3
    assert "newsletter" not in text
    assert "Chechnya()" not in text


def test_a_page_without_an_article_element_is_read_by_its_paragraphs() -> None:
    assert "closed doors" in article(f"<html><body><div><p>{PARAGRAPH * 3}</p></div></body></html>")


def test_the_encoding_that_a_page_names_itself_is_used() -> None:
    words = "Суд в столице республики рассмотрел дело в закрытом режиме, сообщил адвокат задержанных. "
    body = f'<html><head><meta charset="windows-1251"></head><body><p>{words * 3}</p></body></html>'.encode("cp1251")
    assert words.strip() in str(extract(body, URL, "text/html", 100))


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"<html><body><p>Too short.</p></body></html>", "without an article"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 500, "no web page"),
        (b"", "no web page"),
    ],
    ids=["short", "picture", "empty"],
)
def test_what_is_no_article_is_a_reason(body: bytes, says: str) -> None:
    found = extract(body, URL, "text/html", 100)
    assert isinstance(found, Unreadable)
    assert says in found.sentence
