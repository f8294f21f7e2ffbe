"""The answer to `why`: from the visit that brought an entry to the receipts, in the width of a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.rule import Rule
from rich.text import Text

from monitor.model import DeliveryState, Explained, Held, Issue, Joined, Near, Span, Version, Why
from monitor.screen.paper import Paper
from monitor.screen.stories import why_in_story
from monitor.screen.words import count, local

_AROUND = 34  # characters of the text shown on either side of a place
_MOST_PLACES, _MOST_PARTS, _MOST_NAMED = 6, 8, 12


class WhyScreen(Paper):
    """Shows why."""

    def why(self, answer: Why) -> None:
        """The verdict first, then everything that it rests on."""
        self.console.print(Text(answer.verdict, style="bold"), soft_wrap=not self._wraps)
        if answer.step:
            self._line(answer.step)
        if answer.held is not None:
            self._held(answer.held)
        if answer.others:
            self._line("")
            self._line("Asked for may also be (choose by the number: monitor why 123):")
        for number, outlet, headline in answer.others:
            self._fact(str(number), f"{outlet}: {headline or '(no headline)'}")
        if answer.near:
            self._near(answer)

    # --- it was seen

    def _held(self, held: Held) -> None:
        self._line("")
        if self._wraps:
            self.console.print(Rule(style="dim"))
        self.console.print(Text(held.newest.title or "(no headline)", style="bold"), soft_wrap=not self._wraps)
        if held.newest.url:
            self._line(held.newest.url)
        self._line("")
        self._fact("Outlet", f"{held.outlet}, entry {held.id}")
        if held.newest.language or held.recognised:
            by = "" if held.newest.language else " by its words; neither its outlet nor its feed names one"
            self._fact("Language", f"{held.newest.language or held.recognised}{by}")
        self._brought(held)
        self._versions(held.versions)
        for explained in held.explained:
            self._topic(explained, held)
        self._article(held)
        for issue in held.issues:
            self._issue(issue)
        if not held.issues:
            self._fact("Digest", "none tells it yet" if held.matched else "none")

    def _brought(self, held: Held) -> None:
        self._fact("Read", f"{local(held.first_seen)}, from {held.feed}")
        if held.brought is not None:
            visit = held.brought
            shown = count(visit.entries, "entry", "entries")
            said = f"{shown} {'pushed by its hub' if visit.pushed else 'shown'}, {visit.new} new, "
            said += f"{visit.overlap} shared with the visit before"
            self._fact("", said + ("; a gap before it is possible" if visit.gap_suspected else ""))
        if held.last_seen > held.first_seen:
            self._fact("", f"last seen in the feed {local(held.last_seen)}")

    def _versions(self, versions: Sequence[Version]) -> None:
        if len(versions) == 1:
            return
        for version in versions:
            name = "Versions" if version.number == 1 else ""
            self._fact(name, f"{version.number}: {local(version.seen_at)}: {version.entry.title or '(no headline)'}")

    def _topic(self, explained: Explained, held: Held) -> None:
        """A topic with the parts that hold; when none does, what came nearest."""
        mark, style = ("✓", "green") if explained.holds else ("✗", "dim")
        said = [f"version {version} on {local(at)}" for topic, version, at in held.matched if topic == explained.query]
        matched = f" – matched in {', '.join(said)}" if said else ""
        nearest = f" – {explained.nearest}" if explained.nearest and not explained.parts else ""
        self._marked("Topic", mark, style, f"{explained.query}{matched}{nearest}")
        self._places(explained, held)
        if explained.holds:
            self._parts([part for part in explained.parts if part.holds], held)
            return
        plain = [part.query for part in explained.parts if _is_plainly_absent(part)]
        self._parts([part for part in explained.parts if not _is_plainly_absent(part)], held)
        if plain:
            rest = f" and {len(plain) - _MOST_NAMED} more" if len(plain) > _MOST_NAMED else ""
            self._fact("", f"  none of {', '.join(plain[:_MOST_NAMED])}{rest}")

    def _parts(self, parts: Sequence[Explained], held: Held) -> None:
        for part in parts[:_MOST_PARTS]:
            self._part(part, held, 1)
        if len(parts) > _MOST_PARTS:
            self._fact("", f"  … and {len(parts) - _MOST_PARTS} more")

    def _part(self, part: Explained, held: Held, depth: int) -> None:
        mark, style = ("✓", "green") if part.holds else ("✗", "red")
        nearest = f" – {part.nearest}" if part.nearest and not _is_plainly_absent(part) else ""
        self._marked("", f"{'  ' * depth}{mark}", style, f"{part.query}{nearest}")
        self._places(part, held)
        if depth < 4:
            for inner in part.parts:
                self._part(inner, held, depth + 1)

    def _marked(self, name: str, mark: str, style: str, said: str) -> None:
        if self._wraps:
            self._rich_fact(name, Text.assemble((mark, style), " ", said))
        else:
            self._fact(name, f"{mark} {said}")

    def _places(self, explained: Explained, held: Held) -> None:
        if explained.parts and any(part.places for part in explained.parts):
            return
        for span in explained.places[:_MOST_PLACES]:
            before, hit, after = _around(held, span)
            where = "headline" if span.field == "title" else span.field
            place = f"{where} {span.start}–{span.end}: "
            if self._wraps:
                self._rich_fact("", Text.assemble("    ", (place, "dim"), before, (hit, "bold reverse"), after))
            else:
                self._fact("", f"    {place}{before}[{hit}]{after}")

    def _article(self, held: Held) -> None:
        article = held.article
        others = f"; also carried by {', '.join(article.others)}" if article.others else ""
        self._fact("Article", f"{article.id}: {article.reason} ({article.method}){others}")
        if article.score is not None:
            agency = f", from {article.agency}" if article.agency else ""
            share = f"{article.score:.0%} of {article.runs} three-word runs as in {article.like}{agency}"
            self._fact("", f"{share}: “{' '.join(article.shared)}”")
        self._by_hand(article)
        if held.story is not None:
            self._story(held.story)

    def _story(self, story: Joined) -> None:
        self._fact("Story", f"{story.id}: {why_in_story(story.reason, story.method, story.score, story.shared)}")
        if story.like:
            self._fact("", f"most like {story.like}")
        for other in story.others:
            if other != story.like:
                self._fact("", f"with {other}")
        self._by_hand(story)
        self._fact("", f"all of it: monitor stories show {story.id}")

    def _by_hand(self, joined: Joined) -> None:
        for sentence in joined.by_hand:
            self._fact("", f"by hand: {sentence}")

    def _issue(self, issue: Issue) -> None:
        slot = issue.slot.replace("T", " ")
        topics = ", ".join(issue.topics)
        self._fact("Digest", f"{issue.subscription} of {slot}, under {topics}; issued {local(issue.composed_at)}")
        for sent in issue.deliveries:
            mark = "✓" if sent.state is DeliveryState.SENT else "✗"
            self._fact("", f"{mark} {sent.kind} {sent.address}: {sent.state.value}")
            for attempt in sent.attempts:
                said = f": {attempt.detail}" if attempt.detail and attempt.detail not in sent.address else ""
                self._fact("", f"    {attempt.number}. {local(attempt.at)}, {attempt.state.value}{said}")

    # --- it was not

    def _near(self, answer: Why) -> None:
        self._line("")
        if answer.since is not None:
            self._line(f"The visits since {local(answer.since)}:")
        for near in answer.near:
            self._visits(near)

    def _visits(self, near: Near) -> None:
        failed = f", {near.failed} failed" if near.failed else ""
        self._fact("Feed", f"{near.outlet}: {count(near.visits, 'visit')}{failed}")
        self._fact("", near.url)
        for gap in near.gaps:
            before = f"between {local(gap.since)} and " if gap.since else "before "
            self._fact("  Gap", f"{before}{local(gap.until)}")
        for outage in near.outages:
            until = f"to {local(outage.until)}" if outage.until else "until now"
            self._fact("  Down", f"{local(outage.since)} {until}: {outage.sentence}")


def _is_plainly_absent(part: Explained) -> bool:
    """Whether there is nothing to say of a part but that it is not there."""
    return not part.holds and not part.parts and part.nearest in ("", f"not there: {part.query}")


def _around(held: Held, span: Span) -> tuple[str, str, str]:
    """The words round a place, on one line."""
    text = held.newest.title if span.field == "title" else held.newest.text
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    before = ("…" if start else "") + text[start : span.start]
    after = text[span.end : end] + ("…" if end < len(text) else "")
    return " ".join(before.split(" ")).replace("\n", " "), text[span.start : span.end], after.replace("\n", " ")
