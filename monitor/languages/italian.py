"""Italian: plural and feminine, moderately verbs. Elided articles are words of their own here.

Source of the rules: the classes of nouns and the three conjugations of the school grammar.
"""

from __future__ import annotations

from collections.abc import Iterator

from monitor.languages.paradigm import Made, Table, led_back

_NOUNS = Table("""
!does not change : .{0,2}|.*(?:[àèéìòùó]|si)|.*[bcdfghklmnprstvwxyz] : -
!in -ista, -cida : (.*(?:ist|cid|iat|aut))a : 1 a i e
!in -tore : (.*)tore : 1tor e i ; 1tric e i
!in -trice : (.*)trice : 1tric e i ; 1tor e i
!in -ore, -sore : (.*)e : 1 e i
in -ese, -ente : (.*)essa : 1ess a e ; 1e -
!in -co : (.*)co : 1co - ; 1ci - ; 1chi - ; 1ca - ; 1che -
!in -go : (.*)go : 1go - ; 1gi - ; 1ghi - ; 1ga - ; 1ghe -
!in -ca : (.*)ca : 1ca - ; 1che - ; 1co - ; 1ci - ; 1chi -
!in -ga : (.*)ga : 1ga - ; 1ghe - ; 1ghi -
!in -cio, -gio : (.*[cg])io : 1io - ; 1i - ; 1ia - ; 1ie - ; 1e -
!in -cia, -gia : (.*[cg])ia : 1ia - ; 1ie - ; 1e -
!in -io : (.*)io : 1io - ; 1i - ; 1ia - ; 1ie - ; 1ii -
!in -ia : (.*)ia : 1ia - ; 1ie -
!in -ia : (.*)aio : 1ai o a e -
!in -o : (.*)o : 1 o i a e
!in -a, of people : (.*(?:an|in|on|at|it|ut|ar|er|iv|os|en|ot|ern|urd|ulman|ecen|uss|es|ott|ebre|gin|ett|enz|nnat|tt))a : 1 a e o i
!in -a : (.*)a : 1 a e
in -i, of a plural : (.*)i : 1 i
""")
_VERBS = Table("""
verb in -are : (.*)are : 1 a o i ano iamo ò arono ato ata ati ate ando ante anti ava avano erà eranno erebbe asse
verb in -care, -gare : (.*[cg])are : 1h i iamo erà eranno
verb in -ciare, -giare : (.*[cg]i)are : 1 - amo ; 1 o a ano ò ato ata ati ate
verb in -iare : (.*i)are : 1 - amo
verb in -ere : (.*)ere : 1 e o i ono iamo é ette ettero uto uta uti ute endo eva evano erà eranno
verb in -dere : (.*)dere : 1s e ero o a i ; 1so - a i e
verb in -gere : (.*)gere : 1s e ero ; 1t o a i e ; 1tto - a i e
verb in -ire : (.*)ire : 1 e ì irono ito ita iti ite endo iva ivano irà iranno isce iscono o
""")
_IRREGULAR = Table("", """
uomo uomini
donna donne
dio dei
medico medici
amico amici amica amiche
nemico nemici nemica nemiche
greco greci greca greche
turco turchi turca turche
tedesco tedeschi tedesca tedesche
politico politici politica politiche
carcere carceri
diritto diritti
legge leggi
ucciso uccisa uccisi uccise
uccidere uccide uccidono uccise uccisero ucciso uccisa uccisi uccidendo uccideva ucciderà uccideranno
morire muore muoiono morì morirono morto morta morti morte morendo moriva morirà
morto morta morti morte
arresto arresti
arrestare arresta arrestano arrestò arrestarono arrestato arrestata arrestati arrestate arrestando arrestava arresterà
braccio braccia
mano mani
polizia polizie
poliziotto poliziotti poliziotta poliziotte
gay
collega colleghi colleghe
belga belgi belghe
problema problemi
regime regimi
poeta poeti
papa papi
rapire rapisce rapiscono rapì rapirono rapito rapita rapiti rapite
""")  # fmt: skip
_PLURALS = led_back("""
    (.*)tori → 1tore
    (.*)trici → 1trice
    (.*(?:zion|sion|gion|or|al|nt|es|il|id))i → 1e
    (.*ist)i → 1a
    (.*)chi → 1co
    (.*)ghi → 1go
    (.*)che → 1ca
    (.*)ghe → 1ga
    (.*[aeiou]c)i → 1o
    (.*[tvrnsld])i → 1o
    (.*[tvrnsld])e → 1a
""")


def inflect(word: str, name: bool) -> Iterator[Made]:
    """Plural and feminine by the endings; verb forms for infinitives; names of persons do not change."""
    if name and word[-1:] not in "oaei":
        return
    for lemma in (word, *(() if name and not word.endswith(("i", "he")) else _PLURALS(word))):
        if lemma != word:
            yield lemma, "singular of the plural"
        if _IRREGULAR.knows(lemma):
            yield from _IRREGULAR.inflect(lemma)
            continue
        yield from _NOUNS.inflect(lemma)
        if not name and len(lemma) > 5:
            yield from _VERBS.inflect(lemma)
