"""Looks: built-in ones and the user's, what is said of a broken one, and that no template costs more than it may."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest

from monitor import service
from monitor.errors import MonitorError, UsageError
from monitor.model import Layout, Message
from monitor.render import BUILT_IN, built_in, render, sample
from monitor.render.context import Room, context
from tests import builders
from tests.test_render import Page, assert_nothing_loads_or_runs

DOCUMENT = (Path(__file__).parent.parent / "docs/templates.md").read_text(encoding="utf-8")
BOMBS = {
    "large": "{% for a in range(99999) %}{% for b in range(99999) %}xxxxxxxxxx{% endfor %}{% endfor %}",
    "memory": "{{ ('x' * 100000000) ~ ('y' * 900000000) }}",
    "endless": "{{ 9 ** (9 ** 9) }}",
}
MISTAKES = {
    "variable": ("one\n{{ stroy.headline }}\n", "line 2: 'stroy' is undefined"),
    "attribute": ("one\ntwo\n{{ coverage.outlet }}\n", "line 3: 'dict object' has no attribute 'outlet'"),
    "syntax": ("{% for story in important %}\n", "line 1: Unexpected end of template"),
    "filter": ("\n{{ name | shout }}\n", "line 2: No filter named 'shout'"),
    "include": ('{% include "gone.html" %}', "line 1: there is no template 'gone.html'"),
    "type": ("{{ count + name }}", "line 1: unsupported operand"),
    "zero": ("{{ 1 / 0 }}", "line 1: division by zero"),
    "recursion": ('{% include "digest.html" %}', "recursion"),
    "sandbox": ("{{ name.__class__.__mro__ }}", "line 1: access to attribute '__class__'"),
    "picture": ("<p><img src='https://evil.example/pixel.png'></p>", "the page would load a <img>"),
    "style": ("<p style=\"background: url('https://evil.example/x')\">x</p>", "the page would load what url()"),
    "script": ("<script>alert(1)</script>", "the page would load a <script>"),
}


def written(folder: Path, name: str, **parts: str) -> Path:
    """A look of the user's with these parts; `digest_html` is digest.html."""
    place = folder / name
    place.mkdir(parents=True)
    for part, source in parts.items():
        (place / part.replace("_", ".")).write_text(source, encoding="utf-8")
    return folder


def issued(folder: Path, look: str) -> Message:
    """The sample digest as it would be sent."""
    return service.looks.renderer(folder)(sample(), Layout(look=look))


# --- built-in looks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("look", BUILT_IN)
def test_every_built_in_look_tells_every_story_in_mail_archive_and_chat(look: str) -> None:
    message = render(sample(), Layout(look=look))
    headlines = {"".join(piece.text for piece in told.lead.headline) for told in sample().stories}
    everywhere = [message.text, message.chat, Page(message.page or message.html).text]
    if look != "plain":
        everywhere.append(Page(message.html).text)
    for told in everywhere:
        flat = " ".join(told.replace("\u2068", "").replace("\u2069", "").split())
        assert [each for each in headlines if each not in flat] == []
        assert "412 of 415 outlets read" in flat
    assert_nothing_loads_or_runs(message.page or message.html)


def test_the_plain_look_sends_no_html_and_keeps_a_page_for_the_archive() -> None:
    message = render(sample(), Layout(look="plain"))
    assert message.html == ""
    assert "<script>" not in message.page
    assert Page(message.page).elements


def test_the_text_for_chats_has_a_paragraph_for_each_story() -> None:
    first, *paragraphs, last = render(sample()).chat.split("\n\n")
    assert first.startswith("12 stories")
    assert "412 of 415" in last
    assert len(paragraphs) == 12


# --- looks of one's own -----------------------------------------------------------------------------------


def test_a_part_of_ones_own_wins_over_the_built_in_one(tmp_path: Path) -> None:
    folder = written(tmp_path, "mine", foot_html="<footer>Our own foot, {{ count }} stories</footer>")
    message = issued(folder, "mine")
    assert "Our own foot, 12 stories" in message.html
    assert message.text == render(sample(), Layout(look="mine")).text


def test_a_folder_called_like_a_built_in_look_changes_that_look(tmp_path: Path) -> None:
    folder = written(tmp_path, "headlines", foot_html="<p>Ours</p>")
    assert "Ours" in issued(folder, "headlines").html
    assert "Ours" not in issued(folder, "briefing").html


def test_a_copy_gives_the_same_digest_until_it_is_changed(tmp_path: Path) -> None:
    for look in BUILT_IN:
        service.looks.copy(tmp_path, look, f"my-{look}")
        message, original = issued(tmp_path, f"my-{look}"), render(sample(), Layout(look=f"my-{look}"), built_in(look))
        assert message == original


