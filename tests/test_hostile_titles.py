"""Hostile titles by the thousand: the mail keeps its headers, the page its elements, the chat its paragraphs.

HOSTILE_TITLES=10000 tries more of them.
"""

from __future__ import annotations

import os
import random
import re
from dataclasses import replace
from functools import cache

from monitor.channels.mail import MailChannel
from monitor.model import Destination, DigestStory, Layout, MailServer, Message, Piece, Publication, Section, Telling
from monitor.render import built_in, render, sample
from monitor.render.context import Room, context
from monitor.render.look import Rendering
from monitor.text import one_line
from tests.test_render import Page, assert_nothing_loads_or_runs

COUNT, ON_A_PAGE = int(os.environ.get("HOSTILE_TITLES", "1500")), 500
PARTS = (
    "\r\n", "\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\x00", "\x08", "\x7f",
    "\ufeff", "\u202e", "\u2066",
    "Bcc: x@evil.example", "Content-Type: text/html", "Subject: other", "\n\n<html>",
    "=?utf-8?q?=0ABcc:_x?=", "=?x?b?", "?=",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</style>", "</title>", "<!--",
    "-->", "<![CDATA[", "]]>",
    "\"", "'", "`", "&", "&lt;", "&#60;", "&#x0a;", "<", ">", "{{", "}}", "{%", "%}", "{#", "\\",
    "/", "=", ";", "%0d%0a", "%00",
    " ", "  ", "\t", "слово", "كلمة", "词", "e\u0301", "🏳️‍🌈", "\U0010ffff", "\ud800", "a" * 300,
    "javascript:alert(1)",
    "<svg/onload=alert(1)>", "<a href=//evil.example>", "expression(", "url(//evil.example)",
    "@import", "--boundary--", ".\r\n",
)  # fmt: skip


@cache
def titles() -> tuple[str, ...]:
    """Drawn by lot, the same every time; as a feed would give them to us, cleaned as every text of a feed is."""
    lot = random.Random(6)  # noqa: S311 - titles, not secrets
    drawn = ("".join(lot.choices(PARTS, k=lot.randint(1, 6))) for _ in range(COUNT))
    return tuple(drawn)


def names(raw: bytes) -> list[bytes]:
    """The headers of a mail, by the plainest reading: what stands before the first empty line."""
    head = raw.split(b"\r\n\r\n", 1)[0]
    assert b"\n" not in head.replace(b"\r\n", b"")
    assert b"\r" not in head.replace(b"\r\n", b"")
    return [line.split(b":")[0] for line in head.split(b"\r\n") if not line.startswith((b" ", b"\t"))]


def test_hostile_titles_leave_the_same_headers() -> None:
    """The title is the subject: worse than any digest does it."""
    channel, to = MailChannel(MailServer()), Destination(kind="mail", address="editor@example.org")
    plain = Message(digest_id="d", subscription="daily", slot="2026-11-22T07:00", at=sample().composed_at, subject="s",
                    text="t", html="", data="")  # fmt: skip
    expected = names(channel.freeze(plain, to, "delivery-1"))
    wrong = [
        title
        for title in titles()
        if names(channel.freeze(replace(plain, subject=title, subscription="daily"), to, "delivery-1")) != expected
    ]
    assert wrong == []


def told(title: str, number: int) -> DigestStory:
    """A story that says the title wherever a feed may say something."""
    clean = one_line(title) or "x"
    here = Publication(outlet="Outlet", title=clean, url=f"https://outlet.example/{number}", at=sample().composed_at)
    article = Telling(article=number, headline=(Piece(text=clean), Piece(text=clean, hit=True)), language="en",
                      snippet=(Piece(text=clean),), lead=here, also_in=(replace(here, outlet="Other"),))  # fmt: skip
    return DigestStory(story=number, articles=(article,), topics=("t",), terms=("t",), match_ids=(number,))


def test_hostile_titles_never_break_the_page() -> None:
    layout, look = Layout(look="headlines"), Rendering(built_in("headlines"))

    def page(some: tuple[str, ...]) -> str:
        stories = tuple(told(title, number) for number, title in enumerate(some))
        shown = replace(sample(), sections=(Section(name="t", stories=stories),))
        return look.page(context(shown, layout, Room(full=ON_A_PAGE)))

    expected = Page(page(("A title",) * ON_A_PAGE)).elements
    shape = [(tag, sorted(attributes)) for tag, attributes in expected]
    for start in range(0, COUNT, ON_A_PAGE):
        source = page(titles()[start : start + ON_A_PAGE])
        assert [(tag, sorted(attributes)) for tag, attributes in Page(source).elements] == shape
        assert_nothing_loads_or_runs(source)


def test_hostile_titles_keep_their_paragraph_in_a_chat() -> None:
    stories = tuple(told(title, number) for number, title in enumerate(titles()[:200]))
    chat = render(replace(sample(), sections=(Section(name="t", stories=stories),))).chat
    assert len(chat.split("\n\n")) == 202
    assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e\u2066-\u2067\u2029]", chat)
