"""The answers about topics, in the width of a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from monitor.model import Difference, Entry, Explained, Piece, SoughtTerm, Span, Suggestion, Trial, TriedHit
from monitor.screen.paper import Paper
from monitor.screen.words import count, local
from monitor.text import highlight, snippet

_BARS = "▁▂▃▄▅▆▇█"
_SAMPLES, _NAMED = 10, 8


class TopicScreen(Paper):
    """Shows what topics look for and find."""

    def expanded(self, terms: Sequence[SoughtTerm]) -> None:
        """Every word with its forms, grouped by their reason."""
        for term in terms:
            head = f"{term.term}  (@{term.concept})" if term.concept else term.term
            self.console.print(Text(head, style="bold"), soft_wrap=not self._wraps)
            reasons: dict[str, list[str]] = {}
            for form, why in term.forms:
                reasons.setdefault(why, []).append(form)
            for why, forms in reasons.items():
                self._line(f"  {why}: {', '.join(forms)}")

    def trial(self, trial: Trial, limit: int = _SAMPLES) -> None:
        """How much, when, where, and samples with the words marked."""
        for warning in trial.warnings:
            self._line(f"Warning: {warning}.")
        found = count(len(trial.hits), "hit")
        self._fact("Hits", f"{found} in {count(trial.tried, 'entry', 'entries')} since {local(trial.since)}")
        if not trial.hits:
            return
        most = max(number for _, number in trial.days) or 1
        chart = "".join(_BARS[-(-number * 7 // most)] if number else "·" for _, number in trial.days)
        self._fact("By day", f"{trial.days[0][0]:%d %b} {chart} {trial.days[-1][0]:%d %b}, at most {most}")
        for name, counted in (("Outlets", trial.outlets), ("Languages", trial.languages), ("Forms", trial.forms)):
            more = f", {len(counted) - _NAMED} more" if len(counted) > _NAMED else ""
            self._fact(name, ", ".join(f"{what} {number}" for what, number in counted[:_NAMED]) + more)
        self._line("")
        for hit in trial.hits[:limit]:
            self._hit(hit)

    def differences(self, found: Sequence[Difference]) -> None:
        """Gained and lost stories by topic."""
        for one in found:
            self._fact(one.topic, f"{len(one.gained)} gained, {len(one.lost)} lost")
            for sign, hits in (("+", one.gained), ("-", one.lost)):
                for hit in hits[:_SAMPLES]:
                    self._line(f"  {sign} {hit.outlet}: {hit.entry.title}")
                if len(hits) > _SAMPLES:
                    self._line(f"  {sign} {len(hits) - _SAMPLES} more")

    def explained(self, entry: Entry, explained: Explained, depth: int = 0) -> None:
        """The tree of a query with ✓ or ✗, where it stands or what came nearest."""
        sign = "✓" if explained.holds else "✗"
        said = _places(entry, explained.places) if explained.places else explained.nearest
        self._line(f"{'  ' * depth}{sign} {explained.query}" + (f"  – {said}" if said else ""))
        for part in explained.parts:
            self.explained(entry, part, depth + 1)

    def suggestions(self, found: Sequence[Suggestion]) -> None:
        """What was missed by a word."""
        if not found:
            self._line("Nothing came near a topic without being on it.")
        for one in found:
            entries = count(one.entries, "entry", "entries")
            self._fact(one.topic, f"{one.said}, {entries}: {one.headline}")

    def _hit(self, hit: TriedHit) -> None:
        in_title = [span for span in hit.match.spans if span.field == "title"]
        in_text = [span for span in hit.match.spans if span.field == "text"]
        self._pieces(f"{local(hit.first_seen)}  {hit.outlet}: ", highlight(hit.entry.title, in_title))
        if in_text:
            self._pieces("    ", snippet(hit.entry.text, in_text, 160))

    def _pieces(self, before: str, pieces: Sequence[Piece]) -> None:
        """Marked words in colour on a terminal, in brackets in a pipe."""
        if self._wraps:
            line = Text(before)
            for piece in pieces:
                line.append(piece.text, style="bold yellow" if piece.hit else "")
            self.console.print(line)
        else:
            self._line(before + "".join(f"[{piece.text}]" if piece.hit else piece.text for piece in pieces))


def _places(entry: Entry, places: Sequence[Span]) -> str:
    """The first places as they were published, with the reason."""
    said = []
    for span in places[:3]:
        words = getattr(entry, span.field)[span.start : span.end]
        said.append(f"“{words}” in the {'headline' if span.field == 'title' else 'text'}, {span.late or span.why}")
    more = f", {len(places) - 3} more" if len(places) > 3 else ""
    return "; ".join(said) + more
