"""Every word of a digest can be read: 4.5 to 1 or more against what it stands on, in light and dark (WCAG 1.4.3)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest

from monitor.channels import shelf
from monitor.model import Alarm, AlarmKind, AlarmNews, Layout, NewsKind
from monitor.pipeline.alert import page as alert_page
from monitor.render import BUILT_IN, render, sample
from tests.builders import NOW
from tests.test_render import assert_nothing_loads_or_runs

VOID = {"meta", "br", "hr", "link", "img"}
COLOUR = re.compile(r"#([0-9a-fA-F]{6})")
Rules = list[tuple[list[str], Mapping[str, str]]]


@dataclass
class Element:
    """An element as it is shown: its colours, inherited where it has none."""

    tag: str
    classes: frozenset[str]
    ink: str
    ground: str
    hidden: bool
    children: list[Element] = field(default_factory=list)


def declarations(style: str) -> dict[str, str]:
    parts = (part.split(":", 1) for part in style.split(";") if ":" in part)
    return {name.strip(): value.replace("!important", "").strip() for name, value in parts}


def rules(css: str) -> Rules:
    """Selectors with their declarations."""
    found = re.findall(r"([^{}]+)\{([^{}]*)\}", css)
    return [([each.strip() for each in selectors.split(",")], declarations(body)) for selectors, body in found]


def dark(css: str) -> str:
    """What stands between the braces of the rule for dark."""
    begun = css.split("prefers-color-scheme: dark", 1)[1].split("{", 1)[1]
    depth = 1
    for position, character in enumerate(begun):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth == 0:
            return begun[:position]
    raise AssertionError("the rule for dark does not end")


def holds(selector: str, path: list[Element]) -> bool:
    """Whether a selector of tags, classes, descendants and children names the last element of a path."""
    steps = selector.replace(">", " ").split()
    if not _is(steps[-1], path[-1]):
        return False
    above = path[:-1]
    for step in reversed(steps[:-1]):
        while above and not _is(step, above[-1]):
            above = above[:-1]
        if not above:
            return False
        above = above[:-1]
    return True


def _is(step: str, element: Element) -> bool:
    tag, *classes = step.split(".")
    return (not tag or tag == element.tag) and set(classes) <= element.classes


class Reader(HTMLParser):
    """Walks a page and keeps the colours under every piece of text."""

    def __init__(self, source: str, extra: Rules) -> None:
        super().__init__(convert_charrefs=True)
        self._extra = extra
        self._path = [Element("", frozenset(), "#000000", "#ffffff", hidden=False)]
        self.seen: set[tuple[str, str, str]] = set()
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        said = {name: value or "" for name, value in attrs}
        above = self._path[-1]
        element = Element(tag, frozenset(said.get("class", "").split()), above.ink, above.ground, above.hidden)
        self._path.append(element)
        self._paint(element, declarations(said.get("style", "")))
        for selectors, body in sorted(self._extra, key=lambda rule: max(len(each.split()) for each in rule[0])):
            if any(holds(selector, self._path) for selector in selectors):
                self._paint(element, body)

    def _paint(self, element: Element, style: Mapping[str, str]) -> None:
        if found := COLOUR.search(style.get("color", "")):
            element.ink = found[0]
        if found := COLOUR.search(style.get("background", style.get("background-color", ""))):
            element.ground = found[0]
        if style.get("display") == "none" or element.tag in ("style", "title", "head"):
            element.hidden = True

    def handle_endtag(self, tag: str) -> None:
        while self._path[-1].tag != tag:
            self._path.pop()
        self._path.pop()

    def handle_data(self, data: str) -> None:
        here = self._path[-1]
        if data.strip() and not here.hidden:
            name = f"{here.tag}.{'.'.join(sorted(here.classes))}"
            self.seen.add((name, here.ink, here.ground))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink: str, ground: str) -> float:
    light, deep = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (light + 0.05) / (deep + 0.05)


def too_faint(seen: set[tuple[str, str, str]]) -> list[str]:
    return [
        f"{name}: {ink} on {ground} is {contrast(ink, ground):.2f}"
        for name, ink, ground in sorted(seen)
        if contrast(ink, ground) < 4.5
    ]


def page(look: str) -> str:
    message = render(sample(), Layout(look=look), notice="A notice.")
    return message.page or message.html


def alarm(kind: NewsKind) -> AlarmNews:
    told = Alarm(kind=AlarmKind.GONE, subject="", sentence="BBC says it is gone.", step="Look for it.", since=NOW)
    return AlarmNews(kind=kind, alarm=told)


def test_a_message_of_alarms_can_be_read_in_light_and_dark_and_loads_nothing() -> None:
    source = alert_page("Monitor alarms: 1 new", [alarm(kind) for kind in NewsKind], "See them all.")
    css = "".join(re.findall(r"<style>(.*?)</style>", source, re.DOTALL))
    light, night = Reader(source, []).seen, Reader(source, rules(dark(css))).seen
    assert len(light) > 5
    assert too_faint(light) == too_faint(night) == []
    assert all(luminance(ground) < 0.2 for _, _, ground in night), "something stays light in the dark"
    assert_nothing_loads_or_runs(source)


@pytest.mark.parametrize("look", BUILT_IN)
def test_every_word_can_be_read_in_light(look: str) -> None:
    seen = Reader(page(look), []).seen
    assert len(seen) >= 2
    assert too_faint(seen) == []


@pytest.mark.parametrize("look", BUILT_IN)
def test_every_word_can_be_read_in_dark(look: str) -> None:
    source = page(look)
    css = "".join(re.findall(r"<style>(.*?)</style>", source, re.DOTALL))
    seen = Reader(source, rules(dark(css))).seen
    assert too_faint(seen) == []
    assert all(luminance(ground) < 0.2 for _, _, ground in seen), "something stays light in the dark"


def test_the_front_page_can_be_read_in_light_and_dark() -> None:
    source = shelf.index([])
    css = "".join(re.findall(r"<style>(.*?)</style>", source, re.DOTALL))
    light = rules(css.split("@media")[0])
    assert too_faint(Reader(source, light).seen) == []
    assert too_faint(Reader(source, [*light, *rules(dark(css))]).seen) == []


def test_faint_words_would_be_found() -> None:
    assert too_faint({("p.", "#999999", "#ffffff")}) == ["p.: #999999 on #ffffff is 2.85"]
