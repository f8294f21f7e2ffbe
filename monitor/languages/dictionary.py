"""Forms out of simplemma's tables, where `monitor-news[languages]` is installed: what no rule knows, beside the rules.

The tables lead from a form to its lemma. Here they lead from a lemma to its forms too, so that a desk can see them all.
"""

from __future__ import annotations

import functools
import importlib
from array import array
from collections.abc import Iterator, Mapping

from monitor.languages.paradigm import Made

FROM = "from simplemma"
_CALLED = {"sr": "hbs", "no": "nb"}  # what simplemma calls a language


class Families:
    """Lemma → its forms, packed: one text of all forms, and chains of the places of those with one lemma."""

    def __init__(self, lemmas: Mapping[str, str]) -> None:
        count = len(lemmas)
        self._mask = (1 << count.bit_length()) - 1
        self._newest = array("i", [-1]) * (self._mask + 1)  # by the last bits of a lemma's hash; -1 ends a chain
        self._before, self._hashes, self._starts = array("i"), array("i"), array("I")
        written = bytearray()
        for number, form in enumerate(lemmas):
            lemma = hash(lemmas[form])
            self._before.append(self._newest[lemma & self._mask])
            self._newest[lemma & self._mask] = number
            self._hashes.append(_short(lemma))
            self._starts.append(len(written))
            written += form.encode()
        self._starts.append(len(written))
        self._written = bytes(written)

    def forms(self, lemma: str) -> Iterator[str]:
        """The forms that have this lemma."""
        sought = hash(lemma)
        at = self._newest[sought & self._mask]
        while at >= 0:
            if self._hashes[at] == _short(sought):
                yield self._written[self._starts[at] : self._starts[at + 1]].decode()
            at = self._before[at]


def _short(number: int) -> int:
    return number >> 33  # the first 31 bits of 64: the last ones are those of the chain


def forms_of(language: str, word: str) -> Iterator[Made]:
    """The forms of a word, typed in any case, that the tables have; none where they are not installed."""
    tables = _tables(language) if is_installed() else None
    if tables is not None:
        lemmas, families = tables
        for written in dict.fromkeys((word, word.lower(), word.capitalize())):
            if lemma := lemmas.get(written):
                yield from ((form, FROM) for form in (lemma, *families.forms(lemma)))
                return


@functools.cache
def is_installed() -> bool:
    """Whether there are tables to ask, and what reads them little by little (simplemma 2)."""
    try:
        importlib.import_module("simplemma.strategies.dictionaries.stream_dictionary_factory")
    except ImportError:
        return False
    return True


@functools.cache
def _tables(language: str) -> tuple[Mapping[str, str], Families] | None:
    """Form → lemma and back, None where there is no table; read when a word of the language is first asked for."""
    code = _CALLED.get(language, language)
    whole = importlib.import_module("simplemma.strategies.dictionaries.dictionary_factory")
    frugal = importlib.import_module("simplemma.strategies.dictionaries.stream_dictionary_factory")
    if code not in whole.SUPPORTED_LANGUAGES:
        return None
    families = Families(whole.DefaultDictionaryFactory(cache_max_size=0).get_dictionary(code))
    return frugal.StreamDictionaryFactory(cache_max_size=0).get_dictionary(code), families


def give_back() -> bool:
    """Forget the tables, which are needed only while queries are compiled; whether there were any."""
    had = _tables.cache_info().currsize > 0
    _tables.cache_clear()
    return had
