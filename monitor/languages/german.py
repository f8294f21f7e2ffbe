"""German: nouns by their endings, names, adjectives and participles, moderately verbs. Umlauts are folded with the text.

Compounds are words of their own: `Polizei*` finds them. Source of the rules: the plural classes of the school grammar.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

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
_VERBS = Table("""
verb in -ieren : (.*)ieren : 1ier e st t te ten test tet end ende ender enden endes ; 1iert - e er es en em
verb, first part apart : (ab|an|auf|aus|bei|durch|ein|fest|fort|frei|her|hin|hinzu|los|mit|nach|nieder|tot|um|unter|vor|weg|zu|zurück|zusammen)(.+)(?<!ier)en : 12 e st t te ten end ende ender enden endes est ; 1ge2t - e er es en em ; 1zu2en - ; 1ge2en - e er es em
verb in -ten, first part apart : (ab|an|auf|aus|ein|fest|her|hin|los|nach|nieder|um|unter|vor|weg|zu|zurück)(.+[td])en : 12 et ete eten ; 1ge2et - e er es en em ; 1zu2en -
verb with a prefix : ((?:be|ent|er|ver|zer|miss|über|wider).+[^e])en : 1 e st t te ten test tet end ende ender enden endes est et ete eten ; 1t e er es en em ; 1et e er es en em
verb in -eln : (.*)eln : 1le -
verb in -eln, -ern : (.*)(el|er)n : 12 e st t te ten end ende ender enden endes ; ge12t - e er es en em ; 12t e er es en em
verb : (.*[^ei])en : 1 e st t te ten test tet end ende ender enden endes est et ete eten ; ge1t - e er es en em ; ge1et - e er es en em
""")  # fmt: skip
# Infinitive, third person, past, participle. Every prefix makes another verb of them.
_STRONG = """
gebären gebiert gebar geboren; gelingen gelingt gelang gelungen; bewegen bewegt bewog bewogen; genießen genießt genoss genossen; misslingen misslingt misslang misslungen; schleifen schleift schliff geschliffen; pfeifen pfeift pfiff gepfiffen; treiben treibt trieb getrieben; kneifen kneift kniff gekniffen
befehlen befiehlt befahl befohlen; empfehlen empfiehlt empfahl empfohlen; können kann konnte gekonnt; dürfen darf durfte gedurft; wollen will wollte gewollt
müssen muss musste gemusst; sollen soll sollte gesollt; mögen mag mochte gemocht; erschrecken erschrickt erschrak erschrocken; speien speit spie gespien
beginnen beginnt begann begonnen; beißen beißt biss gebissen; bergen birgt barg geborgen; betrügen betrügt betrog betrogen
biegen biegt bog gebogen; bieten bietet bot geboten; binden bindet band gebunden; bitten bittet bat gebeten
blasen bläst blies geblasen; bleiben bleibt blieb geblieben; brechen bricht brach gebrochen; brennen brennt brannte gebrannt
bringen bringt brachte gebracht; denken denkt dachte gedacht; dringen dringt drang gedrungen; fahren fährt fuhr gefahren
fallen fällt fiel gefallen; fangen fängt fing gefangen; finden findet fand gefunden; fliegen fliegt flog geflogen
fliehen flieht floh geflohen; fressen frisst fraß gefressen; frieren friert fror gefroren; geben gibt gab gegeben
gehen geht ging gegangen; gelten gilt galt gegolten; gewinnen gewinnt gewann gewonnen; gießen gießt goss gegossen
graben gräbt grub gegraben; greifen greift griff gegriffen; halten hält hielt gehalten; hauen haut hieb gehauen
hängen hängt hing gehangen; heben hebt hob gehoben; heißen heißt hieß geheißen; helfen hilft half geholfen
kennen kennt kannte gekannt; klingen klingt klang geklungen; kommen kommt kam gekommen; kriechen kriecht kroch gekrochen
laden lädt lud geladen; lassen lässt ließ gelassen; laufen läuft lief gelaufen; leiden leidet litt gelitten
leihen leiht lieh geliehen; lesen liest las gelesen; liegen liegt lag gelegen; löschen lischt losch geloschen
lügen lügt log gelogen; meiden meidet mied gemieden; messen misst maß gemessen; nehmen nimmt nahm genommen
nennen nennt nannte genannt; raten rät riet geraten; reißen reißt riss gerissen; reiten reitet ritt geritten
rennen rennt rannte gerannt; rufen ruft rief gerufen; ringen ringt rang gerungen; schaffen schafft schuf geschaffen
scheiden scheidet schied geschieden; scheinen scheint schien geschienen; schieben schiebt schob geschoben
schießen schießt schoss geschossen; schlafen schläft schlief geschlafen; schlagen schlägt schlug geschlagen
schleichen schleicht schlich geschlichen; schließen schließt schloss geschlossen; schmelzen schmilzt schmolz geschmolzen
schneiden schneidet schnitt geschnitten; schreiben schreibt schrieb geschrieben; schreien schreit schrie geschrien
schreiten schreitet schritt geschritten; schweigen schweigt schwieg geschwiegen; schwimmen schwimmt schwamm geschwommen
schwinden schwindet schwand geschwunden; schwören schwört schwor geschworen; sehen sieht sah gesehen; senden sendet sandte gesandt
singen singt sang gesungen; sinken sinkt sank gesunken; sitzen sitzt saß gesessen; sprechen spricht sprach gesprochen
sprengen sprengt sprengte gesprengt; springen springt sprang gesprungen; stechen sticht stach gestochen
stehen steht stand gestanden; stehlen stiehlt stahl gestohlen; steigen steigt stieg gestiegen; sterben stirbt starb gestorben
stoßen stößt stieß gestoßen; streichen streicht strich gestrichen; streiten streitet stritt gestritten; tragen trägt trug getragen
treffen trifft traf getroffen; treiben treibt trieb getrieben; treten tritt trat getreten; trinken trinkt trank getrunken
tun tut tat getan; verderben verdirbt verdarb verdorben; vergessen vergisst vergaß vergessen; verlieren verliert verlor verloren
wachsen wächst wuchs gewachsen; weichen weicht wich gewichen; weisen weist wies gewiesen; wenden wendet wandte gewandt
werben wirbt warb geworben; werfen wirft warf geworfen; wiegen wiegt wog gewogen; winden windet wand gewunden
wissen weiß wusste gewusst; ziehen zieht zog gezogen; zwingen zwingt zwang gezwungen
"""
_APART = "ab an auf aus bei durch ein fest fort frei her heran heraus hin hinaus hinein los mit nach nieder nieder tot über um unter vor voran vorbei weg wieder zu zurück zusammen".split()
_TOGETHER = "be ent er ge miss ver zer über unter um durch wider hinter".split()
_ADJECTIVES = Table(f"""
!adjective, declined : (.*(?:isch|lich|ig|los|haft|bar|sam|iert|ell|iv|al|ar))(?:e|er|es|en|em) : 1 - {_ADJECTIVE}
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
""")  # fmt: skip
_PLURALS = led_back("""
    (.*)innen → 1in
    (.*(?:ung|heit|keit|schaft|tät|ion|ei|ahl|acht|elt|enz|anz))en → 1
    (.*nis)se → 1
    (.*(?:el|er))n → 1
    (.*(?:eil|ent|ekt|akt|iel|erk|ult|ieg|orf|ikt|echt|icht))e → 1
    (.*(?:ling|mord|recht|paar|grund|tag|bericht|verbot|heft|blick|brief|streik|angriff|prozess|gesetz|protest|fall))e → 1
    (.*(?:ist|ent|ant|at|et|oph|og|aph|ekt|ad))en → 1 1e
    (.*(?:ss|tsch|rd|rk|nd|ll|s|g|b|z|tt|rb))en → 1e 1
    (.*[^aeiou])s → 1
    (.*[aeioy])s → 1
