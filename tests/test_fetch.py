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
from collections.abc import Callable
from datetime import timedelta

import pytest

from monitor.fetch import Fetcher
from monitor.model import Failure, Fetched, FetchFailed, FetchRequest, NotModified, Validators
from tests.servers import Answer, Outlets, listener
from tests.visits import AGENT, BODY, failed, fetched, network, redirect, says, visit

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
    shared: Outlets, etag: str | None, modified: str | None
) -> None:
    headers = {"ETag": etag, "Last-Modified": modified}
    shared.answers["/feed"] = Answer(body=BODY, headers={k: v for k, v in headers.items() if v is not None})
    answer = await fetched(shared.url("/feed"))
    assert (answer.body, answer.status, answer.url, answer.moved_to) == (BODY, 200, shared.url("/feed"), None)
    assert answer.validators == Validators(etag=etag, last_modified=modified)
    assert answer.wire_bytes == len(BODY)


async def test_the_content_type_is_passed_on_and_an_absurdly_long_validator_is_not(shared: Outlets) -> None:
    url = shared.say("/feed", BODY, Content_Type="text/xml; charset=windows-1251", ETag='"' + "e" * 4000 + '"')
    answer = await fetched(url)
    assert answer.content_type == "text/xml; charset=windows-1251"
    assert answer.validators == Validators()


@pytest.mark.parametrize("modified", ["Fri, 01 Jan 2100 00:00:00 GMT", "x" * 2000])
async def test_a_validator_that_cannot_tell_a_change_is_not_kept_nor_the_other(shared: Outlets, modified: str) -> None:
    answer = await fetched(shared.say("/feed", BODY, ETag='"1"', Last_Modified=modified))
    assert answer.validators == Validators()


async def test_the_next_visit_asks_whether_anything_changed(shared: Outlets) -> None:
    url = shared.say("/feed", BODY, ETag='W/"7"')
    asked = Validators(etag='W/"7"', last_modified="yesterday, more or less")
    assert await visit(url, asked) == NotModified(url=url)
    headers = shared.asked[-1][1]
    assert headers["if-none-match"] == 'W/"7"'
    assert headers["if-modified-since"] == "yesterday, more or less"


async def test_a_first_visit_asks_without_conditions_and_says_who_we_are(shared: Outlets) -> None:
    await fetched(shared.say("/feed", BODY))
    headers = shared.asked[-1][1]
    assert headers["user-agent"] == AGENT
    assert headers["accept-encoding"] == "gzip"
    assert "application/rss+xml" in headers["accept"]
    assert not {"if-none-match", "if-modified-since", "cookie", "referer", "authorization", "from"} & set(headers)


# --- compression ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("announced", ["gzip", "x-gzip", "GZIP", "identity", None], ids=str)
async def test_gzip_is_read_whether_it_is_announced_or_not(shared: Outlets, announced: str | None) -> None:
    packed = gzip.compress(BODY)
    headers = {"Content-Encoding": announced} if announced else {}
    shared.answers["/feed"] = Answer(body=packed, headers=headers)
    answer = await fetched(shared.url("/feed"))
    assert (answer.body, answer.wire_bytes) == (BODY, len(packed))


async def test_gzip_that_is_announced_but_not_sent_is_read_as_it_is(shared: Outlets) -> None:
    assert (await fetched(shared.say("/feed", BODY, Content_Encoding="gzip"))).body == BODY


@pytest.mark.parametrize("body", [b"", b"\x1f", b"x"], ids=["nothing", "half a gzip head", "one letter"])
async def test_the_shortest_bodies_are_passed_on(shared: Outlets, body: bytes) -> None:
    assert (await fetched(shared.say("/feed", body))).body == body


