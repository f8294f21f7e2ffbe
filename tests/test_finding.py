"""Feeds of a site, replacements for dead ones, and the lists of other readers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor import config
from monitor.cli import cli
from monitor.config import editing
from monitor.errors import MonitorError, UsageError
from monitor.formats import opml
from monitor.model import Feed, Outlet
from tests.builders import item, rss
from tests.servers import Answer, Outlets

FEED = rss(item("one", "One"), item("two", "Two"))
OTHER = rss(item("three", "Three"))

FILE = """# My outlets, written by hand.
keywords: [Chechnya]   # one word

outlets:
  # the big ones
  BBC News: {bbc}   # every hour
  "Left: Right":
    feeds:
      - {left}/a   # first
      - {left}/b
    tags: [x]
  # the end of the list

# and the mail
digest: {{at: "07:00"}}
network: {{allow_private: [127.0.0.0/8], spacing: 0s}}
"""


@pytest.fixture
def desk(tmp_path: Path, served: Outlets, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a feeds.yaml that a person wrote."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "feeds.yaml").write_text(
        FILE.format(bbc=served.say("/bbc", FEED), left=served.url("/left")), encoding="utf-8"
    )
    return tmp_path


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(cli, arguments)
    if result.exception is not None and not isinstance(result.exception, SystemExit | MonitorError):
        raise result.exception
    return result


def page(served: Outlets, path: str, body: str) -> None:
    served.answers[path] = Answer(body=f"<!doctype html><html>{body}</html>".encode(),
                                  headers={"Content-Type": "text/html"})  # fmt: skip


# --- find -------------------------------------------------------------------------------------------------


def test_a_feed_that_the_page_declares_is_found_first_and_printed_for_feeds_yaml(desk: Path, served: Outlets) -> None:
    page(served, "/", "<link rel='alternate' type='application/rss+xml' href='/declared.xml'>")
    served.say("/declared.xml", OTHER)
    told = run("feeds", "find", served.url("/")).output
    assert f"Outlet: {served.url('/declared.xml')}" in told
    assert "declared by its page" in told
    assert len(served.asked) <= 20


@pytest.mark.parametrize(
    ("pages", "place"),
    [
        ({"/": "<a href='/service/rss-feeds'>RSS</a>", "/service/rss-feeds": "<a href='/rss/world.xml'>World</a>"},
         "/rss/world.xml"),
        ({"/": "<p>Nothing here</p>"}, "/rss.xml"),
        ({"/": "<p>Nothing here</p>"}, "/feed"),
    ],
)  # fmt: skip
def test_a_feed_that_is_linked_or_stands_in_a_usual_place_is_found(
    desk: Path, served: Outlets, pages: dict[str, str], place: str
) -> None:
    for path, body in pages.items():
        page(served, path, body)
    served.say(place, OTHER)
    found = json.loads(run("feeds", "find", "--json", served.url("/")).output)
    assert [offer["url"] for offer in found["offers"]] == [served.url(place)]


def test_a_feed_that_only_a_sitemap_names_is_found(desk: Path, served: Outlets) -> None:
    page(served, "/", "<p>Nothing here</p>")
    served.say("/robots.txt", f"User-agent: *\nSitemap: {served.url('/map.xml')}\n", Content_Type="text/plain")
    served.say("/map.xml", f"<urlset><url><loc>{served.url('/news/atom/today')}</loc></url></urlset>")
    served.say("/news/atom/today", OTHER)
    found = json.loads(run("feeds", "find", "--json", served.url("/")).output)
    assert [(offer["url"], offer["how"]) for offer in found["offers"]] == [
        (served.url("/news/atom/today"), "in its sitemap")
    ]


def test_the_search_ends_even_at_a_site_that_links_for_ever(desk: Path, served: Outlets) -> None:
    links = "".join(f"<a href='/feeds/{number}'>feed</a>" for number in range(500))
    page(served, "/", links)
    for number in range(500):
        page(served, f"/feeds/{number}", links)
    found = json.loads(run("feeds", "find", "--json", served.url("/")).output)
    assert found["offers"] == []
    assert found["visits"] == len(served.asked) <= 20


def test_the_same_feed_at_two_addresses_is_offered_once_and_a_listed_one_is_not_pasted(
    desk: Path, served: Outlets
) -> None:
    declared = "".join(f"<link rel=alternate type='application/rss+xml' href='{path}'>" for path in ("/bbc", "/twin"))
    page(served, "/", declared)
    served.say("/twin", FEED)
    result = run("feeds", "find", served.url("/"))
    assert "1 feed found" in result.output
    assert "listed in feeds.yaml already" in result.output


def test_nothing_found_says_so_and_why(desk: Path, served: Outlets) -> None:
    told = run("feeds", "find", served.url("/nothing")).output
    assert "No feed was found" in told
    assert "404" in told


def test_a_private_address_is_refused_like_everywhere(desk: Path, served: Outlets) -> None:
    path = desk / "feeds.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("127.0.0.0/8", "10.0.0.0/8"), encoding="utf-8")
    assert "No feed was found" in run("feeds", "find", served.url("/")).output
    assert served.asked == []


def test_dead_feeds_get_proposals_and_the_file_is_not_touched(desk: Path, served: Outlets) -> None:
    before = (desk / "feeds.yaml").read_bytes()
    run("run", "--once", "--all")
    assert "nothing to do" in run("feeds", "find", "--dead").output
    served.answers["/bbc"] = Answer(status=410)
    page(served, "/", "<link rel='alternate' type='application/rss+xml' href='/world.xml'>")
    served.say("/world.xml", OTHER)
    for _ in range(3):
        run("run", "--once", "--all")
    assert "See: monitor health" in run("feeds").output
    told = " ".join(run("feeds", "find", "--dead").output.split())
    assert f"instead: BBC News: {served.url('/world.xml')}" in told
    assert (desk / "feeds.yaml").read_bytes() == before
    found = json.loads(run("feeds", "find", "--dead", "--json").output)
    assert {one["dead"]["outlet"] for one in found} == {"BBC News", "Left: Right"}


@pytest.mark.parametrize("arguments", [(), ("--dead", "https://a.example"), ("ftp://a.example",)])
def test_wrong_use_of_find_is_told(desk: Path, arguments: tuple[str, ...]) -> None:
    result = run("feeds", "find", *arguments)
    assert result.exit_code == 2 or isinstance(result.exception, MonitorError)


def test_feeds_without_more_still_shows_the_health(desk: Path) -> None:
    run("run", "--once", "--all")
    assert "No feed is ever switched off" in run("feeds").output
    assert isinstance(json.loads(run("feeds", "--json").output), list)
    assert run("feeds", "--failing").exit_code == 0


# --- OPML -------------------------------------------------------------------------------------------------

OPML = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>Mine</title></head><body>
  <outline text="News"><outline text="Caucasus">
    <outline type="rss" text="Kavkaz: Daily # 1" xmlUrl="https://kavkaz.example/rss?a=1&amp;b=2" language="ru"/>
    <outline type="rss" text="Kavkaz: Daily # 1" xmlUrl="https://kavkaz.example/second"/>
  </outline></outline>
  <outline text="BBC News" title="BBC News" xmlUrl="https://bbc.example/other" category="/world,/uk"/>
  <outline text="No feed here" htmlUrl="https://x.example"/>
  <outline text="Script" xmlUrl="javascript:alert(1)"/>
  <outline xmlUrl="https://nameless.example/feed"/>
</body></opml>
"""


