"""Dutch: plural, adjectives, moderately verbs; the double vowel of a closed syllable and the double consonant after it."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.languages.paradigm import Made, Table, led_back

_RULES = """
!does not change : .{0,2} : -
in -heid : (.*)heid : 1heden -
in -f : (.*[aeiou][aeiou]|.*[lrnm])f : 1v en e
in -s : (.*[aeiou][aeiou]|.*[lrnm]|.*ij)s : 1z en e
double vowel : (.*[^aeiou])(?:aa|ee|oo|uu)([bdgklmnprt]) : 0 e
double vowel a : (.*)aa([bdgklmnprtfs]) : 1a 2en 2e
double vowel e : (.*)ee([bdgklmnprtfs]) : 1e 2en 2e
double vowel o : (.*)oo([bdgklmnprtfs]) : 1o 2en 2e
double vowel u : (.*)uu([bdgklmnprtfs]) : 1u 2en 2e
double vowel, f that is v : (.*)(?:ee)f : 1ev en e
short vowel : (.*[^aeiou]|)([aeiou])([bdfgklmnprst]) : 123 3en 3e
in -er, -el, -en, -aar : (.*(?:er|el|en|aar|je|erd|ing)) : 1 s en
in -e : (.*)e : 1e s n
in -a, -o, -i, -u, -y : (.*[aoiuy]) : 1 s
any other : (.*[bcdfghjklmnpqrstvwxz]) : 1 en s e er ers
verb : (.*[^aeiou])en : 1 t de den te ten end ; ge1d - e en ; ge1t - e en ; ge1 en ; 1d e ; 1 -
verb in -eren : (.*)eren : 1eer t de den ; ge1eerd - e en
"""
_TABLE = Table(_RULES, """
kind kinderen
stad steden
lid leden
man mannen
vrouw vrouwen
gevangene gevangenen
agent agenten agente agentes
journalist journalisten journaliste journalistes
doden doodt doodde doodden gedood gedode
moord moorden
wet wetten
jood joden joods joodse
rus russen
turk turken turks turkse
koerd koerden
""")  # fmt: skip
_PLURALS = led_back("""
    (.*)heden → 1heid
    (.*(?:ist|ent|ant|ing|ij|eur))en → 1
    (.*)([bdfgklmnprst])\\2en → 12
    (.*[aeiou][bdgklmnprt][bdgklmnprt])en → 1
    (.*(?:er|el|aar))s → 1
    (.*ne)n → 1
""")


def inflect(word: str, name: bool) -> Iterator[Made]:
    """Plurals by the spelling; adjectives take -e, verbs their forms; names take -s."""
    if name and not _TABLE.knows(word):
        yield word + "s", "genitive or plural of a name"
    for lemma in (word, *_PLURALS(word)):
        if lemma != word:
            yield lemma, "singular of the plural"
        yield from _TABLE.inflect(lemma)
