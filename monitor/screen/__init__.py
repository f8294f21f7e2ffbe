"""What people see in a terminal or a pipe: progress, tables, accounts. Shows nouns, decides nothing."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from monitor.model import (
    Account,
    Alarm,
    AlarmKind,
    AlarmNews,
    Checkup,
    Delivery,
    DeliveryHistory,
    DeliveryState,
    Digest,
    FeedState,
    Health,
    Hit,
    HubState,
    HubSubscription,
    MailServer,
    Outcome,
    Outlet,
    Poll,
    Receipt,
    Slot,
    Subscription,
    Topic,
    Verdict,
)
from monitor.screen.paper import Paper
from monitor.screen.words import ago, count, local, until

_SENT_BY = {"mail": "Mail", "chat": "Chat", "webhook": "Webhook", "file": "Archive"}
_ODD = (AlarmKind.STUCK, AlarmKind.MOVED, AlarmKind.VOLUME)  # what a feed is beside failing, which its row says itself
_Row = tuple[Text, Text, str, str, str]  # outlet with what is wrong, state, read, entries, next


class Screen(Paper):
    """A report for people: a progress bar on a terminal, a plain line for each event in a pipe."""

    def __init__(self, *, quiet: bool = False) -> None:
        super().__init__()
        self._bar_wanted = self.console.is_terminal and not quiet
        self._lines_wanted = not self.console.is_terminal and not quiet
        self._bar: Progress | None = None

    # --- as it happens

    def polling(self, feeds: int) -> None:
        """A round of visits begins."""
        if self._lines_wanted:
            self._line(f"visiting {count(feeds, 'feed')}")
        elif self._bar_wanted:
            columns = (TextColumn("Visiting feeds"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
            self._bar = Progress(*columns, console=self.console, transient=True)
            self._bar.start()
            self._bar.add_task("feeds", total=feeds)

    def polled(self, poll: Poll) -> None:
        """A visit ended."""
        if self._bar is not None:
            self._bar.advance(self._bar.task_ids[0])
            if self._bar.finished:
                self.done()
        elif self._lines_wanted:
            self._line(_poll_line(poll))

    def rematched(self, matches: int) -> None:
        """Edited topics were matched against what is held."""
        if matches and self._lines_wanted:
            self._line(f"topics changed: {count(matches, 'more match', 'more matches')} in what was read before")

    def issued(self, digest: Digest) -> None:
        """A digest was composed."""
        self.done()
        if self._lines_wanted:
            stories = count(len(digest.stories), "story", "stories")
            self._line(f"issued  {digest.subscription} {digest.slot.key}: {stories}")

    def delivered(self, delivery: Delivery, receipt: Receipt) -> None:
        """An attempt to send ended."""
        if self._lines_wanted:
            where = receipt.detail if delivery.destination.kind == "file" else delivery.destination.address
            detail = "" if receipt.state is DeliveryState.SENT else f": {receipt.detail}"
            self._line(f"{receipt.state.value:<7} {delivery.destination.kind} {where}{detail}")

    def alarmed(self, news: AlarmNews) -> None:
        """An alarm was raised, still holds after a day, or is over."""
        if self._lines_wanted:
            self._line(f"alarm   {news.sentence}")

    def overdue(self, delivery: Delivery, receipt: Receipt) -> None:
        """The account says it at the end."""

    def trouble(self, what: str, error: Exception) -> None:
        """Something went wrong that should not; the rest goes on."""
        self._line(f"trouble {what}: {error}")

    def done(self) -> None:
        """Take the progress bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    # --- accounts

    def account(self, account: Account, upcoming: Mapping[str, Slot]) -> None:
        """The end of a run in a few lines."""
        self.done()
        polls = account.polls
        read = [poll for poll in polls if poll.outcome is not Outcome.FAILED]
        unchanged = sum(poll.outcome is Outcome.UNCHANGED for poll in polls)
        due = len(polls) + account.unwritten
        self._fact("Feeds", f"{len(read)} of {due} read" + (f", {unchanged} unchanged" if unchanged else ""))
        if account.unwritten:
            lost = f"{count(account.unwritten, 'feed was', 'feeds were')} due, but the visit could not be written"
            self._fact("", f"{lost}, see the trouble above; the next run makes it again.")
        self._fact("Entries", f"{sum(p.entries for p in polls):,} looked at, {sum(p.new for p in polls):,} new")
        self._fact("Matches", f"{sum(p.matches for p in polls) + account.rematched:,}")
        self._fact("Copies", f"{sum(p.folded for p in polls):,} folded into an article held already")
        self._problems(polls)
        for digest in account.digests:
            self._fact(
                "Digest", f"{digest.subscription}, {digest.slot.key}: {count(len(digest.stories), 'story', 'stories')}"
            )
        for delivery, receipt in account.attempts:
            self._delivery(delivery, receipt)
        if not account.digests:
            for name, slot in upcoming.items():
                self._fact("Next", f"digest {name} is due {local(slot.due)}")
            if polls and not read:
                self._fact("", "A first digest comes as soon as a feed can be read.")

    def _problems(self, polls: Sequence[Poll]) -> None:
        failed = [poll for poll in polls if poll.outcome is Outcome.FAILED]
        odd = [poll for poll in polls if poll.problems]
        if failed or odd:
            self._fact("Problems", f"{count(len(failed), 'feed')} not read, {len(odd)} read with a problem")
        for poll in failed[:10]:
            self._fact("", f"{poll.outlet}: {poll.sentence}")
        if len(failed) > 10:
            self._fact("", f"… and {len(failed) - 10} more; see them all with: monitor feeds --failing")

    def _delivery(self, delivery: Delivery, receipt: Receipt) -> None:
        if delivery.destination.kind == "file" and receipt.state is DeliveryState.SENT:
            self._fact("Open", receipt.detail)
        else:
            state = "sent" if receipt.state is DeliveryState.SENT else f"{receipt.state.value}: {receipt.detail}"
            self._fact(_SENT_BY[delivery.destination.kind], f"{delivery.destination.address} – {state}")

    # --- tables

    def checked(
        self,
        outlets: Sequence[Outlet],
        topics: Sequence[Topic],
        subscriptions: Sequence[Subscription],
        slots: Mapping[str, Slot],
        mail: MailServer | None,
    ) -> None:
        """What feeds.yaml was understood to mean."""
        feeds = [feed for outlet in outlets for feed in outlet.feeds]
        languages = sorted({outlet.language for outlet in outlets if outlet.language})
        in_languages = f", in {', '.join(languages)}" if languages else ""
        self._fact("Outlets", f"{len(outlets)} with {count(len(feeds), 'feed')}{in_languages}")
        for topic in topics:
            shown = ", ".join(topic.queries[:5]) + (
                f" and {len(topic.queries) - 5} more" if len(topic.queries) > 5 else ""
            )
            self._fact("Topic", f"{topic.name}: {shown}")
        for subscription in subscriptions:
            due = local(slots[subscription.name].due, subscription.schedule.zone)
            self._fact("Digest", f"{subscription.name}: {', '.join(subscription.topics)}; next {due}")
            for destination in subscription.destinations:
                self._fact("", f"to {destination.kind} {destination.address}")
        if mail is not None:
            self._fact("Mail", f"through {mail.host}:{mail.port}, security {mail.security.value}")

    def feeds(self, health: Health, alarms: Sequence[Alarm], now: datetime, *, only_failing: bool) -> None:
        """The health of every feed, what is failing first, with what is wrong and what to do."""
        shown = [feed for feed in health.feeds if feed.failures or not only_failing]
        odd = _by_feed(alarm for alarm in alarms if alarm.kind in _ODD)
        hubs = {one.feed: one for one in health.hubs if one.state is not HubState.LEAVING}
        shown.sort(key=_worst_first)
        rows = [_feed_row(feed, hubs.get(feed.id), odd.get(feed.url, ()), now) for feed in shown]
        self._table(rows) if self._wraps else self._lines_of(rows)
        failing = sum(feed.failures > 0 for feed in health.feeds)
        self._line("")
        self._line(f"{count(len(health.feeds), 'feed')}, {failing} failing. No feed is ever switched off.")
        for delivery in (*health.waiting, *health.failed):
            where = f"{delivery.destination.kind} {delivery.destination.address}"
            self._line(f"{delivery.state.value} {where}: {delivery.detail}")

    def _lines_of(self, rows: Sequence[_Row]) -> None:
        """One line a feed, nothing wrapped, what is wrong below it: for pipes."""
        for name, state, read, entries, upcoming in rows:
            first, *rest = name.plain.split("\n")
            noun = "entry" if entries == "1" else "entries"
            self._line(f"{state.plain:<12}  {first}  (read {read}, {entries} {noun}, next {upcoming})")
            for line in rest:
                self._line(line)

    def _table(self, rows: Sequence[_Row]) -> None:
        table = Table(box=None, pad_edge=False, header_style="bold", expand=False)
        for name, style in (("Outlet", ""), ("State", ""), ("Read", "dim"), ("Entries", ""), ("Next", "dim")):
            table.add_column(name, style=style, justify="right" if name == "Entries" else "left", overflow="fold")
        for row in rows:
            table.add_row(*row)
        self.console.print(table)

    def deliveries(self, found: Sequence[DeliveryHistory]) -> None:
        """Every delivery in a line, and below it how each attempt ended."""
        for one in found:
            delivery, slot = one.delivery, one.slot.replace("T", " ")
            state = delivery.state.value
            if delivery.next_attempt_at is not None and delivery.state is not DeliveryState.SENDING:
                state += f", next {local(delivery.next_attempt_at)}"
            where = f"{delivery.destination.kind} {delivery.destination.address}"
            self._line(f"{delivery.id[:8]}  {one.subscription} {slot}  {where}  {state}")
            for attempt in one.attempts:
                self._line(f"          {attempt.number}. {local(attempt.at)} {attempt.state.value}: {attempt.detail}")
        self._line(count(len(found), "delivery", "deliveries") + ".")

    def hits(self, hits: Sequence[Hit], words: Sequence[str], *, more: bool) -> None:
        """Search results for some words, the newest first; `more`: there are others, older ones."""
        for hit in hits:
            self.console.print(Text(hit.title or "(no headline)", style="bold"))
            topics = f" · {', '.join(hit.topics)}" if hit.topics else ""
            self._line(f"  {hit.outlet} · {local(hit.first_seen)}{topics}")
            self._line(f"  {hit.url}")
            if hit.snippet:
                pieces = [(piece.text, "reverse" if piece.hit else "") for piece in hit.snippet]
                self.console.print(Text.assemble("  ", *pieces), soft_wrap=not self._wraps)
        found = count(len(hits), "entry", "entries")
        self._line(f"More than {found} found: the newest are shown. --limit shows more." if more else f"{found} found.")
        if not hits:
            query = " AND ".join(map(_as_query, words))
            self._line("Only words as they are typed were looked for. For their forms and the query language:")
            self._line(f"  monitor topics test {shlex.quote(query)}")

    def checkups(self, found: Sequence[Checkup]) -> None:
        """The doctor's answers, and after them what to do, the faults last: that is where the eye is."""
        for checkup in found:
            self._fact(checkup.verdict.value, f"{checkup.what}: {checkup.sentence}")
        steps = [one for verdict in (Verdict.NOTE, Verdict.FAULT) for one in found if one.verdict is verdict]
        if steps:
            self._line("")
        for checkup in steps:
            self._fact("fault" if checkup.verdict is Verdict.FAULT else "note", f"{checkup.what}: {checkup.step}")
        faults = sum(checkup.verdict is Verdict.FAULT for checkup in found)
        self._line("")
        self._line("All is well." if not faults else f"{count(faults, 'fault')}; the steps are above.")

    def say(self, text: str) -> None:
        """One line."""
        self._line(text)

    def warn(self, text: str) -> None:
        """Something a person should know, that stops nothing."""
        self._fact("Note", text)