def test_an_opml_file_is_printed_as_lines_that_feeds_yaml_takes(desk: Path) -> None:
    (desk / "mine.opml").write_text(OPML, encoding="utf-8")
    lines = run("feeds", "import", "mine.opml").stdout
    assert lines.splitlines() == [
        '  "Kavkaz: Daily # 1": {feeds: ["https://kavkaz.example/rss?a=1&b=2", https://kavkaz.example/second], '
        "language: ru, tags: [News, Caucasus]}".replace('"https://kavkaz.example/rss?a=1&b=2"',
                                                        "https://kavkaz.example/rss?a=1&b=2"),
        "  BBC News 2: {feed: https://bbc.example/other, tags: [world, uk]}",
        "  nameless.example: https://nameless.example/feed",
    ]  # fmt: skip


def test_a_feed_that_cannot_be_visited_is_named_and_not_left_out_silently(desk: Path) -> None:
    (desk / "mine.opml").write_text(OPML, encoding="utf-8")
    result = run("feeds", "import", "--append", "mine.opml")
    assert result.stderr == "Left out, for it is no web address: Script: javascript:alert(1)\n"
    assert run("feeds", "import", "mine.opml").stderr.endswith("Every other feed of the file is listed already.\n")


def test_appending_keeps_every_line_and_comment_and_can_be_repeated(desk: Path) -> None:
    (desk / "mine.opml").write_text(OPML, encoding="utf-8")
    path = desk / "feeds.yaml"
    before = path.read_text(encoding="utf-8")
    path.chmod(0o640)
    assert "Added 3 outlets" in run("feeds", "import", "--append", "mine.opml").output
    after = path.read_text(encoding="utf-8")
    added = [line for line in after.splitlines() if line not in before.splitlines()]
    assert len(added) == 3
    assert [line for line in after.splitlines() if line not in added] == before.splitlines()
    assert path.stat().st_mode & 0o777 == 0o640
    outlets = {outlet.name: outlet for outlet in config.load(path, {}).outlets}
    assert [feed.url for feed in outlets["Kavkaz: Daily # 1"].feeds] == [
        "https://kavkaz.example/rss?a=1&b=2",
        "https://kavkaz.example/second",
    ]
    assert outlets["Left: Right"].tags == ("x",)
    run("feeds", "import", "--append", "mine.opml")
    assert path.read_text(encoding="utf-8") == after
    assert [each.name for each in desk.iterdir() if each.name.startswith(".")] == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not xml",
        b"<rss/>",
        b"<opml><body>",
        b'<!DOCTYPE o [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><opml>&b;</opml>',
        b'<!DOCTYPE o [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml>&x;</opml>',
        b"<opml>" + b"<outline text='a'>" * 50 + b"</outline>" * 50 + b"</opml>",
        b"<opml>" + b"".join(b"<outline xmlUrl='https://a.example/%d'/>" % n for n in range(5_100)) + b"</opml>",
        b"<opml><body><outline text='a site' htmlUrl='https://a.example'/></body></opml>",
        b"<opml>" + b" " * (opml.MOST_BYTES + 1) + b"</opml>",
    ],
    ids=["empty", "text", "rss", "cut", "bomb", "file", "deep", "many", "no feed", "large"],
)
def test_a_file_that_is_no_opml_is_refused_with_a_sentence(desk: Path, body: bytes) -> None:
    (desk / "bad.opml").write_bytes(body)
    result = run("feeds", "import", "--append", "bad.opml")
    assert isinstance(result.exception, MonitorError)
    assert str(result.exception).endswith((".", ")."))
    assert "Added" not in result.output