async def test_a_body_of_several_gzip_members_is_read_whole_or_refused_but_never_in_part(shared: Outlets) -> None:
    """RFC 1952, 2.2: a gzip file is a series of members, one after the other."""
    url = shared.say("/feed", gzip.compress(BODY[:300]) + gzip.compress(BODY[300:]), Content_Encoding="gzip")
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
async def test_damaged_gzip_is_refused(shared: Outlets, damaged: bytes, announced: bool) -> None:
    url = shared.say("/feed", damaged, **({"Content_Encoding": "gzip"} if announced else {}))
    assert (await failed(url)).failure is Failure.ENCODING


@pytest.mark.parametrize("encoding", ["br", "zstd", "deflate", "compress", "gzip, gzip", "gzip, br", "made-up"])
async def test_an_encoding_that_was_not_asked_for_is_refused_by_name(shared: Outlets, encoding: str) -> None:
    result = await failed(shared.say("/feed", BODY, Content_Encoding=encoding))
    assert result.failure is Failure.ENCODING
    assert encoding in result.sentence


async def test_a_small_body_that_inflates_without_end_is_refused_and_costs_little_memory(shared: Outlets) -> None:
    packer = zlib.compressobj(9, wbits=zlib.MAX_WBITS | 16)
    bomb = b"".join(packer.compress(bytes(2**20)) for _ in range(100)) + packer.flush()
    assert len(bomb) < 120_000
    url = shared.say("/feed", bomb, Content_Encoding="gzip")
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
async def test_the_size_limit_counts_the_unpacked_body(shared: Outlets, size: int, packed: bool) -> None:
    body = b"a" * size
    url = shared.say("/feed", gzip.compress(body) if packed else body)
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


async def test_a_body_in_crumbs_is_refused_before_it_costs_much(shared: Outlets) -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    shared.answers["/feed"] = Answer(act=says(head + b"1\r\nx\r\n" * 200_000))
    began = time.process_time()
    assert (await failed(shared.url("/feed"))).failure is Failure.ENCODING
    assert time.process_time() - began < 2


async def test_the_size_limit_on_the_wire_ends_an_endless_body(shared: Outlets) -> None:
    shared.answers["/feed"] = Answer(act=endless)
    assert (await failed(shared.url("/feed"), max_wire=200_000)).failure is Failure.TOO_LARGE


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
    shared: Outlets, name: str, act: Callable[[socket.socket], None]
) -> None:
    shared.answers["/feed"] = Answer(act=act)
    began = time.monotonic()
    result = await failed(shared.url("/feed"), deadline=timedelta(seconds=0.4))
    assert result.failure is Failure.TIMEOUT
    in_body = name in ("one byte at a time", "one chunk at a time")
    assert ("did not finish its answer" if in_body else "took the question but did not answer") in result.sentence
    assert time.monotonic() - began < 2


async def test_a_handshake_that_never_ends_is_told_as_such() -> None:
    with listener(talk=lambda _connection: time.sleep(1)) as server:
        result = await failed(f"https://127.0.0.1:{server.port}/feed", deadline=timedelta(seconds=0.3))
    assert result.failure is Failure.TIMEOUT
    assert "TLS handshake" in result.sentence


async def test_a_flood_of_interim_answers_is_refused_before_it_costs_much(shared: Outlets) -> None:
    shared.answers["/feed"] = Answer(act=says(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100_000))
    began = time.process_time()
    assert (await failed(shared.url("/feed"))).failure is Failure.TOO_LARGE
    assert time.process_time() - began < 2


async def test_the_deadline_counts_all_redirects_together(shared: Outlets) -> None:
    def later(connection: socket.socket) -> None:
        time.sleep(0.25)
        connection.sendall(b"HTTP/1.1 302 Found\r\nLocation: /feed\r\nContent-Length: 0\r\n\r\n")

    shared.answers["/feed"] = Answer(act=later)
    assert (await failed(shared.url("/feed"), deadline=timedelta(seconds=0.6))).failure is Failure.TIMEOUT


