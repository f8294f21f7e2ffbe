"""One polite, guarded HTTP GET. Every outgoing HTTP request of the product goes through here."""

from __future__ import annotations

import asyncio
import contextlib
import re
import weakref
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from urllib.parse import urlsplit

import httpx2

from monitor import walls
from monitor.fetch.diagnosis import Refused, diagnose, failed, out_of_time, refusal
from monitor.fetch.exchange import Transport, tls_context
from monitor.fetch.guard import Allowance, Guard, ProxyTransport, Resolve, is_public, resolve
from monitor.fetch.inflate import Inflater, too_large
from monitor.fetch.offers import hub_offer
from monitor.fetch.posting import Poster
from monitor.fetch.streams import PROGRESS, Phase, Progress
from monitor.model import Failure, Fetched, FetchFailed, FetchRequest, NetworkRules, NotModified, Validators
from monitor.sites import host_of, site
from monitor.text import cut

__all__ = ["Fetcher", "Poster", "diagnose", "is_public"]

_REDIRECTS = {301, 302, 303, 307, 308}
_PERMANENT = {301, 308}
_STRICT_PAUSE = timedelta(minutes=1)
_IM_USED = 226
_BODIES = {200, 202, 203, 204, _IM_USED}  # not 206: a part that nobody asked for is no feed
_MAX_VALIDATOR = 1024
_MAX_PAGE = 64 * 1024  # bytes of a page that comes with a refusal
_MOST_CRUMBS, _CRUMB = 2_000, 64  # so many pieces of a body may be this small on average
_PATIENCE_TO_CONNECT, _PATIENCE_WITH_PAGES = 10, 3.0  # seconds
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})")
_HEADERS = {
    "Accept": "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip",
    "A-IM": "feed",
}


