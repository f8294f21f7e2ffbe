"""Why an entry is on a topic, or what came nearest: the tree of a query, part by part. For people, not for speed."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from monitor.disguise import late
from monitor.match.matcher import fields_of, reader_for, reading_of
from monitor.match.places import Hit, Place, Reading
from monitor.match.sought import Beside, Every, Leaf, Not, Often, Outside, Some, Sought, parts_of
from monitor.model import Concept, Entry, Explained, Topic
from monitor.query import FIELDS, TEXT_FIELDS, Kind, parse


def explain(
    query: str | Topic,
    entry: Entry,
    outlet: str = "",
    concepts: Iterable[Concept] = (),
    languages: Collection[str] = (),
) -> Explained:
    """The query, or all queries of a topic, with ✓ or ✗ for each part; QueryError when it cannot be read."""
    reader = replace(reader_for(concepts, languages), labels=True)
    reading = reading_of(fields_of(entry, outlet, FIELDS), {"title": late(entry.title), "text": late(entry.text)})
    if isinstance(query, str):
        return _explained(reader.read(parse(query)), reading)
    parts = tuple(_explained(reader.read(parse(one)), reading) for one in query.queries)
    if len(parts) == 1 and parts[0].query == query.name:
        return parts[0]
    return Explained(query=query.name, holds=any(part.holds for part in parts), parts=parts)


def _explained(node: Sought, reading: Reading) -> Explained:
    if node.label.startswith("@"):
        return _vocabulary(node, reading)
    holds = reading.holds(node)
    parts = () if isinstance(node, Leaf) else tuple(_explained(part, reading) for part in parts_of(node))
    hits = list(reading.evidence(node)) if holds and not isinstance(node, Every | Some | Not) else []
    places = tuple(sorted({hit.span() for hit in hits if hit.field in TEXT_FIELDS}, key=lambda s: (s.field, s.start)))
    return Explained(
        query=node.label, holds=holds, places=places, nearest="" if holds else _nearest(node, reading), parts=parts
    )


def _vocabulary(concept: Sought, reading: Reading) -> Explained:
    """A concept by what of it stands there: of hundreds of terms nearly all are absent."""
    terms = list(_terms(concept))
    there = {term.label: term for term in terms if reading.holds(term)}.values()  # the same in several languages
    holds = reading.holds(concept)
    parts = tuple(_explained(term, reading) for term in there)
    nearest = "" if holds else "what stands there is set aside" if there else _like_one_of(terms, reading)
    return Explained(query=concept.label, holds=holds, parts=parts, nearest=nearest)


def _terms(concept: Sought) -> Iterator[Sought]:
    """The terms of a concept, without what is set aside."""
    if not concept.label.startswith("@"):
        yield concept
        return
    for part in (concept.part,) if isinstance(concept, Outside) else parts_of(concept):
        yield from _terms(part)


def _like_one_of(terms: Sequence[Sought], reading: Reading) -> str:
    words = (term for term in terms if isinstance(term, Leaf) and len(term.words) == 1)
    said = next((f"; {term.label}: {near}" for term in words if (near := _near_word(term, reading, 0.85))), "")
    return f"none of its {len(terms)} terms stands there{said}"


def _nearest(node: Sought, reading: Reading) -> str:
    """What is missing, in a few words."""
    match node:
        case Leaf():
            return _near_leaf(node, reading)
        case Beside():
            return _near_pair(node, reading)
        case Outside():
            inside = reading.places(node.inside)
            stands = bool(reading.places(node.part)) and bool(inside)
            return f"it stands only inside {_said(inside[0].hits)}" if stands else ""
        case Not():
            first = next(iter(reading.evidence(node.part)), None)
            return f"{_said((first,))} stands there" if first is not None else "it holds"
        case Often():
            return f"it stands {reading.times(node)} of {node.count} times"
        case Every():
            return f"{sum(map(reading.holds, node.parts))} of {len(node.parts)} hold"
        case Some():
            return f"{reading.held(node)} hold, {node.count} are asked for" if node.count > 1 else ""


def _said(hits: Iterable[Hit]) -> str:
    """The words found, as they were published."""
    found = []
    for hit in hits:
        span = hit.span()
        found.append(hit.text.source[span.start : span.end])
    return "“" + " … ".join(dict.fromkeys(found)) + "”"


def _near_pair(node: Beside, reading: Reading) -> str:
    left, right = reading.places(node.left), reading.places(node.right)
    missing = [part.label for part, found in ((node.left, left), (node.right, right)) if not found]
    if missing:
        return f"{' and '.join(missing)} stand{'s' if len(missing) == 1 else ''} nowhere"
    gaps = [_gap(one, other) for one in left[:200] for other in right[:200] if one.text == other.text]
    if not gaps:
        return "they stand in different fields"
    least = min(gaps)
    if node.ordered and least <= node.distance:
        return "they stand the other way round"
    return f"{least} words between, {node.distance} are allowed"


def _gap(one: Place, other: Place) -> int:
    return max(0, max(one.first, other.first) - min(one.last, other.last) - 1)


def _near_leaf(leaf: Leaf, reading: Reading) -> str:
    if leaf.regex or leaf.fields[0] not in TEXT_FIELDS:
        return _other_value(leaf, reading)
    strict = _written_otherwise(leaf, reading)
    if strict:
        return strict
    if leaf.fields != TEXT_FIELDS:
        elsewhere = Leaf(leaf.label, TEXT_FIELDS, leaf.words, leaf.regex)
        if reading.holds(elsewhere):
            return f"it stands in the {'text' if leaf.fields[0] == 'title' else 'headline'} only"
    if len(leaf.words) > 1:
        return _near_phrase(leaf, reading)
    return _near_word(leaf, reading)


def _other_value(leaf: Leaf, reading: Reading) -> str:
    found = [text.source for name, text in reading.texts if name in leaf.fields and text.source]
    return f"the {leaf.fields[0]} is {found[0]!r}" if found and not leaf.regex else ""


def _written_otherwise(leaf: Leaf, reading: Reading) -> str:
    """The word with other capitals or accents than were asked for."""
    if not any(word.word.kind in (Kind.EXACT, Kind.CAPITALS) for word in leaf.words):
        return ""
    for name, text in reading.texts:
        if name in leaf.fields:
            for word in leaf.words:
                for choice in word.choices:
                    places = text.at.get(choice[0])
                    if places:
                        return f"“{text.written(places[0])}” is written otherwise"
    return ""


def _near_phrase(leaf: Leaf, reading: Reading) -> str:
    single = [Leaf(word.word.text, leaf.fields, (word,)) for word in leaf.words]
    missing = [part.label for part in single if not reading.holds(part)]
    if not missing:
        return "its words stand there, but not side by side"
    return f"{', '.join(missing)} is missing" if len(missing) < len(single) else ""


def _near_word(leaf: Leaf, reading: Reading, likeness: float = 0.7) -> str:
    """The word of the entry that looks most like it."""
    wanted = " ".join(leaf.words[0].word.folded).rstrip("*")
    best: tuple[float, str] = (0.0, "")
    for name, text in reading.texts:
        if name not in leaf.fields:
            continue
        for token in difflib.get_close_matches(wanted, [token[:60] for token in text.at], n=1, cutoff=likeness):
            ratio = difflib.SequenceMatcher(None, wanted, token).ratio()
            at = text.at.get(token)
            if at and ratio > best[0]:
                best = (ratio, text.written(at[0]))
    return f"“{best[1]}” is like it, but no form of it" if best[1] else ""