# --- redirects --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_followed(shared: Outlets, status: int) -> None:
    shared.say("/new", BODY)
    answer = await fetched(redirect(shared, "/old", "/new", status))
    assert (answer.url, answer.body) == (shared.url("/new"), BODY)


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
    shared: Outlets, statuses: tuple[int, ...], moved_to: str | None
) -> None:
    for number, status in enumerate(statuses):
        redirect(shared, f"/{number}", f"/{number + 1}", status)
    shared.say(f"/{len(statuses)}", BODY)
    answer = await fetched(shared.url("/0"))
    assert answer.url == shared.url(f"/{len(statuses)}")
    assert answer.moved_to == (shared.url(moved_to) if moved_to else None)


@pytest.mark.parametrize(("hops", "arrives"), [(5, True), (6, False)])
async def test_five_redirects_are_followed_and_six_are_not(shared: Outlets, hops: int, arrives: bool) -> None:
    for number in range(hops):
        redirect(shared, f"/{number}", f"/{number + 1}")
    shared.say(f"/{hops}", BODY)
    result = await visit(shared.url("/0"))
    assert isinstance(result, Fetched) is arrives
    assert arrives or (isinstance(result, FetchFailed) and result.failure is Failure.REDIRECT)


async def test_a_redirect_in_a_circle_ends(shared: Outlets) -> None:
    redirect(shared, "/a", "/b")
    assert (await failed(redirect(shared, "/b", "/a"))).failure is Failure.REDIRECT
    assert len(shared.asked) == 6


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
async def test_a_redirect_to_nowhere_is_a_failure(shared: Outlets, to: str | None) -> None:
    result = await failed(redirect(shared, "/feed", to))
    assert result.failure in (Failure.REDIRECT, Failure.CONNECTION, Failure.DNS, Failure.PRIVATE)
    assert len(shared.asked) == 1


@pytest.mark.parametrize("to", ["http://", "http:///feed", "http://:80/", "?", "#", "."])
async def test_a_redirect_without_a_host_stays_where_it_is_and_ends(shared: Outlets, to: str) -> None:
    await failed(redirect(shared, "/feed", to))
    assert len(shared.asked) <= 6


# --- cookies ----------------------------------------------------------------------------------------------


async def test_a_cookie_lives_for_one_visit_with_its_redirects_and_no_longer(shared: Outlets) -> None:
    url = redirect(shared, "/wall", "/feed", cookie="seen=yes; Path=/")
    shared.say("/feed", BODY)
    fetcher = Fetcher(network())
    try:
        for _ in range(2):
            assert isinstance(await fetcher.fetch(FetchRequest(url=url)), Fetched)
    finally:
        await fetcher.close()
    assert [headers.get("cookie") for _, headers in shared.asked] == [None, "seen=yes", None, "seen=yes"]


# --- politeness -------------------------------------------------------------------------------------------


async def test_a_host_is_asked_only_a_few_things_at_a_time(shared: Outlets) -> None:
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

    shared.answers["/feed"] = Answer(act=slow)
    fetcher = Fetcher(network(per_host=2))
    try:
        visits = (fetcher.fetch(FetchRequest(url=shared.url("/feed"))) for _ in range(8))
        answers = await asyncio.gather(*visits)
    finally:
        await fetcher.close()
    assert all(isinstance(answer, Fetched) for answer in answers)
    assert most == 2


async def test_waiting_for_a_turn_at_a_busy_host_does_not_count_against_the_deadline(shared: Outlets) -> None:
    def slow(connection: socket.socket) -> None:
        time.sleep(0.3)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")

    shared.answers["/feed"] = Answer(act=slow)
    fetcher = Fetcher(network(per_host=1, deadline=timedelta(seconds=0.7)))
    try:
        visits = (fetcher.fetch(FetchRequest(url=shared.url("/feed"))) for _ in range(3))
        answers = await asyncio.gather(*visits)
    finally:
        await fetcher.close()
    assert all(isinstance(answer, Fetched) for answer in answers)
