"""The feeds that a site offers, with the lines for feeds.yaml."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from monitor.model import FeedState, Found, Offer
from monitor.screen.paper import Paper
from monitor.screen.words import count, local


class OfferScreen(Paper):
    """Shows what was found."""

    def offers(self, found: Found, lines: str) -> None:
        """The feeds of a site, and the lines to paste."""
        for offer in found.offers:
            self._offer(offer)
        if not found.offers:
            self._none(found)
            return
        self._line(f"{count(len(found.offers), 'feed')} found with {count(found.visits, 'visit')}.")
        self._line("")
        if not lines:
            self._line("All of them are listed in feeds.yaml already.")
            return
        self._line("For feeds.yaml, below outlets: (keep what you want):")
        self._line("")
        for line in lines.splitlines():
            self._exact(line)

    def replacements(self, dead: Sequence[tuple[FeedState, Found, Sequence[str]]]) -> None:
        """What may be written instead of each feed that cannot be read any more."""
        for feed, found, lines in dead:
            self.console.print(Text(feed.outlet, style="bold"), soft_wrap=not self._wraps)
            since = f" since {local(feed.failing_since)}" if feed.failing_since else ""
            self._line(f"  cannot be read{since}: {feed.sentence}")
            self._line(f"  {feed.url}")
            for offer, line in zip(found.offers, lines, strict=True):
                self._offer(offer)
                self._exact(f"  instead: {line.strip()}")
            if not found.offers:
                self._line(f"  Nothing else was found with {count(found.visits, 'visit')}.")
            self._line("")
        dead_feeds = count(len(dead), "feed")
        self._line(f"{dead_feeds} cannot be read. Nothing was changed." if dead else "No feed is dead: nothing to do.")

    def _offer(self, offer: Offer) -> None:
        self.console.print(Text(f"  {offer.title or '(no title)'}", style="bold"), soft_wrap=not self._wraps)
        self._exact(f"    {offer.url}")
        entries = count(offer.entries, "entry", "entries")
        newest = f", the newest of {local(offer.newest)}" if offer.newest else ""
        self._line(f"    {offer.format}, {entries}{newest}; {offer.how}")

    def _none(self, found: Found) -> None:
        self._line(f"No feed was found at {found.url} with {count(found.visits, 'visit')}.")
        if found.refused:
            self._line(f"The first visit that failed: {found.refused}")
        self._line("Look for an RSS link on the site; some sites have none.")

    def _exact(self, line: str) -> None:
        """A line that is copied: never broken."""
        self.console.print(Text(line), soft_wrap=True)
