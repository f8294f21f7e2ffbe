"""Tables of endings: how a language module writes its rules down, and how they are applied to a word.

One rule a line, three parts between colons: its name, the pattern of the whole word, and groups of stem and endings.

    feminine in -ка : (.+)ка : 1к и е у ой ам ами ах ; 1ок -

The digit is a group of the pattern, `-` an ending of no letters. A rule whose name begins with `!` is the last one
that is tried. `IRREGULAR` lines hold all forms of a word: whichever of them is typed, the others are its forms; after
`>`, only of the first.

Endings that many rules share get a name: as a class, for `{adj}`, or in a line of two parts, for `н+short` (н на но ны):

    = short : - а о ы
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

Made = tuple[str, str]  # a form, and the name of the rule that made it
_PLAIN = 5  # letters: a form of fewer may be another word
Inflect = Callable[[str, bool], Iterable[Made]]  # lower-case word, whether it is written like a name → its forms


@dataclass(frozen=True)
class Rule:
    """One paradigm: which words it is for, and what it makes of them."""

    name: str
    written: str  # the pattern of its words; made when a word may fit: a thousand of them take a quarter of a second
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    last: bool
    tails: tuple[str, ...] | None  # that a word of it may end in; None for any

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What a word of it is like."""
        return re.compile(self.written)


class Table:
    """The rules and irregular words of a language."""

    def __init__(self, rules: str, irregular: str = "", **classes: str) -> None:
        self._rules = tuple(_rules(rules, classes))
        self._by_last: dict[str, list[Rule]] = {}  # letter → the rules for words that may end in it
        self._irregular: dict[str, list[str]] = {}
        for line in irregular.strip().splitlines():
            first, only, _ = line.partition(" > ")
            forms = line.replace(">", " ").split()
            for form in [first.strip()] if only else forms:
                self._irregular.setdefault(form, []).extend(forms)

    def inflect(self, word: str) -> list[Made]:
        """The forms of a lower-case word, by every rule that fits."""
        if word in self._irregular:
            return [(form, "irregular") for form in self._irregular[word]]
        made: list[Made] = []
        for rule in self._that_may_fit(word):
            found = rule.pattern.fullmatch(word)
            if found is not None:
                pieces = (found[0], *found.groups(""))
                for stem, endings in rule.groups:
                    root, name = _filled(stem, pieces), rule.name
                    made += [
                        (root + (_filled(ending, pieces) if "{" in ending else ending), name) for ending in endings
                    ]
                if rule.last:
                    break
        return made

    def _that_may_fit(self, word: str) -> list[Rule]:
        last = word[-1:]
        rules = self._by_last.get(last)
        if rules is None:
            rules = self._by_last[last] = [rule for rule in self._rules if _may_end(rule.tails, last)]
        return [rule for rule in rules if rule.tails is None or word.endswith(rule.tails)]

    def knows(self, word: str) -> bool:
        """Whether the word is in the list of irregular ones."""
        return word in self._irregular


class PrincipalParts:
    """Strong verbs: an infinitive and its other forms a verb, verbs between semicolons; a prefix makes another verb of it.

    A participle with `ge` has none after a prefix that stays: gebroken, verbroken; both are made.
    """

    def __init__(self, verbs: str, prefixes: str, endings: str = "") -> None:
        parts = (part.split() for part in verbs.replace("\n", ";").split(";"))
        self._verbs = {infinitive: forms for infinitive, *forms in filter(None, parts)}
        self._prefixes, self._endings = ("", *prefixes.split()), ("", *endings.split())
        self._infinitives = {form: verb for verb, forms in self._verbs.items() for form in forms if len(form) >= _PLAIN}

    def infinitives(self, word: str) -> Iterator[str]:
        """The verbs that a past or a participle is of, where it is long enough to be no other word."""
        for prefix in self._prefixes:
            form = word.removeprefix(prefix)
            if form in self._infinitives and (not prefix or form != word):
                yield prefix + self._infinitives[form]

    def inflect(self, word: str) -> Iterator[Made]:
        """The forms of a verb that ends in one of the list."""
        for prefix in self._prefixes:
            base = word.removeprefix(prefix)
            if base not in self._verbs or (prefix and base == word):
                continue
            for form in self._verbs[base]:
                yield prefix + form, "strong verb"
                if form.startswith("ge"):
                    bare = (form, form.removeprefix("ge")) if prefix else (form,)
                    yield from ((prefix + one + ending, "participle") for one in bare for ending in self._endings)


