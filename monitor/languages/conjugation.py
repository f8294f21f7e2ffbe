"""Verbs of a language by class and by list: from an infinitive to every form, and from a form back to its infinitive.

A class is the end of its infinitives, then groups of stem and endings; the longest end that fits is the class of a verb.
`+name` is a list of endings that was called so; `-` stands for no letters:

    = past : i e ero
    care : c o a ano ; ch i iamo

Irregular verbs are written in the same way, and make others by a prefix: mettere, promettere; but for those with `!`. A verb whose stem changes
stands after the end of its infinitive: `ar : pens>piens`; the forms of the changed stem are those of the class `*ar`, of a
second one `**ar`. Regular verbs are known by a list of their stems: a form is led back to these, or by an ending that is
no other word's. A noun that looks like a form stays a noun, and an ending that is `weak` leads nowhere: Spanish disparo.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from monitor.languages.paradigm import Made, endings_of, led_back

_Weak = list[tuple[tuple[str, ...], tuple[str, ...]]]  # ends of infinitives, and their endings that nouns have
_Forms = dict[str, list[str]]  # the end of an infinitive → the ends of its forms
# The end of a stem, and how it is written before other vowels.
_RESPELT = {
    "c": ("qu", "ch", "zc", "z", "ç"),
    "g": ("gu", "gh", "j"),
    "gu": ("gü", "g"),
    "z": ("c",),
    "ç": ("c",),
    "ci": ("c",),
    "gi": ("g",),
}

# English words in -er, as no verb is spelt: blogger, queer, leader.
ENGLISH_LOANS = (
    r".*(?:[kw]|([bdfgmnptlz])\1|ag|ead|ai[nl]|st|ign|[ui]t|id|in|eport|oa.|oo.)er|.*neer|"
    r"queer|(?:trans)?gender|lender|blender|influencer|freelancer"
)


class Verbs:
    """All that is told of the verbs of a language; nothing is read before the first word is asked for."""

    def __init__(
        self,
        classes: str,
        irregular: str,
        regular: str,
        *,
        changing: str = "",
        prefixes: str = "",
        nouns: str = "",
        sure: str = "",
        common: str = "",
        weak: str = "",
        loans: str = "",
        singulars: Callable[[str], list[str]] = lambda _: [],
    ) -> None:
        self._texts = (classes, irregular, changing)
        self._listed = regular
        self._prefixes = frozenset(("", *prefixes.split()))
        self._nouns, self._common = frozenset(nouns.split()), frozenset(common.split())
        self._weak, self._loans = weak, re.compile(loans or "(?!)")
        self._sure, self._singulars = led_back(sure), singulars

    def inflect(self, word: str) -> Iterator[Made]:
        """The forms of the verb that a word is, or is a form of."""
        for infinitive in [word] if self.is_infinitive(word) else self.infinitives(word):
            yield infinitive, "infinitive"
            for form in self.conjugated(infinitive):
                if form not in self._common and not self._is_another(form, infinitive, typed=infinitive == word):
                    yield form, "conjugation"

    def _is_another(self, form: str, infinitive: str, *, typed: bool) -> bool:
        """Whether a form is rather a noun: of deportar, deporte; of a participle typed, I kill: asesinado and asesino."""
        plain = form.removesuffix("é") + "e" if form.endswith("é") else form  # a text is folded: deporté
        if _is_weak(form, infinitive, self._weak_endings) and self._is_noun(plain):
            return True
        return not typed and form.endswith("o") and len(form) < len(infinitive) and infinitive.startswith(form[:-1])

    def infinitives(self, word: str) -> list[str]:
        """The verbs that a word may be a form of; none for a noun."""
        if self._is_noun(word):
            return []
        irregular, classes = self._ends
        listed = self._tables[1]
        cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
        found = [
            before + end
            for before, after in cuts
            for end in irregular.get(after, "").split()
            if self._makes(before, end)
        ]
        found = [infinitive for infinitive in found if infinitive in self._changing or not self._is_regular(infinitive)]
        regular = (before + end for before, after in cuts for end in classes.get(after, "").split())
        found += [one for one in regular if one in self._changing or (one in self._regular and one not in listed)]
        return list(dict.fromkeys(found or self._sure(word)))

    def _is_noun(self, word: str) -> bool:
        return word in self._nouns or not self._nouns.isdisjoint(self._singulars(word))

    def _is_regular(self, infinitive: str) -> bool:
        """Whether a verb is regular though it ends like an irregular one: Italian condire."""
        return infinitive in self._regular and infinitive not in self._tables[1]

    def is_infinitive(self, word: str) -> bool:
        """Whether a word is in the lists, as it is or with a prefix."""
        return word[-2:] in self._last_letters and (word in self._regular or self._irregular_end(word) is not None)

    def conjugated(self, infinitive: str) -> list[str]:
        """Every form of a verb, known or not."""
        classes, irregular = self._tables
        end = self._irregular_end(infinitive)
        if end is None or (end != infinitive and infinitive in self._regular):
            return _of_class(infinitive, classes)
        prefix = infinitive.removesuffix(end)
        return [prefix + form for form in irregular.get(end) or _with_changed(*self._changing[end], classes)]

    def guessed(self, word: str) -> Iterator[Made]:
        """The forms of a verb that is in no list, if a word is one by its end."""
        if word[-2:] not in self._last_letters or self._loans.fullmatch(word):
            return
        if not self.is_infinitive(word) and not self._is_noun(word):
            yield from ((form, "conjugation") for form in self.conjugated(word))

    def _irregular_end(self, word: str) -> str | None:
        irregular = self._tables[1]
        ends = ((word[:at], word[at:]) for at in range(len(word)))
        return next(
            (end for before, end in ends if (end in irregular or end in self._changing) and self._makes(before, end)),
            None,
        )

    def _makes(self, prefix: str, verb: str) -> bool:
        return not prefix or (prefix in self._prefixes and verb not in self._bare)

    @cached_property
    def _bare(self) -> frozenset[str]:
        """The verbs that take no prefix."""
        heads = " ".join(head for head, _ in _pairs(self._texts[1])).split()
        return frozenset(head[1:] for head in heads if head.startswith("!"))

    @cached_property
    def _last_letters(self) -> frozenset[str]:
        """The last two letters of the infinitives that are known."""
        return frozenset(verb[-2:] for verbs in (self._tables[1], self._changing, self._regular) for verb in verbs)

    @cached_property
    def _regular(self) -> frozenset[str]:
        return frozenset(stem + end for end, stems in _pairs(self._listed) for stem in stems.split())

    @cached_property
    def _tables(self) -> tuple[_Forms, _Forms]:
        """The forms of classes and of irregular verbs."""
        named: dict[str, list[str]] = {}
        classes = _read(self._texts[0], named)
        return classes, _read(self._texts[1], named)

    @cached_property
    def _changing(self) -> dict[str, tuple[str, list[str]]]:
        """Verbs whose stem changes: the end of the infinitive and the stems, the first unchanged."""
        lines = ((end, verb.split(">")) for end, verbs in _pairs(self._texts[2]) for verb in verbs.split())
        return {stems[0] + end: (end, stems) for end, stems in lines}

    @cached_property
    def _weak_endings(self) -> _Weak:
        return [(tuple(ends.split()), tuple(made.split())) for ends, made in _pairs(self._weak)]

    @cached_property
    def _ends(self) -> tuple[dict[str, str], dict[str, str]]:
        """The end of a form → the ends of the infinitives that it may be of: of irregular verbs, of classes."""
        classes, irregular = self._tables
        weak = self._weak_endings
        never = tuple(ending for ends, endings in weak if "*" in ends for ending in endings)
        plain = {
            end: [form for form in made if not _is_weak(form, end, weak)]
            for end, made in classes.items()
            if "*" not in end
        }
        changed = {verb: _changed(end, stems, classes) for verb, (end, stems) in self._changing.items()}
        return _turned(irregular | changed, never), _turned(plain, never)


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for line in text.strip().splitlines():
        head, _, rest = line.partition(" : ")
        yield head.strip(), rest


def _is_weak(form: str, end: str, weak: _Weak) -> bool:
    """Whether a form is an ending on the stem of its infinitive, one that nouns have."""
    for ends, endings in weak:
        stem = next((end.removesuffix(one) for one in ends if end.endswith(one)), None)
        if stem is not None:
            return any(form.endswith(one) and form.removesuffix(one) in _respelt(stem) for one in endings)
    return False


def _respelt(stem: str) -> list[str]:
    """A stem as it is written before one vowel or another."""
    others = ((stem.removesuffix(last), spelt) for last, spelt in _RESPELT.items() if stem.endswith(last))
    return [stem, *(before + one for before, spelt in others for one in spelt)]


def _read(text: str, named: dict[str, list[str]]) -> _Forms:
    read: _Forms = {}
    for head, groups in _pairs(text):
        if head.startswith("="):
            named[head.strip("= ")] = endings_of(groups, named)
            continue
        made: list[str] = []
        for group in groups.split(";"):
            stem, *endings = group.split(maxsplit=1)
            if "+" in stem or _is_of_words(group):
                stem, endings = "-", [group.rstrip(" -")]
            made += [stem.strip("-") + ending for ending in endings_of(endings[0] if endings else "-", named)]
        for infinitive in head.split():
            read[infinitive.lstrip("!")] = made
    return read


def _is_of_words(group: str) -> bool:
    """Whether whole words stand in a group: it ends with the sign for no letters."""
    return group.rstrip().endswith(" -") and len(group.split()) > 2


def _changed(end: str, stems: list[str], classes: _Forms) -> list[str]:
    """The forms of the stems but the first."""
    made = (_of_class(stem + end, classes, "*" * times) for times, stem in enumerate(stems[1:], start=1))
    return [form for forms in made for form in forms]


def _with_changed(end: str, stems: list[str], classes: _Forms) -> list[str]:
    """All forms of a verb whose stem changes."""
    replaced = set(_changed(end, [stems[0]] * len(stems), classes))
    plain = [form for form in _of_class(stems[0] + end, classes) if form not in replaced]
    return plain + _changed(end, stems, classes)


def _of_class(infinitive: str, classes: _Forms, mark: str = "") -> list[str]:
    """What the class with the longest end makes of a verb."""
    for at in range(len(infinitive)):
        if made := classes.get(mark + infinitive[at:]):
            return [infinitive[:at] + form for form in made]
    return []


def _turned(table: _Forms, never: tuple[str, ...]) -> dict[str, str]:
    turned: dict[str, str] = {}
    for end, made in table.items():
        for form in made:
            turned[form] = f"{turned[form]} {end}" if form in turned else end
    return {form: ends for form, ends in turned.items() if not form.endswith(never)} if never else turned
