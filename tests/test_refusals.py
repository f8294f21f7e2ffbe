"""What a server refuses and how connections break: each has its name."""

from __future__ import annotations

import contextlib
import gzip
import socket
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from monitor.model import Failure
from tests import certificates
from tests.servers import Answer, Outlets, closed_port, listener
from tests.visits import BODY, failed, fetched, redirect, says

# --- refusals ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "failure"),
    [
        (400, Failure.HTTP),
        (401, Failure.PASSWORD),
        (402, Failure.FORBIDDEN),
        (403, Failure.FORBIDDEN),
        (404, Failure.MISSING),
        (410, Failure.GONE),
        (206, Failure.HTTP),
        (418, Failure.HTTP),
        (429, Failure.RATE_LIMITED),
        (451, Failure.LEGAL),
        (500, Failure.HTTP),
        (502, Failure.HTTP),
        (503, Failure.RATE_LIMITED),
        (999, Failure.HTTP),
    ],
)
async def test_a_refusal_is_named_with_its_status(shared: Outlets, status: int, failure: Failure) -> None:
    shared.answers["/feed"] = Answer(status=status, body=BODY)
    result = await failed(shared.url("/feed"))
    assert (result.failure, result.status, result.retry_after) == (failure, status, None)
    assert str(status) in result.sentence


CHALLENGE = b"<html><title>Just a moment...</title><script src='/cdn-cgi/challenge-platform/x.js'></script></html>"
WALLS = {
    "Cloudflare by header": (Answer(status=503, headers={"cf-mitigated": "challenge"}), Failure.BOT_WALL),
    "Cloudflare by header, 200": (Answer(headers={"cf-mitigated": "challenge"}, body=b"<html>"), Failure.BOT_WALL),
    "Cloudflare by its page": (Answer(status=403, body=CHALLENGE), Failure.BOT_WALL),
    "packed page": (Answer(status=403, body=gzip.compress(CHALLENGE)), Failure.BOT_WALL),
    "AWS, 202": (Answer(status=202, headers={"x-amzn-waf-action": "challenge"}), Failure.BOT_WALL),
    "DataDome": (Answer(status=403, headers={"X-DataDome": "protected"}), Failure.BOT_WALL),
    "DDoS-Guard": (Answer(status=403, headers={"X-Iinfo": "7-1"}), Failure.BOT_WALL),
    "captcha": (Answer(status=403, body=b"<div class='h-captcha'></div>"), Failure.CAPTCHA),
    "censor": (Answer(status=403, body="<p>Доступ к запрашиваемому ресурсу ограничен".encode()), Failure.BLOCKED),
    "plain 403": (Answer(status=403, body=b"<h1>Forbidden</h1>"), Failure.FORBIDDEN),
    "429 stays 429": (Answer(status=429, body=CHALLENGE), Failure.RATE_LIMITED),
    "broken page": (Answer(status=403, body=b"\x1f\x8bnonsense"), Failure.FORBIDDEN),
}


@pytest.mark.parametrize(("answer", "failure"), WALLS.values(), ids=WALLS.keys())
async def test_what_stands_between_us_and_the_feed_is_told_apart(
    shared: Outlets, answer: Answer, failure: Failure
) -> None:
    shared.answers["/feed"] = answer
    assert (await failed(shared.url("/feed"))).failure is failure


async def test_a_refusal_with_an_endless_page_is_still_told_as_what_it_is(shared: Outlets) -> None:
    def endless_refusal(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 403 Forbidden\r\n\r\n")
        with contextlib.suppress(OSError):
            while True:
                connection.sendall(b"x" * 65536)

    shared.answers["/feed"] = Answer(act=endless_refusal)
    assert (await failed(shared.url("/feed"))).failure is Failure.FORBIDDEN


async def test_a_refusal_behind_a_redirect_names_where_it_came_from(shared: Outlets) -> None:
    shared.answers["/new"] = Answer(status=429, headers={"Retry-After": "60"})
    assert (await failed(redirect(shared, "/old", "/new"))).url == shared.url("/new")


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120),
        ("0", 0),
        ("999999999", 86400),
        (timedelta(hours=2), 7200),
        (timedelta(days=-2), 0),
        (timedelta(days=900), 86400),
        ("soon", None),
        ("-5", None),
        ("1e9", None),
        ("Sun, 99 Nov 99999 99:99:99 GMT", None),
        ("", None),
    ],
    ids=["seconds", "zero", "for ever", "date", "past date", "date far away", "word", "negative", "float", "no date",
         "empty"],
)  # fmt: skip
async def test_the_wish_to_be_left_alone_is_understood(
    shared: Outlets, status: int, said: str | timedelta, seconds: int | None
) -> None:
    if isinstance(said, timedelta):
        said = format_datetime(datetime.now(UTC) + said, usegmt=True)
    shared.answers["/feed"] = Answer(status=status, headers={"Retry-After": said})
    result = await failed(shared.url("/feed"))
    assert result.failure is Failure.RATE_LIMITED
    if seconds is None:
        assert result.retry_after is None
    else:
        assert result.retry_after is not None
        assert abs(result.retry_after.total_seconds() - seconds) < 120