def test_a_copy_never_writes_over_what_is_there_or_outside_its_folder(tmp_path: Path) -> None:
    service.looks.copy(tmp_path, "briefing", "mine")
    for name in ("mine", "../out", "", ".hidden", "a/b"):
        with pytest.raises(UsageError):
            service.looks.copy(tmp_path, "briefing", name)
    with pytest.raises(UsageError, match="there are: briefing, headlines, plain, mine"):
        service.looks.copy(tmp_path, "nothing", "other")


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_broken_look_names_file_line_and_variable_and_the_built_in_one_is_sent(tmp_path: Path, mistake: str) -> None:
    source, said = MISTAKES[mistake]
    message = issued(written(tmp_path, "mine", digest_html=source), "mine")
    notice = " ".join(Page(message.html).text.split())
    assert "This digest is in the built-in look “briefing”" in notice
    assert said in notice
    if mistake != "recursion":
        assert str(tmp_path / "mine" / "digest.html") in notice
    assert said in " ".join(message.text.split())
    assert Page(message.html).elements[-1][0] == Page(render(sample()).html).elements[-1][0]


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_template_bomb_ends_within_five_seconds_and_the_digest_comes(tmp_path: Path, bomb: str) -> None:
    folder = written(tmp_path, "mine", digest_html=BOMBS[bomb])
    began = time.monotonic()
    message = issued(folder, "mine")
    assert time.monotonic() - began <= 5 + 1  # the second is for the built-in look on a busy machine
    assert "because its own could not be used" in Page(message.html).text
    assert "12 stories" in message.subject


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"x" * 600_000], ids=["not-utf-8", "too-large"])
def test_a_template_that_cannot_be_read_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/digest.html").write_bytes(content)
    assert str(tmp_path / "mine") in Page(issued(tmp_path, "mine").html).text
    with pytest.raises(MonitorError):
        service.looks.named(tmp_path, "mine")


def test_a_look_that_is_gone_is_told_and_the_default_one_is_sent(tmp_path: Path) -> None:
    page = Page(issued(tmp_path, "gone").html)
    assert "there is no look 'gone'" in page.text


def test_the_list_names_every_look_with_its_users_and_what_is_wrong(tmp_path: Path) -> None:
    written(tmp_path / "digests/templates", "mine", digest_html="{{ stroy }}")
    config = builders.config(
        tmp_path,
        "keywords: [a]\noutlets: {Outlet: 'https://outlet.example/feed'}\n"
        "digests: {one: {look: mine}, two: {look: plain}, three: {look: lost}}\n",
    )
    listed = {look.name: look for look in service.looks.listed(config)}
    assert list(listed) == ["briefing", "headlines", "plain", "lost", "mine"]
    assert listed["mine"].used_by == ("one",)
    assert "line 1: 'stroy' is undefined" in listed["mine"].wrong
    assert "there is no folder" in listed["lost"].wrong
    assert listed["plain"].wrong == ""
    assert [trouble.split(":")[0] for trouble in service.looks.troubles(config)] == [
        "The look lost cannot be used", "The look mine cannot be used",
    ]  # fmt: skip


# --- what templates see -----------------------------------------------------------------------------------


def table(title: str) -> list[str]:
    """The names that a heading of the document lists."""
    part = re.split(r"^##", DOCUMENT.split(f"\n### {title}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    return re.findall(r"^\| `(\w+)` \|", part, flags=re.MULTILINE)


def seen() -> dict[str, dict[str, Any]]:
    """One of each thing that templates see."""
    top = context(sample(), Layout(), Room(full=99))
    stories = [told for section in top["sections"] for told in section["stories"]]
    badged = next(told for told in stories if told["badges"])
    copied = next(told for told in stories if told["also_in"])
    return {
        "At the top": top,
        "A section": top["sections"][0],
        "A story": stories[0],
        "A piece": stories[0]["headline"][0],
        "A badge": badged["badges"][0],
        "A publication": copied["also_in"][0],
        "A trend": top["trends"][0],
        "A copy": top["later"][0],
        "An edit": top["edits"][0],
        "A reason": top["left_out"][0],
        "Coverage": top["coverage"],
        "An outage": top["coverage"]["outages"][0],
    }


@pytest.mark.parametrize("title", list(seen()))
def test_the_document_lists_exactly_what_templates_see(title: str) -> None:
    assert sorted(table(title)) == sorted(seen()[title])


def test_another_article_of_a_story_has_the_first_names_of_a_story() -> None:
    top = context(sample(), Layout(), Room(full=99))
    other = next(each for section in top["sections"] for told in section["stories"] for each in told["others"])
    assert set(other) == set(table("A story")[: len(other)])
    assert len(other) == 14
    assert "the first fourteen of these names" in DOCUMENT


def test_what_templates_see_is_plain_data() -> None:
    def plain(value: object) -> bool:
        if isinstance(value, dict):
            return all(isinstance(name, str) and plain(each) for name, each in value.items())
        if isinstance(value, tuple):
            return all(map(plain, value))
        return isinstance(value, str | int)

    assert plain(context(sample(), Layout(), Room(full=99)))


def test_the_sample_has_everything_in_it() -> None:
    empty = [f"{title}: {name}" for title, each in seen().items() for name, value in each.items() if value in ("", ())]
    told_elsewhere = {"At the top: notice", "A section: brief", "A section: older", "A story: badges",
                      "A story: follows", "A story: also_in", "A story: others", "An outage: until"}  # fmt: skip
    assert set(empty) <= told_elsewhere
