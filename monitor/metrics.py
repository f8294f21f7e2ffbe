"""Figures for Prometheus. Labels are words of ours: no outlet, address, topic or keyword stands in them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

from monitor.model import AlarmNews, Delivery, Digest, Outcome, Poll, Receipt
from monitor.ports import Report

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_LATENESS = (1, 5, 15, 30, 45, 60, 120, 300, 900, 3600, 21600)


class Metrics:
    """A report that counts what it hears and passes it on."""

    def __init__(self, to: Report) -> None:
        self._to = to
        kept = self._kept = CollectorRegistry()
        ProcessCollector(registry=kept)
        self._polls = Counter("monitor_visits", "Visits to feeds, by how they ended", ["outcome"], registry=kept)
        self._seconds = Histogram("monitor_visit_seconds", "What visits took", registry=kept, buckets=_SECONDS)
        self._late = Histogram(
            "monitor_visit_lateness_seconds", "How late visits began", registry=kept, buckets=_LATENESS
        )
        self._entries = Counter("monitor_entries", "Entries seen for the first time", registry=kept)
        self._matches = Counter("monitor_matches", "Matches found", registry=kept)
        self._digests = Counter("monitor_digests", "Digests issued", registry=kept)
        self._sent = Counter(
            "monitor_deliveries", "Attempts to deliver, by how they ended", ["channel", "state"], registry=kept
        )
        self._troubles = Counter("monitor_troubles", "Faults that should not happen", registry=kept)
        self._last_poll = Gauge("monitor_last_visit_timestamp_seconds", "End of the last good visit", registry=kept)
        self._last_digest = Gauge("monitor_last_digest_timestamp_seconds", "When a digest was issued", registry=kept)
        self._state = Gauge("monitor_state", "How many there are now", ["what"], registry=kept)

    def page(self, state: Mapping[str, int]) -> bytes:
        """All figures in the text format; `state` is counted now."""
        for what, count in state.items():
            self._state.labels(what).set(count)
        return generate_latest(self._kept)

    def late(self, by: timedelta) -> None:
        """A visit began so much after it was due."""
        self._late.observe(max(by.total_seconds(), 0))

    # --- the report

    def polling(self, feeds: int) -> None:
        """A round of visits begins."""
        self._to.polling(feeds)

    def polled(self, poll: Poll) -> None:
        """A visit ended, or a hub pushed."""
        self._polls.labels("pushed" if poll.pushed else poll.outcome.value).inc()
        self._seconds.observe(poll.seconds)
        self._entries.inc(poll.new)
        self._matches.inc(poll.matches)
        if poll.outcome is not Outcome.FAILED and not poll.pushed:
            self._last_poll.set(poll.at.timestamp())
        self._to.polled(poll)

    def rematched(self, matches: int) -> None:
        """Edited topics were matched against what is held."""
        self._matches.inc(matches)
        self._to.rematched(matches)

    def issued(self, digest: Digest) -> None:
        """A digest was composed."""
        self._digests.inc()
        self._last_digest.set(digest.composed_at.timestamp())
        self._to.issued(digest)

    def delivered(self, delivery: Delivery, receipt: Receipt) -> None:
        """An attempt to send ended."""
        self._sent.labels(delivery.destination.kind, receipt.state.value).inc()
        self._to.delivered(delivery, receipt)

    def alarmed(self, news: AlarmNews) -> None:
        """An alarm was raised, still holds after a day, or is over."""
        self._to.alarmed(news)

    def overdue(self, delivery: Delivery, receipt: Receipt) -> None:
        """A delivery is late, was given up, or waits for a person."""
        self._to.overdue(delivery, receipt)

    def trouble(self, what: str, error: Exception) -> None:
        """Something went wrong that should not; the rest goes on."""
        self._troubles.inc()
        self._to.trouble(what, error)
