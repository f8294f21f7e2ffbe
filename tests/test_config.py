"""feeds.yaml: what may be written, and that every mistake is answered with its place and what to write."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import time, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from monitor import config
from monitor.config import Config
from monitor.errors import ConfigError, Mistake, UsageError
from monitor.model import Destination, Secret, Security
from tests import builders

ROOT = Path(__file__).resolve().parent.parent
BASE = "keywords: [gay]\noutlets: {A: https://a.example/f}\n"  # two good lines; mistakes below begin in line 3
SMTP = "smtp: {host: mail.example, from: m@example.org"


def mistakes(folder: Path, content: str | bytes, **environment: str) -> tuple[Mistake, ...]:
    path = folder / "feeds.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ConfigError) as raised:
        config.load(path, environment)
    return raised.value.mistakes


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


# --- mistakes ---------------------------------------------------------------------------------------------

BAD: dict[str, tuple[str, int, int, str, str]] = {
    # writing
    "tab": ("outlets:\n\tA: x", 2, 1, "tab", "spaces"),
    "at-sign": ("keywords: [gay]\noutlets:\n  A: @x", 3, 6, "no line may begin", "quotes"),
    "second-colon": ("keywords: [gay]\noutlets: A: https://a.example", 2, 11, "colon", "quotes"),
    "star": ("keywords: [gay, *]\n", 1, 18, "not valid YAML", ""),
    "unknown-alias": ("keywords: [gay, *x]\n", 1, 17, "reference that does not exist", "quotes"),
    "open-bracket": ("keywords: [gay\noutlets: {A: https://a.example}", 2, 8, "not valid YAML", "check"),
    "open-quote": ('keywords: ["gay]\n', 2, 1, "not valid YAML", "check"),
    "indentation": ("outlets:\n  A: https://a.example\n B: https://b.example", 3, 2, "not valid YAML", "indentation"),
    "two-documents": (f"{BASE}---\n{BASE}", 3, 1, "not valid YAML", ""),
    "control-character": ("keywords: [gay]\noutlets: {A: \x07}", 2, 14, "control character", "remove"),
    "duplicate-key": (f"{BASE}every: 1h\nevery: 2h", 4, 1, "'every' is written twice", "line 3"),
    "duplicate-outlet": (
        "keywords: [a]\noutlets:\n  A: https://a.example\n  A: https://b.example", 4, 3,
        "'A' is written twice", "line 3",
    ),
    "list-as-name": (f"{BASE}[a, b]: c", 3, 1, "cannot be a name", "plain name"),
    "empty": ("", 1, 1, "empty", "monitor init"),
    "only-notes": ("# nothing\n", 1, 1, "empty", "monitor init"),
    "only-a-mark": ("---\n", 2, 1, "empty", "monitor init"),
    "a-text": ("hello", 1, 1, "block of keys", "key: value"),
    "a-list": ("- a\n- b", 1, 1, "block of keys", "key: value"),
    "recursive": (f"{BASE}topics: &x {{t: *x}}", 3, 9, "without end", "references"),
    "recursive-list": (f"{BASE}topics: {{t: &x [*x]}}", 3, 13, "without end", "references"),
    # what is missing
    "no-outlets": ("keywords: [gay]", 1, 1, "no outlet is listed", "outlets:"),
    "empty-outlets": ("keywords: [gay]\noutlets:", 2, 9, "no outlet is listed", "outlets:"),
    "no-words": ("outlets: {A: https://a.example}", 1, 1, "no word to look for", "keywords:"),
    "no-feed": ("keywords: [a]\noutlets:\n  A: {language: ru}", 3, 6, "no feed", "feed:"),
    "outlet-without-value": ("keywords: [a]\noutlets:\n  A:", 3, 5, "block of keys", "key: value"),
    "empty-list-of-feeds": ("keywords: [a]\noutlets:\n  A: []", 3, 6, "no feed", "feed:"),
    # unknown keys
    "unknown-key": (f"{BASE}keyword: [x]", 3, 1, "keyword: there is no such key", "did you mean keywords:?"),
    "unknown-far-key": (f"{BASE}xyzzy: 1", 3, 1, "xyzzy: there is no such key", "write one of keywords, topics"),
    "unknown-in-outlet": (
        "keywords: [a]\noutlets:\n  A: {feed: https://a.example, langauge: ru}", 3, 32,
        "outlets.A.langauge: there is no such key", "did you mean language:?",
    ),
    "unknown-in-digest": (f"{BASE}digest: {{att: x}}", 3, 10, "digest.att", "did you mean at:?"),
    "unknown-in-digests": (f"{BASE}digests: {{d: {{topic: x}}}}", 3, 15, "digests.d.topic", "did you mean topics:?"),
    "unknown-in-smtp": (f"{BASE}{SMTP}, sender: x}}", 3, 49, "smtp.sender", ""),
    "unknown-in-network": (f"{BASE}network: {{user-agent: x}}", 3, 11, "network.user-agent", "mean user_agent:?"),
    # values
    "url-without-scheme": ("keywords: [a]\noutlets: {A: a.example/feed}", 2, 14, "not a web address", "https://"),
    "url-ftp": ("keywords: [a]\noutlets: {A: ftp://a.example}", 2, 14, "not a web address", "https://"),
    "url-without-host": ("keywords: [a]\noutlets: {A: 'https:///feed'}", 2, 14, "not a web address", "https://"),
    "url-with-space": ("keywords: [a]\noutlets: {A: https://a.example/a b}", 2, 14, "not a web address", "https://"),
    "url-bad-port": ("keywords: [a]\noutlets: {A: 'https://a.example:99999/'}", 2, 14, "not a web address", "https://"),
    "url-in-list": (
        "keywords: [a]\noutlets:\n  A:\n    - https://a.example\n    - nothing", 5, 7, "not a web address", "https://",
    ),
    "url-in-feeds": (
        "keywords: [a]\noutlets:\n  A:\n    feeds: [https://a.example, x]", 4, 32, "not a web address", "https://",
    ),
    "time": (f"{BASE}digest: {{at: 7 am}}", 3, 14, "'7 am' is not a time of day", '"07:00"'),
    "time-25": (f"{BASE}digest: {{at: 25:00}}", 3, 14, "not a time of day", '"07:00"'),
    "time-60": (f"{BASE}digest: {{at: [07:00, 07:60]}}", 3, 22, "not a time of day", '"07:00"'),
    "no-times": (f"{BASE}digest: {{at: []}}", 3, 14, "list is empty", "remove the key"),
    "day": (f"{BASE}digest: {{days: [mon, funday]}}", 3, 22, "mon", ""),
    "no-days": (f"{BASE}digest: {{days: []}}", 3, 16, "list is empty", "remove the key"),
    "zone": (f"{BASE}timezone: Berlin", 3, 11, "'Berlin' is not a time zone", "Europe/Berlin"),
    "zone-offset": (f"{BASE}timezone: +01:00", 3, 11, "not a time zone", "Europe/Berlin"),
    "zone-case": (f"{BASE}timezone: europe/berlin", 3, 11, "not a time zone", "Europe/Berlin"),
    "zone-path": (f"{BASE}timezone: ../etc/passwd", 3, 11, "not a time zone", "Europe/Berlin"),
    "zone-of-digest": (f"{BASE}digests: {{d: {{timezone: Mars}}}}", 3, 25, "not a time zone", "Europe/Berlin"),
    "interval": (f"{BASE}every: often", 3, 8, "'often' is not an interval", "30m"),
    "interval-without-unit": (f"{BASE}every: 30", 3, 8, "not an interval", "30m"),
    "interval-zero": (f"{BASE}every: 0m", 3, 8, "out of range", "between 1m and 7d"),
    "interval-long": (f"{BASE}every: 8d", 3, 8, "out of range", "between 1m and 7d"),
    "interval-huge": (f"{BASE}every: 99999d", 3, 8, "out of range", "between 1m and 7d"),
    "interval-of-outlet": (
        "keywords: [a]\noutlets: {A: {feed: https://a.example, every: 5}}", 2, 47, "not an interval", "30m",
    ),
    "mail": (f"{BASE}digest: {{to: editor}}", 3, 14, "not an e-mail address", "name@example.org"),
    "mail-with-name": (f"{BASE}digest: {{to: Ed <e@x.org>}}", 3, 14, "not an e-mail address", "name@example.org"),
    "mail-two-in-one": (f"{BASE}digest: {{to: 'a@x.org; b@x.org'}}", 3, 14, "b@x.org' is not an e-mail", "one address"),
    "mail-in-list": (f"{BASE}digest: {{to: [a@x.org, b@x..org]}}", 3, 24, "not an e-mail address", "name@example.org"),
    "mail-header": (f'{BASE}digest: {{to: "a@x.org\\nBcc: b@x.org"}}', 3, 14, "not an e-mail address", ""),
    "language": (
        "keywords: [a]\noutlets: {A: {feed: https://a.example, language: russian!}}", 2, 50, "outlets.A.language", "",
    ),
    "port-text": (f"{BASE}{SMTP}, port: smtp}}", 3, 55, "whole number", "digits"),
    "port-zero": (f"{BASE}{SMTP}, port: 0}}", 3, 55, "greater than or equal to 1", ""),
    "port-high": (f"{BASE}{SMTP}, port: 65536}}", 3, 55, "less than or equal to 65535", ""),
    "sender": (f"{BASE}smtp: {{host: mail.example, from: Monitor}}", 3, 34, "not an e-mail address", ""),
    "no-host": (f"{BASE}smtp: {{from: m@example.org}}", 3, 7, "smtp.host is missing", "add host:"),
    "no-sender": (f"{BASE}smtp: {{host: mail.example}}", 3, 7, "smtp.from is missing", "add from:"),
    "security": (f"{BASE}{SMTP}, security: ssl}}", 3, 59, "'starttls', 'implicit' or 'none'", ""),
    "private-network": (f"{BASE}network: {{allow_private: [10.0.0.0/99]}}", 3, 27, "neither a network", "127.0.0.0/8"),
    "concurrency": (f"{BASE}network: {{concurrency: 0}}", 3, 24, "greater than or equal to 1", ""),
    "user-agent": (f"{BASE}network: {{user_agent: Монитор}}", 3, 23, "network.user_agent", ""),
    "public-query": (f"{BASE}http: {{listen: 1, public: 'https://m.example/?a'}}", 3, 27, "more than", "with a path"),
    "public-without-scheme": (f"{BASE}http: {{listen: 8790, public: m.example}}", 3, 30, "not a web address", "https://"),
    "public-alone": (f"{BASE}http: {{public: https://m.example}}", 3, 7, "http.listen is missing", "add listen:"),
    "listen-word": (f"{BASE}http: {{listen: here}}", 3, 16, "not a port", "8790"),
    "unknown-in-http": (f"{BASE}http: {{listn: 8790}}", 3, 8, "http.listn", "did you mean listen:?"),
    # wrong shapes
    "outlets-list": ("keywords: [a]\noutlets: [https://a.example]", 2, 10, "names with values", "name: value"),
    "outlets-text": ("keywords: [a]\noutlets: https://a.example", 2, 10, "names with values", "name: value"),
    "topics-list": (f"{BASE}topics: [a, b]", 3, 9, "names with values", "name: value"),
    "topic-block": (f"{BASE}topics: {{t: {{a: b}}}}", 3, 13, "a list is expected", "[one, two]"),
    "topic-without-value": (f"{BASE}topics:\n  t:", 4, 5, "a list is expected", "[one, two]"),
    "empty-topic": (f"{BASE}topics: {{t: []}}", 3, 13, "list is empty", "add an item"),
    "nested-keyword": ("outlets: {A: https://a.example}\nkeywords: [[a]]", 2, 12, "a text is expected", "quotes"),
    "empty-keywords": ("outlets: {A: https://a.example}\nkeywords: []", 2, 11, "list is empty", "add an item"),
    "digest-text": (f"{BASE}digest: daily", 3, 9, "block of keys", "key: value"),
    "digests-list": (f"{BASE}digests: [daily]", 3, 10, "names with values", "name: value"),
    "smtp-text": (f"{BASE}smtp: mail.example", 3, 7, "block of keys", "key: value"),
    "network-list": (f"{BASE}network: [a]", 3, 10, "block of keys", "key: value"),
    "ledger-list": (f"{BASE}ledger: [a]", 3, 9, "a text is expected", "one line"),
    "days-text": (f"{BASE}digest: {{days: mon}}", 3, 16, "a list is expected", "[one, two]"),
    "tags-block": ("keywords: [a]\noutlets: {A: {feed: https://a.example, tags: {x: y}}}", 2, 46, "a list", "[one,"),
    "outlet-number-of-feeds": (
        "keywords: [a]\noutlets: {A: {feed: [https://a.example]}}", 2, 21, "a text is expected", "one line",
    ),
    # between blocks
    "unknown-topic": (f"{BASE}digest: {{topics: [Keyword]}}", 3, 19, "no topic 'Keyword'", "did you mean 'Keywords'?"),
    "unknown-far-topic": (f"{BASE}digests: {{d: {{topics: xyz}}}}", 3, 23, "no topic 'xyz'", "one of: Keywords"),
    "no-topics-in-digest": (f"{BASE}digest: {{topics: []}}", 3, 18, "list is empty", "remove the key"),
    "duplicate-feed": (
        "keywords: [a]\noutlets:\n  A: https://a.example/f\n  B: https://a.example/f", 4, 6, "also listed under 'A'",
        "keep it once",
    ),
    "duplicate-feed-in-outlet": (
        "keywords: [a]\noutlets:\n  A: [https://a.example/f, https://a.example/f]", 3, 28, "also listed", "once",
    ),
    # secrets
    "literal-password": (f"{BASE}{SMTP}, user: m, password: tulip}}", 3, 68, "does not stand in this file", "${"),
    "literal-chat": (f"{BASE}destinations: {{r: {{chat: 'json://x'}}}}", 3, 26, "holds tokens", "chat_file"),
    "literal-secret": (
        f"{BASE}destinations: {{r: {{webhook: 'https://x.org/h', secret: tulip}}}}", 3, 56, "a secret", "secret_file",
    ),
    "missing-variable": (f"{BASE}{SMTP}, user: m, password: '${{NOPE}}'}}", 3, 68, "NOPE is not set", "export"),
    "missing-host-variable": (f"{BASE}smtp: {{host: '${{H}}', from: m@x.org}}", 3, 14, "H is not set", "export"),
    "missing-password-file": (f"{BASE}{SMTP}, user: m, password_file: nope}}", 3, 73, "cannot be read", "permissions"),
    "two-passwords": (
        f"{BASE}{SMTP}, user: m, password: '${{P}}', password_file: x}}", 3, 7, "both given", "keep one",
    ),
    "user-alone": (f"{BASE}{SMTP}, user: m}}", 3, 7, "go together", "both or neither"),
    "password-alone": (f"{BASE}{SMTP}, password: '${{P}}'}}", 3, 7, "go together", "both or neither"),
    "unencrypted": (f"{BASE}{SMTP}, security: none}}", 3, 7, "unencrypted", "starttls"),
    # queries
    "query-quote": ("outlets: {A: https://a.example}\nkeywords:\n  - '\"gay'", 3, 5, "never closed", "second one"),
    "query-mixed": (
        "outlets: {A: https://a.example}\ntopics: {t: [a, b OR c AND d]}", 2, 17, "AND after OR, at character 8",
        "parentheses",
    ),
    "query-negative": ("outlets: {A: https://a.example}\nkeywords: NOT a", 2, 11, "must not be there", "must be there"),
    "query-letters": ("outlets: {A: https://a.example}\nkeywords: ['!!']", 2, 12, "no letter or digit", "write a word"),
    "query-empty": ("outlets: {A: https://a.example}\nkeywords: ['']", 2, 12, "missing at the end", "write a word"),
    "query-semicolon": ("outlets: {A: https://a.example}\nkeywords: ['(a; b']", 2, 12, "'(a; b'", "close it with )"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "column", "what", "advice"), BAD.values(), ids=BAD)
def test_a_mistake_is_answered_with_its_place_and_what_to_write(
    text: str, line: int, column: int, what: str, advice: str, tmp_path: Path
) -> None:
    found = mistakes(tmp_path, text, P="tulip")
    fitting = [m for m in found if (m.line, m.column) == (line, column) and what in m.what and advice in m.advice]
    assert fitting, [mistake.say("feeds.yaml") for mistake in found]


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        (BASE.encode() + b"every: \xff", 3, 8),
        ("keywords: [Чечня]\n# Чечня ".encode() + b"\xe7", 2, 9),
        (BASE.encode("utf-16"), 1, 1),
        ("keywords: [Чечня]".encode("cp1251"), 1, 12),
    ],
    ids=["byte", "after-cyrillic", "utf-16", "cp1251"],
)
def test_a_file_that_is_not_utf_8_is_answered_with_the_place(
    content: bytes, line: int, column: int, tmp_path: Path
) -> None:
    [found] = mistakes(tmp_path, content)
    assert (found.line, found.column) == (line, column)
    assert "UTF-8" in found.what
    assert "UTF-8" in found.advice


def test_aliases_of_aliases_of_aliases_end(tmp_path: Path) -> None:
    layers = "".join(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in pairwise("abcdefgh"))
    found = mistakes(tmp_path, f"{BASE}a: &a [x, x, x, x, x, x, x, x, x]\n{layers}")
    assert any("repeats itself without end" in mistake.what for mistake in found)


@pytest.mark.parametrize("depth", [13, 500, 3000])
def test_a_file_that_is_nested_too_deep_is_answered(depth: int, tmp_path: Path) -> None:
    found = mistakes(tmp_path, f"{BASE}tags: {'[' * depth}{']' * depth}")
    assert any("nested too deep" in mistake.what for mistake in found)
    assert len([mistake for mistake in found if "nested too deep" in mistake.what]) == 1


def test_all_mistakes_are_told_at_once_in_file_order(tmp_path: Path) -> None:
    text = """keywords: [gay, "(b"]
