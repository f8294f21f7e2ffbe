"""What a person asks of topics: what they look for, find, would find, and miss by a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from monitor import match
from monitor.config import Config, concept_named
from monitor.config.naming import misnamed, no_such_tags
from monitor.errors import MonitorError, UsageError
from monitor.model import (
    Concept,
    Difference,
    Entry,
    Explained,
    HeldEntry,
    SoughtTerm,
    Suggestion,
    Topic,
    Trial,
    TriedHit,
)
from monitor.query import QueryWarning, warnings
from monitor.service.asking import reading
from monitor.service.clock import Clock, utc_now
from monitor.service.near import suggesting

_BATCH = 1_000


def expand(config: Config, name: str) -> tuple[SoughtTerm, ...]:
    """Every word and form of a topic, of a @concept, or of a query."""
    topic = _topic(config, name)
    return match.expand(topic, _concepts(config, topic), config.languages)


def try_query(config: Config, query: str, since: timedelta, now: Clock = utc_now) -> Trial:
    """A query, or a topic by its name, on everything first seen since then."""
    topic = _topic(config, query)
    begin = now() - since
    tried, hits = _tried(config, (topic,), begin)
    found = hits.get(topic.name, [])
    days = Counter(hit.first_seen.date() for hit in found)
    forms = Counter(span.form for hit in found for span in hit.match.spans)
    return Trial(
        query=query,
        since=begin,
        tried=tried,
        hits=tuple(sorted(found, key=lambda hit: hit.first_seen, reverse=True)),
        days=tuple((day, days[day]) for day in _days(begin, now())),
        outlets=_most(Counter(hit.outlet for hit in found)),
        languages=_most(Counter((hit.entry.language or "not said").partition("-")[0] for hit in found)),
        forms=_most(forms),
        warnings=tuple(f"{said.what}; {said.advice}" for one in topic.queries for said in _doubts(config, one)),
    )


def _doubts(config: Config, query: str) -> tuple[QueryWarning, ...]:
    return (*warnings(query), *misnamed(query, config.outlets))


def doubtful_tags(config: Config) -> tuple[str, ...]:
    """Notes on the tags that topics ask for and no entry has; none before entries with tags were read."""
    queries = [(topic.name, query) for topic in config.topics for query in topic.queries]
    if not config.ledger.exists() or not any(no_such_tags(query, ()) for _, query in queries):
        return ()
    try:
        with reading(config) as ledger, ledger.transaction() as transaction:
            held = transaction.newest_tags()
    except MonitorError:  # the check is of the file; `monitor doctor` says what is wrong with the ledger
        return ()
    said = ((topic, one) for topic, query in queries for one in no_such_tags(query, held))
    return tuple(f"Topic {topic}: {one.sentence}" for topic, one in said) if held else ()


def compare(old: Config, new: Config, since: timedelta, now: Clock = utc_now) -> tuple[Difference, ...]:
    """What every topic gains and loses in what the new file's ledger holds."""
    begin = now() - since
    before, after = (_tried(new, one.topics, begin, one)[1] for one in (old, new))
    found = []
    for name in dict.fromkeys([topic.name for topic in (*old.topics, *new.topics)]):
        held = {_key(hit): hit for hit in before.get(name, ())}
        fresh = {_key(hit): hit for hit in after.get(name, ())}
        gained = tuple(hit for key, hit in fresh.items() if key not in held)
        lost = tuple(hit for key, hit in held.items() if key not in fresh)
        found.append(Difference(topic=name, gained=gained, lost=lost))
    return tuple(found)


def explain(config: Config, query: str, asked: str) -> tuple[Entry, Explained]:
    """A query or topic against an entry, by its address, or against a text."""
    topic = _topic(config, query)
    entry, outlet = _entry(config, asked)
    return entry, match.explain(topic, entry, outlet, _concepts(config, topic), config.languages)


def suggest(config: Config, since: timedelta, now: Clock = utc_now) -> tuple[Suggestion, ...]:
    """Words and parts by which entries just missed a topic."""
    begin = now() - since
    with reading(config) as ledger, ledger.transaction() as transaction:
        held = [one for one in transaction.entries_since(begin) if one.first_seen >= begin]
        known = transaction.topics_since(begin)
    matcher = match.compile_topics(config.topics, config.concepts, config.languages)
    return suggesting(config, matcher)([topic.name for topic in config.topics], held, known)


def _topic(config: Config, name: str) -> Topic:
    """The topic of this name, or what was typed as a query of its own."""
    found = next((topic for topic in config.topics if topic.name == name), None)
    return found or Topic(name=name, queries=(name,))


def _concepts(config: Config, topic: Topic) -> tuple[Concept, ...]:
    """Those of the file, and the shipped ones that the query asks for."""
    return concept_named(config, topic.queries)


def _tried(
    config: Config, topics: Sequence[Topic], begin: datetime, meaning: Config | None = None
) -> tuple[int, dict[str, list[TriedHit]]]:
    """How many entries were tried, and the hits of every topic."""
    meaning = meaning or config
    queries = [query for topic in topics for query in topic.queries]
    matcher = match.compile_topics(topics, concept_named(meaning, queries), meaning.languages)
    hits: dict[str, list[TriedHit]] = {}
    tried = 0
    with reading(config) as ledger, ledger.transaction() as transaction:
        for held in _batches(transaction.entries_since(begin), begin):
            tried += len(held)
            found = matcher.batch([one.entry for one in held], [one.outlet for one in held])
            for one, matches in zip(held, found, strict=True):
                for each in matches:
                    hit = TriedHit(outlet=one.outlet, first_seen=one.first_seen, entry=one.entry, match=each)
                    hits.setdefault(each.topic, []).append(hit)
    return tried, hits


def _batches(entries: Iterator[HeldEntry], begin: datetime) -> Iterator[list[HeldEntry]]:
    recent = (one for one in entries if one.first_seen >= begin)
    while several := list(islice(recent, _BATCH)):
        yield several


def _entry(config: Config, asked: str) -> tuple[Entry, str]:
    if not asked.startswith(("http://", "https://")):
        title, _, text = asked.strip().partition("\n")
        return Entry(id="", url="", title=title, text=text), ""
    with reading(config) as ledger, ledger.transaction() as transaction:
        for held in transaction.entries_since(datetime(1970, 1, 1, tzinfo=UTC)):
            if asked in (held.entry.url, held.entry.id):
                return held.entry, held.outlet
    raise UsageError(f"No entry with the address {asked} is held. Give its text instead, or - to read the text.")


def _key(hit: TriedHit) -> tuple[str, str]:
    return hit.outlet, hit.entry.id


def _days(begin: datetime, end: datetime) -> Iterator[date]:
    return (begin.date() + timedelta(days=number) for number in range((end.date() - begin.date()).days + 1))


def _most(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
