"""Italian: plural and feminine; verbs in a file of their own. Elided articles are words of their own here.

Source of the rules: the classes of nouns and the three conjugations of the school grammar.
"""

from __future__ import annotations

from collections.abc import Iterator

from monitor.languages.italian_verbs import verbs
from monitor.languages.paradigm import Made, Table, led_back

_NOUNS = Table("""
!does not change : .{0,2}|.*(?:[àèéìòùó]|si)|.*[bcdfghklmnprstvwxyz] : -
!in -ista, -cida : (.*(?:ist|cid|iat|aut))a : 1 a i e
!in -tore : (.*)tore : 1tor e i ; 1tric e i ; 1toress a e
!in -ssore : (.*ss)ore : 1or e i ; 1oress a e
!in -ente, -ante : (.*[ea]nt)e : 1 e i ; 1ess a e
!in -one : (.*)one : 1on e i ; 1oness a e
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
!of men's gender only : ((?:aero)?port|punt|cors|cont|gir|post|cas|mod|rest|vot|pes|camp|test|coll|cost|partit|govern|process|bisogn|aiut|controll|incontr|ricord|accord|sequestr|temp|pass|mond)o : 1 o i
!in -o : (.*)o : 1 o i a e
!in -a, of people : (.*(?:an|in|on|at|it|ut|ar|er|iv|os|en|ot|ern|urd|ulman|ecen|uss|es|ott|ebre|gin|ett|enz|nnat|tt))a : 1 a e o i
!in -a : (.*)a : 1 a e
in -i, of a plural : (.*)i : 1 i
""")
_IRREGULAR = Table("", """
uomo uomini
eroe eroi eroina eroine
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
banco banchi
gioco giochi
attacco attacchi
foglio fogli
calcio calci
inizio inizi
rischio rischi
studio studi
cambio cambi
legge leggi
ucciso uccisa uccisi uccise
morto morta morti morte
arresto arresti
mano mani
polizia polizie
poliziotto poliziotti poliziotta poliziotte
scomparso scomparsi scomparsa scomparse
gay
collega colleghi colleghe
belga belgi belghe
problema problemi
sistema sistemi
tema temi
programma programmi
dramma drammi
telegramma telegrammi
clima climi
diploma diplomi
schema schemi
patriarca patriarchi
monarca monarchi
duca duchi
pirata pirati
profeta profeti
atleta atleti atlete
pilota piloti
uovo uova
braccio braccia bracci
dito dita
labbro labbra labbri
osso ossa ossi
ginocchio ginocchia ginocchi
muro muri mura
centinaio centinaia
migliaio migliaia
paio paia
miglio miglia
grido grida gridi
bue buoi
moglie mogli
ala ali
arma armi
re
dottore dottori dottoressa dottoresse
professore professori professoressa professoresse
sindaco sindaci sindaca sindache
monaco monaci monaca monache
porco porci
asparago asparagi
mago maghi maga maghe
prete preti
difensore difensori difenditrice
principe principi principessa principesse
conte conti contessa contesse
leone leoni leonessa leonesse
regime regimi
poeta poeti
papa papi
""")  # fmt: skip
_PLURALS = led_back("""
    (.*)tori → 1tore
    (.*)trici → 1trice
    (.*(?:zion|sion|gion|or|al|nt|es|il|id))i → 1e
    (.*ist)i → 1a
    (.*)chi → 1co
    (.*)ghi → 1go
    (.*i)che → 1ca 1co
    (.*)che → 1ca
    (.*[ou])ghe → 1ga 1go
    (.*)ghe → 1ga
    (.*)aie → 1aio
    (.*[aeiou]c)i → 1o 1e
    (.*[tvrnsld])i → 1o
    (.*[tvrnsld])e → 1a
    (.*(?:mb|pp|rm|mm|tim|zz|ff|mp|nz|rz))e → 1a
""")
_CONJUGATED = verbs(_PLURALS)

_CONJUGATED = verbs(_PLURALS)


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
        if not name and len(lemma) > 4:
            yield from _CONJUGATED.guessed(lemma)
    if not name:
        yield from _CONJUGATED.inflect(word)
