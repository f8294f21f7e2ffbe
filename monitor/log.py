"""The log of the service: events with their facts, one line each. Never a keyword or a secret."""

from __future__ import annotations

import sys

import structlog

from monitor.model import Delivery, DeliveryState, Digest, Outcome, Poll, Receipt


class Log:
    """A report as log lines: JSON in a pipe, readable on a terminal."""

    def __init__(self) -> None:
        terminal = sys.stderr.isatty()
        renderer = structlog.dev.ConsoleRenderer() if terminal else structlog.processors.JSONRenderer()
        self._log = structlog.wrap_logger(
            structlog.PrintLogger(sys.stderr),
            processors=[
                structlog.processors.add_log_level,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                renderer,
            ],
        )

    def event(self, name: str, **facts: object) -> None:
        """Something that is neither poll, digest nor delivery."""
        self._log.info(name, **facts)

    def polling(self, feeds: int) -> None:
        """A round of visits begins."""
        self._log.info("polling", feeds=feeds)

    def polled(self, poll: Poll) -> None:
        """A visit ended."""
        facts = {"outlet": poll.outlet, "url": poll.url, "outcome": poll.outcome.value}
        if poll.outcome is Outcome.FAILED:
            self._log.warning("polled", **facts, failure=str(poll.failure), sentence=poll.sentence)
        else:
            self._log.info("polled", **facts, entries=poll.entries, new=poll.new, matches=poll.matches)

    def rematched(self, matches: int) -> None:
        """Edited topics were matched against what is held."""
        if matches:
            self._log.info("rematched", matches=matches)

    def issued(self, digest: Digest) -> None:
        """A digest was composed."""
        self._log.info("issued", digest=digest.subscription, slot=digest.slot.key, stories=len(digest.stories))

    def delivered(self, delivery: Delivery, receipt: Receipt) -> None:
        """An attempt to send ended."""
        level = self._log.info if receipt.state is DeliveryState.SENT else self._log.warning
        level("delivered", channel=delivery.destination.kind, id=delivery.id, state=receipt.state.value,
              detail=receipt.detail)  # fmt: skip

    def trouble(self, what: str, error: Exception) -> None:
        """Something went wrong that should not; the rest goes on."""
        self._log.error("trouble", what=what, error=f"{type(error).__name__}: {error}")
