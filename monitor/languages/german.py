"""German: nouns by their endings, names, adjectives and participles, moderately verbs. Umlauts are folded with the text.

Compounds are words of their own: `Polizei*` finds them. Source of the rules: the plural classes of the school grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.languages.german_verbs import led_back_forms, verb_forms
from monitor.languages.paradigm import Made, Table, led_back

_ADJECTIVE = "e er es en em"
_NOUNS = Table(f"""
!person in -in : (.*(?:er|ist|ant|ent|or|at|ach|oge|tsch|zos|örd|ürd|urd|n|d|t|l|s|h|g))in : 1in nen s
!no plural in -ismus, -heit … : (.*(?:ung|heit|keit|schaft|tät|ion|ität|ei|thek|ik|ur|anz|enz)) : 1 en s
!in -ismus : (.*)ismus : 1ism en ; 1ismus -
!in -nis : (.*)nis : 1nis se ses sen
!in -ling : (.*ling) : 1 e es s en
!small one : (.*(?:chen|lein)) : 1 s
!adjective as a noun : (.*(?:haftet|haftiert|fangen|mordet|letzt|ötet|folgt|klagt|teiligt|nommen|schuldigt|hindert|storben|deckt|lagert|sexuell|trieben|wandt|kannt|ordnet|amt|führt|urteilt|dächtigt|schwunden|foltert|handelt|flüchtet|misst|wundet|schädigt|troffen|bannt|rettet|siedelt|freit|schlagen|boren|fallen|drückt|schossen|schleppt|krankt|rechtigt|wählt|wiesen|trogen)|schwul|deutsch|arbeitslos|weiß|tot|fremd|krank|jugendlich|jüdisch|bisexuell|transsexuell)(?:e|er|en)? : 1 {_ADJECTIVE}
!adjective as a noun, declined : (.{{2,}}(?:lich|isch|iert|(?<!kön)(?<!hon)ig))(?:e[rn]) : 1 {_ADJECTIVE}
!in -e : (.*)e : 1e n s ns ; 1in - nen
!in -er, -or : (.*er) : 1 n s in innen
in -or : (.*or) : 1 en s in innen
!in -el, -en : (.*el) : 1 s n
!in -en : (.*en) : 1 s
plural in -er : (.*(?:kind|mann|haus|land|buch|volk|dorf|wort|bild|rad|dach|loch|glas|blatt|grab|gras|amt|band|bad|feld|geld|gesicht|glied|gut|horn|huhn|kalb|kleid|korn|kraut|lamm|licht|lied|maul|nest|pfand|rind|schild|schloss|schwert|tuch|weib|geist|gott|tum|leib|rand|wald|wurm|brett|fach|fass|gespenst|haupt|holz|regiment|spital|ei|bord|gehalt|ort|vieh|denkmal|mal|tal|strauch)) : 1 er ern
in -ist, -ent … : (.*(?:ist|ent|ant|and|at|et|ot|it|aph|og|om|arch|und|rt|ad|eld|ast)) : 1 en s e es in innen
in -ia : (.*i)a : 1en -
!in -a, -o, -i, -u, -y : (.*[aoiuy]) : 1 s
in -us, -um : (.*)(?:us|um) : 1 en
in -um : (.*)um : 1 a
!foreign, plural in -s : (.*(?:club|team|job|camp|clan|park|punk|chef|tank|dschihad|gay)) : 1 s
!in a hiss : (.*(?:s|ß|x|z|tz|sch)) : 1 e es en
any other : (.*[bcdfghklmnprtvw]) : 1 s e es en in innen
""")
_NAMES = Table("""
!name of a people in -e : (.*[^aeiou])e : 1e n s ; 1e -
name : (.*[^sßxz]) : 1 s
name, more of them : (.*[^aeiousßxz]) : 1 en e
name in -s : (.*[sßxz]) : 1 ens e en
""")
_ADJECTIVES = Table(f"""
!adjective, compared : (.*(?:lich|ig|bar|sam|ern|los|limm|ell|iv|[eia]hn|recht))e?(?:ste|ere)[nrsm]? : 1 - {_ADJECTIVE} ere eren erer eres erem ste sten ster stes stem
!adjective, declined : (.*(?:isch|lich|ig|los|haft|bar|sam|iert|ell|iv|al|ar|är|ös|ent|ant|fach|lut|ekt|reich|voll|wert|frei|treu|dicht|schlecht))(?:e|er|es|en|em) : 1 - {_ADJECTIVE}
adjective in -em : (.{{3,}})em : 1 - {_ADJECTIVE}
adjective in -el, -er : (.*(?:[^aeiou]|[ae]u))e([lr]) : 12 {_ADJECTIVE}
adjective in -e : (.*)e : 1 - {_ADJECTIVE}
adjective : (.*[^en]) : 1 {_ADJECTIVE} ere eren erer eres erem ste sten ster stes stem este esten ester estes
adjective in -en : (.*en) : 1 {_ADJECTIVE}
adjective in -n : (.*[^e]n) : 1 {_ADJECTIVE} ere eren erer eres erem ste sten ster stes stem
""")
_IRREGULAR = Table("", """
mann mannes manns manne männer männern
frau frauen
kind kinder kindes kinds kindern kinde
haus hauses häuser häusern hause
land landes lands länder ländern lande
recht rechts rechtes rechte rechten
stadt städte städten
staat staates staats staaten staate
leute leuten
tat taten
mord mordes mords morde morden
tod todes tods tode
gewalt gewalten
polizei polizeien
haft
krieg krieges kriegs kriege kriegen
gericht gerichts gerichtes gerichte gerichten
gefängnis gefängnisses gefängnisse gefängnissen
lesbe lesben
gay gays
herr herrn herren
bauer bauern bauers
nachbar nachbarn nachbars
opfer opfers opfern
volk volkes volks völker völkern
rat rates rats räte räten
zensur zensuren
presse
folter
schwul schwule schwuler schwules schwulen schwulem
türkei
bayern bayerns
bremen bremens
norwegen norwegens
thüringen thüringens
ukraine
schweiz
hoch hohe hoher hohen hohes hohem höher höhere höheren höchste höchsten höchster
jude juden jüdin jüdinnen
museum museen museums
thema themen themas themata
virus viren
datum daten datums
zentrum zentren zentrums
ministerium ministerien ministeriums
konto konten kontos
risiko risiken risikos
firma firmen
villa villen
drama dramen dramas
mutter mütter müttern
vater väter vätern vaters
bruder brüder brüdern bruders
tochter töchter töchtern
name namen namens
herz herzen herzens
stark starke starker starkes starken starkem stärker stärkere stärkeren stärkerer stärkste stärksten stärkster
alt alte alter altes alten altem älter ältere älteren älterer älteste ältesten ältester
jung junge junger junges jungen jungem jünger jüngere jüngeren jüngerer jüngste jüngsten jüngster
lang lange langer langes langen langem länger längere längeren längerer längste längsten längster
kurz kurze kurzer kurzes kurzen kurzem kürzer kürzere kürzeren kürzerer kürzeste kürzesten kürzester
groß große großer großes großen großem größer größere größeren größerer größte größten größter
hart harte harter hartes harten hartem härter härtere härteren härterer härteste härtesten härtester
schwach schwache schwacher schwaches schwachen schwachem schwächer schwächere schwächeren schwächste schwächsten
scharf scharfe scharfer scharfes scharfen scharfem schärfer schärfere schärferen schärfste schärfsten
gut gute guter gutes guten gutem besser bessere besserer besseren besseres beste bester besten bestes
nah nahe naher nahes nahen nahem näher nähere näheren näherer nächste nächsten nächster
krank kranke kranker krankes kranken krankem kränker kränkere kränkste
schwarz schwarze schwarzer schwarzes schwarzen schwarzem schwärzer schwärzeste
""")  # fmt: skip
_PLURALS = led_back("""
    (.*i)en → 1e 1um 1
    (.*zent)ren → 1rum
    (.*e[lr])n → 1
    (.*)innen → 1in
    (.*(?:ung|heit|keit|schaft|tät|ion|ei|ahl|acht|elt|enz|anz))en → 1
    (.*nis)se → 1
    (.*(?:eil|ent|ekt|akt|iel|erk|ult|ieg|orf|ikt|echt|icht))e → 1
    (.*(?:ling|mord|recht|paar|grund|tag|bericht|verbot|heft|blick|brief|streik|angriff|prozess|gesetz|protest|fall))e → 1
    (.*(?:ist|ent|ant|at|et|oph|og|aph|ekt|ad))en → 1 1e
    (.*(?:ss|tsch|rd|rk|nd|ll|eis|[^n]g|ung|b|z|tt|rb))en → 1e 1
    (.*(?:ur|eit|form|zahl|art|frau|[icu]cht))en → 1 1e
    (.*)en → 1e
    (.{4,}[tdnlmrgbf])e → 1
    (.{3,})es → 1
    (.*[^aeiou])s → 1
    (.*[aeioy])s → 1
