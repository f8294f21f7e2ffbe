"""An invented digest with everything in it that a template may meet: what looks are tried on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from monitor.model import (
    Badge,
    BadgeKind,
    Coverage,
    Digest,
    DigestStory,
    Edit,
    Gap,
    LaterCopy,
    LeftOut,
    NearMiss,
    Outage,
    Piece,
    Publication,
    Section,
    Silence,
    Slot,
    Suggestion,
    Telling,
    Trend,
)

_NOW = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_HEADLINES = (
    ("Court in {} hears two witnesses", "en"),
    ("Суд в {} заслушал двух свидетелей", "ru"),
    ("محكمة في {} تستمع إلى شاهدين", "ar"),
    ("{}法院听取两名证人陈述", "zh"),
)


def sample() -> Digest:
    """Twelve stories in two sections, in four languages, and every kind of trouble once."""
    stories = tuple(_story(number) for number in range(12))
    return Digest(
        id="sample",
        subscription="sample",
        slot=Slot(key="2026-11-22T07:00", due=_NOW, missed=("2026-11-20T07:00", "2026-11-21T07:00")),
        zone="Europe/Berlin",
        composed_at=_NOW,
        sections=(
            Section(name="Courts", stories=stories[:8]),
            Section(name="Prisons", stories=stories[8:11], older=stories[11:]),
        ),
        later=(
            LaterCopy(
                headline="Told yesterday", url="https://outlet.example/told", told_in="2026-11-21T07:00",
                also_in=(_publication("Second Outlet", 2),), match_ids=(90,),
            ),
        ),
        edits=(
            Edit(
                outlet="First Outlet", url="https://outlet.example/edited", before="Ten detained", after="Two detained",
                at=_NOW - _HOUR, told_in="2026-11-21T07:00",
            ),
        ),
        quiet_topics=("Elections",),
        coverage=_coverage(),
        trends=tuple(Trend(topic=topic, days=(0, 1, 3, 2) * 3 + (5, 8)) for topic in ("Courts", "Prisons")),
        left_out=(LeftOut(headline="Left out", outlet="First Outlet", url="", reason="exclude", match_ids=(91,)),),
        waiting=2,
        near_misses=_near_misses(),
    )  # fmt: skip


def _near_misses() -> tuple[Suggestion, ...]:
    like = Suggestion(
        topic="Courts", kind=NearMiss.LIKE, near="court", word="courtly", entries=3,
        headline="A courtly dance", outlet="First Outlet", url="https://outlet.example/near",
    )  # fmt: skip
    missing = Suggestion(
        topic="Prisons", kind=NearMiss.MISSING, near="prison", word="", entries=1, headline="Ten detained"
    )
    return like, missing


def _story(number: int) -> DigestStory:
    return DigestStory(
        story=number,
        articles=tuple(_telling(10 * number + nth) for nth in range(1 + number % 3)),
        topics=("Courts",) if number < 8 else ("Prisons", "Courts"),
        terms=("court", "суд"),
        match_ids=(number,),
        told_in="2026-11-20T07:00" if number == 1 else None,
    )


def _telling(number: int) -> Telling:
    words, language = _HEADLINES[number % len(_HEADLINES)]
    before, after = words.split("{}")
    place = Piece(text=f"Place {number}", hit=True)
    kinds = tuple(BadgeKind) if number == 10 else ()
    return Telling(
        article=number,
        headline=(Piece(text=before), place, Piece(text=after)),
        snippet=(Piece(text="… The hearing in "), place, Piece(text=" took two hours and was adjourned. …")),
        lead=_publication("First Outlet", number),
        also_in=(_publication("Second Outlet", number), _publication("Third Outlet", number))
        if number % 3 == 0
        else (),
        language=language,
        badges=tuple(Badge(kind=kind, label=kind.value, detail=f"What {kind.value} means") for kind in kinds),
    )


def _publication(outlet: str, number: int) -> Publication:
    address = f"https://{outlet.split(' ', maxsplit=1)[0].lower()}.example/{number}"
    return Publication(outlet=outlet, title=f"Title {number}", url=address, at=_NOW - _HOUR * (number % 20 + 1))


def _coverage() -> Coverage:
    down = Outage(outlet="Fourth Outlet", url="https://fourth.example/feed", since=_NOW - 5 * _DAY,
                  sentence="The certificate expired on 17 Nov 2026.")  # fmt: skip
    return Coverage(
        since=_NOW - _DAY, until=_NOW, outlets=415, outlets_read=412, feeds=433, feeds_read=429, polls=9871,
        entries=48210, entries_new=5123, entries_reported=5123, matched=12, copies=9, unmatched=48180,
        outages=(down,),
        recovered=(
            Outage(outlet="Fifth Outlet", url="https://fifth.example/feed", since=_NOW - 9 * _HOUR,
                   until=_NOW - 7 * _HOUR, sentence="No answer in 30 seconds."),
        ),
        gaps=(
            Gap(outlet="Third Outlet", url="https://third.example/feed", since=_NOW - 4 * _HOUR,
                until=_NOW - 2 * _HOUR),
        ),
        silent=(Silence(outlet="Sixth Outlet", url="https://sixth.example/feed", since=_NOW - 3 * _DAY, usual=_HOUR),),
        unvisited=("Seventh Outlet",),
        alarms=("Fourth Outlet has been down for five days. Ask the outlet, or look for another feed.",),
        canary="The canary story arrived on time.",
    )  # fmt: skip
