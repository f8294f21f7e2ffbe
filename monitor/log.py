"""The log of the service: events with their facts, one line each.

Words that are looked for and secrets stand in no line, but for the level debug, where words may.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import fields, is_dataclass
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import structlog

from monitor.model import AlarmNews, Delivery, DeliveryState, Digest, NewsKind, Outcome, Poll, Receipt, Secret
from monitor.text import is_unspaced

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://[^\s<>\"']+", re.IGNORECASE)
_WORD, _SHORTEST = re.compile(r"[\w*?]*\w[\w*?]*"), 3  # * and ? stand for letters, as in a query
_WILD = {"*": r"\w*", "?": r"\w"}
_TELLS_NOTHING = {"AND", "OR", "NOT", "NEAR", "WITHIN", "the", "and", "for", "not", "with", "from", "was", "has"}
_SAFE = {"event", "level", "timestamp", "outcome", "state", "channel", "failure", "at"}  # our own words
_HIDDEN = "***"
_SAID_AGAIN, _MOST_TROUBLES = 3600.0, 50_000  # seconds; different ones that are remembered: more than a desk has feeds
Facts = MutableMapping[str, Any]


class Log:
    """A report as log lines: JSON in a pipe, readable on a terminal."""

    def __init__(self, *, debug: bool = False, monotonic: Callable[[], float] = time.monotonic) -> None:
        terminal = sys.stderr.isatty()
        renderer = structlog.dev.ConsoleRenderer(pad_event_to=0) if terminal else structlog.processors.JSONRenderer()
        clock = "%Y-%m-%d %H:%M:%S" if terminal else "iso"  # by this machine's clock for the eye, UTC for programs
        self._monotonic = monotonic
        self._troubles: dict[tuple[str, str], tuple[float, int]] = {}  # when each was said, and how often it came since
        self._debug, self._words, self._secrets = debug, _whole((), ()), _matching(())
        self._log = structlog.wrap_logger(
            structlog.PrintLogger(sys.stderr),
            processors=[
                structlog.processors.add_log_level,
                self._without_what_is_hidden,
                structlog.processors.TimeStamper(fmt=clock, utc=not terminal),
                renderer,
            ],
        )

    def hide(self, queries: Iterable[str], config: object, own: Iterable[str] = ()) -> None:
        """From now on no line shows the words of these queries, nor any secret that stands in `config`.

        Words are hidden where they stand as whole words, but not in `own`: the names of our own files and addresses.
        """
        words = {
            word for query in queries for word in _WORD.findall(query) if len(word) >= _SHORTEST or not word.isascii()
        }
        self._words = _whole(words - _TELLS_NOTHING, own)
        self._secrets = _matching(secret.value for secret in secrets_in(config) if secret.value)

    def _without_what_is_hidden(self, _logger: object, level: str, facts: Facts) -> Facts:
        for name, value in facts.items():
            if name not in _SAFE:
                facts[name] = self._clean(value, words_too=level != "debug")
        return facts

    def _clean(self, value: Any, *, words_too: bool) -> Any:
        if isinstance(value, list | tuple):
            return [self._clean(part, words_too=words_too) for part in value]
        if not isinstance(value, str):
            return value
        shown = self._secrets.sub(_HIDDEN, _ADDRESS.sub(lambda found: bare(found[0]), value))
        return self._words.sub(lambda found: found["own"] or _HIDDEN, shown) if words_too else shown

    # --- what is told

    def event(self, name: str, **facts: object) -> None:
        """Something that is neither poll, digest nor delivery."""
        self._log.info(name, **facts)

    def warn(self, name: str, **facts: object) -> None:
        """Something that a person has to look at."""
        self._log.warning(name, **facts)

    def detail(self, name: str, **facts: object) -> None:
        """What only helps to find a fault."""
        if self._debug:
            self._log.debug(name, **facts)

    def polling(self, feeds: int) -> None:
        """A round of visits begins."""
        self._log.info("polling", feeds=feeds)

    def polled(self, poll: Poll) -> None:
        """A visit ended, or a hub pushed."""
        facts = {"outlet": poll.outlet, "url": poll.url, "outcome": poll.outcome.value}
        name = "pushed" if poll.pushed else "polled"
        if poll.outcome is Outcome.FAILED:
            self._log.warning(name, **facts, failure=str(poll.failure), sentence=poll.sentence)
        else:
            self._log.info(name, **facts, entries=poll.entries, new=poll.new, matches=poll.matches)

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

    def alarmed(self, news: AlarmNews) -> None:
        """An alarm was raised, still holds after a day, or is over."""
        level = self._log.info if news.quiet or news.kind is NewsKind.CLOSED else self._log.warning
        level("alarm", news=news.kind.value, kind=news.alarm.kind.value, sentence=news.sentence)

    def overdue(self, delivery: Delivery, receipt: Receipt) -> None:
        """Something has not arrived in time, was given up, or waits for a person: said once for each delivery."""
        self._log.error("overdue", channel=delivery.destination.kind, id=delivery.id, state=receipt.state.value,
                        since=delivery.asked_at.isoformat(), detail=receipt.detail)  # fmt: skip

    def trouble(self, what: str, error: Exception) -> None:
        """Something went wrong that should not; the rest goes on. While it stays the same, it is said once an hour."""
        said, now = f"{type(error).__name__}: {error}", self._monotonic()
        since, before = self._troubles.get((what, said), (now, 0))
        if before and now - since < _SAID_AGAIN:
            self._troubles[what, said] = since, before + 1
            return
        if len(self._troubles) >= _MOST_TROUBLES:
            kept = {key: told for key, told in self._troubles.items() if now - told[0] < _SAID_AGAIN}
            self._troubles = kept if len(kept) < _MOST_TROUBLES else {}
        self._troubles[what, said] = now, 1
        more = {"times": before} if before > 1 else {}
        self._log.error("trouble", what=what, error=said, **more)


def bare(address: str) -> str:
    """An address without what may be secret in it: user, password, query."""
    try:
        parts = urlsplit(address)
        host = parts.netloc.rpartition("@")[2]
    except ValueError:
        return _HIDDEN
    hidden = "…" if parts.query or parts.fragment or "@" in parts.netloc else ""
    return urlunsplit((parts.scheme, host, parts.path, "", "")) + hidden


def secrets_in(value: object) -> Iterator[Secret]:
    """Every secret that stands anywhere in nouns, lists and tables."""
    if isinstance(value, Secret):
        yield value
    elif is_dataclass(value):
        yield from (secret for field in fields(value) for secret in secrets_in(getattr(value, field.name)))
    elif isinstance(value, Mapping):
        yield from (secret for part in value.values() for secret in secrets_in(part))
    elif isinstance(value, tuple | list | frozenset | set):
        yield from (secret for part in value for secret in secrets_in(part))


def _matching(texts: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the texts, whatever their case; nothing when there is none."""
    ordered = sorted(set(texts), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, ordered)) if ordered else r"(?!)", re.IGNORECASE)


def _whole(words: Iterable[str], own: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds the words where they stand alone, whatever their case, and before them what is ours."""
    ours = "|".join(re.escape(one) for one in sorted({*own} - {""}, key=len, reverse=True))
    hidden = "|".join(_alone(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(f"(?P<own>(?:{ours or '(?!)'})(?![^\\W_]))|(?i:{hidden or '(?!)'})")


def _alone(word: str) -> str:
    """No letter or digit stands beside the word; in scripts without spaces they always do."""
    pattern = "".join(_WILD.get(character) or re.escape(character) for character in word)
    before = "" if is_unspaced(word[0]) else r"(?<![^\W_])"
    return before + pattern + ("" if is_unspaced(word[-1]) else r"(?![^\W_])")
