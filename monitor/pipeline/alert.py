"""Signs → alarms → what is said of them: in the log, and in a message of its own to whom feeds.yaml names."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Collection, Sequence
from datetime import datetime
from html import escape

from monitor import alarms
from monitor.model import AlarmNews, Coverage, Digest, Message, NewsKind, Slot
from monitor.pipeline.compose import delivery_to
from monitor.pipeline.watch import found_alarms
from monitor.ports import Transaction, World

ALERTS = "alerts"  # what the messages are called in the archive and in `monitor deliveries`
_WORD = {NewsKind.RAISED: "New", NewsKind.REPEATED: "Still", NewsKind.CLOSED: "Over"}


async def watch(world: World, topics: Collection[str]) -> tuple[AlarmNews, ...]:
    """Look at ourselves; what is to be said of it now: raised, repeated after a day, closed."""
    return await asyncio.to_thread(_watch, world, topics)


def _watch(world: World, topics: Collection[str]) -> tuple[AlarmNews, ...]:
    """The alarms are kept and the message is stored in one transaction: what is said is sent, and sent once."""
    now = world.now()
    with world.ledger.transaction() as transaction:
        found = found_alarms(transaction, topics, world.machine(), now)
        ended = transaction.ended_alarms(now - alarms.BACK_AGAIN)
        news = alarms.news(transaction.open_alarms(), found, now, ended)
        transaction.keep_alarms(news, now)
        loud = [item for item in news if not item.quiet]
        if loud and world.alerts:
            _send(transaction, world, loud, now)
        return news


def _send(transaction: Transaction, world: World, news: Sequence[AlarmNews], now: datetime) -> None:
    issue = _issue(now)
    message = _message(issue, news)
    transaction.record_digest(issue, message, [delivery_to(world, message, to, now) for to in world.alerts])


def _issue(now: datetime) -> Digest:
    """An issue without stories: it is stored, sent and tried again like every other."""
    slot = Slot(key=now.strftime("%Y-%m-%dT%H:%M:%S.%f"), due=now, urgent=True)
    name = hashlib.blake2b(f"{ALERTS}\0{slot.key}".encode(), digest_size=12).hexdigest()
    nothing = Coverage(
        since=now, until=now, outlets=0, outlets_read=0, feeds=0, feeds_read=0, polls=0, entries=0, entries_new=0
    )
    return Digest(
        id=name, subscription=ALERTS, slot=slot, zone="UTC", composed_at=now, sections=(), later=(), edits=(),
        quiet_topics=(), coverage=nothing,
    )  # fmt: skip


def _message(issue: Digest, news: Sequence[AlarmNews]) -> Message:
    """Plain words; the subject says how many, never of what, since it is seen on locked screens."""
    counts = [(word, sum(item.kind is kind for item in news)) for kind, word in _WORD.items()]
    subject = "Monitor alarms: " + ", ".join(f"{count} {word.lower()}" for word, count in counts if count)
    told = [f"{_WORD[item.kind]}: {_said(item)}" for item in news]
    close = "See them all with: monitor health. No feed is ever switched off."
    facts = [
        {"news": item.kind, "kind": item.alarm.kind, "subject": item.alarm.subject, "sentence": item.alarm.sentence,
         "step": item.alarm.step, "since": item.alarm.since.isoformat()}
        for item in news
    ]  # fmt: skip
    return Message(
        digest_id=issue.id, subscription=issue.subscription, slot=issue.slot.key, at=issue.composed_at,
        subject=subject, text="\n\n".join((*told, close)) + "\n", html=_page(subject, (*told, close)),
        data=json.dumps({"version": 1, "alarms": facts}, ensure_ascii=False, indent=1), chat="\n\n".join(told),
    )  # fmt: skip


def _said(item: AlarmNews) -> str:
    step = "" if item.kind is NewsKind.CLOSED else f" {item.alarm.step}"
    return f"{item.alarm.sentence}{step}"


def _page(subject: str, paragraphs: Sequence[str]) -> str:
    told = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    style = "font-family:Georgia,serif;max-width:36em;margin:2em auto;padding:0 1em;line-height:1.5"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(subject)}</title></head>'
        f'<body style="{style}">{told}</body></html>'
    )
