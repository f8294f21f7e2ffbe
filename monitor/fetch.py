"""One polite, guarded HTTP GET. Every outgoing HTTP request of the product goes through here.

The guard stands where connections are made: a name is resolved once, every answer is checked, and the
connection goes to the checked address, so that neither a redirect nor a changing name reaches a private host.
"""

from __future__ import annotations

import asyncio
import functools
import ipaddress
import re
import socket
import ssl
import weakref
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import httpcore2
import httpx2

from monitor.model import (
    Failure,
    Fetched,
    FetchFailed,
    FetchRequest,
    NetworkRules,
    NotModified,
    Validators,
)

_REDIRECTS = {301, 302, 303, 307, 308}
_PERMANENT = {301, 308}
_GZIP = b"\x1f\x8b"
_MAX_VALIDATOR = 1024
_MAX_RETRY_AFTER = timedelta(days=1)
_HEADERS = {
    "Accept": "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip",
}


class Fetcher:
    """Fetches with bounded time, size and concurrency; a failure is a value, never an exception."""

    def __init__(self, rules: NetworkRules) -> None:
        self._rules = rules
        self._hosts: weakref.WeakValueDictionary[str, asyncio.Semaphore] = weakref.WeakValueDictionary()
        self._transport = _Transport(_Guard(rules.allow_private))

    def _client(self) -> httpx2.AsyncClient:
        """A client for one visit, with its own cookie jar; the transport is shared and outlives it."""
        return httpx2.AsyncClient(
            transport=self._transport,
            headers={**_HEADERS, "User-Agent": self._rules.user_agent},
            trust_env=False,
            timeout=httpx2.Timeout(self._rules.deadline.total_seconds(), connect=10),
        )

    async def fetch(self, request: FetchRequest) -> Fetched | NotModified | FetchFailed:
        """One visit, redirects included, within the deadline; per host only a few at a time."""
        try:
            async with self._host(request.url), asyncio.timeout(self._rules.deadline.total_seconds()):
                return await self._follow(request)
        except TimeoutError:
            seconds = self._rules.deadline.total_seconds()
            return _failed(Failure.TIMEOUT, f"The server did not finish its answer within {seconds:.0f} seconds.")
        except _Refused as refused:
            return refused.as_value
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, OSError, ValueError) as error:
            return diagnose(error)

    async def close(self) -> None:
        """Close what is open."""
        await self._transport.aclose()

    def _host(self, url: str) -> asyncio.Semaphore:
        host = urlsplit(url).hostname or ""
        limit = self._hosts.get(host) or asyncio.Semaphore(self._rules.per_host)
        self._hosts[host] = limit
        return limit

    async def _follow(self, request: FetchRequest) -> Fetched | NotModified | FetchFailed:
        client, url = self._client(), request.url
        moved_to, permanent = None, True
        for _ in range(self._rules.max_redirects + 1):
            async with client.stream("GET", url, headers=_conditions(request.validators)) as response:
                if response.status_code not in _REDIRECTS:
                    return await self._read(response, url, moved_to)
                url, permanent = _target(response, url), permanent and response.status_code in _PERMANENT
                moved_to = url if permanent else moved_to
        return _failed(Failure.REDIRECT, f"More than {self._rules.max_redirects} redirects, the last to {url}.")

    async def _read(
        self, response: httpx2.Response, url: str, moved_to: str | None
    ) -> Fetched | NotModified | FetchFailed:
        if response.status_code == httpx2.codes.NOT_MODIFIED:
            return NotModified(url=url)
        if not response.is_success:
            return _refusal(response)
        body, wire_bytes = await self._body(response)
        return Fetched(
            url=url,
            status=response.status_code,
            body=body,
            content_type=response.headers.get("content-type", ""),
            validators=_validators(response),
            wire_bytes=wire_bytes,
            moved_to=moved_to,
        )

    async def _body(self, response: httpx2.Response) -> tuple[bytes, int]:
        """The decoded body and its size on the wire; both are bounded while reading, not after."""
        encoding = response.headers.get("content-encoding", "identity").strip().lower()
        if encoding not in ("identity", "gzip", "x-gzip", ""):
            raise _Refused(
                Failure.ENCODING, f"The server sent the encoding “{encoding[:40]}”, which we did not ask for."
            )
        inflater = _Inflater(self._rules.max_body)
        wire_bytes = 0
        async for chunk in response.aiter_raw():
            wire_bytes += len(chunk)
            if wire_bytes > self._rules.max_wire:
                raise _too_large(self._rules.max_wire)
            inflater.feed(chunk)
        return inflater.finish(), wire_bytes


