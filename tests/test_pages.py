"""A web page where a feed should be is described so that a person knows what to write instead."""

from __future__ import annotations

import pytest

from monitor.formats import parse
from monitor.model import Failure, Unreadable

URL = "https://outlet.example/news/"


def sentence(page: str) -> str:
    read = parse(page.encode(), URL, "text/html")
    assert isinstance(read, Unreadable)
    return read.sentence


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ('<link rel="alternate" type="application/rss+xml" href="/feed">', "https://outlet.example/feed"),
        ("<LINK TYPE='application/atom+xml' REL='alternate' HREF='atom.xml'>", "https://outlet.example/news/atom.xml"),
        ("<link rel=alternate type=application/feed+json href=https://feeds.example/j>", "https://feeds.example/j"),
        (
            '<link rel="alternate" type="application/rss+xml" href="/f?a=1&amp;b=2"/>',
            "https://outlet.example/f?a=1&b=2",
        ),
    ],
    ids=["rss", "upper-case", "unquoted", "entity"],
)
def test_the_feed_that_a_page_names_is_told(link: str, address: str) -> None:
    said = sentence(f"<!doctype html><html><head><title>News</title>{link}</head><body></body></html>")
    assert f"“News”, not a feed. The page names {address}: write that instead." in said


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="stylesheet" type="text/css" href="/style.css">',
        '<link rel="alternate" hreflang="de" href="/de">',
        '<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">',
        '<a rel="alternate" type="application/rss+xml" href="/feed">',
    ],
    ids=["style", "language", "script", "anchor"],
)
def test_other_links_of_a_page_are_not_taken_for_feeds(link: str) -> None:
    assert sentence(f"<html><head>{link}</head></html>") == "The address gives a web page, not a feed."


@pytest.mark.parametrize(
    ("body", "failure", "what"),
    [
        ('<form><input type="password" name="p"></form>', Failure.LOGIN, "a login page"),
        ('<div class="g-recaptcha"></div>', Failure.CAPTCHA, "a page that asks for a person (captcha)"),
        ("<script>window._cf_chl_opt</script>Just a moment...", Failure.BOT_WALL, "a page that keeps programs out"),
        ("<h1>This website has been blocked</h1>", Failure.BLOCKED, "a page that says the site is blocked"),
        ("<p>Доступ к сайту заблокирован по решению</p>", Failure.BLOCKED, "a page that says the site is blocked"),
        ("<p>Bu siteye erişim mahkeme kararıyla engellenmiştir</p>", Failure.BLOCKED, "says the site is blocked"),
        ("<p>This domain is for sale!</p>", Failure.HTML, "a domain that is for sale"),
        ("<h1>Welcome</h1>", Failure.HTML, "a web page"),
    ],
    ids=["login", "captcha", "bot wall", "blocked", "blocked in Russian", "blocked in Turkish", "for sale", "plain"],
)
def test_a_page_is_called_what_it_is(body: str, failure: Failure, what: str) -> None:
    read = parse(f"<html><body>{body}</body></html>".encode(), URL, "text/html")
    assert isinstance(read, Unreadable)
    assert read.failure is failure
    assert what in read.sentence


def test_a_home_page_with_a_form_to_sign_in_is_a_web_page_that_names_its_feeds() -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    read = parse(f"<html><head>{link}</head><input type=password></html>".encode(), URL, "text/html")
    assert isinstance(read, Unreadable)
    assert read.failure is Failure.HTML
    assert "https://outlet.example/feed" in read.sentence