def _as_query(word: str) -> str:
    """A word, or words that were quoted, in the query language."""
    return word if word.isalnum() else '"' + word.replace('"', " ") + '"'


def _poll_line(poll: Poll) -> str:
    if poll.outcome is Outcome.FAILED:
        return f"failed  {poll.outlet}: {poll.sentence} <{poll.url}>"
    if poll.outcome is Outcome.UNCHANGED:
        return f"same    {poll.outlet}"
    counts = f"{count(poll.entries, 'entry', 'entries')}, {poll.new} new, {count(poll.matches, 'match', 'matches')}"
    notes = "".join(f" [{problem.sentence}]" for problem in poll.problems)
    return f"read    {poll.outlet}: {counts}{notes}"


def _worst_first(feed: FeedState) -> tuple[int, str]:
    return -feed.failures, feed.outlet.casefold()


def _pushed(one: HubSubscription, now: datetime) -> str:
    """What a feed's hub does for it."""
    if one.is_active(now) and one.until is not None:
        noted = f" {one.sentence}" if one.sentence else ""
        return f"Its hub pushes what is new, as agreed until {local(one.until)}.{noted}"
    return f"{one.sentence} {one.offer.hub} is asked again {until(one.next_try_at, now)}; the feed is visited as usual."


def _by_feed(alarms: Iterable[Alarm]) -> Mapping[str, Sequence[Alarm]]:
    found: dict[str, list[Alarm]] = {}
    for alarm in alarms:
        found.setdefault(alarm.subject, []).append(alarm)
    return found


