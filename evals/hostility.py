"""More than a hundred servers that mean harm or are simply broken, each at an address of its own on loopback.

Used by `evals/hostile.py`. A behaviour is a name, what a visit must call it, and what it does with a connection.
"""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import json
import socket
import ssl
import sys
import tempfile
import time
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from monitor.model import Failure
from tests import certificates

MB = 2**20
Act = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@dataclass(frozen=True)
class Behaviour:
    """What a server does. `expected` names the failures that are right; READ is a feed that is read all the same."""

    name: str
    expected: tuple[Failure | str, ...]
    act: Act | None  # None: nobody listens there
    asks_first: bool = True  # reads the request before it acts
    tls: str = ""  # its certificate


READ = "read"
F = Failure


# --- what servers say -------------------------------------------------------------------------------------


def say(*parts: bytes, pause: float = 0, rudely: bool = False) -> Act:
    """Send these parts, with pauses, and hang up."""

    async def act(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for number, part in enumerate(parts):
            await asyncio.sleep(pause if number else 0)
            writer.write(part)
            await writer.drain()
        if rudely:
            await asyncio.sleep(pause)
            reset(writer)

    return act


def for_ever(head: bytes, again: bytes, pause: float = 0.0) -> Act:
    """Send the head, then the same again and again until nobody listens, at most for a minute."""

    async def act(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        until = time.monotonic() + 60
        while time.monotonic() < until:
            writer.write(again)
            await writer.drain()
            await asyncio.sleep(pause)

    return act


async def silent(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    """Say nothing until the other side has gone."""
    while await reader.read(65536):
        pass


async def rude(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Reset at once."""
    reset(writer)


def reset(writer: asyncio.StreamWriter) -> None:
    """The other side sees a reset."""
    raw = writer.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
    writer.transport.abort()


def answer(body: bytes | str = b"", status: int = 200, **headers: str) -> Act:
    """A whole answer; header names are written with underscores."""
    content = body.encode() if isinstance(body, str) else body
    named = {"Content-Type": "application/xml", **{k.replace("_", "-"): v for k, v in headers.items()}}
    lines = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    head = f"HTTP/1.1 {status} Said\r\n{lines}Content-Length: {len(content)}\r\nConnection: close\r\n\r\n"
    return say(head.encode() + content)


def redirect(to: str, status: int = 302) -> Act:
    return answer(status=status, Location=to)


def plain(head: str, body: bytes = b"") -> Act:
    """An answer whose head is written out."""
    return say(b"HTTP/1.1 200 OK\r\n" + head.encode() + b"\r\n" + body)


def item(number: int, more: str = "") -> str:
    return (
        f"<item><guid isPermaLink='false'>item-{number}</guid><title>Headline {number}</title>"
        f"<link>https://outlet.example/{number}</link><description>What happened in {number}. {more}</description></item>"
    )


def feed(*items: str, before: str = "") -> str:
    return f'{before}<rss version="2.0"><channel><title>Outlet</title>{"".join(items)}</channel></rss>'


def packed(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, wbits=zlib.MAX_WBITS | 16)
    return b"".join(packer.compress(bytes(MB)) for _ in range(megabytes)) + packer.flush()


# --- the table --------------------------------------------------------------------------------------------

GOOD = feed(*(item(n) for n in range(20)))
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
SOON = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))
WALL = "<html><title>Just a moment...</title><script src='/cdn-cgi/challenge-platform/x'></script></html>"
LOGIN = "<html><title>Sign in</title><form><input type='password'></form></html>"


def behaviours(port: int) -> list[Behaviour]:
    """All of them; `port` is where the servers listen, for redirects between them."""
    return [*_connections(), *_heads(), *_bodies(), *_redirects(port), *_refusals(), *_pages(), *_documents(), *_tls()]


def _connections() -> list[Behaviour]:
    broken = (F.CONNECTION,)
    return [
        Behaviour("nobody listens", (F.REFUSED,), None),
        Behaviour("takes the connection, says nothing", (F.TIMEOUT,), silent),
        Behaviour("hangs up before the question", broken, say(), asks_first=False),
        Behaviour("resets before the question", broken, rude, asks_first=False),
        Behaviour("hangs up after the question", broken, say()),
        Behaviour("resets after the question", broken, rude),
        Behaviour("resets in the status line", broken, say(b"HTTP/1.", rudely=True)),
        Behaviour("resets in the headers", broken, say(OK + b"Content-Le", rudely=True)),
        Behaviour("resets in the body", broken, say(OK + b"Content-Length: 999\r\n\r\n<rss>", pause=0.1, rudely=True)),
        Behaviour("resets in a chunk", broken, say(CHUNKED + b"ff\r\n<rss>", pause=0.1, rudely=True)),
        Behaviour("hangs up in the headers", broken, say(OK + b"Content-Le")),
        Behaviour("speaks SSH", broken, say(b"SSH-2.0-OpenSSH_9.2p1\r\n"), asks_first=False),
        Behaviour("speaks FTP", broken, say(b"220 ready\r\n"), asks_first=False),
        Behaviour("speaks noise", broken, say(bytes(range(256)) * 10)),
        Behaviour("answers without a head (HTTP/0.9)", broken, say(GOOD.encode())),
        Behaviour("speaks HTTP/2 without being asked", broken, say(b"\0\0\x12\x04\0\0\0\0\0" + bytes(18))),
    ]


def _heads() -> list[Behaviour]:
    broken, huge = (F.CONNECTION,), (F.CONNECTION, F.TOO_LARGE)
    return [
        Behaviour("status line, a byte a second", (F.TIMEOUT,), for_ever(b"H", b"T", 1)),
        Behaviour("a header a second, for ever", (F.TIMEOUT,), for_ever(OK, b"X-More: 1\r\n", 1)),
        Behaviour("headers without end, fast", huge, for_ever(OK, b"X-More: 1\r\n" * 5000)),
        Behaviour("one header of 1 MB", huge, say(OK + b"X: " + b"x" * MB + b"\r\n\r\n")),
        Behaviour("a hundred thousand headers", huge, say(OK + b"X-More: 1\r\n" * 100_000 + b"\r\n")),
        Behaviour("interim answers, one a second", (F.TIMEOUT,), for_ever(b"", b"HTTP/1.1 103 Hints\r\n\r\n", 1)),
        Behaviour("interim answers, a flood", (F.TOO_LARGE,), for_ever(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 5000)),
        Behaviour("status 999", (F.HTTP,), answer(GOOD, 999)),
        Behaviour("status of letters", broken, say(b"HTTP/1.1 abc OK\r\n\r\n")),
        Behaviour("status without reason", (READ,), say(b"HTTP/1.1 200\r\n\r\n" + GOOD.encode())),
        Behaviour("two lengths that differ", broken, plain("Content-Length: 5\r\nContent-Length: 6\r\n", b"<rss>")),
        Behaviour("length of letters", broken, plain("Content-Length: many\r\n", b"<rss>")),
        Behaviour("length below zero", broken, plain("Content-Length: -5\r\n", b"<rss>")),
        Behaviour("length longer than the body", broken, plain("Content-Length: 99999\r\n", GOOD.encode())),
        Behaviour("length shorter than the body", (READ,), plain("Content-Length: 900\r\n", GOOD.encode())),
        Behaviour(
            "length and chunks at once", (*broken, F.NOT_A_FEED),
            plain("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", b"3\r\nxyz\r\n0\r\n\r\n"),
        ),
        Behaviour("length of a thousand digits", broken, plain(f"Content-Length: {'9' * 1000}\r\n", b"<rss>")),
        Behaviour("unknown transfer encoding", broken, plain("Transfer-Encoding: rot13\r\n", b"<rss>")),
    ]  # fmt: skip


def _bodies() -> list[Behaviour]:
    broken = (F.CONNECTION,)
    return [
        Behaviour("chunk size of letters", broken, say(CHUNKED + b"ZZ\r\n<rss>\r\n")),
        Behaviour("chunk size of 2^64", broken, say(CHUNKED + b"ffffffffffffffff\r\n<rss>")),
        Behaviour("chunks of one byte, 200,000", (F.ENCODING,), say(CHUNKED + b"1\r\nx\r\n" * 200_000 + b"0\r\n\r\n")),
        Behaviour("chunk extensions without end", (*broken, F.TIMEOUT), for_ever(CHUNKED + b"5;", b"x" * 60_000, 0.01)),
        Behaviour("trailers without end", broken, for_ever(CHUNKED + b"0\r\n", b"X-More: 1\r\n" * 5000)),
        Behaviour("the last chunk is missing", broken, say(CHUNKED + b"5\r\n<rss>\r\n")),
        Behaviour("body without end, fast", (F.TOO_LARGE,), for_ever(OK + b"\r\n", b"x" * 65536)),
        Behaviour("body without end, a byte a second", (F.TIMEOUT,), for_ever(OK + b"\r\n", b"x", 1)),
        Behaviour("chunks without end, one a second", (F.TIMEOUT,), for_ever(CHUNKED, b"1\r\nx\r\n", 1)),
        Behaviour("21 MB of a feed", (F.TOO_LARGE,), answer(feed(item(1, "x" * 21 * MB)))),
        Behaviour("gzip of 100 MB", (F.TOO_LARGE,), answer(packed(100), Content_Encoding="gzip")),
        Behaviour("gzip of 100 MB, unannounced", (F.TOO_LARGE,), answer(packed(100))),
        Behaviour("gzip in ten thousand members", (F.ENCODING,), answer(gzip.compress(b"") * 10_000)),
        Behaviour("gzip that breaks off", (F.ENCODING,), answer(gzip.compress(GOOD.encode())[:-20])),
        Behaviour("gzip with a wrong sum", (F.ENCODING,), answer(gzip.compress(GOOD.encode())[:-8] + bytes(8))),
        Behaviour("gzip, a byte a second", (F.TIMEOUT,), for_ever(OK + b"\r\n" + gzip.compress(b"x")[:10], b"\0\0\0\xff\xff", 1)),
        Behaviour("gzip in gzip", (F.NOT_A_FEED,), answer(gzip.compress(gzip.compress(GOOD.encode())))),
        Behaviour("gzip announced, plain sent", (READ,), answer(GOOD, Content_Encoding="gzip")),
        Behaviour("gzip sent, none announced", (READ,), answer(gzip.compress(GOOD.encode()))),
        Behaviour("Brotli that nobody asked for", (F.ENCODING,), answer(b"\x5b\xff\xff\x1f", Content_Encoding="br")),
        Behaviour("Zstandard that nobody asked for", (F.ENCODING,), answer(b"\x28\xb5", Content_Encoding="zstd")),
        Behaviour("deflate that nobody asked for", (F.ENCODING,), answer(zlib.compress(b"x"), Content_Encoding="deflate")),
        Behaviour("two encodings at once", (F.ENCODING,), answer(b"x", Content_Encoding="gzip, br")),
    ]  # fmt: skip


def _redirects(port: int) -> list[Behaviour]:
    later = b"HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n"
    return [
        Behaviour("redirects to itself", (F.REDIRECT,), redirect("/")),
        Behaviour("redirects in a growing chain", (F.REDIRECT,), redirect("x/")),
        Behaviour("redirects to nowhere", (F.REDIRECT,), answer(status=302)),
        Behaviour("redirects to a file", (F.REDIRECT,), redirect("file:///etc/passwd")),
        Behaviour("redirects to gopher", (F.REDIRECT,), redirect("gopher://127.0.0.1:25/_HELO")),
        Behaviour("redirects to a private network", (F.PRIVATE,), redirect("http://10.0.0.1/feed")),
        Behaviour("redirects to the cloud's secrets", (F.PRIVATE,), redirect("http://169.254.169.254/latest/")),
        Behaviour("redirects to this machine in IPv6", (F.PRIVATE,), redirect(f"http://[::1]:{port}/")),
        Behaviour("redirects to a mail server", (F.PORT,), redirect("http://8.8.8.8:25/")),
        Behaviour("redirects to a name that is none", (F.DNS,), redirect("http://nowhere.invalid/feed")),
        Behaviour("redirects to half an address", (F.REDIRECT,), redirect("http://[::1/feed")),
        Behaviour("redirects after ten seconds, each time", (F.TIMEOUT,), say(b"", later, pause=10)),
        Behaviour("moves for good to a login page", (F.LOGIN,), None),
    ]


def _refusals() -> list[Behaviour]:
    return [
        Behaviour("304 to anything", (F.HTTP,), answer(status=304)),
        Behaviour("204", (F.EMPTY,), answer(status=204)),
        Behaviour("206, a part", (F.HTTP,), answer(GOOD[:900], 206)),
        Behaviour("400", (F.HTTP,), answer(GOOD, 400)),
        Behaviour("401", (F.PASSWORD,), answer(LOGIN, 401)),
        Behaviour("402", (F.FORBIDDEN,), answer("Pay", 402)),
        Behaviour("403", (F.FORBIDDEN,), answer("<h1>Forbidden</h1>", 403)),
        Behaviour("403 with a page without end", (F.FORBIDDEN,), for_ever(b"HTTP/1.1 403 No\r\n\r\n", b"x" * 65536)),
        Behaviour("404", (F.MISSING,), answer("<h1>Not found</h1>", 404)),
        Behaviour("410", (F.GONE,), answer(status=410)),
        Behaviour("429 for an hour", (F.RATE_LIMITED,), answer(status=429, Retry_After="3600")),
        Behaviour("429 until a date", (F.RATE_LIMITED,), answer(status=429, Retry_After=SOON)),
        Behaviour("429 for ever", (F.RATE_LIMITED,), answer(status=429, Retry_After="999999999")),
        Behaviour("429 without a time", (F.RATE_LIMITED,), answer(status=429)),
        Behaviour("451", (F.LEGAL,), answer(status=451)),
        Behaviour("500", (F.HTTP,), answer("<h1>Oops</h1>", 500)),
        Behaviour("502", (F.HTTP,), answer("<h1>Bad gateway</h1>", 502)),
        Behaviour("503 for two minutes", (F.RATE_LIMITED,), answer(status=503, Retry_After="120")),
        Behaviour("511, a network that wants a login", (F.LOGIN,), answer(status=511)),
    ]


def _pages() -> list[Behaviour]:
    named = '<link rel="alternate" type="application/rss+xml" href="/rss">'
    return [
        Behaviour("bot wall by header, 403", (F.BOT_WALL,), answer(status=403, cf_mitigated="challenge")),
        Behaviour("bot wall by header, 200", (F.BOT_WALL,), answer("<html>", cf_mitigated="challenge")),
        Behaviour("bot wall by its page, 503", (F.BOT_WALL,), answer(WALL, 503)),
        Behaviour("bot wall by its page, 200", (F.BOT_WALL,), answer(WALL)),
        Behaviour("bot wall with 202", (F.BOT_WALL,), answer(status=202, x_amzn_waf_action="challenge")),
        Behaviour("bot wall of another kind", (F.BOT_WALL,), answer(status=403, X_DataDome="protected")),
        Behaviour("captcha, 200", (F.CAPTCHA,), answer("<html><div class='h-captcha'></div></html>")),
        Behaviour("captcha, 403", (F.CAPTCHA,), answer("<html><div class='g-recaptcha'></div></html>", 403)),
        Behaviour("login page", (F.LOGIN,), answer(LOGIN)),
        Behaviour("login page called a feed, packed", (F.LOGIN,), answer(gzip.compress(LOGIN.encode()))),
        Behaviour("censor's page in Russian", (F.BLOCKED,), answer("<html><p>Доступ к ресурсу ограничен</p></html>")),
        Behaviour("censor's page in Turkish", (F.BLOCKED,), answer("<html>erişim kararıyla engellenmiştir</html>")),
        Behaviour("censor's page in English, 403", (F.BLOCKED,), answer("<p>This site has been blocked", 403)),
        Behaviour("domain for sale", (F.HTML,), answer("<html><h1>This domain is for sale</h1></html>")),
        Behaviour("home page", (F.HTML,), answer("<html><title>News</title><h1>Hello</h1></html>")),
        Behaviour("home page that names its feed", (F.HTML,), answer(f"<html><head>{named}</head></html>")),
        Behaviour("error page of PHP before the feed", (READ,), answer("<br />Warning: x in y\n" + GOOD)),
    ]


def _documents() -> list[Behaviour]:
    described = "<![CDATA[%s]]>"
    costly = (F.TOO_COSTLY, READ, F.BROKEN)
    return [
        Behaviour("nothing", (F.EMPTY,), answer()),
        Behaviour("white space", (F.EMPTY,), answer(" \r\n" * 1000)),
        Behaviour("a picture", (F.NOT_A_FEED,), answer(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)),
        Behaviour("a PDF", (F.NOT_A_FEED,), answer(b"%PDF-1.7\n")),
        Behaviour("a ZIP", (F.NOT_A_FEED,), answer(b"PK\x03\x04" + bytes(1000))),
        Behaviour("words", (F.NOT_A_FEED,), answer("Service temporarily unavailable")),
        Behaviour("other XML", (F.NOT_A_FEED,), answer("<?xml version='1.0'?><opml/>")),
        Behaviour("other JSON", (F.NOT_A_FEED,), answer('{"items": []}')),
        Behaviour("broken JSON", (F.BROKEN,), answer('{"version": "https://jsonfeed.org/version/1.1", "items": [')),
        Behaviour("half a feed", (READ,), answer(GOOD[:1500])),
        Behaviour("a feed in the wrong encoding", (READ,), answer("<?xml version='1.0' encoding='utf-16'?>" + GOOD)),
        Behaviour("NUL bytes", (READ,), answer(GOOD.replace("Headline", "Head\0line"))),
        Behaviour("a billion laughs", (READ, F.BROKEN),
                  answer(feed(item(1, "&a12;"), before=f'<!DOCTYPE rss [<!ENTITY a0 "ha">{LAUGHS}]>'))),
        Behaviour("a file of this machine", (READ, F.BROKEN),
                  answer(feed(item(1, "&a;"), before='<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>'))),
        Behaviour("200,000 elements inside each other", costly, answer(feed(item(1), "<a>" * 200_000))),
        Behaviour("50,000 items", (READ,), answer(feed(*(item(n) for n in range(50_000))))),
        Behaviour("1 MB of unclosed tags", costly, answer(feed(item(1, described % ("<b>" * 350_000))))),
        Behaviour("1 MB of <", costly, answer(feed(item(1, described % ("<" * MB))))),
        Behaviour("1 MB of &", costly, answer(feed(item(1, "&" * MB)))),
        Behaviour("a character that cannot be", costly, answer(feed(item(1, "&#99999999;")))),
        Behaviour("500,000 brackets", (F.BROKEN,), answer('{"version": "jsonfeed.org/version/1", "items": ' + "[" * 500_000)),
    ]  # fmt: skip


def _tls() -> list[Behaviour]:
    good = answer(GOOD)
    return [
        Behaviour("good certificate", (READ,), good, tls=certificates.GOOD),
        Behaviour("certificate that expired", (F.TLS_EXPIRED,), good, tls=certificates.EXPIRED),
        Behaviour("certificate not valid yet", (F.TLS_EXPIRED,), good, tls=certificates.NOT_YET),
        Behaviour("certificate for another name", (F.TLS_NAME,), good, tls=certificates.OTHER_NAME),
        Behaviour("certificate without its chain", (F.TLS_CHAIN,), good, tls=certificates.WITHOUT_CHAIN),
        Behaviour("certificate signed by itself", (F.TLS_SELF_SIGNED,), good, tls=certificates.SELF_SIGNED),
        Behaviour("certificate of a strange authority", (F.TLS_SELF_SIGNED,), good, tls=certificates.STRANGE_CHAIN),
        Behaviour("redirects from https to http", (F.REDIRECT,), redirect("http://127.0.0.1/"), tls=certificates.GOOD),
        Behaviour("no TLS where it should be", (F.TLS,), say(b"HTTP/1.1 400 Bad Request\r\n\r\n"), tls="none"),
        Behaviour("a handshake without end", (F.TIMEOUT,), silent, tls="none"),
        Behaviour("a reset in the handshake", (F.CONNECTION,), rude, tls="none"),
        Behaviour("hangs up in the handshake", (F.CONNECTION, F.TLS), say(), tls="none"),
        Behaviour("alert: unknown name", (F.TLS_NAME,), say(b"\x15\x03\x03\0\x02\x02\x70"), tls="none"),
        Behaviour("alert: old protocol", (F.TLS,), say(b"\x15\x03\x03\0\x02\x02\x46"), tls="none"),
    ]


# --- the servers ------------------------------------------------------------------------------------------


class Servers:
    """Good feeds at 127.1.x.y and behaviours at 127.2.x.y, all on one port; those with TLS at 127.0.0.1, each on its
    own. Keeps what politeness is measured by.
    """

    def __init__(self, port: int) -> None:
        self.port, self.bad = port, behaviours(port)
        self.now: dict[str, int] = {}
        self.most = 0
        self.asked: dict[str, list[float]] = {}
        self.version = 0

    async def start(self) -> dict[str, str]:
        """Listen; where each behaviour is found."""
        await asyncio.start_server(self._connected, "0.0.0.0", self.port, backlog=512)  # noqa: S104 - all of 127/8
        found = {}
        with tempfile.TemporaryDirectory() as folder:
            for number, bad in enumerate(self.bad):
                if bad.name == "nobody listens":
                    found[bad.name] = "http://127.0.0.1:9/"
                elif bad.tls:
                    context = None if bad.tls == "none" else certificates.context(Path(folder), bad.tls)
                    found[bad.name] = f"https://127.0.0.1:{await self._secured(bad, context)}/"
                else:
                    found[bad.name] = f"http://127.2.{number // 250}.{number % 250 + 1}:{self.port}/"
        return found

    async def _secured(self, bad: Behaviour, context: ssl.SSLContext | None) -> int:
        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await self._act(bad, reader, writer)

        server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
        return int(server.sockets[0].getsockname()[1])

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host = writer.get_extra_info("sockname")[0]
        self.now[host] = self.now.get(host, 0) + 1
        self.most = max(self.most, self.now[host])
        self.asked.setdefault(host, []).append(time.monotonic())
        try:
            with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
                _, kind, high, low = map(int, host.split("."))
                if kind == 1:
                    await self._good(reader, writer, high * 250 + low)
                else:
                    await self._act(self.bad[high * 250 + low - 1], reader, writer)
        finally:
            self.now[host] -= 1
            writer.close()

    async def _good(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, number: int) -> None:
        """A feed of twenty items, one in five of which has a new one every two seconds."""
        head = await reader.readuntil(b"\r\n\r\n")
        newest = int(time.monotonic() / 2) if number % 5 == 0 else 20
        etag = f'"{number}-{newest}"'
        if etag.encode() in head:
            return await answer(status=304, ETag=etag)(reader, writer)
        items = (item(number * 10**9 + n) for n in range(newest, newest - 20, -1))
        return await answer(feed(*items), ETag=etag)(reader, writer)

    async def _act(self, bad: Behaviour, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            if bad.asks_first and bad.tls != "none":
                asked = await reader.readuntil(b"\r\n\r\n")
                if bad.name.startswith("moves for good"):
                    here = answer(LOGIN) if b"GET /login" in asked else redirect("/login", 301)
                    return await here(reader, writer)
            if bad.act is not None:
                await bad.act(reader, writer)
            with contextlib.suppress(OSError):
                await writer.drain()
                writer.close()
        return None


async def serve(port: int) -> None:
    """Say where everything is, then serve until the parent writes a line; say what was counted."""
    servers = Servers(port)
    print(json.dumps(await servers.start()), flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)
    print(json.dumps({"most": servers.most, "asked": servers.asked}), flush=True)


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
