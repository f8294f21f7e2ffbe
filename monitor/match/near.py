"""What a topic only just does not find: words like its own, names in other spellings, the one part that failed."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from monitor.languages import forms, spellings
from monitor.match.expanding import leaves
from monitor.match.matcher import Matcher
from monitor.match.sought import Leaf
from monitor.model import Entry, NearMiss, Suggestion, Topic
from monitor.query import AllOf, Near, NoneOf, parse, write
from monitor.text import searchable

_LONG = 5  # letters: shorter words are like too many others
_SAME = 2  # letters at the beginning that a slip leaves alone
_NAME = 9  # letters from which a name may have two slips
_SURE = 8  # letters from which a word of a concept, not all of which are names, is looked at for slips
_MORE = 3  # letters by which a form is longer
_FEW = 3  # entries that may have a word, or one in five hundred
_VOWELS = frozenset("aeiouyаеиоуыэюяіїєαεηιουω")


class _Held(NamedTuple):
    """An entry off some topic: its number tells which."""

    number: int
    entry: Entry
    outlet: str


Holding = Mapping[str, Sequence[_Held]]  # the entries of each long word


def suggest(
    topics: Sequence[Topic],
    entries: Sequence[Entry],
    matcher: Matcher,
    outlet: str | Sequence[str] = "",
    known: Sequence[frozenset[str]] | None = None,
) -> tuple[Suggestion, ...]:
    """What entries that are not on a topic hold that is almost it, topic by topic.

    Words first, the most frequent first; then the parts that failed alone, the rarest first: of those every entry is
    one that a person may want to see. All parts of all topics are matched in one go: the entries are what is dear.
    `known` are topics that the entries are on besides: by their pages, or in disguise.
    """
    outlets = [outlet] * len(entries) if isinstance(outlet, str) else outlet
    held = [_Held(number, *one) for number, one in enumerate(zip(entries, outlets, strict=True))]
    parts = {topic: list(_joined_parts(topic)) for topic in topics}
    asked = [part for several in parts.values() for one in several for part in one.wanted]
    on = matcher.of([*topics, *asked]).topics_of(entries, outlets)
    on = [one | more for one, more in zip(on, known, strict=True)] if known is not None else on
    holding = _holding(held)
    return tuple(
        one
        for topic in topics
        for one in (*_words(topic, matcher, holding, on), *_failed_parts(topic, parts[topic], held, on))
    )


# --- words ------------------------------------------------------------------------------------------------


def _words(topic: Topic, matcher: Matcher, holding: Holding, on: Sequence[frozenset[str]]) -> list[Suggestion]:
    """Words that are not listed: other forms, slips, and names in other spellings. A word that many entries have is
    a word of its own."""
    found = list(leaves(matcher.sought(topic), wanted_only=True))
    listed = {part for leaf in found for word in leaf.words for choice in word.choices for part in choice}
    most = max(_FEW, len(on) // 500)
    fresh: dict[str, list[_Held]] = {}
    for word, held in holding.items():
        mine = [] if word in listed else [one for one in held if topic.name not in on[one.number]]
        if mine and len(held) <= most:
            fresh[word] = mine
    said: dict[str, Suggestion] = {}
    for kind, near, word in _near_words(found, fresh):
        said.setdefault(word, _suggestion(topic, kind, near, fresh[word], word))
    return sorted(said.values(), key=lambda one: (-one.entries, one.near, one.word))


def _near_words(found: Sequence[Leaf], fresh: Holding) -> Iterator[tuple[NearMiss, str, str]]:
    """The words of phrases are too common to be looked at alone; concepts list the spellings of their names."""
    single = {
        leaf.words[0].word.text: leaf.concept for leaf in found if len(leaf.words) == 1 and not leaf.words[0].wild
    }
    vocabulary = sorted(fresh)
    by_beginning: dict[str, list[str]] = defaultdict(list)
    for word in vocabulary:
        by_beginning[word[:_SAME]].append(word)
    for text, concept in single.items():
        typed = searchable(text)
        if len(typed) < _LONG or " " in typed:
            continue
        if text.istitle() and (not concept or len(typed) >= _SURE):
            yield from ((NearMiss.SPELLING, text, word) for word in (() if concept else _respelt(text, fresh)))
            alike = (word for word in by_beginning.get(typed[:_SAME], ()) if _is_slip(typed, word))
            yield from ((NearMiss.LIKE, text, word) for word in alike if _is_name(word, fresh[word][-1].entry))
        if not (concept and typed.isascii()):
            yield from ((NearMiss.LIKE, text, word) for word in _longer(typed, vocabulary))


def _respelt(name: str, fresh: Holding) -> Iterator[str]:
    """A name as the press of other languages writes it, in the forms it takes there."""
    for spelling in spellings(name)[1:]:
        written = (spelling, *forms(spelling.text.title(), [spelling.language]))
        yield from (form.text for form in written if form.text in fresh)


def _is_slip(typed: str, word: str) -> bool:
    """Whether one letter, of long words two, are another: Kadirov, Kadyrov."""
    allowed = 1 if len(typed) < _NAME else 2
    if abs(len(typed) - len(word)) > allowed:
        return False
    edits = (
        code for code in difflib.SequenceMatcher(None, typed, word, autojunk=False).get_opcodes() if code[0] != "equal"
    )
    return sum(max(code[2] - code[1], code[4] - code[3]) for code in edits) <= allowed


def _is_name(word: str, entry: Entry) -> bool:
    """Whether it is written with a capital there, in a script that has them."""
    written = (found for found in re.findall(r"\w+", f"{entry.title} {entry.text}") if searchable(found) == word)
    return any(one[0].lower() == one[0].upper() or one[0].isupper() for one in written)


def _longer(typed: str, vocabulary: Sequence[str]) -> Iterator[str]:
    """Words that go on where it ends, by a few letters: forms and words made of it."""
    stem = typed[:-1] if typed[-1] in _VOWELS and len(typed) > _LONG else typed
    for place in range(bisect_left(vocabulary, stem), len(vocabulary)):
        word = vocabulary[place]
        if not word.startswith(stem):
            return
        if len(word) <= len(typed) + _MORE and word != typed:
            yield word


def _holding(held: Sequence[_Held]) -> Holding:
    found: dict[str, list[_Held]] = defaultdict(list)
    for one in held:
        for word in {*searchable(one.entry.title).split(), *searchable(one.entry.text).split()}:
            if len(word) >= _LONG:
                found[word].append(one)
    return found


# --- parts ------------------------------------------------------------------------------------------------


class _Joined(NamedTuple):
    """A query that joins parts: what must be there, each as a topic of its own, and what must not."""

    wanted: tuple[Topic, ...]
    unwanted: str


def _joined_parts(topic: Topic) -> Iterator[_Joined]:
    for place, query in enumerate(map(parse, topic.queries)):
        if isinstance(query, AllOf):
            wanted = [write(part) for part in query.parts if not isinstance(part, NoneOf)]
            unwanted = [write(part) for part in query.parts if isinstance(part, NoneOf)]
        elif isinstance(query, Near):
            wanted, unwanted = [*map(write, query.parts), write(query)], []
        else:
            continue
        asked = [Topic(name=f"{topic.name}\0{place}\0{part}", queries=(part,)) for part in wanted]
        yield _Joined(tuple(asked), " and ".join(unwanted))


def _failed_parts(
    topic: Topic, joined: Sequence[_Joined], held: Sequence[_Held], on: Sequence[frozenset[str]]
) -> list[Suggestion]:
    """Parts that failed alone: one was missing, or all stood there and so did what must not."""
    lacking: dict[tuple[NearMiss, str], list[_Held]] = defaultdict(list)
    for one in held:
        if topic.name in on[one.number]:
            continue
        for query in joined:
            missing = [part for part in query.wanted if part.name not in on[one.number]]
            if len(missing) == 1 < len(query.wanted):
                lacking[NearMiss.MISSING, missing[0].queries[0]].append(one)
            elif not missing and query.unwanted:
                lacking[NearMiss.KEPT_OUT, query.unwanted].append(one)
    said = [_suggestion(topic, kind, near, entries) for (kind, near), entries in lacking.items()]
    return sorted(said, key=lambda one: (one.entries, one.near))


def _suggestion(topic: Topic, kind: NearMiss, near: str, held: Sequence[_Held], word: str = "") -> Suggestion:
    first = held[-1]  # entries come oldest first
    return Suggestion(
        topic=topic.name, kind=kind, near=near, word=word, entries=len(held),
        headline=first.entry.title, outlet=first.outlet, url=first.entry.url,
    )  # fmt: skip
