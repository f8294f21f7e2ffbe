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
double vowel, s that is z : (.*)(?:aa)s : 1az en e
double vowel, s that is z : (.*)(?:ee)s : 1ez en e
double vowel, s that is z : (.*)(?:oo)s : 1oz en e
double vowel, f that is v : (.*)(?:aa)f : 1av en e
double vowel, f that is v : (.*)(?:oo)f : 1ov en e
double vowel, f that is v : (.*)(?:ui|ij|ie|oe|eu|ou)f : 0v en
double vowel a : (.*)aa([bdgklmnprtfs]) : 1a 2en 2e
double vowel e : (.*)ee([bdgklmnprtfs]) : 1e 2en 2e
double vowel o : (.*)oo([bdgklmnprtfs]) : 1o 2en 2e
double vowel u : (.*)uu([bdgklmnprtfs]) : 1u 2en 2e
double vowel, f that is v : (.*)(?:ee)f : 1ev en e
short vowel : (.*[^aeiou]|)([aeiou])([bdfgklmnprst]) : 123 3en 3e
in -er, -el, -en, -aar : (.*(?:er|el|en|aar|je|erd|ing)) : 1 s en
in -e : (.*)e : 1e s n
in -a, -o, -i, -u, -y : (.*[aoiuy]) : 1 s
any other : (.*[bcdfghjklmnpqrstvwxz]) : 1 en s e
verb, open syllable : ((?:be|ver|her|ont|er|ge|mis)?.*[^aeiou]|(?:be|ver|ont)?)([aeou])([bdgklmnprt])en : 1223 - t d de den ; ge1223 d t ; ge123 de te en ; 123 de te
verb, open syllable with v : (.*[^aeiou])([aeou])ven : 122f - t de den ; ge122f d ; ge12v en
verb, open syllable with z : (.*[^aeiou])([aeou])zen : 122s - t de den ; ge122s d ; ge12z en
verb : (.*[^aeiou])en : 1 t de den te ten end ; ge1d - e en ; ge1t - e en ; ge1 en ; 1d e ; 1 -
verb in -eren : (.*)eren : 1eer t de den ; ge1eerd - e en
"""
_TABLE = Table(_RULES, """
kind kinderen
schip schepen
blad bladen bladeren
ei eieren
rund runderen
volk volken volkeren
weg wegen
dag dagen
oorlog oorlogen
god goden
bedrag bedragen
gebrek gebreken
bevel bevelen
slag slagen
dal dalen
glas glazen
graf graven
hof hoven
verbod verboden
gebod geboden
oogst oogsten
smid smeden
koe koeien
zee zeeën
industrie industrieën
schieten schiet schoot schoten geschoten
slaan slaat sloeg sloegen geslagen
sterven sterft stierf stierven gestorven
grijpen grijpt greep grepen gegrepen
sluiten sluit sloot sloten gesloten
vinden vindt vond vonden gevonden
houden houdt hield hielden gehouden
aanhouden houdt hield aangehouden aanhoudt
verdwijnen verdwijnt verdween verdwenen
verbieden verbiedt verbood verboden
oppakken oppakt opgepakt pakte
ontslaan ontslaat ontsloeg ontslagen
vluchten vlucht vluchtte vluchtten gevlucht gevluchte
nemen neemt nam namen genomen
geven geeft gaf gaven gegeven
spreken spreekt sprak spraken gesproken
komen komt kwam kwamen gekomen
vechten vecht vocht vochten gevochten
doodschieten doodgeschoten doodschoot
laten laat liet lieten gelaten
vrijlaten vrijgelaten vrijlaat vrijliet
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
