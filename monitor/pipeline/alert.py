"""Signs → alarms → what is said of them: in the log, and in a message of its own to whom feeds.yaml names."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Collection, Sequence
from datetime import datetime
from html import escape

from monitor import alarms, digest
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
    issue = _issue(transaction.begun(), now)
    message = _message(issue, news)
    transaction.record_digest(issue, message, [delivery_to(world, message, to, now) for to in world.alerts])


def _issue(begun: datetime | None, now: datetime) -> Digest:
    """An issue without stories: it is stored, sent and tried again like every other."""
    slot = Slot(key=now.strftime("%Y-%m-%dT%H:%M:%S.%f"), due=now, urgent=True)
    nothing = Coverage(
        since=now, until=now, outlets=0, outlets_read=0, feeds=0, feeds_read=0, polls=0, entries=0, entries_new=0
    )
    return Digest(
        id=digest.digest_id(begun, ALERTS, slot), subscription=ALERTS, slot=slot, zone="UTC", composed_at=now,
        sections=(), later=(), edits=(), quiet_topics=(), coverage=nothing,
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
        subject=subject, text="\n\n".join((*told, close)) + "\n", html=page(subject, news, close),
        data=json.dumps({"version": 1, "alarms": facts}, ensure_ascii=False, indent=1), chat="\n\n".join(told),
    )  # fmt: skip


def _said(item: AlarmNews) -> str:
    step = "" if item.kind is NewsKind.CLOSED else f" {item.alarm.step}"
    return f"{item.alarm.sentence}{step}"


def page(subject: str, news: Sequence[AlarmNews], close: str) -> str:
    """A sheet like a digest's; every rule stands in its element, as mail programs drop the others, but for the dark."""
    head, told = subject.removeprefix("Monitor ").capitalize(), "".join(_paragraph(item) for item in news)
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f'<meta name="color-scheme" content="light dark">\n<title>{escape(subject)}</title>\n<style>{_DARK}</style>\n'
        f'</head>\n<body style="{_BODY}">\n<main class="sheet" style="{_SHEET}">\n'
        f'<p class="brand" style="{_BRAND}">Monitor</p>\n<h1 style="{_HEAD}">{escape(head)}</h1>\n'
        f'{told}<p class="close" style="{_CLOSE}">{escape(close)}</p>\n</main>\n</body>\n</html>\n'
    )


def _paragraph(item: AlarmNews) -> str:
    word = _WORD[item.kind]
    colour = _COLOURS[item.kind]
    step = f'<br><span class="step" style="color:#5c574f">{escape(item.alarm.step)}</span>'
    return (
        f'<p class="{word.lower()}" style="margin:18px 0 0;padding:0 0 0 12px;border-left:3px solid {colour}">'
        f'<b style="color:{colour}">{word}</b><br>{escape(item.alarm.sentence)}'
        f"{step if item.alarm.step and item.kind is not NewsKind.CLOSED else ''}</p>\n"
    )


_COLOURS = {NewsKind.RAISED: "#9a1f1f", NewsKind.REPEATED: "#8a5a00", NewsKind.CLOSED: "#2c6e3f"}
_BODY = (
    "margin:0;padding:24px 12px;background:#f3f1ec;color:#1c1b19;overflow-wrap:anywhere;"
    "font:16px/1.5 -apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif"
)
_SHEET = (
    "display:block;max-width:600px;margin:0 auto;padding:28px 28px 32px;background:#ffffff;border:1px solid #e2ded5;"
    "border-radius:8px"
)
_BRAND = "margin:0;font-weight:700;font-size:12px;letter-spacing:0.14em;text-transform:uppercase;color:#9a1f1f"
_HEAD = "margin:4px 0 0;font:700 26px/1.2 Georgia,'Times New Roman','Noto Serif',serif"
_CLOSE = "margin:24px 0 0;padding:14px 0 0;border-top:1px solid #e2ded5;font-size:14px;color:#5c574f"
_DARK = """
@media (prefers-color-scheme: dark) {
  body { background: #121417 !important; color: #e9e6df !important; }
  .sheet { background: #1a1d21 !important; border-color: #2e3238 !important; }
  .step, .close { color: #b4aea3 !important; border-color: #2e3238 !important; }
  .brand, .new b { color: #ff9a8f !important; }
  .still b { color: #f0c97a !important; }
  .over b { color: #8fd3a3 !important; }
}
"""