outlets:
  A: {feed: nothing, langauge: ru}
  B: https://b.example/f
  C: https://b.example/f
  B: https://c.example/f
timezone: Mars
digest: {at: 25:00, to: nobody, topics: [Nothing]}
smtp: {host: mail.example, port: x, password: tulip}
colour: red
"""
    found = mistakes(tmp_path, text)
    assert list(found) == sorted(found)
    assert [mistake.line for mistake in found] == [1, 3, 3, 5, 6, 7, 8, 8, 8, 9, 9, 9, 10]


def test_the_error_says_file_line_column_what_and_advice(tmp_path: Path) -> None:
    path = tmp_path / "feeds.yaml"
    path.write_text(f"{BASE}every: often")
    with pytest.raises(ConfigError) as raised:
        config.load(path, {})
    said = f"{path}:3:8: every: 'often' is not an interval; write a number and m, h or d, e.g. 30m"
    assert str(raised.value) == said
    assert raised.value.exit_code == 3


def test_a_file_that_cannot_be_read_is_no_mistake_in_it(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        config.load(tmp_path / "none.yaml", {})
    with pytest.raises(UsageError, match="cannot be read"):
        config.load(tmp_path, {})


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{BASE}digests: {{daily: {{at: 08:00}}}}\ndigest: {{to: lost@example.org}}", "daily"),
        (f"{BASE}topics: {{Keywords: [lesbian]}}", "Keywords"),
    ],
    ids=["digest-and-digests-daily", "keywords-and-a-topic-of-that-name"],
)
def test_the_short_and_the_long_form_of_one_thing_do_not_silently_replace_each_other(
    text: str, name: str, tmp_path: Path
) -> None:
    assert any(name in mistake.what for mistake in mistakes(tmp_path, text))


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
