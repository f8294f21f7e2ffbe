"""What a period covered, on a terminal: first the numbers, then everything that is missing."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from monitor.model import Alarm, Coverage, FeedCoverage, Gap, Outage, Silence
from monitor.screen.paper import Paper
from monitor.screen.words import count, local, span, usual


class CoverageScreen(Paper):
    """Shows what was covered."""

    def coverage(self, covered: Coverage, visited: Sequence[FeedCoverage]) -> None:
        """The account of a period; `visited` is shown feed by feed, when there are any."""
        since = local(covered.since) if covered.since else "the first visit"
        self.console.print(Text(f"From {since} to {local(covered.until)}", style="bold"))
        feeds = f"{covered.feeds_read} of {count(covered.feeds, 'feed')}, {count(covered.polls, 'visit')}"
        self._fact("Outlets", f"{covered.outlets_read} of {covered.outlets} read ({feeds})")
        known = covered.entries - covered.entries_new
        self._fact("Entries", f"{covered.entries:,} seen: {covered.entries_new:,} new, {known:,} known before")
        self._fact("Outcomes", _outcomes(covered))
        self._fact("", _verdict(covered))
        self._missing(covered)
        self._visited(visited)
        if covered.canary:
            self._fact("Canary", covered.canary)
        for alarm in covered.alarms:
            self._fact("Alarm", alarm)

    def alarms(self, alarms: Sequence[Alarm]) -> None:
        """Every alarm with its next step."""
        for alarm in alarms:
            style = "bold red" if alarm.urgent else "bold yellow"
            self.console.print(Text(alarm.sentence, style=style), soft_wrap=not self._wraps)
            self._line(f"  {alarm.step}")
        self._line(f"{count(len(alarms), 'alarm')}." if alarms else "All is well: no alarm.")

    def _missing(self, covered: Coverage) -> None:
        if covered.unvisited:
            self._fact("Unvisited", f"{', '.join(covered.unvisited)}: not visited yet")
        for outage in covered.outages:
            self._fact("Down", _outage(outage))
        for outage in covered.recovered:
            self._fact("Was down", _outage(outage))
        for gap in covered.gaps:
            self._fact("Gap", _gap(gap))
        for silence in covered.silent:
            self._fact("Silent", _silence(silence))
        if not (covered.unvisited or covered.outages or covered.recovered or covered.gaps or covered.silent):
            self._fact("Missing", "nothing that we know of: no outage, no gap, no feed silent beyond its habit")

    def _visited(self, visited: Sequence[FeedCoverage]) -> None:
        if not visited:
            return
        table = Table(box=None, pad_edge=False, header_style="bold")
        table.add_column("Feed", overflow="fold")
        for name in ("Visits", "Failed", "New", "Overlap", "Pause"):
            table.add_column(name, justify="right")
        for feed in visited:
            overlap = "–" if feed.least_overlap is None else str(feed.least_overlap)
            pause = "–" if feed.longest_pause is None else span(feed.longest_pause)
            title = Text.assemble(feed.outlet, (f"\n{feed.url}", "dim"))
            table.add_row(title, f"{feed.visits:,}", f"{feed.failed:,}", f"{feed.entries_new:,}", overlap, pause)
        self._line("")
        self.console.print(table)
        self._line("Overlap: the fewest entries that two readings shared. Pause: the longest between two answers.")


def _outcomes(covered: Coverage) -> str:
    copies = count(covered.copies, "copy", "copies")
    kept = f"{covered.matched:,} on a topic, {copies} of them, {covered.unmatched:,} on none"
    return kept + (f"; {covered.rejected:,} more were shown than are kept" if covered.rejected else "")


def _verdict(covered: Coverage) -> str:
    wrong = covered.disagreements
    return " ".join(wrong) if wrong else "Every entry seen has exactly one outcome; the sums agree."


def _outage(outage: Outage) -> str:
    when = f"since {local(outage.since)}"
    if outage.until is not None:
        when = f"{local(outage.since)} to {local(outage.until)} ({span(outage.until - outage.since)})"
    return f"{outage.outlet}, {when}: {outage.sentence}"


def _gap(gap: Gap) -> str:
    before = f"between {local(gap.since)} and " if gap.since else "before "
    return f"{gap.outlet}, {before}{local(gap.until)}: no entry was known any more, some may have been missed"


def _silence(silence: Silence) -> str:
    return f"{silence.outlet}, nothing new since {local(silence.since)}; usually {usual(silence.usual)}"
