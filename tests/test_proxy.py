"""Outlets that block us are visited through a proxy: the proxy looks names up, we never do."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from monitor.fetch import Fetcher
from monitor.model import Failure, Fetched, FetchFailed, FetchRequest, NetworkRules, NotModified

BODY = b"<rss version='2.0'><channel/></rss>"
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(BODY), BODY)
Answer = Fetched | NotModified | FetchFailed


@asynccontextmanager
async def socks(asked: list[str]) -> AsyncIterator[str]:
    """A SOCKS5 proxy (RFC 1928) that notes the names it is asked for, and answers for all of them."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        _, methods = await reader.readexactly(2)
        await reader.readexactly(methods)
        writer.write(b"\x05\x00")
        _, _, _, kind = await reader.readexactly(4)
        length = (await reader.readexactly(1))[0] if kind == 3 else {1: 4, 4: 16}[kind]
        host = await reader.readexactly(length)
        (port,) = struct.unpack("!H", await reader.readexactly(2))
        asked.append(f"{host.decode() if kind == 3 else 'an address'}:{port}")
        writer.write(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")
        await reader.readuntil(b"\r\n\r\n")
        writer.write(ANSWER)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"socks5://127.0.0.1:{server.sockets[0].getsockname()[1]}"


@asynccontextmanager
async def http_proxy(asked: list[str]) -> AsyncIterator[str]:
    """An HTTP proxy that notes what it is asked for, and answers itself."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        asked.append(head.split(b" ", 2)[1].decode())
        writer.write(ANSWER)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def fetched(url: str, proxy: str, *allowed: str) -> Answer:
    fetcher = Fetcher(NetworkRules(user_agent="test", allow_private=allowed))
    try:
        return await fetcher.fetch(FetchRequest(url=url, proxy=proxy))
    finally:
        await fetcher.close()


async def test_a_socks_proxy_is_given_the_name_and_we_do_not_look_it_up() -> None:
    asked: list[str] = []
    async with socks(asked) as proxy:
        answer = await fetched("http://hidden.onion.example:8080/feed", proxy)
    assert isinstance(answer, Fetched)
    assert answer.body == BODY
    assert asked == ["hidden.onion.example:8080"]


async def test_an_http_proxy_is_asked_for_the_whole_address() -> None:
    asked: list[str] = []
    async with http_proxy(asked) as proxy:
        answer = await fetched("http://outlet.example/feed", proxy)
    assert isinstance(answer, Fetched)
    assert asked == ["http://outlet.example/feed"]


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "2130706433", "0x7f.1", "127.1", "10.0.0.1", "[::1]", "localhost", "intranet", "a.local"]
)
async def test_private_hosts_are_not_visited_through_a_proxy_either(host: str) -> None:
    asked: list[str] = []
    async with socks(asked) as proxy:
        answer = await fetched(f"http://{host}/feed", proxy)
    assert isinstance(answer, FetchFailed)
    assert answer.failure is Failure.PRIVATE
    assert asked == []


async def test_a_private_host_that_is_allowed_may_be_visited_through_a_proxy() -> None:
    asked: list[str] = []
    async with socks(asked) as proxy:
        assert isinstance(await fetched("http://feeds.intranet/", proxy, "feeds.intranet"), Fetched)


async def test_a_proxy_that_is_down_is_a_failure_with_a_sentence() -> None:
    answer = await fetched("http://outlet.example/feed", "socks5://127.0.0.1:9")
    assert isinstance(answer, FetchFailed)
    assert answer.sentence
