"""Dutch: plural, adjectives, moderately verbs; the double vowel of a closed syllable and the double consonant after it."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.languages.dutch_verbs import infinitives, strong
from monitor.languages.paradigm import Made, Table, led_back

_RULES = """
!does not change : .{0,2} : -
in -heid : (.*)heid : 1heden -
in -f : (.*[aeiou][aeiou]|.*ij|.*[lrnm])f : 1v en e
in -s : (.*[aeiou][aeiou]|.*[lrnm]|.*ij)s : 1z en e
double vowel : (.*[^aeiou])(?:aa|ee|oo|uu)([bdgklmnprt]) : 0 e
double vowel, s that is z : (.*)(?:aa)s : 1az en e
double vowel, s that is z : (.*)(?:ee)s : 1ez en e
double vowel, s that is z : (.*)(?:oo)s : 1oz en e
double vowel, f that is v : (.*)(?:aa)f : 1av en e
double vowel, f that is v : (.*)(?:oo)f : 1ov en e
double vowel a : (.*)aa([bdgklmnprtfs]) : 1a 2en 2e
double vowel e : (.*)ee([bdgklmnprtfs]) : 1e 2en 2e
double vowel o : (.*)oo([bdgklmnprtfs]) : 1o 2en 2e
double vowel u : (.*)uu([bdgklmnprtfs]) : 1u 2en 2e
double vowel, f that is v : (.*)(?:ee)f : 1ev en e
short vowel : (.*[^aeiou]|)([aeiou])([bdfgklmnprst]) : 123 3en 3e
in -er, -el, -en, -aar : (.*(?:er|el|en|aar|je|erd|ing)) : 1 s en
in -e : (.*)e : 1e s n
in -ie, -ee : (.*(?:ie|ee)) : 1 en s
more : (.*(?:ig|lijk|zaam|baar|end|vol|ief|ant|ent)|sterk|lang|kort|jong|oud|klein|rijk|arm|hard|zacht|warm|koud|nieuw|bekend|streng|slecht|diep|scherp|leuk|vreemd|modern|zwart|echt|vast|dicht|leeg|ruim) : 1 er ere st ste
more, in -r : (.*(?:zwaa|duu|popula?i|zeke|bitte|kla|klaa|ve|onzeke|gevaa|sobe|donke|zuive|somber?))r : 1r der dere st ste
in -a, -o, -i, -u, -y : (.*[aoiuy]) : 1 s
any other : (.*[bcdfghjklmnpqrstvwxz]) : 1 en s e
verb, open syllable : ((?:be|ver|her|ont|er|ge|mis)?.*[^aeiou]|(?:be|ver|ont)?)([aeou])([bdgklmnprt])en : 1223 - t d de den te ten ; ge1223 d t de te ; ge123 de te en ; 123 de te end ende
verb, open syllable with t, d : (.*[^aeiou])([aeou])([dt])en : ge1223 - ; ge123 e en
verb, double t or d : (.*[aeiou])([dt])\\2en : ge12 - ; ge122 e en
verb, open syllable with v : (.*[^aeiou])([aeou])ven : 122f - t d de den ; ge122f d ; ge12v en
verb, open syllable with z : (.*[^aeiou])([aeou])zen : 122s - t d de den ; ge122s d ; ge12z en
verb in two vowels : (.*(?:aai|ooi|oei|ei|ouw|euw|uw|ui|ij)|leg|zeg)en : 1 - t d de den end ende ; ge1 d de den
verb in -ven after two vowels : (.*(?:ij|ie|oe|ui|eu|ei|ou|[lr]))ven : 1f - t de den ; ge1f d de
verb in -zen after two vowels : (.*(?:ij|ie|oe|ui|eu|ei|ou|[lrn]))zen : 1s - t de den ; ge1s d de
verb in -ten, -den : (.*[^aeiou][dt])en : ge1 - e en
verb in -ten, -den after two vowels : (.*(?:ij|ie|oe|ui|eu|ei|ou)[dt])en : ge1 - e en
verb : (.*[^aeiou])en : 1 t de den te ten end ende ; ge1d - e en ; ge1t - e en ; ge1 en ; 1d e ; 1 -
verb in -eren : (.*)eren : 1eer t de den ; ge1eerd - e en
verb with a prefix : ((?:be|ver|her|ont|er|mis|ge).+)en : 1d - e en ; 1t - e en
verb, double consonant : (.*[aeiou])([bdfgklmnprst])\\2en : 12 - t d de den te ten ; ge12 d de t te ; 122 end ende
verb with a first part : (aan|af|bij|door|in|mee|na|neer|om|onder|op|over|tegen|terug|toe|uit|vast|voor|vrij|weg|binnen|samen|dood)(.+[^aeiou])en : 1ge2 d de t te ; 1te2en -
verb with a first part, in -ten, -den : (aan|af|bij|door|in|mee|na|neer|om|op|over|tegen|terug|toe|uit|vast|voor|vrij|weg|binnen|samen|dood)(.+[^aeiou][dt])en : 1ge2 - e
verb with a first part, double consonant : (aan|af|bij|door|in|mee|na|neer|om|op|over|tegen|terug|toe|uit|vast|voor|vrij|weg|binnen|samen|dood)(.+)([bdfgklmnprst])\\3en : 1ge23 d de t te
verb with a first part, double t or d : (aan|af|bij|door|in|mee|na|neer|om|op|over|tegen|terug|toe|uit|vast|voor|vrij|weg|binnen|samen|dood)(.+)([dt])\\3en : 1ge23 - e en
verb with a first part, open syllable : (aan|af|bij|door|in|mee|na|neer|om|op|over|tegen|terug|toe|uit|vast|voor|vrij|weg|binnen|samen|dood)(.*[^aeiou]|)([aeou])([bdgklmnprt])en : 1ge2334 - d de t te
"""
_TABLE = Table(_RULES, """
zwaar zware zwaarder zwaardere zwaarst zwaarste
duur dure duurder duurdere duurst duurste
laat late later latere laatst laatste
rood rode roder rodere
groot grote groter grotere grootst grootste
hoog hoge hoger hogere hoogst hoogste
laag lage lager lagere laagst laagste
goed goede beter betere best beste
snel snelle sneller snelste snelst snellere
dik dikke dikker dikkere dikst dikste
boos boze bozer boost
weinig minder minst minste
breed brede breder bredere breedste
recht rechten
gewond gewonde gewonden
wapen wapens
kind kinderen
schip schepen
politicus politici politica
musicus musici
criticus critici
academicus academici
historicus historici
catalogus catalogi
museum musea museums
centrum centra centrums
leraar leraren leraars lerares leraressen
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
stad steden
lid leden
man mannen
vrouw vrouwen
gevangene gevangenen
agent agenten agente agentes
journalist journalisten journaliste journalistes
moord moorden
wet wetten
jood joden joods joodse
rus russen
turk turken turks turkse
koerd koerden
""")  # fmt: skip
_PLURALS = led_back("""
    (.*)heden → 1heid
    (.*(?:isch|ns|ees|ig|lijk))e → 1
    (.*(?:slag|dag|weg|dal|bedrag|verdrag|gat|bod|oorlog|bevel|gebrek|spel|schot|lot|slot|pad|dak|bad|vlag|god))en → 1
    (.*(?:ist|ent|ant|ing|ij|eur))en → 1
    (.*)([bdfgklmnprst])\\2en → 12
    (.*[aeiou][bdgklmnprt][bdgklmnprt])en → 1
    (.*(?:er|el|aar))s → 1
    (.{3,}[^s'](?<!man)(?<!toma)(?<!homa)(?<!uka))s → 1
    (.*ne)n → 1
    (.*(?:isch|ns|ees|ig|lijk)|jong|oud|klein|rijk|arm|hard|zacht|warm|koud|nieuw|streng|diep|scherp|vreemd|zwart|sterk|lang|kort|slecht|gewond)e → 1
    (.*[^aeiou])([aeou])([bdgklmnprt])en → 1223
    (.*[iu]e)len → 1el
    (.*(?:ij|ie|oe|ui|eu|ei|ou|[lrn]))zen → 1s
    (.*(?:ij|ie|oe|ui|eu|ei|ou|[lr]))ven → 1f
    (.*[^aeiou])([aeou])zen → 122s
    (.*[^aeiou])([aeou])ven → 122f
    (.*[aeiou].*e)n → 1
""")
# An adjective with -e, compared → as it stands alone.
_ADJECTIVES = led_back("""
    (.*i)ële → 1eel
    (.*)([aeo])([lrt])e → 1223
    (.*lo)ze → 1os
    (.*)zame → 1zaam
    (.*i)eve → 1ef
    (.*e)uze → 1us
    (.*[aeiou])([bdfgklmnprst])\\2ere → 12
    (.*[aeiou])([bdfgklmnprst])\\2e → 12
    (.*(?:isch|ig|lijk|end))(?:e|ere?|ste?) → 1
    (.{3,})ste → 1
    (.{3,})ere → 1
    (.*[lr])ve → 1f
    (.*[^aeiou]a)ne → 1an
    (.*(?:aam|aar|eel|aal|ief|eus|oos|baar|oed))s?te? → 1
    (.{2,}(?:[aeiou]{2}|ij)[dfgklmnprst]|.{2,}[aeiouj].*[^aeiou]{2})e → 1
""")


def acronym(word: str) -> Iterator[Made]:
    """NGO: NGO's."""
    yield word + "s", "plural of an acronym"


def inflect(word: str, name: bool) -> Iterator[Made]:
    """Plurals by the spelling; adjectives take -e, verbs their forms; names take -s."""
    if name and not _TABLE.knows(word):
        yield word + "s", "genitive or plural of a name"
    verbs = tuple(infinitives(word)) if not name and (len(word) > 7 or not _TABLE.knows(word)) else ()
    conjugated = name or (verbs and not word.endswith("en")) or any(tuple(strong(verb)) for verb in verbs)
    adjectives = [] if name or len(word) < 5 or word.endswith("ene") else _ADJECTIVES(word)
    for lemma in (word,) if _TABLE.knows(word) else (word, *_PLURALS(word), *adjectives):
        if lemma != word:
            yield lemma, "singular of the plural"
        yield from (one for one in _TABLE.inflect(lemma) if not conjugated or not one[1].startswith("verb"))
    if not name:
        yield from strong(word)
    for verb in verbs:
        yield verb, "infinitive"
        yield from strong(verb)
        yield from (one for one in _TABLE.inflect(verb) if one[1].startswith("verb"))