class Fetcher:
    """Fetches with bounded time, size and concurrency; a failure is a value, never an exception."""

    def __init__(self, rules: NetworkRules, resolve: Resolve = resolve) -> None:
        self._rules = rules
        self._hosts: weakref.WeakValueDictionary[str, asyncio.Semaphore] = weakref.WeakValueDictionary()
        self._allowance = Allowance(rules.allow_private)
        self._guard = Guard(self._allowance, rules.ports, resolve)
        self._clients: dict[str | None, httpx2.AsyncClient] = {}  # by proxy
        self._strict: set[str] = set()  # sites that once asked us to come less often
        self._rested_at: dict[str, float] = {}  # when a site has rested from the last visit, by the loop's clock
        self._quiet_until: dict[str, float] = {}  # … and until when one asked to be left alone

    def _client(self, proxy: str | None) -> httpx2.AsyncClient:
        """The client for visits by this way. It keeps nothing between them: no connections, and no cookies."""
        if proxy not in self._clients:
            self._clients[proxy] = httpx2.AsyncClient(
                transport=Transport(self._guard)
                if proxy is None
                else ProxyTransport(proxy, self._allowance, self._rules.ports, tls_context()),
                headers={**_HEADERS, "User-Agent": self._rules.user_agent},
                cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
                trust_env=False,
                timeout=httpx2.Timeout(self._rules.deadline.total_seconds(), connect=_PATIENCE_TO_CONNECT),
            )
        return self._clients[proxy]

    async def fetch(self, request: FetchRequest) -> Fetched | NotModified | FetchFailed:
        """One visit, redirects included, within the deadline; one request at a time to a host."""
        progress = Progress()
        PROGRESS.set(progress)
        try:
            await self._rest(request.url)
            async with asyncio.timeout(self._rules.deadline.total_seconds()) as clock:
                return await self._follow(request, clock)
        except TimeoutError:
            return out_of_time(progress.phase, self._rules.deadline)
        except Refused as refused:
            return refused.as_value
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, OSError, ValueError, OverflowError) as error:
            return diagnose(error, progress.phase)

    def pause(self, url: str) -> timedelta:
        """How long the site of an address rests after a visit: longer if it complained, not at all if it is ours."""
        if self._allowance.names(host_of(url)):
            return timedelta()
        return max(self._rules.spacing, _STRICT_PAUSE) if site(url) in self._strict else self._rules.spacing

    async def close(self) -> None:
        """Close what is open."""
        for client in self._clients.values():
            await client.aclose()

    # --- turns

    async def _rest(self, url: str) -> None:
        """Keep the pause between two visits to a site, whoever asks: older pages of a feed are visits too."""
        now, pause = asyncio.get_running_loop().time(), self.pause(url).total_seconds()
        if not pause:
            return
        begin = max(self._rested_at.get(site(url), now), now)
        self._rested_at[site(url)] = begin + pause
        await asyncio.sleep(begin - now)

    @asynccontextmanager
    async def _turn(self, url: str, clock: asyncio.Timeout) -> AsyncIterator[None]:
        """Our turn at a host; waiting for it does not count against the deadline. A site that wants quiet has it."""
        if "\\" in urlsplit(url).netloc:
            raise Refused(Failure.REDIRECT, "The address cannot be visited: it has a backslash where its host ends.")
        now, host, name = asyncio.get_running_loop().time, host_of(url), site(url)
        left = self._quiet_until.get(name, 0) - now()
        if left > 0:
            raise Refused(Failure.RATE_LIMITED, f"{name} asked to be left alone; it is not visited now.", url, left)
        limit = self._hosts.get(host) or asyncio.Semaphore(self._rules.per_host)
        self._hosts[host] = limit
        if not limit.locked():
            async with limit:
                yield
            return
        remaining = (clock.when() or now()) - now()
        clock.reschedule(None)
        async with limit:
            clock.reschedule(now() + remaining)
            yield

    # --- one visit

    async def _follow(self, request: FetchRequest, clock: asyncio.Timeout) -> Fetched | NotModified | FetchFailed:
        url, cookies = request.url, httpx2.Cookies()
        moved_to, permanent, seen = None, True, [url]
        for _ in range(self._rules.max_redirects + 1):
            async with self._turn(url, clock), self._answer(url, request, cookies) as response:
                if response.status_code not in _REDIRECTS:
                    return await self._read(response, url, moved_to, asked=request.validators)
                url, permanent = _target(response, url), permanent and response.status_code in _PERMANENT
                moved_to = url if permanent else moved_to
                seen.append(url)
        if seen.count(url) > 1:
            return failed(Failure.REDIRECT, f"The server redirects in a circle, again and again to {cut(url, 200)}.")
        return failed(
            Failure.REDIRECT, f"More than {self._rules.max_redirects} redirects, the last to {cut(url, 200)}."
        )

    @asynccontextmanager
    async def _answer(self, url: str, wanted: FetchRequest, cookies: httpx2.Cookies) -> AsyncIterator[httpx2.Response]:
        """What a server answers to one GET. Cookies last from hop to hop, not to the next visit."""
        client = self._client(wanted.proxy)
        request = client.build_request("GET", url, headers=_conditions(wanted.validators))
        if cookies:
            cookies.set_cookie_header(request)
        response = await client.send(request, stream=True)
        try:
            if "set-cookie" in response.headers:
                cookies.extract_cookies(response)
            yield response
        finally:
            await response.aclose()

    async def _read(
        self, response: httpx2.Response, url: str, moved_to: str | None, asked: Validators
    ) -> Fetched | NotModified | FetchFailed:
        if response.status_code == httpx2.codes.NOT_MODIFIED and asked == Validators():
            return failed(
                Failure.HTTP, "The server says “unchanged” though nobody asked what changed (304).", status=304
            )
        if response.status_code == httpx2.codes.NOT_MODIFIED:
            return NotModified(url=url, moved_to=moved_to, fresh_for=_fresh_for(response))
        PROGRESS.get().phase = Phase.BODY
        if response.status_code not in _BODIES or walls.service(response.status_code, response.headers):
            return await self._refused(response, url)
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
            offer=hub_offer(response.headers.get("link", ""), url),
        )

    async def _refused(self, response: httpx2.Response, url: str) -> FetchFailed:
        refused = replace(refusal(response, await self._page(response)), url=url)
        if refused.failure is Failure.RATE_LIMITED:
            self._strict.add(site(url))
        if refused.retry_after and not self._allowance.names(host_of(url)):
            until = asyncio.get_running_loop().time() + refused.retry_after.total_seconds()
            self._quiet_until[site(url)] = until
        return refused

    async def _page(self, response: httpx2.Response) -> bytes:
        """The beginning of what came with a refusal: it may say who refuses. Never worth a failure of its own."""
        inflater, wire_bytes = Inflater(_MAX_PAGE), 0
        with contextlib.suppress(Refused, httpx2.HTTPError, TimeoutError):
            async with asyncio.timeout(_PATIENCE_WITH_PAGES):
                async for chunk in response.aiter_raw():
                    inflater.feed(chunk)
                    wire_bytes += len(chunk)
                    if wire_bytes > _MAX_PAGE:
                        break
        return inflater.so_far

    async def _body(self, response: httpx2.Response) -> tuple[bytes, int]:
        """The decoded body and its size on the wire; both are bounded while reading, not after."""
        encoding = response.headers.get("content-encoding", "identity").strip().lower()
        if encoding not in ("identity", "gzip", "x-gzip", ""):
            raise Refused(
                Failure.ENCODING, f"The server sent the encoding “{encoding[:40]}”, which we did not ask for."
            )
        inflater = Inflater(self._rules.max_body)
        wire_bytes = pieces = 0
        async for chunk in response.aiter_raw():
            wire_bytes, pieces = wire_bytes + len(chunk), pieces + 1
            if wire_bytes > self._rules.max_wire:
                raise too_large(self._rules.max_wire)
            if pieces > _MOST_CRUMBS and wire_bytes < pieces * _CRUMB:
                raise Refused(Failure.ENCODING, "The server sends its answer in crumbs of a few bytes; it is not read.")
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
    """What the server gave us to ask with, word for word: both or none, and none that cannot tell a change."""
    etag, modified = response.headers.get("etag") or None, response.headers.get("last-modified") or None
    if any(len(value) > _MAX_VALIDATOR for value in (etag, modified) if value) or _lies_ahead(modified):
        return Validators()
    return Validators(etag=etag, last_modified=modified)


def _lies_ahead(modified: str | None) -> bool:
    """Whether a date lies ahead: asked with such a one, a server says "unchanged" for ever."""
    try:
        return modified is not None and parsedate_to_datetime(modified) > datetime.now(UTC) + timedelta(days=1)
    except (ValueError, TypeError, IndexError):  # no date, or one without a zone
        return False


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
