"""Why an entry is, or is not, in a digest: from the visit that brought it to the receipts; or why it was never seen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from monitor import articles
from monitor.languages.recognised import language_of
from monitor.model import DeliveryState, Entry, Explained, Held, Joined, Near, StoryDecision, Topic, Why
from monitor.pipeline.recounting import standing
from monitor.ports import Transaction
from monitor.sites import site
from monitor.text import as_phrase

MOST_SHOWN, MOST_FOUND, MOST_NEAR = 12, 50, 10
LOOKED_BACK = timedelta(days=30)
Explain = Callable[[Topic, Entry, str], Explained]


def why(transaction: Transaction, asked: str, topics: Sequence[Topic], explain: Explain, now: datetime) -> Why:
    """The answer to what a person asks: an address, a number or id, or words of a headline."""
    asked = asked.strip()
    address = asked if urlsplit(asked).scheme in ("http", "https") else ""
    ids = _meant(transaction, asked, address)
    if not ids:
        return _never_seen(transaction, asked, address, now)
    found = sorted((transaction.held(entry_id) for entry_id in ids[:MOST_SHOWN]), key=_most_told_first)
    held = _with_story(transaction, found[0], now)
    newest = held.newest
    held = replace(
        held,
        explained=tuple(explain(topic, newest, held.outlet) for topic in topics),
        recognised="" if newest.language else language_of(newest.title, newest.text),
    )
    verdict, step = _verdict(held)
    others = tuple((other.id, other.outlet, other.newest.title) for other in found[1:])
    return Why(asked=asked, verdict=verdict, step=step, held=held, others=others)


def _with_story(transaction: Transaction, held: Held, now: datetime) -> Held:
    """With the story that it waits to be told in, and with what a person decided of its article and story."""
    story = held.story
    if story is None and held.matched:
        decided = standing(transaction, now, now).get(held.article.id)
        story = None if decided is None else _waiting(transaction, decided)
    said = [one for one in transaction.corrections() if held.article.id in one.articles]
    parted = tuple(one.sentence for one in said if one.kind == "part")
    mine = {held.article.id} if story is None else {story.id}
    about = [one for one in transaction.corrections() if one in said or mine.intersection(one.stories)]
    placed = tuple(one.sentence for one in about if one.kind != "part")
    return replace(
        held,
        article=replace(held.article, by_hand=parted),
        story=None if story is None else replace(story, by_hand=placed),
    )


def _waiting(transaction: Transaction, decided: StoryDecision) -> Joined:
    """The story of an article as the next digest would tell it."""
    like = "" if decided.partner is None else _headline(transaction, decided.partner)
    return Joined(
        id=decided.story, method=decided.method, reason=decided.reason, like=like, score=decided.score,
        shared=decided.shared,
    )  # fmt: skip


def _headline(transaction: Transaction, article: int) -> str:
    first = transaction.carried([article])[article][0]
    return f"{first.outlet}: {first.title}"


def _most_told_first(held: Held) -> tuple[bool, bool, int]:
    return not held.issues, not held.matched, held.id


def _meant(transaction: Transaction, asked: str, address: str) -> list[int]:
    """The entries that are meant."""
    if address:
        return transaction.entries_at_address(address, articles.keys("", _at(address)))
    called = transaction.entries_called(asked.removeprefix("#"))
    if called:
        return called
    phrase = as_phrase(asked)
    if not phrase:
        return []
    beside = transaction.entries_with_words([phrase], MOST_FOUND)
    return beside or transaction.entries_with_words([(word,) for word in phrase], MOST_FOUND)


def _at(address: str) -> Entry:
    return Entry(id="", url=address, title="", text="")


# --- it was seen ------------------------------------------------------------------------------------------


def _verdict(held: Held) -> tuple[str, str]:
    """What became of it, in a sentence, and what to do if that is not what was wanted."""
    if held.issues:
        return _told(held), ""
    if held.matched:
        names = ", ".join(dict.fromkeys(topic for topic, _, _ in held.matched))
        return (
            f"It is on {names}, and waits for the next digest with that topic.",
            "See it now: monitor digest preview.",
        )
    if held.explained and any(part.holds for part in held.explained):
        return (
            "It is on a topic as feeds.yaml is now, but was not matched when it was read.",
            "Edited topics are matched again over the last 30 days by the next run.",
        )
    return (
        "It was read, and is on no topic: below is what each topic looked for.",
        "If it should be told, add the words that it uses to a topic; the next run finds it.",
    )


def _told(held: Held) -> str:
    first = held.issues[0]
    sent = [one for issue in held.issues for one in issue.deliveries]
    arrived = sum(one.state is DeliveryState.SENT for one in sent)
    where = f"It was told in the digest {first.subscription} of {first.slot.replace('T', ' ')}"
    more = f" and {len(held.issues) - 1} more" if len(held.issues) > 1 else ""
    return f"{where}{more}; {arrived} of {len(sent)} deliveries arrived."


# --- it was not -------------------------------------------------------------------------------------------


def _never_seen(transaction: Transaction, asked: str, address: str, now: datetime) -> Why:
    since = now - LOOKED_BACK
    if not address:
        near = [one for one in _near(transaction, None, since, now) if one.gaps or one.outages]
        missed = f"{len(near)} feeds had a gap or an outage since, which may have hidden it." if near else ""
        return Why(
            asked=asked,
            verdict=f"No entry with these words was ever read. {missed}".strip(),
            step="Try fewer words, or the address of the article.",
            near=tuple(near[:MOST_NEAR]),
            since=since,
        )
    name = site(address)
    urls = transaction.feeds_of_site(name)
    near = _near(transaction, urls, since, now)
    home = urlsplit(address)._replace(path="/", query="", fragment="").geturl()
    verdict, step = _missed(name, near, f"See which feeds the site offers: monitor feeds find {home}")
    return Why(asked=asked, verdict=verdict, step=step, near=tuple(near), since=since)


def _near(transaction: Transaction, urls: Collection[str] | None, since: datetime, now: datetime) -> list[Near]:
    """The feeds at these addresses (all when None), with what their visits say of the period."""
    outlets = {feed.outlet for feed in transaction.feed_states() if urls is None or feed.url in urls}
    found = []
    for outlet in sorted(outlets, key=str.casefold) if urls is not None else [None]:
        covered = transaction.coverage(since, now, outlet=outlet)
        visited = transaction.feed_coverage(since, now, outlet)
        for feed in visited:
            if urls is not None and feed.url not in urls:
                continue
            outages = (*covered.recovered, *covered.outages)
            found.append(
                Near(
                    outlet=feed.outlet, url=feed.url, visits=feed.visits, failed=feed.failed,
                    gaps=tuple(gap for gap in covered.gaps if gap.url == feed.url),
                    outages=tuple(outage for outage in outages if outage.url == feed.url),
                )
            )  # fmt: skip
    return found


def _missed(name: str, near: Sequence[Near], find: str) -> tuple[str, str]:
    """How likely it is that it was missed; `find` is what to do when no listed feed shows it."""
    if not near:
        return f"It was never seen, and no feed of {name} is listed.", find
    outlets = ", ".join(dict.fromkeys(one.outlet for one in near))
    if not any(one.visits for one in near):
        return f"It was never seen: the feeds of {outlets} were not visited yet.", "Run: monitor run --once."
    if any(one.visits == one.failed for one in near):
        return f"It was never seen: {outlets} could not be read at all.", "See: monitor health."
    if any(one.gaps or one.outages for one in near):
        return (
            f"It was never seen. {outlets} had a gap or an outage, in which it may well have come and gone.",
            "Compare the times below with the article's; visit more often: every: 15m.",
        )
    visits = sum(one.visits - one.failed for one in near)
    often = "once" if visits == 1 else f"{visits:,} times"
    return (
        f"It was never seen, though {outlets} answered {often} without a gap: "
        "most likely no listed feed ever showed it.",
        find,
    )
