"""Dutch verbs: strong ones by their principal parts, and from a form back to the infinitive by the spelling of its stem."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from monitor.languages.paradigm import Made
from monitor.languages.prefixes import Prefixes

# Infinitive, third person, past, its plural, participle.
_STRONG = """
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
schenken schenkt schonk schonken geschonken; slijten slijt sleet sleten gesleten; spuiten spuit spoot spoten gespoten; splijten splijt spleet spleten gespleten
knijpen knijpt kneep knepen geknepen; fluiten fluit floot floten gefloten; krimpen krimpt kromp krompen gekrompen; slinden slindt slond slonden geslonden
stinken stinkt stonk stonken gestonken; zwellen zwelt zwol zwollen gezwollen; heffen heft hief hieven geheven; bakken bakt bakte bakten gebakken
bergen bergt borg borgen geborgen; mijden mijdt meed meden gemeden; vouwen vouwt vouwde vouwden gevouwen; braden braadt braadde braadden gebraden
vergelijken vergelijkt vergeleek vergeleken vergeleken; lachen lacht lachte lachten gelachen; spannen spant spande spanden gespannen
denken denkt dacht dachten gedacht; brengen brengt bracht brachten gebracht; zoeken zoekt zocht zochten gezocht; kopen koopt kocht kochten gekocht
weten weet wist wisten geweten; jagen jaagt joeg joegen gejaagd; vragen vraagt vroeg vroegen gevraagd; heten heet heette geheten; doen doet deed deden gedaan
laden laadt laadde geladen; scheiden scheidt scheidde gescheiden; zeggen zegt zei zeiden gezegd; leggen legt legde legden gelegd; worden wordt werd werden geworden
hebben heeft had hadden gehad; zijn is was waren geweest; kunnen kan kon konden gekund; mogen mag mocht mochten; moeten moet moest moesten; willen wil wilde wilden gewild
verraden verraadt verraadde verraden; ontvoeren ontvoert ontvoerde ontvoerden ontvoerd
"""
_APART = (
    "aan achter af bij binnen bijeen bloot dood door goed in klaar los mee na neer om onder op open over plaats rond samen "
    "stil stuk tegen teleur terecht terug toe uit uiteen vast vol voor voorbij vooruit vrij waar weg"
).split()
_TOGETHER = "be er ge her mis ont ver door onder om over voor weer achter aan vol".split()
_PREFIXES = Prefixes(_APART, _TOGETHER)
# Nouns, and words of other languages, that look like a form of a strong verb.
_NO_VERB = re.compile(
    ".*voeren|gewonden|gevangenen|bewijs|besluit|besluiten|bewijzen|gebied|gebieden|geld|gelden|verdacht|verdachte|verdachten|week|weken|bond|bonden|wees|wezen|wond|wonden|vocht|sprong|sprongen|greep|grepen|rook|vroeg|sloot|bleek|steeg|lag|lagen|bad|baden|at|"
    "mat|maten|won|las|kon|was|waren|had|is|zag|stal|stalen|brak|beet|leed|weet|goot|genoot|genoten|zei|voer|sloop|schoor|gold|laat|meet|"
    "eet|kan|mag|moet|wil|heet|stoot|wist|wijst|raden|graven|leden|laden|geleden|verleden|gegeven|gebleken|gelegen|loop|val|vang|slaap|"
    "hang|raad|koop|zoek|vraag|jaag|denk|houd|help|bind|vind|win|drink|zing|trek|tref|schrik|zend|scheld|werp|spreek|steek|geef|lig|zit|"
    "zie|laad|zeg|leg|lijk|blijk|prijs|wijs|krijg|schijn|lijd|rijd|strijd|bijt|zwijg|stijg|kijk|wijk|blijf|drijf|grijp|"
    ".*(?:tocht|koopt?|verbod|gebod|bod|loop|gang|slag|aanval|ongeval|overval|vlucht|voorval|verval|geval|toeval|inval|afval|uitval|"
    "verkoop|aankoop|opdracht|uitspraak|verraad|voorraad|bedrag|gedrag|verdrag|verhoor|optreden|verzoek|onderzoek|bezoek|gevecht|bestand|"
    "verband|verbond|toestand|afstand|opstand|verstand|bijstand|weerstand|tegenstand)"
)


@cache
def _verbs() -> dict[str, list[str]]:
    parts = (part.split() for part in _STRONG.replace("\n", ";").split(";"))
    return {infinitive: forms for infinitive, *forms in filter(None, parts)}


def _first_person(infinitive: str, third: str) -> str:
    """slaat → sla, geeft → geef, schiet: what is left without the -t of the third."""
    if not third.endswith("t") or (infinitive.endswith("ten") and not third.endswith("tt")):
        return third
    stem = third[:-1]
    return stem[:-1] if stem.endswith(("aa", "oe")) and infinitive.endswith("aan") else stem


def _finite(infinitive: str) -> Iterator[str]:
    """All forms but the participle of the past."""
    third = _verbs()[infinitive][0]
    yield from (infinitive, infinitive + "d", infinitive + "de", _first_person(infinitive, third))
    yield from (form for form in _verbs()[infinitive] if not form.startswith("ge") or infinitive.startswith("ge"))


def _participles(infinitive: str) -> list[str]:
    """With the e of gevangene, gezochte."""
    last = _verbs()[infinitive][-1]
    return [last, last + "e"] if last.startswith("ge") or last[-2:] == "en" else []


def strong(word: str) -> Iterator[Made]:
    """The forms of a verb that ends in one of the list."""
    for prefix, base in _PREFIXES.apart(word):
        if base not in _verbs():
            continue
        yield from ((prefix + form, "strong verb") for form in _finite(base))
        if not prefix or prefix in _APART:
            yield from ((prefix + form, "participle") for form in _participles(base))
        if prefix in _TOGETHER:
            yield from ((prefix + form.removeprefix("ge"), "participle") for form in _participles(base))
        if prefix in _APART:
            yield prefix + "te" + base, "strong verb"


@cache
def _led_back() -> tuple[dict[str, str], dict[str, str]]:
    """Form → infinitive: of a verb alone, and, more, the participles without ge- after a prefix that stays."""
    alone: dict[str, str] = {}
    bare: dict[str, str] = {}
    for infinitive in _verbs():
        for form in (*_participles(infinitive)[:1], *_finite(infinitive)):
            alone.setdefault(form, infinitive)
        for form in _participles(infinitive)[:1]:
            bare.setdefault(form.removeprefix("ge"), infinitive)
    return alone, {**alone, **bare}


def _strong_infinitives(word: str) -> Iterator[str]:
    if len(word) < 4 or _NO_VERB.fullmatch(word):
        return
    alone, after = _led_back()
    for prefix, rest in _PREFIXES.apart(word):
        form = rest
        form = form[2:] if prefix in _APART and form.startswith("te") and form[2:] in _verbs() else form
        infinitive = (after if prefix in _TOGETHER else alone).get(form)
        if infinitive and prefix + infinitive != word:
            yield prefix + infinitive


_FIRST = "|".join(sorted(_APART, key=len, reverse=True))
_PARTICIPLE = re.compile(f"((?:{_FIRST})?)ge(.+?)([td])?(?:e|en)?")
_PREFIXED = re.compile(
    "((?:be|ver|ont|her|er|mis|over|onder|voor|weer|achter|om|door).+?)(de|den|te|ten|d|t|(?<=[^aeiou])ende?)?"
)
_PAST = re.compile("(.{2,})(de|den|te|ten)")
_THIRD = re.compile(
    "(.{3,}(?:[ei]er|oer|uur|[^aeiou]e[lr])|.+(?:aa|ee|oo|uu|oe|ie|ui|ij|ei|eu|ou)[kmnplgf]|.*(?:aai|ooi|oei|[bvhkl]oer)|.{2,}(?:[eiou]k|[ei]rk|[^a]m|[lrni]g|[aeiou]p)|.{2,}d)t"
)
_BEFORE_DE = re.compile(".*(?:aai|ooi|oei|[aeiou]{2}[gmlnr]|ij[gmlnr]|e[lr]|ig|nn|mm|gg|[ln]g|rm|rg)")
_NOW = re.compile("(.{2,}(?:er|el|ig|oord|oer))ende?")
_VOICELESS = ("k", "f", "s", "ch", "p", "t", "x")
_ENDS_IN_D = re.compile(
    ".*(?:moord|hoofd|wond|brand|meld|duld|huld|dood|leid|scheid|kleed|voed|raad|schaad|land|zend|bloed|spied|antwoord|hand|rand|grond|blind|schend|wend)"
)
_ENDS_IN_T = re.compile(".*(?:cht|st|ft|rt|lt|nt|uit|oet|oot|aat|eet|iet|ijt|eit|et|at|it|ot|ut)")
# Words that look like a form of a weak verb.
_NO_WEAK = re.compile(
    "(?:.*heid|gemeente|gedacht|gezicht|gevecht|gebied|geluid|geweld|gerecht|geslacht|gewicht|gedeelte|geboorte|gezant|gebergte|gedicht|"
    "gehalte|bericht|beleid|bewind|besluit|verstand|verbond|verband|verraad|verbod|herfst|geduld|gebeurt|bestand|geld|gezin|gevoel|geval|"
    "gebouw|geheim|gemiddeld|gewoonte|behoefte|verte|verdriet|verzet|bezit|beest|bereid|best|eerst|erg|ernst|verleden|vers|geleden|"
    "gestalte|gebrek|geloof|gesprek|gebruik|gezag|gevaar|gevolg|begrip|belang|besef|bestuur|beurt|gebod|gedrag|getal|gevoelens|gezondheid|"
    "gezond|beroemd|vreemd|derd|vierd|zevend|negend|tiend|vijft|zest|elft|twaalft|honderdst|ziekt|zwakt|sterkt|diept|hoogt|lengt|breedt|"
    "dikt|drukt|vlakt|oppervlakt|schaarst|vreugd|deugd|jeugd|lief|liefd|waard|aard|geaard|middel|gemiddel|held|veld|beeld|wereld|schuld|"
    "geduld|vriend|geest|gewest|verdacht|gewond|honderd|duizend|gerst|bewust|best|eerst|laatst|einde?|bende|ellende|miljard|moeder|vader|broeder|leider|kleder|kader|ader|verder|minder|onder|zonder|ander|eerder|"
    "verte|kort|beslist|bekend|beweerd|versterk|kaart|start|markt|.*markt|vracht|kracht|kwart|hart|zwart|soort|poort|sport|plaats|laats|"
    "vertrek|verkeer|verschil|verslag|vervoer|verblijf|verloop|vermogen|bedrijf|beroep|besmet|bezoek|bewijs|begin|bevel|beul|berg|mist|"
    "herder|meester|venster|titel|artikel|wortel)(?:e|en|n|s|r)?"
)


def _opened(stem: str) -> Iterator[str]:
    """The infinitive of a stem: oordeel → oordelen, ontsnap → ontsnappen, beloof → beloven, verhuis → verhuizen."""
    if found := re.fullmatch("(.*?)(aa|ee|oo|uu)([^aeiou])", stem):
        for last in {"f": "v", "s": "zs"}.get(found[3], found[3]):
            yield found[1] + found[2][0] + last + "en"
    elif found := re.fullmatch("(.*(?:ij|ie|oe|ui|eu|ei|ou|au|l|r))([fs])", stem):
        for last in {"f": "v", "s": "zs"}[found[2]]:
            yield found[1] + last + "en"
    elif re.fullmatch("(?:.*[^aeiou])?[aeiou][bdfgklmnprst]", stem) and not re.fullmatch(
        ".*[aeiou].*(?:el|er|en|ig|em|it|ik)", stem
    ):
        yield stem + stem[-1] + "en"
    else:
        yield stem + "en"


def _of_a_stem(stem: str, mark: str) -> Iterator[str]:
    """Stem and the -d, -t of a participle or past, which must go together; or a stem that ends in it itself."""
    itself = stem + mark
    agrees = stem.endswith(_VOICELESS) if mark == "t" else not stem.endswith(("k", "p", "ch", "t", "d"))
    if mark and stem.endswith(mark):  # vermoordde
        yield from _opened(stem)
    elif mark == "d" and _ENDS_IN_D.fullmatch(itself):
        yield from _opened(itself)
    elif mark and agrees:
        yield from _opened(stem)
    if mark == "t" and _ENDS_IN_T.fullmatch(itself) and not itself.endswith(("ft", "st", "kt", "pt")):
        yield from _opened(itself)


def _weak_infinitives(word: str) -> Iterator[str]:
    if found := _PARTICIPLE.fullmatch(word):
        yield from (found[1] + one for one in _of_a_stem(found[2], found[3] or ""))
    elif (found := _PREFIXED.fullmatch(word)) and found[2]:
        yield from _of_the_prefixed(found[1], found[2])
    elif found := _THIRD.fullmatch(word):
        yield from _opened(found[1])
    elif found := _NOW.fullmatch(word):
        yield found[1] + "en"
    elif (found := _PAST.fullmatch(word)) and _is_past(found[1], found[2][0]):
        yield from _opened(found[1])


def _is_past(stem: str, mark: str) -> bool:
    """vluchtten, moordden; klopte; martelde."""
    if stem.endswith(mark):
        return len(stem) > 3
    return _BEFORE_DE.fullmatch(stem) is not None if mark == "d" else stem.endswith(("k", "p", "ach"))


def _of_the_prefixed(stem: str, ending: str) -> Iterator[str]:
    if ending in ("end", "ende"):
        yield stem + "en"
    elif ending == "t" and not stem.endswith(_VOICELESS):  # bedreigt, vermoordt
        yield from _opened(stem)
    else:
        yield from _of_a_stem(stem, ending[0])


def infinitives(word: str) -> Iterator[str]:
    """The verbs that a word in small letters may be a form of."""
    known = list(dict.fromkeys(_strong_infinitives(word)))
    yield from known
    if not known and len(word) > 4 and word not in _verbs() and not _NO_WEAK.fullmatch(word):
        yield from (one for one in dict.fromkeys(_weak_infinitives(word)) if one != word)
