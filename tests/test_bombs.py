"""Small documents that would cost much: packed ones, XML ones, ones for the parser. Each is bounded and named."""

from __future__ import annotations

import gzip
import resource
import time
import tracemalloc
import zlib

import pytest

from monitor import formats
from monitor.model import Failure, Fetched, FetchFailed, ParsedFeed, Unreadable
from monitor.sandbox import Sandbox, Stopped
from tests.servers import Answer, Outlets
from tests.visits import visit

MB = 2**20
URL = "https://outlet.example/feed"


# --- packed: 12 kinds -------------------------------------------------------------------------------------


def packed(megabytes: int, level: int = 9, member: int = 0) -> bytes:
    """So many megabytes of nothing, as gzip; in members of `member` megabytes each."""
    if member:
        return packed(member, level) * (megabytes // member)
    packer = zlib.compressobj(level, wbits=zlib.MAX_WBITS | 16)
    return b"".join(packer.compress(bytes(MB)) for _ in range(megabytes)) + packer.flush()


def with_a_name(megabytes: int) -> bytes:
    """A gzip head with a file name of that size: it has to be read before anything is unpacked."""
    return b"\x1f\x8b\x08\x08\0\0\0\0\0\x03" + b"n" * megabytes * MB + b"\0" + packed(1)[10:]


PACKED = {
    "100 MB of nothing": (packed(100), "gzip", Failure.TOO_LARGE),
    "100 MB, unannounced": (packed(100), None, Failure.TOO_LARGE),
    "100 MB, announced as x-gzip": (packed(100), "x-gzip", Failure.TOO_LARGE),
    "100 MB in a hundred members": (packed(100, member=1), "gzip", Failure.TOO_LARGE),
    "ten thousand empty members": (gzip.compress(b"") * 10_000, "gzip", Failure.ENCODING),
    "gzip in gzip": (gzip.compress(packed(100)), "gzip", Failure.NOT_A_FEED),
    "gzip in gzip, both announced": (gzip.compress(packed(100)), "gzip, gzip", Failure.ENCODING),
    "deflate, not asked for": (zlib.compress(bytes(MB)), "deflate", Failure.ENCODING),
    "Brotli, not asked for": (bytes.fromhex("5bffff1f00") * 100, "br", Failure.ENCODING),
    "Zstandard, not asked for": (bytes.fromhex("28b52ffd") + bytes(1000), "zstd", Failure.ENCODING),
    "a file name of 11 MB in the head": (with_a_name(11), "gzip", Failure.TOO_LARGE),
    "the end missing after 15 MB": (packed(15)[:-8], "gzip", Failure.ENCODING),
}


@pytest.mark.parametrize(("body", "encoding", "failure"), PACKED.values(), ids=PACKED.keys())
async def test_a_packed_bomb_costs_little_and_is_named(
    server: Outlets, body: bytes, encoding: str | None, failure: Failure
) -> None:
    server.answers["/feed"] = Answer(body=body, headers={"Content-Encoding": encoding} if encoding else {})
    tracemalloc.start()
    began = time.process_time()
    try:
        visited = await visit(server.url("/feed"))
        # What is in it is not unpacked a second time.
        result = await read(visited.body) if isinstance(visited, Fetched) else visited
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(result, FetchFailed | Unreadable)
    assert result.failure is failure
    assert peak < 64 * MB + len(body)
    assert time.process_time() - began < 5


# --- as the service reads: the fast reader here, the rest in a child that can be stopped


async def read(body: bytes, seconds: float = 1.5) -> ParsedFeed | Unreadable:
    """The document as a visit reads it, with a child that is stopped sooner."""
    quick = formats.parse_fast(body, URL, "")
    if quick is not None:
        return quick
    sandbox = Sandbox("monitor.formats:parse", workers=1, seconds=seconds)
    try:
        answer: ParsedFeed | Unreadable = await sandbox(body, URL, "")
    except Stopped as stopped:
        return Unreadable(failure=Failure.TOO_COSTLY, sentence=f"The feed was too costly to read: {stopped}.")
    finally:
        await sandbox.close()
    return answer


async def bounded(body: bytes) -> ParsedFeed | Unreadable:
    """The document read, with what that cost this process checked."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    answer = await read(body)
    assert time.process_time() - began < 4
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 < 256 * MB
    assert isinstance(answer, ParsedFeed) or answer.sentence.endswith(".")
    return answer


def feed(item: str, doctype: str = "") -> bytes:
    """A feed with one item of this markup."""
    head = f'<?xml version="1.0"?>{doctype}<rss version="2.0"><channel><title>Outlet</title>'
    return f"{head}<item><guid>one</guid>{item}</item></channel></rss>".encode()


def declared(*entities: str) -> str:
    return f"<!DOCTYPE rss [{''.join(entities)}]>"


# --- XML: 8 kinds -----------------------------------------------------------------------------------------

LAUGHS = [f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12)]
XML = {
    "laughs": feed("<title>&a12;</title>", declared('<!ENTITY a0 "ha">', *LAUGHS)),
    "laughs below the limit of expat": feed("<title>&a6;</title>", declared('<!ENTITY a0 "ha">', *LAUGHS[:6])),
    "one large entity a thousand times": feed(
        f"<title>{'&a;' * 1000}</title>", declared(f'<!ENTITY a "{"x" * 64_000}">')
    ),
    "parameter entities": feed(
        "<title>&c;</title>",
        declared('<!ENTITY % a "ha">', '<!ENTITY % b "%a;%a;%a;%a;">', '<!ENTITY c "%b;">', "%b;"),
    ),
    "an entity in itself": feed("<title>&a;</title>", declared('<!ENTITY a "&b;">', '<!ENTITY b "&a;">')),
    "a file": feed("<title>&a;</title>", declared('<!ENTITY a SYSTEM "file:///etc/passwd">')),
    "an address": feed("<title>&a;</title>", declared('<!ENTITY a SYSTEM "{sink}/entity">')),
    "a document type elsewhere": feed("<title>one</title>", '<!DOCTYPE rss SYSTEM "{sink}/rss.dtd">'),
}


@pytest.mark.parametrize("name", XML)
async def test_an_xml_bomb_costs_little_and_opens_nothing(server: Outlets, name: str) -> None:
    server.asked.clear()
    answer = await bounded(XML[name].replace(b"{sink}", server.address.encode()))
    assert server.asked == []
    if isinstance(answer, ParsedFeed):
        told = " ".join(entry.title + entry.text for entry in answer.entries)
        assert len(told) < 100_000
        assert "root:" not in told
    else:
        assert answer.failure in (Failure.BROKEN, Failure.TOO_COSTLY)


# --- for the parser: 20 kinds -----------------------------------------------------------------------------


def described(text: str) -> bytes:
    return feed(f"<title>one</title><description>{text}</description>")


PARSER = {
    "200,000 elements inside each other": feed("<a>" * 200_000),
    "200,000 elements inside each other, closed": feed("<a>" * 200_000 + "</a>" * 200_000),
    "50,000 items": feed("</item>".join(f"<item><guid>{n}</guid>" for n in range(50_000))),
    "50,000 items without anything": feed("</item><item>" * 50_000),
    "1 MB of unclosed tags": described(f"<![CDATA[{'<b>' * 350_000}]]>"),
    "1 MB of <": described(f"<![CDATA[{'<' * MB}]]>"),
    "1 MB of <!--": described(f"<![CDATA[{'<!--' * 250_000}]]>"),
    "1 MB of <![": described(f"<![CDATA[{'<![' * 300_000}"),
    "1 MB of <a <a": described(f"<![CDATA[{'<a ' * 300_000}]]>"),
    "1 MB of &": described("&" * MB),
    "1 MB of &amp;amp;": described("&amp;" * 200_000),
    "a character that cannot be": described("&#99999999;"),
    "a thousand million as a character": described("&#x" + "f" * 500_000 + ";"),
    "an attribute of 5 MB": feed(f'<title a="{"x" * 5_000_000}">one</title>'),
    "50,000 attributes": feed("<title " + " ".join(f'a{n}="x"' for n in range(50_000)) + ">one</title>"),
    "an element name of 1 MB": feed(f"<{'n' * MB}/>"),
    "20,000 names of spaces": feed("".join(f'<x{n}:y xmlns:x{n}="u:{n}"/>' for n in range(20_000))),
    "tables inside each other": described("&lt;table&gt;&lt;tr&gt;&lt;td&gt;" * 20_000),
    "a date of 1 MB": feed(f"<title>one</title><pubDate>{'1 ' * 500_000}</pubDate>"),
    "brackets of JSON inside each other": b'{"version": "https://jsonfeed.org/version/1.1", "items": ' + b"[" * 500_000,
}


@pytest.mark.parametrize("name", PARSER)
async def test_a_bomb_for_the_parser_costs_one_child_at_most(name: str) -> None:
    answer = await bounded(PARSER[name])
    if isinstance(answer, ParsedFeed):
        assert len(answer.entries) <= formats.MAX_ENTRIES
        assert all(len(entry.text) <= formats.MAX_TEXT + 1 for entry in answer.entries)
        assert all(len(entry.title) <= formats.MAX_TITLE + 1 for entry in answer.entries)
    else:
        assert answer.failure in (Failure.BROKEN, Failure.TOO_COSTLY)


def test_the_tables_are_as_long_as_they_were_promised_to_be() -> None:
    assert (len(PACKED), len(XML), len(PARSER)) == (12, 8, 20)
