"""Swedish, and near enough Danish and Norwegian: the article at the end, plurals, adjectives, moderately verbs."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.languages.paradigm import Made, Table

_RULES = """
!does not change : .{0,2} : -
in -are : (.*)are : 1are n ns s ; 1arna - s ; 1ar e
in -a : (.*[^aeiouyåäö])a : 1a n ns s ; 1or - na nas s ; 1at -
in -e : (.*[^aeiouyåäö])e : 1e n ns s t ts r rna ; 1ar - na nas ; 1er - ne
in -el, -en, -er : (.*{C})e([lnr]) : 1e2n - s ; 1 2ar 2arna 2arnas 2et 2ets 2en ; 1e2 s n ne ns
any other : (.*[^aeiouyåäö]) : 1 s en ens et ets ar arna arnas er erna ernas e a t na
in -m, -n : (.*)([mn]) : 122 en ens et ar arna er
in a vowel : (.*[iouyåäö]) : 1 n ns s et ets t r rna er erna
in -het, -ning : (.*(?:het|ning|ion|else)) : 1 en ens er erna ar arna
verb in -a : (.*)a : 1 ar ade at ad ande ats as er te t d de dde tt
"""
_TABLE = Table(_RULES, """
man mannen mannens män männen mans
kvinna kvinnan kvinnor kvinnorna kvinnors kvinnans
barn barnet barnen barns barnens
polis polisen polisens poliser poliserna
bög bögar bögen bögarna
land landet länder länderna lands landets
stad staden städer städerna stads stadens
dödad dödade dödat dödas
""", C="bcdfghjklmnprstvxz")  # fmt: skip


def inflect(word: str, name: bool) -> Iterator[Made]:
    """Names take -s; other words the article and plural by their endings."""
    if name:
        yield word + "s", "genitive of a name"
    yield from _TABLE.inflect(word)
