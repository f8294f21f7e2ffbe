"""The feeds that a site offers, found with a bounded number of polite visits through the one door."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from monitor.formats import offers
from monitor.model import Fetched, FetchFailed, FetchRequest, Found, NotModified, Offer, ParsedFeed
from monitor.ports import Fetch, Parse

MOST_VISITS, MOST_FEEDS, ENOUGH = 20, 10, 3
_DECLARED, _LINKED, _SITEMAP, _USUAL = "declared by its page", "linked on its page", "in its sitemap", "usual place"


class _Search:
    """Visits so far, and what they found."""

    def __init__(self, fetch: Fetch, parse: Parse, proxy: str | None, most: int) -> None:
        self._fetch, self._parse, self._proxy, self._left = fetch, parse, proxy, most
        self._seen: set[str] = set()
        self.offers: list[Offer] = []
        self.visits = 0
        self.refused = ""

    @property
    def is_over(self) -> bool:
        """Whether no further visit may be made, or is worth it."""
        return self._left <= 0 or len(self.offers) >= MOST_FEEDS

    async def look(self, url: str, how: str) -> Fetched | None:
        """Visit an address once: a feed is kept as an offer, anything else is given back to be looked through."""
        if url in self._seen or self.is_over:
            return None
        self._seen.add(url)
        self._left -= 1
        self.visits += 1
        answer = await self._fetch(FetchRequest(url=url, proxy=self._proxy))
        if isinstance(answer, FetchFailed | NotModified):
            self.refused = self.refused or (answer.sentence if isinstance(answer, FetchFailed) else "")
            return None
        parsed = await self._parse(answer.body, answer.url, answer.content_type, {})
        if not isinstance(parsed, ParsedFeed):
            return answer
        self._offer(parsed, answer.url, how)
        return None

    def _offer(self, feed: ParsedFeed, url: str, how: str) -> None:
        shown = {entry.url or entry.id for entry in feed.entries}
        if not feed.entries or any(url == offer.url or shown == offer.shown for offer in self.offers):
            return
        newest = max((entry.published for entry in feed.entries if entry.published), default=None)
        self.offers.append(
            Offer(url=url, title=feed.title, format=feed.format, entries=len(feed.entries), newest=newest, how=how,
                  shown=frozenset(shown))
        )  # fmt: skip

    async def look_at_all(self, urls: Iterable[str], how: str) -> list[Fetched]:
        """Visit these; the pages that are no feeds."""
        return [page for url in urls if (page := await self.look(url, how)) is not None]


async def find(fetch: Fetch, parse: Parse, url: str, proxy: str | None = None, most: int = MOST_VISITS) -> Found:
    """The feeds that a site offers: what its pages declare first, then links, sitemaps, and the usual places."""
    search = _Search(fetch, parse, proxy, most)
    linked: list[str] = []
    for page in await search.look_at_all(_pages(url), "the address itself"):
        declared, others = offers.of_page(page.body, page.url)
        await search.look_at_all(declared, _DECLARED)
        linked += others
    for page in await search.look_at_all(linked[:6], _LINKED):
        declared, others = offers.of_page(page.body, page.url)
        await search.look_at_all([*declared, *others][:6], _LINKED)
    if len(search.offers) < ENOUGH:
        await _guess(search, url)
    return Found(url=url, visits=search.visits, offers=tuple(search.offers), refused=search.refused)


async def _guess(search: _Search, url: str) -> None:
    """What no page names: the sitemaps of robots.txt, and the usual places."""
    root = _root(url)
    for robots in await search.look_at_all([f"{root}robots.txt"], _SITEMAP):
        for sitemap in await search.look_at_all(offers.sitemaps(robots.body)[:2], _SITEMAP):
            await search.look_at_all(offers.in_sitemap(sitemap.body)[:4], _SITEMAP)
    if not search.offers:
        for place in offers.usual(url):
            await search.look(place, _USUAL)
            if len(search.offers) >= ENOUGH:
                return


def _pages(url: str) -> list[str]:
    """The address itself, and the front page of its host."""
    return list(dict.fromkeys((url, _root(url))))


def _root(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"