""")


def _strong_verbs() -> dict[str, tuple[str, str, str]]:
    lines = [part.split() for line in _STRONG.strip().splitlines() for part in line.split(";") if part.strip()]
    return {infinitive: (third, past, participle) for infinitive, third, past, participle in lines}


_STRONG_VERBS = _strong_verbs()


def _strong(word: str) -> Iterator[Made]:
    """schlagen, zerschlagen, vorschlagen: the same stem, with a prefix that stays or goes apart."""
    for prefix in ("", *_APART, *_TOGETHER):
        base = word.removeprefix(prefix)
        if base not in _STRONG_VERBS or (prefix and base == word):
            continue
        third, past, participle = _STRONG_VERBS[base]
        stem, bare = base.removesuffix("n").removesuffix("e"), participle.removeprefix("ge")
        done = {prefix + participle} if prefix in _APART or not prefix else set()
        done |= {prefix + (bare if participle.startswith("ge") else participle)} if prefix in _TOGETHER else set()
        endings = ("", "n") if past.endswith("e") else ("", "en", "st", "t")
        yield from ((prefix + form, "strong verb") for form in (third, stem + "e", stem + "end", base + "d"))
        yield from ((prefix + base + "d" + ending, "participle") for ending in _ADJECTIVE.split())
        yield from ((prefix + past + ending, "strong verb, past") for ending in endings)
        yield from ((one + ending, "participle") for one in done for ending in ("", "e", "er", "es", "en", "em"))
        if prefix in _APART:
            yield prefix + "zu" + base, "strong verb"


# A participle or a past → its infinitive; the first part apart, and what follows a participle, stay aside.
_INFINITIVES = led_back("""
    (.*)iert(?:e|er|es|en|em)? → 1ieren
    (|ab|an|auf|aus|bei|durch|ein|fest|fort|frei|her|hin|los|mit|nach|nieder|tot|um|unter|vor|weg|zu|zurück)ge(.+[^aeiou]e[lr])t(?:e|er|es|en|em)? → 12n
    ((?:be|ent|er|ver|zer|miss).*[^aeiou]e[lr])t(?:e|er|es|en|em)? → 1n
    (|ab|an|auf|aus|bei|durch|ein|fest|fort|frei|her|hin|los|mit|nach|nieder|tot|um|unter|vor|weg|zu|zurück)ge(.+[td])et(?:e|er|es|en|em)? → 12en
    (|ab|an|auf|aus|bei|durch|ein|fest|fort|frei|her|hin|los|mit|nach|nieder|tot|um|unter|vor|weg|zu|zurück)ge(.+)t(?:e|er|es|en|em)? → 12en
    ((?:be|ent|er|ver|zer|miss).+[td])et(?:e|er|es|en|em)? → 1en
    ((?:be|ent|er|ver|zer|miss).+)t(?:e|er|es|en|em)? → 1en
    (.+[td])ete(?:n)? → 1en
""")


@functools.cache
def _strong_infinitives() -> dict[str, str]:
    """Third person, past or participle → the strong verb."""
    return {form: verb for verb, parts in _STRONG_VERBS.items() for form in parts if len(form) > 3}


def _infinitives(word: str) -> Iterator[str]:
    """getötet → töten, festgenommene → festnehmen, starben → sterben."""
    for bare in dict.fromkeys(
        (word, *(word.removesuffix(ending) for ending in ("e", "er", "es", "en", "em", "st", "t")))
    ):
        for prefix in ("", *_APART, *_TOGETHER):
            form = bare.removeprefix(prefix)
            for inner in (form, "ge" + form) if prefix else (form,):
                if inner in _strong_infinitives() and (not prefix or form != bare):
                    yield prefix + _strong_infinitives()[inner]
    if len(word) > 5:
        yield from _INFINITIVES(word)


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
    yield from _NOUNS.inflect(word)
    if name:
        yield from _NAMES.inflect(word)
        return
    yield from _ADJECTIVES.inflect(word)
    for verb in (word, *_infinitives(word)):
        if verb != word:
            yield verb, "infinitive"
        yield from _strong(verb)
        yield from _VERBS.inflect(verb)
