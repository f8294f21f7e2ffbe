"""Every mistake in feeds.yaml is answered with its place and what to write."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from monitor import config
from monitor.errors import ConfigError, UsageError
from tests.mistaken import BASE, SMTP, mistakes

# --- mistakes ---------------------------------------------------------------------------------------------

BAD: dict[str, tuple[str, int, int, str, str]] = {
    # writing
    "tab": ("outlets:\n\tA: x", 2, 1, "a tab stands", "indent with spaces"),
    "at-sign": ("keywords: [gay]\noutlets:\n  A: @x", 3, 6, "a name with @ stands in quotes", '"@x"'),
    "at-sign-in-braces": (
        "outlets: {A: https://a.example}\ntopics: {Ф: @lgbt}", 2, 13, "a name with @ stands in quotes", 'write "@lgbt"',
    ),
    "at-sign-in-list": ("keywords: [gay, @press-freedom AND x]", 1, 17, "a name with @", 'write "@press-freedom"'),
    "tab-after-spaces": (f"{BASE}smtp:\n  host: h\n  \tport: 3", 5, 3, "a tab stands", "indent with spaces"),
    "percent-sign": ("keywords: %a", 1, 11, "a text that begins with % stands in quotes", '"%…"'),
    "backtick": ("keywords: [`a`]", 1, 12, "a text that begins with ` stands in quotes", "`…"),
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