def _rules(text: str, classes: dict[str, str]) -> Iterator[Rule]:
    """`{C}` stands for the class of letters that is called so in a pattern, for a list of endings in a group."""
    named: dict[str, list[str]] = {}
    for line in text.strip().splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, *parts = (part.strip() for part in line.split(" : "))
        if name.startswith("="):
            named[name.strip("= ")] = list(_spread(parts[0].split(), named))
            continue
        pattern, groups = parts
        for key, letters in classes.items():
            pattern = pattern.replace("{" + key + "}", f"[{letters}]")
            groups = groups.replace("{" + key + "}", letters)
        made = tuple(_group(group, named) for group in groups.split(";") if group.strip(" -"))
        yield Rule(name.lstrip("!"), pattern, made, name.startswith("!"), _tails(pattern))


def _may_end(tails: tuple[str, ...] | None, last: str) -> bool:
    return tails is None or any(tail.endswith(last) for tail in tails)


def _tails(pattern: str) -> tuple[str, ...] | None:
    """What a word of this pattern ends in, as far as that is plain to see; None for anything."""
    found: set[str] = set()
    for part in _alternatives(pattern):
        tails = _tails_of(part)
        if tails is None:
            return None
        found |= tails
    return tuple(sorted(found))


def _tails_of(part: str) -> set[str] | None:
    """The same of what has no bar outside its parentheses: its last letters, and those of a class or group before."""
    plain = re.search(r"(?<!\\)[^\W\d_]*$", part)
    tail = plain[0] if plain else ""
    before = part[: len(part) - len(tail)]
    if before.endswith("]") and (chosen := before[before.rindex("[") + 1 : -1]).isalpha():
        return {letter + tail for letter in chosen}
    if before.endswith(")") and (inner := _group_at_the_end(before)) and (ends := _tails(inner)):
        return {end + tail for end in ends}
    return {tail} if tail else None


def _alternatives(pattern: str) -> list[str]:
    """The parts between the bars that stand in no parenthesis or bracket."""
    parts, depth = [""], 0
    for sign in pattern:
        depth += (sign in "([") - (sign in ")]")
        if sign == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _group_at_the_end(part: str) -> str | None:
    """What is in the last parentheses of a pattern; None for those that look around."""
    depth = 0
    for place in range(len(part) - 1, -1, -1):
        depth += (part[place] == ")") - (part[place] == "(")
        if not depth:
            inner = part[place + 1 : -1]
            return inner.removeprefix("?:") if not inner.startswith("?") or inner.startswith("?:") else None
    return None


def _group(text: str, named: dict[str, list[str]]) -> tuple[str, tuple[str, ...]]:
    stem, *endings = text.split()
    return _template(stem), tuple(dict.fromkeys(map(_template, _spread(endings, named))))


def endings_of(text: str, named: dict[str, list[str]]) -> list[str]:
    """The endings that a list of them is of, each once."""
    return list(dict.fromkeys(_spread(text.split(), named)))


def _spread(endings: Iterable[str], named: dict[str, list[str]]) -> Iterator[str]:
    """Each ending, and for `н+short` all that are called so after the н."""
    for ending in endings:
        before, plus, name = ending.partition("+")
        yield from (before + one for one in named[name]) if plus else ("" if ending == "-" else ending,)


def _template(stem: str) -> str:
    """`1к` is what the first group of the pattern holds, and к."""
    return re.sub("[0-9]", lambda sign: f"{{{sign[0]}}}", stem)


def _filled(template: str, pieces: Sequence[str]) -> str:
    return template.format(*pieces) if "{" in template else template


def led_back(table: str) -> Callable[[str], list[str]]:
    """Plural or feminine → the words it may come from. One pattern a line: `(.*)ці → 1ець 1ца`; the first that fits."""
    lines = [line.split(" → ") for line in table.strip().splitlines()]

    compiled = cache(re.compile)

    @cache
    def rules() -> list[tuple[str, tuple[str, ...] | None, list[str]]]:
        return [(one.strip(), _tails(one.strip()), [*map(_template, made.split())]) for one, made in lines]

    @cache
    def fitting(last: str) -> list[tuple[str, tuple[str, ...] | None, list[str]]]:
        """Those for words that may end in a letter."""
        return [rule for rule in rules() if _may_end(rule[1], last)]

    def lemmas(word: str) -> list[str]:
        for pattern, tails, made in fitting(word[-1:]):
            if (tails is None or word.endswith(tails)) and (found := compiled(pattern).fullmatch(word)):
                return [_filled(lemma, (found[0], *found.groups(""))) for lemma in made]
        return []

    return lemmas
