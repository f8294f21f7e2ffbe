"""Feeds of sites that are not listed yet, replacements for dead ones, and lists of other readers."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from monitor import fetch, pipeline
from monitor.config import Config, editing
from monitor.errors import MonitorError
from monitor.formats import opml
from monitor.model import Feed, FeedState, Found, Offer, Outlet
from monitor.sandbox import Sandbox
from monitor.service.asking import health
from monitor.service.clock import Clock, utc_now
from monitor.service.parts import PARSERS, parser
from monitor.sites import host_of

MOST_DEAD, VISITS_FOR_EACH_DEAD = 40, 12
_DEAD_FROM = 3  # failures in a row


async def find(config: Config, urls: Sequence[str], most: int = pipeline.MOST_VISITS) -> tuple[Found, ...]:
    """The feeds that these sites offer, by visits under the rules of feeds.yaml; nothing is written."""
    fetcher = fetch.Fetcher(config.network)
    sandbox = Sandbox("monitor.formats:parse", workers=PARSERS)
    proxies = {feed.url: feed.proxy for feed in config.feeds}
    try:
        return tuple(
            await asyncio.gather(
                *(pipeline.find(fetcher.fetch, parser(sandbox), url, proxies.get(url), most) for url in urls)
            )
        )
    finally:
        await sandbox.close()
        await fetcher.close()


def dead(config: Config, now: Clock = utc_now) -> tuple[FeedState, ...]:
    """The listed feeds that could not be read three times in a row, the longest first."""
    listed = {feed.url for feed in config.feeds}
    failing = [
        feed for feed in health(config, now).feeds
        if feed.failing_since is not None and feed.failures >= _DEAD_FROM and feed.url in listed
    ]  # fmt: skip
    return tuple(sorted(failing, key=lambda feed: (feed.failing_since or now(), feed.url))[:MOST_DEAD])


async def find_for_dead(config: Config, feeds: Sequence[FeedState]) -> tuple[Found, ...]:
    """What the sites of these feeds offer instead, without what is listed already."""
    found = await find(config, [feed.url for feed in feeds], VISITS_FOR_EACH_DEAD)
    return tuple(new_only(config, one) for one in found)


def new_only(config: Config, found: Found) -> Found:
    """The offers that feeds.yaml does not list yet."""
    listed = {feed.url for feed in config.feeds}
    offers = tuple(offer for offer in found.offers if offer.url not in listed)
    return Found(url=found.url, visits=found.visits, offers=offers, refused=found.refused)


def lines(config: Config, found: Found) -> str:
    """The offers as lines to paste below `outlets:`."""
    outlets = [Outlet(name=_name(offer), feeds=(Feed(url=offer.url),)) for offer in found.offers]
    return editing.lines(editing.without_known(outlets, config.outlets))


def instead(feed: FeedState, offer: Offer) -> str:
    """The line that replaces a dead feed."""
    return editing.lines([Outlet(name=feed.outlet, feeds=(Feed(url=offer.url),))])


def _name(offer: Offer) -> str:
    return offer.title or host_of(offer.url)


# --- lists of other readers -------------------------------------------------------------------------------


def imported(config: Config, path: Path) -> opml.Subscriptions:
    """The outlets of an OPML file that feeds.yaml does not list yet, and what no feed reader could visit."""
    try:
        listed = opml.read(path.read_bytes())
    except OSError as error:
        raise MonitorError(f"{path} cannot be read ({error.strerror}).") from error
    except opml.NoOpml as error:
        raise MonitorError(f"{path}: {error}") from error
    if not listed.outlets and not listed.unusable:
        raise MonitorError(f"{path} lists no feeds: none of its outlines has an xmlUrl.")
    return listed._replace(outlets=editing.without_known(listed.outlets, config.outlets))


def as_lines(outlets: Sequence[Outlet]) -> str:
    """The outlets as lines to paste below `outlets:`."""
    return editing.lines(outlets)


def append(config: Config, outlets: Sequence[Outlet]) -> None:
    """Add the outlets to feeds.yaml, after its last one; it is checked before anything is written."""
    editing.append(config.path, outlets)


def exported(config: Config) -> str:
    """Every outlet of feeds.yaml as OPML."""
    return opml.write(config.outlets, "Outlets of Monitor")
