"""Stories for a terminal or a pipe: who tells them, since when, why each article is there, what a person decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from monitor.model import CarriedEntry, Correction, StoryAccount, StoryMember
from monitor.screen.paper import Paper
from monitor.screen.words import count, local

_WAITS = "waits for the next digest"


class StoryScreen(Paper):
    """Shows stories."""

    def stories(self, told: Sequence[StoryAccount], since: str, known: int) -> None:
        """The newest of those that are known of late, each in three lines."""
        if not told:
            self._line(f"No entry on a topic was seen in the last {since}. See more: monitor stories --since 30d")
            return
        for each in told:
            self._fact(str(each.story), each.headline or "(no headline)")
            self._fact("", f"{_sources(each)}; first {each.first}, {local(each.began_at)}; {_days(each)}")
            self._fact("", f"{_told(each)}{', pinned' if each.pinned else ''}")
        self._line("")
        if known > len(told):
            self._line(f"The newest {len(told)} of {count(known, 'story', 'stories')}. See more: --limit {known}")
        self._line("All of one: monitor stories show NUMBER")

    def story(self, told: StoryAccount) -> None:
        """One story, article by article."""
        self._line(told.headline or "(no headline)")
        self._line("")
        self._fact("Story", f"{told.story}{', pinned: it takes no more articles' if told.pinned else ''}")
        self._fact("Sources", f"{_sources(told)}: {', '.join(told.outlets)}")
        self._fact("First", f"{told.first}, {local(told.began_at)}")
        self._fact("Last", f"{local(told.last_at)}; {_days(told)}")
        self._fact("Told", _told(told))
        for one in told.corrections:
            self._fact("By hand", f"{local(one.at)}: {one.sentence}")
        titles = {member.article: member.title for member in told.members}
        for member in told.members:
            self._member(member, titles)
        self._line("")
        example = told.members[-1].article
        self._line(f"Not one event? monitor stories split {told.story} {example}. No copy? monitor stories part ENTRY")

    def _member(self, member: StoryMember, titles: dict[int, str]) -> None:
        self._line("")
        self._fact("Article", f"{member.article}: {member.title or '(no headline)'}")
        self._fact("", why_in_story(member.reason, member.method, member.score, member.shared))
        if member.partner in titles:
            self._fact("", f"most like article {member.partner}: {titles[member.partner]}")
        self._fact("", f"told in {'; '.join(member.told_in)}" if member.told_in else _WAITS)
        for entry in member.entries:
            self._fact("  Entry", f"{entry.entry}: {entry.outlet}, {local(entry.at)}: {entry.title}")
            self._fact("", f"  {entry.url}" if entry.url else "  (no link)")
            if entry.entry != member.entries[0].entry:
                self._fact("", f"  {why_copy(entry)}")

    def decided(self, done: Correction, *, undone: bool = False) -> None:
        """What was decided or taken back, and what follows from it."""
        self._line(f"Taken back: {done.sentence}" if undone else done.sentence)
        self._line("Digests that were sent stay as they are; the next one goes by this. See: monitor stories decisions")
        if not undone:
            self._line("To take it back: monitor stories undo")

    def decisions(self, made: Sequence[Correction]) -> None:
        """Everything that was decided by hand."""
        if not made:
            self._line("Nothing was decided by hand yet.")
        for one in made:
            undone = f" Taken back {local(one.undone_at)}." if one.undone_at else ""
            self._fact(str(one.id), f"{local(one.at)}: {one.sentence}{undone}")


def why_in_story(reason: str, method: str, score: float | None, shared: Sequence[str]) -> str:
    """Why an article is in its story, with the score and the words that it shares."""
    likeness = f", likeness {score:.2f}" if score else ""
    words = f", by {', '.join(shared)}" if shared else ""
    return f"{reason} ({method}){likeness}{words}"


def why_copy(entry: CarriedEntry) -> str:
    """Why an entry is taken for the same text, with the share of runs and the passage that both have."""
    said = f"{entry.reason} ({entry.method})"
    if entry.of is None or entry.score is None:
        return said
    agency = f", from {entry.agency}" if entry.agency else ""
    return (
        f"{said}: {entry.score:.0%} of {entry.runs} three-word runs as in entry {entry.of}{agency}: “{entry.passage}”"
    )


def _sources(told: StoryAccount) -> str:
    return f"{count(len(told.outlets), 'outlet')}, {count(told.sources, 'independent source')}"


def _told(told: StoryAccount) -> str:
    return f"told in {'; '.join(told.told_in)}" if told.told_in else _WAITS


def _days(told: StoryAccount) -> str:
    """How many articles came on each day."""
    days = [(date.fromisoformat(day), number) for day, number in told.days]
    return "articles: " + ", ".join(f"{day.day} {day:%b} {number}" for day, number in days)