# --- broken connections -----------------------------------------------------------------------------------


async def test_a_refused_connection_is_named() -> None:
    assert (await failed(f"http://127.0.0.1:{closed_port()}/feed")).failure is Failure.REFUSED


BROKEN = {
    "reset before the answer": says(b"", rudely=True),
    "reset in the middle": says(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n<rss>", rudely=True),
    "closed before the answer": says(b""),
    "closed in the headers": says(b"HTTP/1.1 200 OK\r\nContent-Le"),
    "closed in the body": says(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n<rss>"),
    "closed in a chunk": says(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n<rss>"),
    "not HTTP": says(b"SSH-2.0-OpenSSH_9.2p1 Debian\r\n"),
    "random bytes": says(bytes(range(256))),
    "two lengths": says(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n<rss>"),
    "bad length": says(b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n<rss>"),
    "bad chunk": says(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n<rss>\r\n"),
    "header without end": says(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 300_000),
}


@pytest.mark.parametrize("act", BROKEN.values(), ids=BROKEN.keys())
async def test_a_broken_answer_is_a_failure_of_the_connection(
    shared: Outlets, act: Callable[[socket.socket], None]
) -> None:
    shared.answers["/feed"] = Answer(act=act)
    assert (await failed(shared.url("/feed"))).failure is Failure.CONNECTION


@pytest.mark.parametrize("host", ["nowhere.invalid", f"{'a' * 64}.example", "a..example"], ids=str)
async def test_a_name_that_does_not_exist_is_said_so(host: str) -> None:
    result = await failed(f"http://{host}/feed")
    assert result.failure in (Failure.DNS, Failure.REDIRECT)
    assert host != "nowhere.invalid" or (result.failure is Failure.DNS and host in result.sentence)


@pytest.mark.parametrize("url", ["", "feed", "http://", "ftp://127.0.0.1/", "http://[::1", "http://a:b/", "//x/y"])
async def test_an_address_that_cannot_be_visited_is_a_failure_not_an_error(url: str) -> None:
    assert (await failed(url)).failure in (Failure.REDIRECT, Failure.DNS, Failure.CONNECTION)


@pytest.mark.parametrize(
    ("certificate", "failure", "words"),
    [
        (certificates.EXPIRED, Failure.TLS_EXPIRED, "has expired"),
        (certificates.NOT_YET, Failure.TLS_EXPIRED, "not valid yet"),
        (certificates.OTHER_NAME, Failure.TLS_NAME, "for another address than 127.0.0.1"),
        (certificates.WITHOUT_CHAIN, Failure.TLS_CHAIN, "authority that this machine does not know"),
        (certificates.SELF_SIGNED, Failure.TLS_SELF_SIGNED, "signed by itself"),
        (certificates.STRANGE_CHAIN, Failure.TLS_SELF_SIGNED, "nobody vouches for"),
    ],
    ids=["expired", "not yet valid", "another name", "without chain", "self-signed", "strange authority"],
)
async def test_a_certificate_that_does_not_hold_is_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, certificate: str, failure: Failure, words: str
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", certificates.trusted(tmp_path))
    with listener(tls=certificates.context(tmp_path, certificate)) as server:
        result = await failed(f"https://127.0.0.1:{server.port}/feed")
    assert result.failure is failure
    assert words in result.sentence


async def test_a_good_certificate_is_taken_for_name_and_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", certificates.trusted(tmp_path))

    def talk(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")

    with listener(talk=talk, tls=certificates.context(tmp_path, certificates.GOOD)) as server:
        for host in ("127.0.0.1", "localhost"):
            assert (await fetched(f"https://{host}:{server.port}/feed", allow_private=("127.0.0.1", "localhost"))).body


@pytest.mark.parametrize("talk", [says(b"HTTP/1.1 400 Bad Request\r\n\r\n"), says(bytes(50))], ids=["plain", "noise"])
async def test_a_server_that_speaks_no_tls_is_said_so(talk: Callable[[socket.socket], None]) -> None:
    with listener(talk=talk) as server:
        result = await failed(f"https://127.0.0.1:{server.port}/feed")
    assert result.failure in (Failure.TLS, Failure.CONNECTION)
