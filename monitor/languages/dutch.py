"""Dutch: plural, adjectives, moderately verbs; the double vowel of a closed syllable and the double consonant after it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.languages.paradigm import Made, PrincipalParts, Table, led_back

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
verb, open syllable with v : (.*[^aeiou])([aeou])ven : 122f - t de den ; ge122f d ; ge12v en
verb, open syllable with z : (.*[^aeiou])([aeou])zen : 122s - t de den ; ge122s d ; ge12z en
verb in two vowels : (.*(?:aai|ooi|oei|ei|ouw|euw|uw|ui|ij)|leg|zeg)en : 1 - t d de den end ende ; ge1 d de den
verb in -ven after two vowels : (.*(?:ij|ie|oe|ui|eu|ei|ou|[lr]))ven : 1f - t de den ; ge1f d de
verb in -zen after two vowels : (.*(?:ij|ie|oe|ui|eu|ei|ou|[lrn]))zen : 1s - t de den ; ge1s d de
verb in -ten, -den : (.*[^aeiou][dt])en : ge1 - e en
verb in -ten, -den after two vowels : (.*(?:ij|ie|oe|ui|eu|ei|ou)[dt])en : ge1 - e en
verb : (.*[^aeiou])en : 1 t de den te ten end ende ; ge1d - e en ; ge1t - e en ; ge1 en ; 1d e ; 1 -
verb in -eren : (.*)eren : 1eer t de den ; ge1eerd - e en
verb with a prefix : ((?:be|ver|her|ont|er|mis).+)en : 1d - e en ; 1t - e en
verb, double consonant : (.*[aeiou])([bdfgklmnprst])\\2en : 12 - t d de den te ten ; ge12 d de t te ; 122 end ende
verb with a first part : (aan|af|bij|door|in|mee|na|neer|om|onder|op|over|tegen|terug|toe|uit|vast|voor|vrij|weg|binnen|samen|dood)(.+[^aeiou])en : 1ge2 d de t te ; 1te2en -
verb with a first part, double consonant : (aan|af|bij|door|in|mee|na|neer|om|op|over|tegen|terug|toe|uit|vast|voor|vrij|weg|binnen|samen|dood)(.+)([bdfgklmnprst])\\3en : 1ge23 d de t te
verb with a first part, double t or d : (aan|af|bij|door|in|mee|na|neer|om|op|over|tegen|terug|toe|uit|vast|voor|vrij|weg|binnen|samen|dood)(.+)([dt])\\3en : 1ge23 - e en
verb with a first part, open syllable : (aan|af|bij|door|in|mee|na|neer|om|op|over|tegen|terug|toe|uit|vast|voor|vrij|weg|binnen|samen|dood)(.*[^aeiou]|)([aeou])([bdgklmnprt])en : 1ge2334 - d de t te
"""
_TABLE = Table(_RULES, """
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
oppakken oppakt opgepakt pakte
vluchten vlucht vluchtte vluchtten gevlucht gevluchte
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
_STRONG = PrincipalParts("""
breken breekt brak braken gebroken; stelen steelt stal stalen gestolen; lezen leest las lazen gelezen; eten eet at aten gegeten
verliezen verliest verloor verloren; bedriegen bedriegt bedroog bedrogen; liegen liegt loog logen gelogen; kiezen kiest koos kozen gekozen
vliegen vliegt vloog vlogen gevlogen; bieden biedt bood boden geboden; gieten giet goot goten gegoten; genieten geniet genoot genoten
kruipen kruipt kroop kropen gekropen; duiken duikt dook doken gedoken; buigen buigt boog bogen gebogen; zuigen zuigt zoog gezogen
schuiven schuift schoof schoven geschoven; sluiten sluit sloot sloten gesloten; schieten schiet schoot schoten geschoten
schrijven schrijft schreef schreven geschreven; blijven blijft bleef bleven gebleven; drijven drijft dreef dreven gedreven
grijpen grijpt greep grepen gegrepen; lijden lijdt leed leden geleden; rijden rijdt reed reden gereden; snijden snijdt sneed sneden gesneden
glijden glijdt gleed gleden gegleden; strijden strijdt streed streden gestreden; bijten bijt beet beten gebeten; smijten smijt smeet smeten gesmeten
zwijgen zwijgt zweeg zwegen gezwegen; krijgen krijgt kreeg kregen gekregen; stijgen stijgt steeg stegen gestegen; dreigen dreigt dreigde gedreigd
kijken kijkt keek keken gekeken; lijken lijkt leek leken geleken; wijken wijkt week weken geweken; blijken blijkt bleek bleken gebleken
schijnen schijnt scheen schenen geschenen; verdwijnen verdwijnt verdween verdwenen; wijzen wijst wees wezen gewezen; prijzen prijst prees prezen geprezen
vinden vindt vond vonden gevonden; binden bindt bond bonden gebonden; winden windt wond wonden gewonden; dwingen dwingt dwong dwongen gedwongen
springen springt sprong sprongen gesprongen; zingen zingt zong zongen gezongen; dringen dringt drong drongen gedrongen; drinken drinkt dronk dronken gedronken
zinken zinkt zonk zonken gezonken; klinken klinkt klonk klonken geklonken; winnen wint won wonnen gewonnen; beginnen begint begon begonnen
zwemmen zwemt zwom zwommen gezwommen; klimmen klimt klom klommen geklommen; trekken trekt trok trokken getrokken; treffen treft trof troffen getroffen
schrikken schrikt schrok schrokken geschrokken; vechten vecht vocht vochten gevochten; vlechten vlecht vlocht gevlochten; zenden zendt zond zonden gezonden
schenden schendt schond schonden geschonden; smelten smelt smolt smolten gesmolten; gelden geldt gold golden gegolden; schelden scheldt schold gescholden
helpen helpt hielp hielpen geholpen; werpen werpt wierp wierpen geworpen; sterven sterft stierf stierven gestorven; zwerven zwerft zwierf gezworven
werven werft wierf wierven geworven; bederven bederft bedierf bedorven; nemen neemt nam namen genomen; komen komt kwam kwamen gekomen
spreken spreekt sprak spraken gesproken; steken steekt stak staken gestoken; wreken wreekt wreekte gewroken; bevelen beveelt beval bevalen bevolen
geven geeft gaf gaven gegeven; treden treedt trad traden getreden; meten meet mat maten gemeten; vergeten vergeet vergat vergaten vergeten
bidden bidt bad baden gebeden; liggen ligt lag lagen gelegen; zitten zit zat zaten gezeten; zien ziet zag zagen gezien; vreten vreet vrat gevreten
vallen valt viel vielen gevallen; houden houdt hield hielden gehouden; laten laat liet lieten gelaten; slapen slaapt sliep sliepen geslapen
blazen blaast blies bliezen geblazen; raden raadt raadde geraden; lopen loopt liep liepen gelopen; roepen roept riep riepen geroepen
stoten stoot stootte gestoten; vangen vangt ving vingen gevangen; hangen hangt hing hingen gehangen; gaan gaat ging gingen gegaan
staan staat stond stonden gestaan; slaan slaat sloeg sloegen geslagen; dragen draagt droeg droegen gedragen; graven graaft groef groeven gegraven
varen vaart voer voeren gevaren; zweren zweert zwoer zworen gezworen; scheren scheert schoor geschoren; wegen weegt woog wogen gewogen
bewegen beweegt bewoog bewogen; ruiken ruikt rook geroken; sluipen sluipt sloop slopen geslopen; vriezen vriest vroor gevroren; scheppen schept schiep geschapen
denken denkt dacht dachten gedacht; brengen brengt bracht brachten gebracht; zoeken zoekt zocht zochten gezocht; kopen koopt kocht kochten gekocht
weten weet wist wisten geweten; jagen jaagt joeg joegen gejaagd; vragen vraagt vroeg vroegen gevraagd; heten heet heette geheten; doen doet deed deden gedaan
laden laadt laadde geladen; scheiden scheidt scheidde gescheiden; zeggen zegt zei zeiden gezegd; leggen legt legde legden gelegd; worden wordt werd werden geworden
hebben heeft had hadden gehad; zijn is was waren geweest; kunnen kan kon konden gekund; mogen mag mocht mochten; moeten moet moest moesten; willen wil wilde wilden gewild
verraden verraadt verraadde verraden; ontvoeren ontvoert ontvoerde ontvoerden ontvoerd
""", "aan af bij door in mee na neer om onder op over tegen terug toe uit vast voor voorbij vrij weg binnen samen dood be er ge her ont ver mis",
    "e")  # fmt: skip
_PLURALS = led_back("""
    (.*)heden → 1heid
    (.*(?:ist|ent|ant|ing|ij|eur))en → 1
    (.*)([bdfgklmnprst])\\2en → 12
    (.*[aeiou][bdgklmnprt][bdgklmnprt])en → 1
    (.*(?:er|el|aar))s → 1
    (.*ne)n → 1
    (.*(?:isch|ns|ees|ig|lijk)|jong|oud|klein|rijk|arm|hard|zacht|warm|koud|nieuw|streng|diep|scherp|vreemd|zwart|sterk|lang|kort|slecht|gewond)e → 1
    (.*[aeiou].*e)n → 1
""")


# A participle or a past → its infinitive.
_INFINITIVES = led_back("""
    ge(.+)eer(?:d|de|den) → 1eren
    (.+)eer(?:d|de|den|t) → 1eren
    ge(.*[^aeiou]e[lnr])de? → 1en
    ((?:be|ver|ont|her|mis).*[^aeiou]e[lnr])de? → 1en
    ge(.*[^aeiou])([aeo])\\2fde? → 12ven
    ge(.*[^aeiou])([aeo])\\2sde? → 12zen
    ge(.*(?:ij|ie|oe|ui|eu|ei|ou))fde? → 1ven
    ge(.*(?:ij|ie|oe|ui|eu|ei|ou))sde? → 1zen
    ge(.*[^aeiou])([aeou])\\2([bdgklmnprt])[td]e? → 123en
    ge(.*[^aeiou])([aeiou])([bdfgklmnprst])[td]e? → 1233en
    ge(.+)t → 1ten 1en
    ge(.+)d → 1den 1en
    ((?:be|ver|ont|her|mis)(?:.*[^aeiou])?)([aeou])\\2([bdgklmnprt])(?:d|de|den|t|te|ten) → 123en 1223den
    ((?:be|ver|ont|her|mis).*[^aeiou][aeiou])([bdfgklmnprst])(?:d|de|den|t|te|ten) → 122en
    ((?:be|ver|ont|her|mis).+)d(?:e|en)? → 1en 1den
    ((?:be|ver|ont|her|mis).+)t(?:e|en)? → 1en 1ten
""")


_NO_PARTICIPLES = re.compile(
    ".*heid|gemeente|gedachten?|gezicht|gevecht|gebied|geluid|geweld|gerecht|geslacht|gewicht|gedeelten?|geboorte|gezant|gebergte|gedicht|gehalte"
    "|bericht|beleid|bewind|besluit|verstand|verbond|verband|verraad|verbod|herfst|geduld|gebeurt|bestand"
)


def acronym(word: str) -> Iterator[Made]:
    """NGO: NGO's."""
    yield word + "s", "plural of an acronym"


def inflect(word: str, name: bool) -> Iterator[Made]:
    """Plurals by the spelling; adjectives take -e, verbs their forms; names take -s."""
    if name and not _TABLE.knows(word):
        yield word + "s", "genitive or plural of a name"
    strong = () if name else tuple(_STRONG.infinitives(word))
    for lemma in (word, *_PLURALS(word)):
        if lemma != word:
            yield lemma, "singular of the plural"
        made = _TABLE.inflect(lemma)
        yield from (one for one in made if not strong or not one[1].startswith("verb"))
    if not name:
        yield from _STRONG.inflect(word)
        if _TABLE.knows(word):
            return
        for verb in _INFINITIVES(word) if len(word) > 6 and not _NO_PARTICIPLES.fullmatch(word) else ():
            yield verb, "infinitive"
            yield from (one for one in _TABLE.inflect(verb) if one[1].startswith("verb"))
        for verb in strong:
            yield verb, "strong verb"
            yield from _STRONG.inflect(verb)