class _Inflater:
    """Collects a body that is gzip by its first bytes (announced or not) or plain, within a size limit."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._parts: list[bytes] = []
        self._size = 0
        self._head = b""
        self._gzip: Any = None  # zlib's decompressor has no public type
        self._plain = False

    def feed(self, chunk: bytes) -> None:
        if self._gzip is None and not self._plain:
            self._head += chunk
            if len(self._head) < len(_GZIP):
                return
            chunk, self._head = self._head, b""
            self._plain = not chunk.startswith(_GZIP)
            self._gzip = None if self._plain else zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._keep(self._inflate(chunk) if self._gzip else chunk)

    def _inflate(self, chunk: bytes) -> bytes:
        """One step, never more than one byte over the limit; what follows the gzip member is ignored."""
        try:
            inflated: bytes = self._gzip.decompress(chunk, self._limit - self._size + 1)
        except zlib.error as error:
            raise _Refused(Failure.ENCODING, f"The compressed answer is damaged ({error}).") from None
        return inflated

    def _keep(self, part: bytes) -> None:
        self._size += len(part)
        if self._size > self._limit:
            raise _too_large(self._limit)
        self._parts.append(part)

    def finish(self) -> bytes:
        if self._gzip is not None and not self._gzip.eof:
            raise _Refused(Failure.ENCODING, "The compressed answer ends too early.")
        return b"".join(self._parts) + self._head


# --- the guard --------------------------------------------------------------------------------------------

# Beyond what `ipaddress` calls global: on Python 3.11 it lets multicast, translations of private IPv4
# addresses into IPv6 and some special networks pass.
_NEVER = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "224.0.0.0/4",
        "240.0.0.0/4", "168.63.129.16/32", "::/96", "64:ff9b:1::/48", "100::/64", "2001::/32", "2001:db8::/32",
        "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
    )
)  # fmt: skip
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SIX_TO_FOUR = ipaddress.ip_network("2002::/16")
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_public(address: _Address) -> bool:
    """Whether an address is one on the public internet, in every disguise an IPv4 address can wear."""
    inner = _embedded(address)
    if inner is not None:
        return is_public(inner)
    return address.is_global and not any(address in network for network in _NEVER if network.version == address.version)


def _embedded(address: _Address) -> ipaddress.IPv4Address | None:
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in _NAT64:
        return ipaddress.IPv4Address(address.packed[-4:])
    return address.sixtofour if address in _SIX_TO_FOUR else None


class _Guard(httpcore2.AsyncNetworkBackend):
    """Resolves names itself and connects only to addresses that may be visited."""

    def __init__(self, allowed: Iterable[str]) -> None:
        self._inner = httpcore2.AnyIOBackend()
        self._names = {name.lower() for name in allowed if _network(name) is None}
        self._networks = [network for name in allowed if (network := _network(name)) is not None]

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        addresses = await self._resolve(host, port)
        for address in addresses:
            if not self._may_visit(host, address):
                what = f"{host} is the private address {address}" if host != str(address) else f"{host} is private"
                advice = f"If that is meant, add it to network.allow_private: [{host}]."
                raise _Refused(Failure.PRIVATE, f"{what}; it is not visited. {advice}")
        return await self._connect_first(addresses, port, timeout, local_address, socket_options)

    async def _connect_first(
        self, addresses: list[_Address], port: int, timeout: float | None, *rest: Any
    ) -> httpcore2.AsyncNetworkStream:
        *others, last = addresses[:4]
        for address in others:
            try:
                return await self._inner.connect_tcp(str(address), port, timeout, *rest)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return await self._inner.connect_tcp(str(last), port, timeout, *rest)

    async def _resolve(self, host: str, port: int) -> list[_Address]:
        try:
            found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise _Refused(Failure.DNS, f"The name {host} cannot be found (DNS).") from None
        return list(dict.fromkeys(ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found))

    def _may_visit(self, host: str, address: _Address) -> bool:
        if host.lower().rstrip(".") in self._names:
            return True
        listed = any(address in network for network in self._networks if network.version == address.version)
        return listed or is_public(address)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


def _network(name: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network | None:
    try:
        return ipaddress.ip_network(name, strict=False)
    except ValueError:
        return None


class _Transport(httpx2.AsyncHTTPTransport):
    """The client's own transport with our guard below it, and no idle connections kept."""

    def __init__(self, guard: _Guard) -> None:
        super().__init__(verify=_tls_context(), trust_env=False)
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=_tls_context(),
            max_connections=None,
            max_keepalive_connections=0,
            network_backend=guard,
        )


@functools.cache
def _tls_context() -> ssl.SSLContext:
    """The system's certificates; loading them is dear, so once."""
    return ssl.create_default_context()


# --- reading what the server says -------------------------------------------------------------------------


class _Refused(Exception):
    """Ends a visit from inside the client's machinery, carrying the failure."""

    def __init__(self, failure: Failure, sentence: str) -> None:
        super().__init__(sentence)
        self.as_value = _failed(failure, sentence)