def _feed_row(feed: FeedState, hub: HubSubscription | None, odd: Sequence[Alarm], now: datetime) -> _Row:
    name = Text(feed.outlet)
    state = Text("not visited yet", style="dim")
    if feed.failures:
        state = Text(f"failing, {feed.failures}×", style="bold red")
        advice = feed.failure.next_step if feed.failure else ""
        name.append(f"\n  {feed.sentence} {advice}\n  {feed.url}", style="dim")
    elif feed.last_read_at is not None:
        word = "stuck" if any(alarm.kind is AlarmKind.STUCK for alarm in odd) else "flawed" if feed.problems else "ok"
        state = Text(word, style="green" if word == "ok" else "yellow")
        for problem in feed.problems:
            name.append(f"\n  {problem.sentence} {problem.next_step}".rstrip(), style="dim")
    for alarm in odd:
        name.append(f"\n  {alarm.sentence} {alarm.step}", style="dim")
    if feed.moved_to and feed.moved_to != feed.poll_url:
        name.append(f"\n  Moved for good, says the server, to {feed.moved_to}; believed when it says so for a week.",
                    style="dim")  # fmt: skip
    if hub is not None:
        name.append(f"\n  {_pushed(hub, now)}", style="dim")
    return name, state, ago(feed.last_read_at, now), f"{feed.entries:,}", until(feed.next_poll_at, now)
