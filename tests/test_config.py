"""feeds.yaml: what may be written, its secrets, and where it lies."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import time, timedelta
from pathlib import Path

import pytest

from monitor import config
from monitor.config import Config
from monitor.errors import UsageError
from monitor.model import Destination, Secret, Security
from tests import builders
from tests.mistaken import BASE, SMTP, mistakes

ROOT = Path(__file__).resolve().parent.parent
# --- what may be written ----------------------------------------------------------------------------------


def test_three_lines_are_enough(tmp_path: Path) -> None:
    read = builders.config(
        tmp_path, "keywords: [LGBT]\noutlets: {BBC: https://b.example/rss}\ndigest: {to: e@x.example}"
    )
    assert [(topic.name, topic.queries) for topic in read.topics] == [("Keywords", ("LGBT",))]
    [outlet] = read.outlets
    assert (outlet.name, outlet.language, outlet.tags) == ("BBC", None, ())
    assert [feed.url for feed in outlet.feeds] == ["https://b.example/rss"]
    [daily] = read.subscriptions
    assert (daily.name, daily.topics, daily.schedule.times) == ("daily", ("Keywords",), (time(7),))
    assert (daily.schedule.days, daily.schedule.zone) == (frozenset(range(7)), "UTC")
    assert [destination.kind for destination in daily.destinations] == ["file", "mail"]
    assert read.mail_is_default


def test_without_a_digest_block_a_daily_digest_goes_to_the_archive(tmp_path: Path) -> None:
    [daily] = builders.config(tmp_path, BASE).subscriptions
    assert daily.name == "daily"
    assert daily.destinations == (Destination(kind="file", address=str(tmp_path / "digests")),)


GROWN = """
timezone: Europe/Berlin
every: 1h
ledger: data/news.sqlite3
archive: issued
topics:
  People: [gay rights, "LGBT OR ЛГБТ"]
  Places: Чечня
