"""What stands behind the ports: made for a feeds.yaml, and made again when it changes. The only place that knows."""

from __future__ import annotations

import asyncio
import hashlib
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

from monitor import channels, fetch, formats, pages, schedule
from monitor.config import Config, concept_named
from monitor.engines import LocalEngine, Work
from monitor.match import Matcher, compile_topics
from monitor.model import CANARY_FEED, Failure, HeldText, ParsedFeed, Topic, Unreadable
from monitor.ports import Parse, Report, World
from monitor.sandbox import Sandbox, Stopped
from monitor.service import canary, looks
from monitor.service.clock import Clock
from monitor.service.machine import Looking
from monitor.service.near import suggesting
from monitor.stores import Ledger, open_ledger

PARSERS = 2
INLINE = 200_000  # bytes of a feed read at once; a larger one would hold up the loop
HOUR = timedelta(hours=1)  # between two visits to the canary
TURN = 0.0005  # seconds after which one thread lets another go on: the writer must not hold up the visits
SPARE_THREADS = 8  # beside one for each visit: names to resolve never wait behind the ledger


class Parts:
    """The parts that outlive a change of feeds.yaml, and how work is made of them."""

    def __init__(self, ledger: Ledger, report: Report, now: Clock, bird: canary.Canary | None = None) -> None:
        self._bird = bird
        self.ledger, self._report, self._now = ledger, report, now
        self._sandbox = Sandbox("monitor.formats:parse", workers=PARSERS)
        self._extracting = Sandbox("monitor.formats.article:extract", workers=1)
        self._fetchers: list[fetch.Fetcher] = []
        self._machine: Looking | None = None

    def work(
        self, config: Config, late: Callable[[timedelta], None] = lambda _by: None, *, is_served: bool = False
    ) -> Work:
        """What is to be done by this configuration; its feeds stand in the ledger when it comes back.

        Only where its own pages are served can hubs reach us.
        """
        own = self._bird is not None and config.canary
        topics = (*config.topics, *(canary.TOPICS if own else ()))
        # Before anything is changed: it may refuse.
        match = compile_topics(topics, config.concepts, config.languages)
        fetcher = fetch.Fetcher(config.network)
        self._machine = self._machine or Looking(config.ledger, self._now)
        with self.ledger.transaction() as transaction:
            transaction.sync_feeds((*config.outlets, *(canary.OUTLETS if own else ())), self._now())
            pace = schedule.pace(transaction.feed_states(), config.every, self._now())
        self._fetchers.append(fetcher)
        return Work(
            world=replace(
                _world(config, self.ledger, self._now, pace, fetcher, self._sandbox, match),
                machine=self._machine,
                public=(config.http.public or "") if is_served and config.http is not None else "",
                fetch=fetcher.fetch if self._bird is None else self._bird.fetched_by(fetcher.fetch),
                extract=self._extract,
            ),
            topics=tuple(_with_meaning(config, topic) for topic in config.topics),
            subscriptions=config.subscriptions,
            average=config.every,
            concurrency=config.network.concurrency,
            pause=fetcher.pause,
            safely=_Safely(self._report),
            report=self._report,
            late=late,
        )

    async def _extract(self, body: bytes, url: str, content_type: str) -> str | Unreadable:
        try:
            found: str | Unreadable = await self._extracting(body, url, content_type, pages.FEWEST)
        except Stopped as stopped:
            return Unreadable(failure=Failure.TOO_COSTLY, sentence=f"The page was too costly to read: {stopped}.")
        return found

    def tell_refused(self, why: Callable[[], str]) -> None:
        """From now on the watch knows why an edited feeds.yaml is not in use."""
        if self._machine is not None:
            self._machine.config_refused = why

    async def close_former(self) -> None:
        """Close what only earlier configurations used."""
        *former, current = self._fetchers
        self._fetchers = [current]
        for fetcher in former:
            await fetcher.close()

    async def close(self) -> None:
        """Close everything."""
        await self._sandbox.close()
        await self._extracting.close()
        for fetcher in self._fetchers:
            await fetcher.close()
        await asyncio.to_thread(self.ledger.close)


@asynccontextmanager
async def opened(config: Config, report: Report, now: Clock) -> AsyncIterator[Parts]:
    """The parts over an open ledger, closed at the end."""
    sys.setswitchinterval(TURN)
    threads = ThreadPoolExecutor(config.network.concurrency + SPARE_THREADS)
    asyncio.get_running_loop().set_default_executor(threads)
    async with canary.singing(config, now) as bird:
        parts = Parts(await asyncio.to_thread(open_ledger, config.ledger), report, now, bird)
        try:
            yield parts
        finally:
            await parts.close()


@asynccontextmanager
async def assembled(config: Config, report: Report, now: Clock) -> AsyncIterator[LocalEngine]:
    """An engine with all its parts, closed at the end."""
    async with opened(config, report, now) as parts:
        yield LocalEngine(parts.work(config))


def _world(
    config: Config,
    ledger: Ledger,
    now: Clock,
    pace: timedelta,
    fetcher: fetch.Fetcher,
    sandbox: Sandbox,
    match: Matcher,
) -> World:
    post = fetch.Poster(config.network).post

    return World(
        fetch=fetcher.fetch,
        parse=parser(sandbox),
        ledger=ledger,
        post=post,
        alerts=config.alerts,
        fulltext={outlet.name: outlet.fulltext for outlet in config.outlets},
        channels=channels.channels(config.mail, config.destinations, post, config.network.allow_private),
        match=match,
        suggest=suggesting(config, match),
        every={CANARY_FEED: HOUR, **{feed.url: feed.every for feed in config.feeds if feed.every}},
        proxies={feed.url: feed.proxy for feed in config.feeds if feed.proxy},
        pace=pace,
        tags=config.tags,
        render=looks.renderer(config.templates),
        repeat_unknown_after=config.repeat_unknown_after,
        languages={outlet.name: outlet.language for outlet in config.outlets if outlet.language},
        now=now,
    )


def _with_meaning(config: Config, topic: Topic) -> Topic:
    """The topic and what its concepts mean: an edited concept makes an edited topic, which is matched again."""
    meant = repr(concept_named(config, topic.queries)) if "@" in "".join(topic.queries) else ""
    mark = hashlib.blake2b(meant.encode(), digest_size=16).hexdigest()
    return replace(topic, queries=(*topic.queries, f"concepts: {mark}")) if meant else topic


def parser(sandbox: Sandbox) -> Parse:
    """How documents are read: by the fast reader, else in a process that can be killed."""

    async def parse(body: bytes, url: str, content_type: str, held: Mapping[str, HeldText]) -> ParsedFeed | Unreadable:
        if len(body) > INLINE:
            quick = await asyncio.to_thread(formats.parse_fast, body, url, content_type, held)
        else:
            quick = formats.parse_fast(body, url, content_type, held)
        if quick is not None:
            return quick
        try:
            parsed: ParsedFeed | Unreadable = await sandbox(body, url, content_type)
        except Stopped as stopped:
            sentence = f"The feed was too costly to read: {stopped}."
            return Unreadable(failure=Failure.TOO_COSTLY, sentence=sentence)
        return parsed

    return parse


class _Safely:
    """Awaits one piece of work; whatever goes wrong in it is told, and the rest goes on."""

    def __init__(self, report: Report) -> None:
        self._report = report

    async def __call__(self, work: Awaitable[None], what: str) -> None:
        try:
            await work
        except Exception as error:  # noqa: BLE001 - the one place: a fault in one feed must not stop the others
            self._report.trouble(what, error)
