"""Ways in which feeds.yaml is broken by an edit: each gives the bytes of the file, or None when it is gone.

The good file is `keywords`, `outlets`, `digest`, `network`, `http`; what is put in carries the word canary, which must
not come out in a log.
"""

from __future__ import annotations

from collections.abc import Callable

Edit = Callable[[bytes], bytes | None]


def _add(text: str) -> Edit:
    return lambda good: good + text.encode() + b"\n"


def _swap(old: str, new: str) -> Edit:
    return lambda good: good.replace(old.encode(), new.encode(), 1)


_TOPIC = "topics: {Canary: [%s]}"
_DIGEST = "digests: {canary: {%s}}"
_OUTLET = "  Canary: {%s}\ndigest:"


BROKEN: dict[str, Edit] = {
    "gone": lambda _good: None,
    "empty": lambda _good: b"",
    "only a comment": lambda _good: b"# canary\n",
    "only spaces": lambda _good: b"   \n\n",
    "cut in half": lambda good: good[: good.index(b"outlets") + 12],
    "cut in a list": lambda good: good[: good.index(b"Chechnya") + 3],
    "a list": lambda _good: b"- canary\n- canary\n",
    "a text": lambda _good: b"canary\n",
    "a number": lambda _good: b"42\n",
    "binary": lambda _good: bytes(range(256)),
    "nul bytes": lambda good: good + b"\0\0\0",
    "not utf-8": lambda good: good + "# Canary café\n".encode("latin-1"),
    "utf-16": lambda good: good.decode().encode("utf-16"),
    "an html page": lambda _good: b"<!doctype html><title>canary</title>",
    "json with a comma too many": lambda _good: b'{"keywords": ["canary"],, "outlets": {}}',
    "merge conflict": lambda good: b"<<<<<<< HEAD\n" + good + b"=======\n" + good + b">>>>>>> canary\n",
    "a tab": _add("smtp:\n\thost: canary"),
    "an open quote": _add('archive: "canary'),
    "an open bracket": _add("archive: [canary"),
    "an open brace": _add("archive: {canary: 1"),
    "two documents": _add("---\nkeywords: [canary]"),
    "an anchor bomb": lambda _good: b"a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b,*b]\nkeywords: *b\n",
    "a tag that runs code": _add("archive: !!python/object/apply:os.system [canary]"),
    "a key twice": _add("keywords: [canary]"),
    "an outlet twice": _swap("digest:", "  Gazette: https://canary.example/feed\ndigest:"),
    "a key that does not exist": _add("wordlist: canary"),
    "a misspelt key": _add("outletts: {Canary: https://canary.example}"),
    "no outlets": _swap("outlets:", "timezone: UTC\nformer:"),
    "outlets emptied": lambda _good: b"keywords: [canary]\noutlets:\n",
    "no keywords": _swap("keywords: [Chechnya]", "timezone: UTC"),
    "keywords emptied": _swap("[Chechnya]", "[]"),
    "an address that is none": _swap("digest:", "  Canary: canary\ndigest:"),
    "an address with a scheme of its own": _swap("digest:", "  Canary: gopher://canary.example\ndigest:"),
    "an address with a wrong port": _swap("digest:", "  Canary: http://canary.example:99999/\ndigest:"),
    "a feed that is listed twice": lambda good: good.replace(b"digest:", b"  Canary: " + _address(good) + b"\ndigest:"),
    "an outlet without a feed": _swap("digest:", _OUTLET % "language: ru"),
    "an outlet with a language that is none": _swap("digest:", _OUTLET % "feed: 'https://c.example', language: '9'"),
    "an outlet visited too often": _swap("digest:", _OUTLET % "feed: 'https://c.example', every: 1s"),
    "an interval that is none": _add("every: canary"),
    "a proxy that is none": _swap("digest:", _OUTLET % "feed: 'https://c.example', proxy: canary"),
    "concepts in a circle": _add("topics: {Canary: '@ca'}\nconcepts: {ca: ['@na'], na: ['@ca', canary]}"),
    "a query without an end": _add(_TOPIC % "canary AND"),
    "a query with an open parenthesis": _add(_TOPIC % "(canary"),
    "a query of nothing": _add(_TOPIC % "''"),
    "a digest at no time": _add(_DIGEST % "at: '25:00'"),
    "a digest at a word": _add(_DIGEST % "at: canary"),
    "a digest on no day": _add(_DIGEST % "days: []"),
    "a digest on a day that is none": _add(_DIGEST % "days: [canary]"),
    "a digest in a zone that is none": _add(_DIGEST % "timezone: Canary/Island"),
    "a digest on a topic that is none": _add(_DIGEST % "topics: [canary]"),
    "a digest to no address": _add(_DIGEST % "to: canary"),
    "a zone that is none": _add("timezone: Atlantis/Canary"),
    "a password in the file": _add("smtp: {host: h, user: u, password: canary, from: a@b.example}"),
    "a variable that is not set": _add("smtp: {host: h, user: u, password: '${CANARY}', from: a@b.example}"),
    "a password file that is gone": _add("smtp: {host: h, user: u, password_file: canary, from: a@b.example}"),
    "a port that is none": _add("smtp: {host: h, port: canary, from: a@b.example}"),
    "mail without a sender": _add("smtp: {host: canary}"),
    "mail unencrypted": _add("smtp: {host: canary.example, security: none, from: a@b.example}"),
    "a network that is none": _swap("127.0.0.0/8", "canary/8"),
    "concurrency of nothing": _swap("network: {", "network: {concurrency: 0, "),
    "another ledger": _add("ledger: canary.sqlite3"),
    "other status pages": _swap("http: ", "http: 0.0.0.0:"),
    "status pages at a word": _swap("http: ", "http: canary"),
    "more concurrency": _swap("network: {", "network: {concurrency: 7, "),
}


def _address(good: bytes) -> bytes:
    """The address of the one outlet."""
    return next(word for word in good.split() if word.startswith(b"http://"))