outlets:
  BBC: https://b.example/rss
  Meduza: {feed: https://m.example/rss, language: ru, every: 15m, tags: [russian, exile]}
  Guardian:
    feeds: [https://g.example/1, https://g.example/2]
    language: en-GB
    tags: british
  Two:
    - https://t.example/1
    - https://t.example/2
digests:
  daily:
    at: ["19:30", "7:00"]
    topics: Places
    to: [one@example.org, two@example.org, one@example.org]
  weekly: {days: [mon, fri], timezone: Asia/Tokyo, at: "09:15"}
smtp:
  host: ${MAIL_HOST}
  port: 465
  user: monitor
  password: ${MAIL_PASSWORD}
  from: Monitor <monitor@example.org>
network:
  allow_private: [10.0.0.0/8, feeds.intranet]
  user_agent: Our Desk/1.0
  concurrency: 8
"""


@pytest.fixture
def grown(tmp_path: Path) -> Config:
    return builders.config(tmp_path, GROWN, MAIL_HOST="mail.example", MAIL_PASSWORD="tulip-field")


def test_topics_are_names_with_one_query_or_several(grown: Config) -> None:
    assert [(topic.name, topic.queries) for topic in grown.topics] == [
        ("People", ("gay rights", "LGBT OR ЛГБТ")), ("Places", ("Чечня",))
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "host", "port", "public"),
    [
        ("8790", "127.0.0.1", 8790, None),
        ("{listen: 8790}", "127.0.0.1", 8790, None),
        ("{listen: '[::1]:80', public: https://m.example/}", "::1", 80, "https://m.example"),
        ("{listen: 8790, public: 'https://m.example:8443/desk/'}", "127.0.0.1", 8790, "https://m.example:8443/desk"),
    ],
)
def test_the_pages_are_a_port_or_a_block(
    written: str, host: str, port: int, public: str | None, tmp_path: Path
) -> None:
    at = builders.config(tmp_path, f"{BASE}http: {written}").http
    assert at is not None
    assert (at.host, at.port, at.public) == (host, port, public)


def test_outlets_are_addresses_lists_or_blocks(grown: Config) -> None:
    assert [outlet.name for outlet in grown.outlets] == ["BBC", "Meduza", "Guardian", "Two"]
    assert [len(outlet.feeds) for outlet in grown.outlets] == [1, 1, 2, 2]
    assert [outlet.language for outlet in grown.outlets] == [None, "ru", "en-gb", None]
    assert [outlet.tags for outlet in grown.outlets] == [(), ("russian", "exile"), ("british",), ()]
    assert [feed.every for feed in grown.outlets[1].feeds] == [timedelta(minutes=15)]


def test_digests_have_topics_times_days_zones_and_receivers(grown: Config) -> None:
    daily, weekly = grown.subscriptions
    assert (daily.topics, weekly.topics) == (("Places",), ("People", "Places"))
    assert daily.schedule.times == (time(7), time(19, 30))
    assert (daily.schedule.zone, weekly.schedule.zone) == ("Europe/Berlin", "Asia/Tokyo")
    assert weekly.schedule.days == frozenset({0, 4})
    mailed = [destination.address for destination in daily.destinations if destination.kind == "mail"]
    assert mailed == ["one@example.org", "two@example.org"]


def test_the_mail_server_takes_its_values_from_the_environment(grown: Config) -> None:
    mail = grown.mail
    assert (mail.host, mail.port, mail.security, mail.user) == ("mail.example", 465, Security.IMPLICIT, "monitor")
    assert mail.password == Secret("tulip-field")
    assert mail.sender == "Monitor <monitor@example.org>"
    assert not grown.mail_is_default


def test_the_network_block_is_handed_on(grown: Config) -> None:
    assert grown.network.allow_private == ("10.0.0.0/8", "feeds.intranet")
    assert (grown.network.user_agent, grown.network.concurrency) == ("Our Desk/1.0", 8)


def test_relative_paths_are_relative_to_the_folder_of_the_file(grown: Config, tmp_path: Path) -> None:
    assert (grown.ledger, grown.archive) == (tmp_path / "data/news.sqlite3", tmp_path / "issued")


def test_absolute_paths_and_the_home_folder_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/desk")
    read = builders.config(tmp_path, BASE + "ledger: /var/lib/monitor/ledger\narchive: ~/issued\n")
    assert (read.ledger, read.archive) == (Path("/var/lib/monitor/ledger"), Path("/home/desk/issued"))


def test_a_relative_file_name_is_found_from_where_the_user_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "feeds.yaml").write_text(BASE)
    monkeypatch.chdir(tmp_path)
    assert config.load(Path("feeds.yaml"), {}).ledger == tmp_path / "monitor.sqlite3"


@pytest.mark.parametrize(
    ("port", "security", "expected"),
    [
        ("", "", Security.STARTTLS),
        ("port: 465", "", Security.IMPLICIT),
        ("port: 587", "", Security.STARTTLS),
        ("port: 25", "", Security.STARTTLS),
        ("port: 2525", "security: implicit", Security.IMPLICIT),
    ],
)
def test_mail_is_protected_by_default(port: str, security: str, expected: Security, tmp_path: Path) -> None:
    options = ", ".join(option for option in (port, security) if option)
    read = builders.config(tmp_path, f"{BASE}{SMTP}, {options}}}".replace(", }", "}"))
    assert read.mail.security is expected


def test_mail_on_this_machine_may_travel_in_clear(tmp_path: Path) -> None:
    read = builders.config(tmp_path, f"{BASE}smtp: {{host: 127.0.0.1, security: none, from: m@example.org}}")
    assert read.mail.security is Security.NONE


def test_words_that_yaml_would_turn_into_something_else_stay_words(tmp_path: Path) -> None:
    text = "keywords: [NO, yes, 012, 1e3, 2026-11-22, 7:00, 0x10]\noutlets: {A: {feed: http://a.example, language: NO}}"
    read = builders.config(tmp_path, text)
    assert read.topics[0].queries == ("NO", "yes", "012", "1e3", "2026-11-22", "7:00", "0x10")
    assert read.outlets[0].language == "no"


def test_times_need_no_quotes(tmp_path: Path) -> None:
    assert builders.config(tmp_path, BASE + "digest: {at: 17:30}").subscriptions[0].schedule.times == (time(17, 30),)


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + BASE.encode(),
        BASE.replace("\n", "\r\n").encode(),
        BASE.replace("\n", "\r").encode(),
        b"---\n" + BASE.encode(),
        b"# a note\n\n" + BASE.encode() + b"\n\n# the end",
        b"%YAML 1.1\n---\n" + BASE.encode(),
        BASE.rstrip().encode(),
    ],
    ids=["bom", "crlf", "cr", "document-mark", "notes", "directive", "no-last-line-break"],
)
def test_a_file_may_come_from_any_editor(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "feeds.yaml"
    path.write_bytes(content)
    assert [outlet.name for outlet in config.load(path, {}).outlets] == ["A"]


def test_an_anchor_may_be_used_twice(tmp_path: Path) -> None:
    outlets = "  A: {feed: https://a.example, tags: &t [x, y]}\n  B: {feed: https://b.example, tags: *t}"
    text = f"keywords: [a]\noutlets:\n{outlets}"
    assert [outlet.tags for outlet in builders.config(tmp_path, text).outlets] == [("x", "y"), ("x", "y")]


@pytest.mark.parametrize(
    ("given_interval", "expected"),
    [
        ("1m", timedelta(minutes=1)),
        ("90 min", timedelta(minutes=90)),
        ("2h", timedelta(hours=2)),
        ("1 hour", timedelta(hours=1)),
        ("1D", timedelta(days=1)),
        ("7 days", timedelta(days=7)),
    ],
)
def test_intervals_are_a_number_and_a_unit(given_interval: str, expected: timedelta, tmp_path: Path) -> None:
    outlets = f"outlets: {{A: {{feed: https://a.example, every: {given_interval}}}}}"
    assert next(builders.config(tmp_path, f"keywords: [gay]\n{outlets}").feeds).every == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("keywords: [gay]\noutlets: {A: {feed: https://a.example, every: 4m}}", "4 min"),
        (f'{BASE}digest: {{at: "02:30"}}', "between 22:00 and 06:00"),
    ],
    ids=["often", "night"],
)
def test_what_is_allowed_but_unwise_is_a_warning(text: str, words: str, tmp_path: Path) -> None:
    [warning] = builders.config(tmp_path, text).warnings
    assert words in warning
    assert builders.config(tmp_path, BASE).warnings == ()


NAMED = """
outlets:
  BBC News: {feed: https://a.example/f, language: en, tags: [world]}
  Медуза: {feed: https://b.example/f, language: qaa, tags: [russian press]}
topics:
  A: ["%s"]
"""


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("Trump AND lang:russian", "Topic A: lang:russian names no language; did you mean lang:ru?"),
        ("Trump AND lang:(ru OR ua)", "Topic A: lang:ua names no language; did you mean lang:uk?"),
        ("Trump AND lang:gibberish", "Topic A: lang:gibberish names no language; write a code such as en or ru."),
        (
            "Trump AND outlet:CNN",
            "Topic A: no outlet is called “CNN”; write words of a name that stands under outlets:.",
        ),
        ("Trump NOT outlet:BBBC", 'Topic A: no outlet is called “BBBC”; did you mean outlet:"BBC News"?'),
        ("Trump AND outlet:Медузы", 'Topic A: no outlet is called “Медузы”; did you mean outlet:"Медуза"?'),
        ("Trump AND tag:wold", "write tags: [world] in a digest"),
        ("Trump AND tag:world", "asks for what a feed says of its entry, not for the tag “world” of outlets"),
    ],
)
def test_a_query_for_a_name_that_nothing_goes_by_is_a_note_with_the_nearest(
    query: str, said: str, tmp_path: Path
) -> None:
    [warning] = builders.config(tmp_path, NAMED % query).warnings
    assert said in warning
    assert "?." not in warning


@pytest.mark.parametrize(
    "query",
    ["lang:ru", "lang:pt-BR", "lang:qaa", "outlet:bbc", "outlet:(news OR медуза)", "outlet:CNNN*", "tag:sport"],
)
def test_a_query_for_a_name_that_is_known_or_may_come_is_no_note(query: str, tmp_path: Path) -> None:
    assert builders.config(tmp_path, NAMED % f"Trump AND {query}").warnings == ()


def test_names_in_exclusions_and_concepts_are_noted_too(tmp_path: Path) -> None:
    more = "digest: {exclude: 'outlet:CNN'}\nconcepts: {x: ['Trump AND lang:english']}\n"
    read = builders.config(tmp_path, NAMED % "@x" + more)
    assert ["lang:en" in said or "CNN" in said for said in read.warnings] == [True, True]


@pytest.mark.parametrize(
    ("address", "notes"),
    [("http://hook.example/x", 1), ("http://192.168.0.4/x", 1), ("http://127.0.0.1:80/x", 0), ("https://a.example", 0)],
)
def test_a_webhook_that_can_be_read_on_its_way_to_another_machine_is_a_note(
    address: str, notes: int, tmp_path: Path
) -> None:
    read = builders.config(tmp_path, f"{BASE}destinations: {{desk: {{webhook: '{address}'}}}}\ndigest: {{to: desk}}\n")
    assert [("desk" in said, "write https://" in said) for said in read.warnings] == [(True, True)] * notes


# --- secrets ----------------------------------------------------------------------------------------------


def test_a_password_may_come_from_a_file_beside_feeds_yaml(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("tulip-field\n")
    read = builders.config(tmp_path, f"{BASE}{SMTP}, user: m, password_file: secret}}")
    assert read.mail.password == Secret("tulip-field")


def test_a_secret_is_in_no_text_of_the_configuration(grown: Config) -> None:
    assert "tulip-field" not in repr(grown) + str(grown) + f"{grown.mail} {grown.mail.password}"
    assert "tulip-field" not in repr(grown.mail.password)


def test_a_secret_is_in_no_mistake(tmp_path: Path) -> None:
    text = f"{BASE}{SMTP}, security: none, user: m, password: '${{MAIL_PASSWORD}}', colour: red}}\nevery: ever"
    found = mistakes(tmp_path, text, MAIL_PASSWORD="tulip-field")
    literal = mistakes(tmp_path, f"{BASE}{SMTP}, user: m, password: tulip-field}}")
    assert "tulip-field" not in repr(found) + repr(literal)


# --- where the file is ------------------------------------------------------------------------------------


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """A file in every place that is looked at: here, the user's folder and the system's."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "user"))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "system"))
    found = {
        "here": tmp_path / "here/feeds.yaml",
        "user": tmp_path / "user/monitor/feeds.yaml",
        "system": tmp_path / "system/monitor/feeds.yaml",
    }
    for path in found.values():
        path.parent.mkdir(parents=True)
        path.write_text(BASE)
    return found


def test_the_named_file_goes_before_the_environment_and_all_folders(places: Mapping[str, Path]) -> None:
    here = places["here"].parent
    assert config.find("named.yaml", {"MONITOR_CONFIG": "other.yaml"}, here) == Path("named.yaml")
    assert config.find(None, {"MONITOR_CONFIG": "other.yaml"}, here) == Path("other.yaml")


@pytest.mark.skipif(os.name != "posix" or os.uname().sysname == "Darwin", reason="these are the folders of Linux")
def test_this_folder_goes_before_the_users_and_the_systems(places: Mapping[str, Path]) -> None:
    for name in ("here", "user", "system"):
        assert config.find(None, {}, places["here"].parent) == places[name]
        places[name].unlink()
    with pytest.raises(UsageError, match="monitor init") as raised:
        config.find(None, {}, places["here"].parent)
    assert all(str(path) in str(raised.value) for path in places.values())


# --- the files that we ship -------------------------------------------------------------------------------


def test_our_own_feeds_yaml_has_no_mistake() -> None:
    read = config.load(ROOT / "feeds.yaml", {})
    assert len(read.outlets) > 20
    assert read.warnings == ()


def test_our_own_feeds_yaml_with_its_mail_block_switched_on_has_no_mistake(tmp_path: Path) -> None:
    text = (ROOT / "feeds.yaml").read_text(encoding="utf-8")
    head, mark, block = text.partition("# smtp:\n")
    assert mark
    read = builders.config(
        tmp_path, head + mark[2:] + "\n".join(line.removeprefix("# ") for line in block.splitlines()),
        MONITOR_SMTP_PASSWORD="tulip",
    )  # fmt: skip
    assert not read.mail_is_default


def test_the_example_has_no_mistake(tmp_path: Path) -> None:
    read = builders.config(tmp_path, config.example())
    assert read.warnings == ()
    assert len(read.outlets) >= 3
