"""The page behind an entry: whether it is worth a visit, when it is tried again, and what stands where in it.

A feed's summary may not say what its page says. What a page brings is added to what the entry matched before; a page
that cannot be read takes nothing away.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from monitor.model import Entry, FullText, Match, PageDue, Span

FEWEST = 200  # characters of text that make a page an article
_TEASER = 300  # characters: a shorter summary says little
_CUT = ("…", "...", "[…]", "[...]")
_TOO_OLD = timedelta(days=2)
_PAUSES = (timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))


def is_wanted(how: FullText, entry: Entry, now: datetime, *, matched: bool) -> bool:
    """Whether the page is read too: always, or, if so asked, when a short summary matched nothing."""
    if how is FullText.NEVER or not entry.url or (entry.published and now - entry.published > _TOO_OLD):
        return False
    says_little = len(entry.text) < _TEASER or entry.text.endswith(_CUT)
    return how is FullText.ALWAYS or (says_little and not matched)


def next_try(due: PageDue, now: datetime) -> datetime | None:
    """When a page that could not be read is tried again; None when it was tried often enough."""
    return now + _PAUSES[due.tries] if due.tries < len(_PAUSES) else None


def with_page(entry: Entry, page: str) -> Entry:
    """The entry with the text of its page after its own, for matching."""
    return replace(entry, text=f"{entry.text}\n{page}")


def placed(matches: Iterable[Match], entry: Entry) -> tuple[Match, ...]:
    """Matches of an entry with its page, each place where it stands: in the title, the text or the page."""
    start = len(entry.text) + 1
    return tuple(
        replace(match, spans=tuple(moved for span in match.spans if (moved := _moved(span, start))))
        for match in matches
    )


def _moved(span: Span, start: int) -> Span | None:
    if span.field != "text" or span.end < start:
        return span
    if span.start < start:
        return None  # across the seam: it speaks for the match, but stands nowhere as one
    return replace(span, field="page", start=span.start - start, end=span.end - start)