""")


# Nouns with an umlaut in the plural, and others in -e: the stem without the umlaut.
_WITH_UMLAUT = {
    "e": re.compile(
        ".*(?:wurf|sohn|arzt|arzt|brand|stand|fall|gang|gast|kampf|anwalt|trag|schlag|zug|flug|satz|schatz|platz|raum|traum|baum|"
        "zaun|kopf|topf|strom|sturm|turm|stoss|stoß|schuss|fluss|schluss|bruch|spruch|grund|fuss|fuß|gruss|gruß|hut|stuhl|ton|thron|hof|rock|"
        "block|stock|band|wand|hand|macht|nacht|kraft|angst|kunst|brust|lust|luft|kuh|stadt|braut|haut|faust|draht|rat|saal|"
        "bart|pass|hals|damm|kamm|stamm|klang|gesang|rang|hang|zwang|tanz|kranz|ball|stall|wall|knall|kanal|general|kardinal|"
        "bischof|palast|altar|plan|sarg|markt|wolf|fuchs|bau|korb|sprung|wunsch|bund|fang|schwarm|papst|chor|pfad|not|ausschuss|"
        "zusammenhang|marsch|schrank|trumpf|sumpf|kuss|unterkunft|kunft|frucht|sucht|zucht|flucht|vorwand|verlust|zoll|schwur|dampf|kauf|koch|lohn|saft|schlaf)"
    ),
    "er": re.compile(
        ".*(?:mann|haus|land|buch|volk|dorf|wort|rad|dach|loch|glas|blatt|grab|gras|amt|bad|gut|horn|huhn|kalb|kraut|lamm|maul|"
        "schloss|tuch|gott|tum|wald|wurm|fach|fass|haupt|holz|ort|mal|tal|strauch|band|rand)"
    ),
    "": re.compile(
        ".*(?:vater|mutter|bruder|tochter|kloster|garten|graben|hafen|laden|schaden|boden|ofen|bogen|magen|mangel|vogel|apfel|nagel|lager)"
    ),
}
_PLURAL_IN_E = re.compile(
    "(.*(?:griff|schritt|schnitt|dienst|punkt|recht|gericht|bericht|gesetz|gespräch|beweis|preis|kreis|weg|krieg|sieg|film|tisch|"
    "fisch|stein|teil|ziel|spiel|problem|system|programm|projekt|objekt|prozess|termin|verein|beruf|besuch|versuch|ruf|weis|protest|"
    "test|dienst|gebot|verbot|boot|mord|sport|port|flughafen|pferd|jahr|monat|tag|freund|feind|befund|abend|gebiet|kredit|gefecht|"
    "geschäft|gerücht|gewehr|geschoss|gerät|gebet|haar|paar|tier|papier|offizier|könig|zweig|bereich|streich|vergleich|schied|"
    "stoff|schritt|konflikt|delikt|instrument|dokument|argument|element|experiment|moment|parlament|abonnement|attentat|mandat|"
    "aufruf|motiv|archiv|symbol|skandal|ritual|signal|lokal|verfahren|bezirk|betrieb|dieb|hieb|einsatz|rohr|tor|meer|heer|schiff|stück|"
    "leid|kleid|eid|boykott|komplott|streit|transport|visier|revier|quartier|schock|putsch|streik|brief|fund|rest|feld|opfer))e(?:n|s)?"
)
_PLURAL_IN_ER = re.compile(
    "(.*(?:kind|bild|geld|feld|glied|geist|gesicht|gespenst|gemüt|lied|licht|kleid|nest|rind|schild|schwert|brett|regiment|leib|weib))ern?"
)
_BARE = str.maketrans("äöü", "aou")


def _singulars(word: str) -> Iterator[str]:
    """Ärzte, Ländern, Angriffen: what they are the plural of."""
    for ending, stems in _WITH_UMLAUT.items():
        stem = word.removesuffix("n").removesuffix(ending) if word.endswith((ending, ending + "n")) else word
        bare = stem.translate(_BARE).replace("aau", "au")
        if bare != stem and (stem != word or not ending) and stems.fullmatch(bare):
            yield bare
    if found := _PLURAL_IN_E.fullmatch(word) or _PLURAL_IN_ER.fullmatch(word):
        yield found[1]


def acronym(word: str) -> Iterator[Made]:
    """AG: AGs."""
    if not word.endswith(("s", "x", "z")):
        yield word + "s", "genitive or plural of an acronym"


def inflect(word: str, name: bool) -> Iterator[Made]:
    """Written with a capital: a noun or name; with a small letter: adjective and verb, or anything typed in haste."""
    if _IRREGULAR.knows(word):
        yield from _IRREGULAR.inflect(word)
        return
    if len(word) < 3:
        return
    for single in _PLURALS(word) if name or len(word) > 5 else ():
        if len(single) > 3:
            yield single, "singular of the plural"
            yield from _NOUNS.inflect(single)
    for single in _singulars(word):
        yield single, "singular of the plural"
        yield from (_IRREGULAR if _IRREGULAR.knows(single) else _NOUNS).inflect(single)
    yield from _NOUNS.inflect(word)
    if name:
        yield from _NAMES.inflect(word)
        return
    yield from _ADJECTIVES.inflect(word)
    yield from verb_forms(word)
    yield from led_back_forms(word)
