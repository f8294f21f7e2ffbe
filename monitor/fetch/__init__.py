"""One polite, guarded HTTP GET. Every outgoing HTTP request of the product goes through here."""

from __future__ import annotations

import asyncio
import re
import weakref
from datetime import timedelta
from urllib.parse import urlsplit

import httpx2

from monitor.fetch.diagnosis import Refused, diagnose, failed, refusal
from monitor.fetch.guard import Allowance, Guard, ProxyTransport, Transport, is_public
from monitor.fetch.inflate import Inflater, too_large
from monitor.model import Failure, Fetched, FetchFailed, FetchRequest, NetworkRules, NotModified, Validators
from monitor.sites import host_of, site

__all__ = ["Fetcher", "diagnose", "is_public"]

_REDIRECTS = {301, 302, 303, 307, 308}
_PERMANENT = {301, 308}
_STRICT_PAUSE = timedelta(minutes=1)
_IM_USED = 226
_MAX_VALIDATOR = 1024
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})")
_HEADERS = {
    "Accept": "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip",
    "A-IM": "feed",
}


class Fetcher:
    """Fetches with bounded time, size and concurrency; a failure is a value, never an exception."""

    def __init__(self, rules: NetworkRules) -> None:
        self._rules = rules
        self._hosts: weakref.WeakValueDictionary[str, asyncio.Semaphore] = weakref.WeakValueDictionary()
        self._allowance = Allowance(rules.allow_private)
        self._transport = Transport(Guard(self._allowance))
        self._proxies: dict[str, ProxyTransport] = {}
        self._strict: set[str] = set()  # sites that once asked us to come less often

    def _client(self, proxy: str | None) -> httpx2.AsyncClient:
        """A client for one visit, with its own cookie jar; the transport is shared and outlives it."""
        if proxy is not None and proxy not in self._proxies:
            self._proxies[proxy] = ProxyTransport(proxy, self._allowance)
        return httpx2.AsyncClient(
            transport=self._transport if proxy is None else self._proxies[proxy],
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
            return failed(Failure.TIMEOUT, f"The server did not finish its answer within {seconds:.0f} seconds.")
        except Refused as refused:
            return refused.as_value
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, OSError, ValueError) as error:
            return diagnose(error)

    def pause(self, url: str) -> timedelta:
        """How long the site of an address rests after a visit: longer if it complained, not at all if it is ours."""
        if self._allowance.names(host_of(url)):
            return timedelta()
        return max(self._rules.spacing, _STRICT_PAUSE) if site(url) in self._strict else self._rules.spacing

    async def close(self) -> None:
        """Close what is open."""
        for transport in (self._transport, *self._proxies.values()):
            await transport.aclose()

    def _host(self, url: str) -> asyncio.Semaphore:
        host = host_of(url)
        limit = self._hosts.get(host) or asyncio.Semaphore(self._rules.per_host)
        self._hosts[host] = limit
        return limit

    async def _follow(self, request: FetchRequest) -> Fetched | NotModified | FetchFailed:
        client, url = self._client(request.proxy), request.url
        moved_to, permanent = None, True
        for _ in range(self._rules.max_redirects + 1):
            async with client.stream("GET", url, headers=_conditions(request.validators)) as response:
                if response.status_code not in _REDIRECTS:
                    return await self._read(response, url, moved_to, asked=request.validators)
                url, permanent = _target(response, url), permanent and response.status_code in _PERMANENT
                moved_to = url if permanent else moved_to
        return failed(Failure.REDIRECT, f"More than {self._rules.max_redirects} redirects, the last to {url}.")

    async def _read(
        self, response: httpx2.Response, url: str, moved_to: str | None, asked: Validators
    ) -> Fetched | NotModified | FetchFailed:
        if response.status_code == httpx2.codes.NOT_MODIFIED and asked == Validators():
            return failed(
                Failure.HTTP, "The server says “unchanged” though nobody asked what changed (304).", status=304
            )
        if response.status_code == httpx2.codes.NOT_MODIFIED:
            return NotModified(url=url, moved_to=moved_to, fresh_for=_fresh_for(response))
        if not response.is_success:
            refused = refusal(response)
            if refused.failure is Failure.RATE_LIMITED:
                self._strict.add(site(url))
            return refused
        body, wire_bytes = await self._body(response)
        return Fetched(
            url=url,
            status=response.status_code,
            body=body,
            content_type=response.headers.get("content-type", ""),
            validators=_validators(response),
            wire_bytes=wire_bytes,
            moved_to=moved_to,
            fresh_for=_fresh_for(response),
            partial=response.status_code == _IM_USED,
        )

    async def _body(self, response: httpx2.Response) -> tuple[bytes, int]:
        """The decoded body and its size on the wire; both are bounded while reading, not after."""
        encoding = response.headers.get("content-encoding", "identity").strip().lower()
        if encoding not in ("identity", "gzip", "x-gzip", ""):
            raise Refused(
                Failure.ENCODING, f"The server sent the encoding “{encoding[:40]}”, which we did not ask for."
            )
        inflater = Inflater(self._rules.max_body)
        wire_bytes = 0
        async for chunk in response.aiter_raw():
            wire_bytes += len(chunk)
            if wire_bytes > self._rules.max_wire:
                raise too_large(self._rules.max_wire)
            inflater.feed(chunk)
        return inflater.finish(), wire_bytes


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


def _fresh_for(response: httpx2.Response) -> timedelta | None:
    """How long the server calls its answer fresh: Cache-Control max-age less Age (RFC 9111, 4.2)."""
    control = response.headers.get("cache-control", "").lower()
    found = _MAX_AGE.search(control)
    if found is None or "no-cache" in control or "no-store" in control:
        return None
    age = response.headers.get("age", "0")
    seconds = int(found[1]) - (int(age) if age.isdigit() and len(age) < 10 else 0)
    return timedelta(seconds=seconds) if seconds > 0 else None


def _target(response: httpx2.Response, url: str) -> str:
    """Where a redirect leads, if it may be followed."""
    location = response.headers.get("location", "")
    target = str(httpx2.URL(url).join(location)) if location else ""
    old, new = urlsplit(url), urlsplit(target)
    _ = new.port  # a port that is no port raises here, not in the socket
    if new.scheme not in ("http", "https") or not new.hostname:
        raise Refused(Failure.REDIRECT, "The server redirects to nowhere that can be followed.")
    if old.scheme == "https" and new.scheme == "http":
        raise Refused(Failure.REDIRECT, f"The server redirects from https to unencrypted {new.hostname}; not followed.")
    return target