def test_what_is_exported_is_what_is_imported(desk: Path) -> None:
    run("feeds", "export", "-o", "out.opml")
    read, unusable = opml.read((desk / "out.opml").read_bytes())
    assert unusable == ()
    listed = config.load(desk / "feeds.yaml", {}).outlets
    assert [(one.name, [feed.url for feed in one.feeds], one.tags) for one in read] == [
        (one.name, [feed.url for feed in one.feeds], one.tags) for one in listed
    ]
    assert "already" in run("feeds", "import", "out.opml").output or run("feeds", "import", "out.opml").output == ""


NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30).map(str.strip).filter(bool)


@settings(max_examples=150, deadline=None)
@given(names=st.lists(NAMES, min_size=1, max_size=4, unique=True), tags=st.lists(NAMES, max_size=2, unique=True))
def test_any_name_and_tag_survives_being_written_into_feeds_yaml(names: list[str], tags: list[str]) -> None:
    outlets = [
        Outlet(name=name, feeds=(Feed(url=f"https://a.example/{number}?x=1,2&y=[3]"),), tags=tuple(tags))
        for number, name in enumerate(names)
    ]
    content = editing.with_outlets(FILE.format(bbc="https://bbc.example/feed", left="https://left.example"), outlets)
    read = config.source.read(content.encode())
    assert read.mistakes == []
    written = list(read.tree["outlets"].items())[2:]
    assert [name for name, _ in written] == names
    for (_, value), outlet in zip(written, outlets, strict=True):
        if tags:
            assert (value["feed"], value["tags"]) == (outlet.feeds[0].url, tags)
        else:
            assert value == outlet.feeds[0].url


def test_outlets_that_are_no_block_are_not_touched() -> None:
    with pytest.raises(MonitorError, match="paste the lines yourself"):
        editing.with_outlets("outlets: {A: https://a.example/feed}\n", [Outlet(name="B", feeds=(Feed(url="x"),))])


@pytest.mark.parametrize("typed", ["http://[", "http://127.0.0.1:99999/", "ftp://outlet.example/"])
def test_what_is_no_web_address_is_wrong_use(desk: Path, typed: str) -> None:
    with pytest.raises(UsageError, match="not a web address"):
        CliRunner().invoke(cli, ["feeds", "find", typed], catch_exceptions=False)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("feed://outlet.example/rss", "http://outlet.example/rss"),
        ("feed:https://outlet.example/rss", "https://outlet.example/rss"),
        ("http://outlet.example:99999/rss", None),
        ("http://outlet.example/a rss", None),
        ("javascript:alert(1)", None),
    ],
)
def test_an_outline_is_read_when_its_address_can_be_visited(written: str, read: str | None) -> None:
    body = f'<opml version="2.0"><body><outline text="O" xmlUrl="{written}"/></body></opml>'
    found = opml.read(body.encode()).outlets
    assert [feed.url for outlet in found for feed in outlet.feeds] == ([read] if read else [])
