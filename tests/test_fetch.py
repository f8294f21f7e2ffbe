"""One polite, guarded GET: what comes back, what it may cost, and where it never goes. Real servers, loopback only."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import socket
import threading
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from monitor.fetch import Fetcher
from monitor.model import Failure, Fetched, FetchFailed, FetchRequest, NotModified, Validators
from tests import certificates
from tests.servers import Answer, Outlets, closed_port, listener, outlets
from tests.visits import AGENT, BODY, failed, fetched, network, redirect, says, visit


@pytest.fixture(scope="module")
def server() -> Iterator[Outlets]:
    """One web server for all tests here: starting and stopping one takes longer than most of them."""
    with outlets() as server:
        yield server


@pytest.fixture
def served(server: Outlets) -> Outlets:
    """The server, as if it were new."""
    server.answers.clear()
    server.asked.clear()
    return server


# --- a good answer ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("etag", "modified"),
    [
        ('"abc"', "Sun, 22 Nov 2026 05:00:00 GMT"),
        ('W/"weak-1"', None),
        ("not-even-quoted", None),
        (None, "yesterday, more or less"),
        ('"with spaces, and ; signs"', "Sunday, 22-Nov-26 05:00:00 GMT"),
        (None, None),
    ],
)
async def test_an_answer_is_kept_with_its_validators_word_for_word(
    served: Outlets, etag: str | None, modified: str | None
) -> None:
    headers = {"ETag": etag, "Last-Modified": modified}
    served.answers["/feed"] = Answer(body=BODY, headers={k: v for k, v in headers.items() if v is not None})
    answer = await fetched(served.url("/feed"))
    assert (answer.body, answer.status, answer.url, answer.moved_to) == (BODY, 200, served.url("/feed"), None)
    assert answer.validators == Validators(etag=etag, last_modified=modified)
    assert answer.wire_bytes == len(BODY)


async def test_the_content_type_is_passed_on_and_an_absurdly_long_validator_is_not(served: Outlets) -> None:
    url = served.say("/feed", BODY, Content_Type="text/xml; charset=windows-1251", ETag='"' + "e" * 4000 + '"')
    answer = await fetched(url)
    assert answer.content_type == "text/xml; charset=windows-1251"
    assert answer.validators == Validators()


@pytest.mark.parametrize("modified", ["Fri, 01 Jan 2100 00:00:00 GMT", "x" * 2000])
async def test_a_validator_that_cannot_tell_a_change_is_not_kept_nor_the_other(served: Outlets, modified: str) -> None:
    answer = await fetched(served.say("/feed", BODY, ETag='"1"', Last_Modified=modified))
    assert answer.validators == Validators()


async def test_the_next_visit_asks_whether_anything_changed(served: Outlets) -> None:
    url = served.say("/feed", BODY, ETag='W/"7"')
    asked = Validators(etag='W/"7"', last_modified="yesterday, more or less")
    assert await visit(url, asked) == NotModified(url=url)
    headers = served.asked[-1][1]
    assert headers["if-none-match"] == 'W/"7"'
    assert headers["if-modified-since"] == "yesterday, more or less"


async def test_a_first_visit_asks_without_conditions_and_says_who_we_are(served: Outlets) -> None:
    await fetched(served.say("/feed", BODY))
    headers = served.asked[-1][1]
    assert headers["user-agent"] == AGENT
    assert headers["accept-encoding"] == "gzip"
    assert "application/rss+xml" in headers["accept"]
    assert not {"if-none-match", "if-modified-since", "cookie", "referer", "authorization", "from"} & set(headers)


# --- compression ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("announced", ["gzip", "x-gzip", "GZIP", "identity", None], ids=str)
async def test_gzip_is_read_whether_it_is_announced_or_not(served: Outlets, announced: str | None) -> None:
    packed = gzip.compress(BODY)
    headers = {"Content-Encoding": announced} if announced else {}
    served.answers["/feed"] = Answer(body=packed, headers=headers)
    answer = await fetched(served.url("/feed"))
    assert (answer.body, answer.wire_bytes) == (BODY, len(packed))


async def test_gzip_that_is_announced_but_not_sent_is_read_as_it_is(served: Outlets) -> None:
    assert (await fetched(served.say("/feed", BODY, Content_Encoding="gzip"))).body == BODY


@pytest.mark.parametrize("body", [b"", b"\x1f", b"x"], ids=["nothing", "half a gzip head", "one letter"])
async def test_the_shortest_bodies_are_passed_on(served: Outlets, body: bytes) -> None:
    assert (await fetched(served.say("/feed", body))).body == body


async def test_a_body_of_several_gzip_members_is_read_whole_or_refused_but_never_in_part(served: Outlets) -> None:
    """RFC 1952, 2.2: a gzip file is a series of members, one after the other."""
    url = served.say("/feed", gzip.compress(BODY[:300]) + gzip.compress(BODY[300:]), Content_Encoding="gzip")
    result = await visit(url)
    assert isinstance(result, FetchFailed) or (isinstance(result, Fetched) and result.body == BODY)


@pytest.mark.parametrize(
    "damaged",
    [
        gzip.compress(BODY)[:-12],
        gzip.compress(BODY)[:15],
        gzip.compress(BODY)[:10] + b"\xff" * 50,
        gzip.compress(BODY)[:-8] + b"\x00" * 8,
    ],
    ids=["cut near the end", "cut near the start", "nonsense after the head", "wrong checksum"],
)
@pytest.mark.parametrize("announced", [True, False], ids=["announced", "unannounced"])
async def test_damaged_gzip_is_refused(served: Outlets, damaged: bytes, announced: bool) -> None:
    url = served.say("/feed", damaged, **({"Content_Encoding": "gzip"} if announced else {}))
    assert (await failed(url)).failure is Failure.ENCODING


@pytest.mark.parametrize("encoding", ["br", "zstd", "deflate", "compress", "gzip, gzip", "gzip, br", "made-up"])
async def test_an_encoding_that_was_not_asked_for_is_refused_by_name(served: Outlets, encoding: str) -> None:
    result = await failed(served.say("/feed", BODY, Content_Encoding=encoding))
    assert result.failure is Failure.ENCODING
    assert encoding in result.sentence


async def test_a_small_body_that_inflates_without_end_is_refused_and_costs_little_memory(served: Outlets) -> None:
    packer = zlib.compressobj(9, wbits=zlib.MAX_WBITS | 16)
    bomb = b"".join(packer.compress(bytes(2**20)) for _ in range(100)) + packer.flush()
    assert len(bomb) < 120_000
    url = served.say("/feed", bomb, Content_Encoding="gzip")
    tracemalloc.start()
    try:
        result = await failed(url, max_body=2**20)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert result.failure is Failure.TOO_LARGE
    assert peak < 8 * 2**20


@pytest.mark.parametrize("size", [0, 1, 1000, 1001], ids=str)
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
async def test_the_size_limit_counts_the_unpacked_body(served: Outlets, size: int, packed: bool) -> None:
    body = b"a" * size
    url = served.say("/feed", gzip.compress(body) if packed else body)
    result = await visit(url, max_body=1000)
    if size <= 1000:
        assert isinstance(result, Fetched)
        assert result.body == body
    else:
        assert isinstance(result, FetchFailed)
        assert result.failure is Failure.TOO_LARGE


def endless(connection: socket.socket) -> None:
    """A body that never ends."""
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    with contextlib.suppress(OSError):
        while True:
            connection.sendall(b"x" * 65536)


async def test_a_body_in_crumbs_is_refused_before_it_costs_much(served: Outlets) -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    served.answers["/feed"] = Answer(act=says(head + b"1\r\nx\r\n" * 200_000))
    began = time.process_time()
    assert (await failed(served.url("/feed"))).failure is Failure.ENCODING
    assert time.process_time() - began < 2


async def test_the_size_limit_on_the_wire_ends_an_endless_body(served: Outlets) -> None:
    served.answers["/feed"] = Answer(act=endless)
    assert (await failed(served.url("/feed"), max_wire=200_000)).failure is Failure.TOO_LARGE


# --- time -------------------------------------------------------------------------------------------------


def drip(head: bytes, drop: bytes) -> Callable[[socket.socket], None]:
    """Say the head, then a drop every twentieth of a second until nobody listens."""

    def act(connection: socket.socket) -> None:
        with contextlib.suppress(OSError):
            connection.sendall(head)
            while True:
                connection.sendall(drop)
                time.sleep(0.05)

    return act


def silence(connection: socket.socket) -> None:
    """Wait until the other side has gone."""
    with contextlib.suppress(OSError):
        connection.recv(1)


SLOW = {
    "one byte at a time": drip(b"HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n", b"x"),
    "one header at a time": drip(b"HTTP/1.1 200 OK\r\n", b"X-More: 1\r\n"),
    "one chunk at a time": drip(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    "one interim answer at a time": drip(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
    "no answer at all": silence,
}


@pytest.mark.parametrize(("name", "act"), SLOW.items(), ids=SLOW.keys())
async def test_a_slow_server_is_left_at_the_deadline(
    served: Outlets, name: str, act: Callable[[socket.socket], None]
) -> None:
    served.answers["/feed"] = Answer(act=act)
    began = time.monotonic()
    result = await failed(served.url("/feed"), deadline=timedelta(seconds=0.4))
    assert result.failure is Failure.TIMEOUT
    in_body = name in ("one byte at a time", "one chunk at a time")
    assert ("did not finish its answer" if in_body else "took the question but did not answer") in result.sentence
    assert time.monotonic() - began < 2


async def test_a_handshake_that_never_ends_is_told_as_such() -> None:
    with listener(talk=lambda _connection: time.sleep(1)) as server:
        result = await failed(f"https://127.0.0.1:{server.port}/feed", deadline=timedelta(seconds=0.3))
    assert result.failure is Failure.TIMEOUT
    assert "TLS handshake" in result.sentence


async def test_a_flood_of_interim_answers_is_refused_before_it_costs_much(served: Outlets) -> None:
    served.answers["/feed"] = Answer(act=says(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100_000))
    began = time.process_time()
    assert (await failed(served.url("/feed"))).failure is Failure.TOO_LARGE
    assert time.process_time() - began < 2


async def test_the_deadline_counts_all_redirects_together(served: Outlets) -> None:
    def later(connection: socket.socket) -> None:
        time.sleep(0.25)
        connection.sendall(b"HTTP/1.1 302 Found\r\nLocation: /feed\r\nContent-Length: 0\r\n\r\n")

    served.answers["/feed"] = Answer(act=later)
    assert (await failed(served.url("/feed"), deadline=timedelta(seconds=0.6))).failure is Failure.TIMEOUT


# --- redirects --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_followed(served: Outlets, status: int) -> None:
    served.say("/new", BODY)
    answer = await fetched(redirect(served, "/old", "/new", status))
    assert (answer.url, answer.body) == (served.url("/new"), BODY)


@pytest.mark.parametrize(
    ("statuses", "moved_to"),
    [
        ((301,), "/1"),
        ((308, 301), "/2"),
        ((302,), None),
        ((302, 301), None),
        ((301, 302), "/1"),
        ((301, 307, 301), "/1"),
    ],
    ids=str,
)
async def test_a_move_for_good_is_noted_as_far_as_it_is_for_good(
    served: Outlets, statuses: tuple[int, ...], moved_to: str | None
) -> None:
    for number, status in enumerate(statuses):
        redirect(served, f"/{number}", f"/{number + 1}", status)
    served.say(f"/{len(statuses)}", BODY)
    answer = await fetched(served.url("/0"))
    assert answer.url == served.url(f"/{len(statuses)}")
    assert answer.moved_to == (served.url(moved_to) if moved_to else None)


@pytest.mark.parametrize(("hops", "arrives"), [(5, True), (6, False)])
async def test_five_redirects_are_followed_and_six_are_not(served: Outlets, hops: int, arrives: bool) -> None:
    for number in range(hops):
        redirect(served, f"/{number}", f"/{number + 1}")
    served.say(f"/{hops}", BODY)
    result = await visit(served.url("/0"))
    assert isinstance(result, Fetched) is arrives
    assert arrives or (isinstance(result, FetchFailed) and result.failure is Failure.REDIRECT)


async def test_a_redirect_in_a_circle_ends(served: Outlets) -> None:
    redirect(served, "/a", "/b")
    assert (await failed(redirect(served, "/b", "/a"))).failure is Failure.REDIRECT
    assert len(served.asked) == 6


NOWHERE = {
    "no Location": None,
    "empty Location": "",
    "file": "file:///etc/passwd",
    "ftp": "ftp://127.0.0.1/feed",
    "gopher": "gopher://127.0.0.1:25/_HELO",
    "data": "data:text/xml,<rss/>",
    "javascript": "javascript:alert(1)",
    "mailto": "mailto:editor@example.org",
    "broken bracket": "http://[::1/feed",
    "bad port": "http://127.0.0.1:99999/",
    "port of letters": "http://127.0.0.1:http/",
    "space in host": "http://exa mple.org/",
    "control byte": "http://127.0.0.1\x01/",
}


@pytest.mark.parametrize("to", NOWHERE.values(), ids=NOWHERE.keys())
async def test_a_redirect_to_nowhere_is_a_failure(served: Outlets, to: str | None) -> None:
    result = await failed(redirect(served, "/feed", to))
    assert result.failure in (Failure.REDIRECT, Failure.CONNECTION, Failure.DNS, Failure.PRIVATE)
    assert len(served.asked) == 1


@pytest.mark.parametrize("to", ["http://", "http:///feed", "http://:80/", "?", "#", "."])
async def test_a_redirect_without_a_host_stays_where_it_is_and_ends(served: Outlets, to: str) -> None:
    await failed(redirect(served, "/feed", to))
    assert len(served.asked) <= 6


# --- cookies ----------------------------------------------------------------------------------------------


async def test_a_cookie_lives_for_one_visit_with_its_redirects_and_no_longer(served: Outlets) -> None:
    url = redirect(served, "/wall", "/feed", cookie="seen=yes; Path=/")
    served.say("/feed", BODY)
    fetcher = Fetcher(network())
    try:
        for _ in range(2):
            assert isinstance(await fetcher.fetch(FetchRequest(url=url)), Fetched)
    finally:
        await fetcher.close()
    assert [headers.get("cookie") for _, headers in served.asked] == [None, "seen=yes", None, "seen=yes"]


# --- refusals ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "failure"),
    [
        (400, Failure.HTTP),
        (401, Failure.PASSWORD),
        (402, Failure.FORBIDDEN),
        (403, Failure.FORBIDDEN),
        (404, Failure.GONE),
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
async def test_a_refusal_is_named_with_its_status(served: Outlets, status: int, failure: Failure) -> None:
    served.answers["/feed"] = Answer(status=status, body=BODY)
    result = await failed(served.url("/feed"))
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
    served: Outlets, answer: Answer, failure: Failure
) -> None:
    served.answers["/feed"] = answer
    assert (await failed(served.url("/feed"))).failure is failure


async def test_a_refusal_with_an_endless_page_is_still_told_as_what_it_is(served: Outlets) -> None:
    def endless_refusal(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 403 Forbidden\r\n\r\n")
        with contextlib.suppress(OSError):
            while True:
                connection.sendall(b"x" * 65536)

    served.answers["/feed"] = Answer(act=endless_refusal)
    assert (await failed(served.url("/feed"))).failure is Failure.FORBIDDEN


async def test_a_refusal_behind_a_redirect_names_where_it_came_from(served: Outlets) -> None:
    served.answers["/new"] = Answer(status=429, headers={"Retry-After": "60"})
    assert (await failed(redirect(served, "/old", "/new"))).url == served.url("/new")


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
    served: Outlets, status: int, said: str | timedelta, seconds: int | None
) -> None:
    if isinstance(said, timedelta):
        said = format_datetime(datetime.now(UTC) + said, usegmt=True)
    served.answers["/feed"] = Answer(status=status, headers={"Retry-After": said})
    result = await failed(served.url("/feed"))
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
    served: Outlets, act: Callable[[socket.socket], None]
) -> None:
    served.answers["/feed"] = Answer(act=act)
    assert (await failed(served.url("/feed"))).failure is Failure.CONNECTION


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


# --- politeness -------------------------------------------------------------------------------------------


async def test_a_host_is_asked_only_a_few_things_at_a_time(served: Outlets) -> None:
    counting = threading.Lock()
    now, most = 0, 0

    def slow(connection: socket.socket) -> None:
        nonlocal now, most
        with counting:
            now += 1
            most = max(most, now)
        time.sleep(0.05)
        with counting:
            now -= 1
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")

    served.answers["/feed"] = Answer(act=slow)
    fetcher = Fetcher(network(per_host=2))
    try:
        visits = (fetcher.fetch(FetchRequest(url=served.url("/feed"))) for _ in range(8))
        answers = await asyncio.gather(*visits)
    finally:
        await fetcher.close()
    assert all(isinstance(answer, Fetched) for answer in answers)
    assert most == 2


async def test_waiting_for_a_turn_at_a_busy_host_does_not_count_against_the_deadline(served: Outlets) -> None:
    def slow(connection: socket.socket) -> None:
        time.sleep(0.3)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")

    served.answers["/feed"] = Answer(act=slow)
    fetcher = Fetcher(network(per_host=1, deadline=timedelta(seconds=0.7)))
    try:
        visits = (fetcher.fetch(FetchRequest(url=served.url("/feed"))) for _ in range(3))
        answers = await asyncio.gather(*visits)
    finally:
        await fetcher.close()
    assert all(isinstance(answer, Fetched) for answer in answers)