def _failed(failure: Failure, sentence: str, **more: Any) -> FetchFailed:
    return FetchFailed(failure=failure, sentence=sentence, **more)


def _too_large(limit: int) -> _Refused:
    return _Refused(Failure.TOO_LARGE, f"The answer is larger than {limit // 2**20} MB; it is not read.")


def _conditions(validators: Validators) -> dict[str, str]:
    headers = {}
    if validators.etag:
        headers["If-None-Match"] = validators.etag
    if validators.last_modified:
        headers["If-Modified-Since"] = validators.last_modified
    return headers


def _validators(response: httpx2.Response) -> Validators:
    etag, modified = response.headers.get("etag"), response.headers.get("last-modified")
    return Validators(
        etag=etag if etag and len(etag) <= _MAX_VALIDATOR else None,
        last_modified=modified if modified and len(modified) <= _MAX_VALIDATOR else None,
    )


def _target(response: httpx2.Response, url: str) -> str:
    """Where a redirect leads, if it may be followed."""
    location = response.headers.get("location", "")
    target = str(httpx2.URL(url).join(location)) if location else ""
    old, new = urlsplit(url), urlsplit(target)
    if new.scheme not in ("http", "https") or not new.hostname:
        raise _Refused(Failure.REDIRECT, "The server redirects to nowhere that can be followed.")
    if old.scheme == "https" and new.scheme == "http":
        raise _Refused(
            Failure.REDIRECT, f"The server redirects from https to unencrypted {new.hostname}; not followed."
        )
    return target


_STATUS = {
    401: (Failure.FORBIDDEN, "The server asks for a password (401)."),
    402: (Failure.FORBIDDEN, "The server asks for payment (402)."),
    403: (Failure.FORBIDDEN, "The server refuses us (403)."),
    404: (Failure.GONE, "There is nothing at this address (404). Has the feed moved?"),
    410: (Failure.GONE, "The feed is gone for good, says the server (410)."),
    429: (Failure.RATE_LIMITED, "The server asks us to come less often (429)."),
    451: (Failure.FORBIDDEN, "The feed is blocked for legal reasons (451)."),
    503: (Failure.RATE_LIMITED, "The server is busy or being repaired (503)."),
}


def _refusal(response: httpx2.Response) -> FetchFailed:
    status = response.status_code
    failure, sentence = _STATUS.get(status, (Failure.HTTP, f"The server answered with status {status}."))
    if response.headers.get("cf-mitigated") == "challenge":
        failure, sentence = (
            Failure.FORBIDDEN,
            f"The server wants to see a person, not a program (bot wall, {status}).",
        )
    return _failed(failure, sentence, status=status, retry_after=_retry_after(response.headers.get("retry-after")))


def _retry_after(value: str | None) -> timedelta | None:
    """Seconds or an HTTP date, at most a day."""
    if not value:
        return None
    if re.fullmatch(r"\d{1,9}", value.strip()):
        wait = timedelta(seconds=int(value))
    else:
        try:
            wait = parsedate_to_datetime(value) - datetime.now(UTC)
        except (ValueError, TypeError):
            return None
    return min(max(wait, timedelta()), _MAX_RETRY_AFTER)


def diagnose(error: BaseException) -> FetchFailed:
    """An exception of the network as a failure with its sentence."""
    chain = list(_causes(error))
    for cause in chain:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _failed(Failure.TLS, f"The server's certificate is not valid: {cause.verify_message}.")
        if isinstance(cause, ssl.SSLError):
            return _failed(Failure.TLS, f"No secure connection could be made ({cause.reason or 'TLS error'}).")
        if isinstance(cause, ConnectionRefusedError):
            return _failed(Failure.REFUSED, "The server refuses connections; it may be down.")
    if isinstance(error, httpx2.TimeoutException):
        return _failed(Failure.TIMEOUT, "The server did not answer in time.")
    if isinstance(error, httpx2.RemoteProtocolError):
        return _failed(Failure.CONNECTION, "The server's answer broke off or is not valid HTTP.")
    if isinstance(error, httpx2.InvalidURL | httpx2.UnsupportedProtocol | ValueError):
        return _failed(Failure.REDIRECT, "The address cannot be visited; check how it is written.")
    reason = next((c.strerror for c in chain if isinstance(c, OSError) and c.strerror), type(error).__name__)
    return _failed(Failure.CONNECTION, f"The connection failed ({reason}).")


def _causes(error: BaseException | None) -> Iterable[BaseException]:
    """An exception, what it was raised from, and the members of groups, outermost first."""
    seen = 0
    while error is not None and seen < 20:
        yield error
        if isinstance(error, BaseExceptionGroup):
            for member in error.exceptions:
                yield from _causes(member)
        error, seen = error.__cause__ or error.__context__, seen + 1
