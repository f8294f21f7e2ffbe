"""German verbs: strong ones by their principal parts, weak ones by rule, and from a form back to the infinitive.

Source of the rules: the conjugations of the school grammar. Umlauts are folded with the text, so that the second
subjunctive of a strong verb is its past with an ending: erschoss, erschösse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from monitor.languages.paradigm import Made, Table, led_back
from monitor.languages.prefixes import Prefixes

_APART = (
    "ab an auf aus bei bekannt bereit da dar davon durch ein entgegen fern fest fort frei gegenüber gleich heim her herab "
    "heran heraus herbei herein herum hervor hin hinaus hinein hinter hinzu hoch klar los mit nach nahe nieder offen preis "
    "raus rein runter rauf sicher stand statt teil tot wahr aner über um unter vor voran voraus vorbei weg weiter wider wieder zu zurecht zurück zusammen"
).split()
_FIRST = "|".join(sorted(_APART, key=len, reverse=True))
_VERBS = Table(f"""
verb in -ieren : (.*)ieren : 1ier e st t te ten test tet end ende ender enden endes ; 1iert - e er es en em
verb, first part apart : ({_FIRST})(.+)(?<!ier)en : 12 e st t te ten end ende ender enden endes est ; 1ge2t - e er es en em ; 1zu2en - ; 1ge2en - e er es em
verb in -ten, -nen, first part apart : ({_FIRST})(.+(?:[td]|(?:ch|d|g|ff|t)n))en : 12 et ete eten ; 1ge2et - e er es en em ; 1zu2en -
verb with a prefix : ((?:be|ent|er|ver|zer|miss|über|wider).+[^e])en : 1 e st t te ten test tet end ende ender enden endes est et ete eten ; 1t e er es en em ; 1et e er es en em
verb in -eln, -ern, first part apart : (ab|an|auf|aus|durch|ein|fest|her|hin|los|nach|nieder|um|vor|weg|zu|zurück)(.+)(el|er)n : 1ge23t - e er es en em ; 1zu23n -
verb in -eln : (.*)eln : 1le -
verb in -eln, -ern : (.*)(el|er)n : 12 e st t te ten nd nde nder nden ndes end ende ender enden endes ; ge12t - e er es en em ; 12t e er es en em
verb : (.*[^ei])en : 1 e st t te ten test tet end ende ender enden endes est et ete eten ; ge1t - e er es en em ; ge1et - e er es en em
""")  # fmt: skip
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
waschen wäscht wusch gewaschen; schlingen schlingt schlang geschlungen; schwingen schwingt schwang geschwungen; fließen fließt floss geflossen
saugen saugt sog gesogen; gleichen gleicht glich geglichen; bersten birst barst geborsten; melken melkt molk gemolken; schwellen schwillt schwoll geschwollen
wissen weiß wusste gewusst; ziehen zieht zog gezogen; zwingen zwingt zwang gezwungen
"""
_OTHER_SUBJUNCTIVE = {"starb": "stürb", "half": "hülf", "warf": "würf", "warb": "würb", "verdarb": "verdürb"}
_TOGETHER = "be ent er ge miss ver zer über unter um durch wider wieder hinter".split()
_ENDINGS = ("", "e", "er", "es", "en", "em")
_AFTER_GE = frozenset("stehen fallen raten bieten denken frieren".split())
_SUBJUNCTIVE = ("e", "en", "est", "et")
_BARE = str.maketrans("äöü", "aou")
_WITH_UMLAUT = {
    prefix.translate(_BARE): prefix for prefix in (*_APART, *_TOGETHER) if prefix.translate(_BARE) != prefix
}
_PREFIXES = Prefixes(_APART, _TOGETHER, _WITH_UMLAUT)
_HISS = ("s", "ß", "x", "z")
# Nouns, or words of another language, that look like a form of a strong verb.
_NO_VERB = re.compile(
    "(?:.*[^r])?fahrt|verdacht|wider(?:stand|stände)|verstand|band|bat|bot|biss|sang|sank|rang|half|log|bog|hob|sog|fang|lag|tat|las|lud|hat|hing|wand|drang|trank|sprang|lied|war|"
    "bund|fiel|mass|miss|lies|fror|goss|floss|schloss|schoss|schliff|pfiff|trug|stand|stahl|wuchs|rat|lag|spie|kann|muss|"
    "darf|mag|will|soll|weiß|tritt|gott|bald|fand|glich|wich|litt|wog|kroch|schrie|bar|barg|warb|boten|bissen|bogen|losen|"
    "standen|banden|binden|bienen|rieten|sagen|lagen|taten|raten|lasen|waren|wanden|rangen|schwur|schritten|schnitten|"
    "schritte|schnitte|ritte|griffe|risse|schlösser?|gebe|gäbe|fälle|boote?|stiege|stiegen|verschlag|vorschlag|rasten|"
    "rast|hasse|fasse|masse|massen|gassen|kasse|rasse|hänge|gänge|ginge|klänge|fänge|zwänge|sänge|wände|bände|bände|hiebe|"
    "triebe|trieben|frasse|lügen|lüge|züge|zuge|flüge|pflüge|wege|wiege|fahrend|geld|felder|gelds|wert|wein|laden|"
    ".*(?:(?<!ent)(?<!ge)(?<!er)stand|(?<!unter)(?<!ent)band|gebot|(?<!vor)(?<!zer)(?<!an)trieb|stieg|(?<!ver)tritt|schnitt|"
    "(?<!über)schritt|(?<!zer)(?<!ent)riss|(?<!er)griff|einwand|aufwand|vorwand)|(?:(?<!ge)ver|an)bot|betrug|gebot|"
    ".*(?:stände|bände|triebe|stiege|tritte|schnitte|schritte|risse|griffe|gebote|verbote|betrüge|flüsse|schlüsse|schüsse|"
    "sprüche|brüche|stöße|züge|flüge|vorwürfe|würfe|fälle|gänge|hänge|anfänge|umfänge|beiträge|verträge)"
)
# The last letters of a stem that takes -t, -te in the past.
_STEM = (
    ".*(?:[^cg]h|gh|[äöü]r|[iu]er|eur|tz|[^nr]z|rz|[^ieor]g|eig|ieg|kg|[^i]k|m|p|[^a]b|ß|ss|tsch|ll|nn|rn|[hüei]l|äul|(?:e|ie|i|eu|[^pmi]o|ö)n|"
    "(?:ei|lö|eu)s|eu|au|frei|schnei|such|wach|mach|brauch|rauch|lach|koch|kauf|prüf|schärf|straf|opf|impf|ämpf|öpf|öf|steif|häuf)"
)
_AFTER = "be|ent|er|ver|zer|miss|über|unter|hinter|wider|durch|um"
_WEAK = led_back(f"""
    (.+)iert(?:e[nrsm]?|est|et)? → 1ieren
    ((?:{_FIRST})*)ge(.+(?:[^aeiouh]|[aeä]u|ei)e[lr])t(?:e[nrsm]?)? → 12n
    ((?:{_FIRST})*)ge(.+[td])et(?:e[nrsm]?)? → 12en
    ((?:{_FIRST})*)ge(.*(?:ff|ch|g|d|t|f|b)n)et(?:e[nrsm]?)? → 12en
    ((?:{_FIRST})*)ge(.{{2,}})t(?:e[nrsm]?)? → 12en
    ((?:{_AFTER}).{{2,}}[td])et(?:e[nrsm]?)? → 1en
    ((?:{_AFTER}).*(?:ff|ch|g|d|t|f|b)n)et(?:e[nrsm]?)? → 1en
    ((?:{_AFTER}).*(?:[^aeiou]|au|äu|eu)e[lr])t(?:e[nsm]?)? → 1n
    ((?:{_AFTER})(?=..){_STEM})te[ns]? → 1en
    ((?:{_AFTER})(?=..){_STEM})t → 1en
    (.{{2,}}[td])et(?:e[nt]?)? → 1en
    (.*(?:ff|ch|g|d|t|f|b)n)ete?n? → 1en
    (.*(?:ief|eit|üst|äuß|chütt|ust|lauf|hauf|au|iff|ich|olt|ord|und|ind|änd|euer|eig|mm|att|üt|ütt|ött|ärt|onn|ick|tt|ut|ld)er)te?n? → 1n
    (.*(?:nd|tt|mm|ng|üg|iff)el)te?n? → 1n
    (.{{2,}}(?:[^aeiouh]|[aeä]u|ei)e[lr])te[ns]? → 1n
    (.{{2,}}(?:hn|rn|[^c]h|g|k|ß|ss|mpf|tz|rz|hr|[öü]r|eb|mm|nn|ien|ein|ll|üh?l|ahl|eil|iel|auf|rüf|eif|aff|opf|öpf|auch|such|mach|sch|aub))te[ns]? → 1en
    ((?:{_FIRST})+)zu(.+n) → 12
    (.+(?:[ei]nk|ck|ss|ül|[^f]ahr|[ie]rk|g|oh|eh|üh|äh|mm|hm|hn|rn|nn|ein|ien|hl|iel|eil|ell|üll|all|b|[eüöä]hr|[öü]r|tz|mpf|pp|auch|sch|[^aeiou]eb|ieb|öpf|rüf|auf))t → 1en
    ((?:{_AFTER}).{{2,}}en)d(?:e[nrsm]?)? → 1
    (.{{3,}}(?:ier|er|g|h|mm|ng|eit|ät|öt)en)d(?:e[nrsm]?)? → 1
""")
# Words that look like a form of a weak verb.
_NO_WEAK = re.compile(
    "(?:ge(?:biet|richt|sicht|wicht|dicht|fecht|schlecht|rücht|schicht|meinde|halt|walt|stalt|birg|burt|rät|bet|wehr|wohnheit|"
    "recht|samt|sund|spenst|schäft|folg|währ|legenheit|müt|nosse|birge|länder|nua)|geist|geräusch|.*dienst|.*gend|.*gender|"
    "be(?:richt|darf|reit|amt|ruf|kannt|wusst|stimmt|liebt|rühmt)|er(?:st|nst|nt)|ver(?:lust|nunft|dacht|zicht|rat|wandt|säumnis|"
    "trag)|unter(?:richt|schrift|kunft|halt|grund|wegs)|über(?:macht|schrift|sicht|haupt)|hunder|tausend|um(?:welt|stand|sicht)|"
    "durch(?:schnitt|sicht)|entwurf|ermitt|letzt|siebt|zehnt|neunt|jetzt|bishrig|recht|jugend|abend|tausend|.*wochenend|.*legend|"
    ".*gegend|.*spend|.*tugend|.*dutzend|.*während|.*dividend|.*heut|.*leut|.*beut|experte|.*zent|.*ernte|"
    "(?:um)?welt|zelt|alb|rob|herb|gilb|hub|.*hrzehnt|.*konzert|zwanzig|.*zigst|.*hunde?rt|.*ißigst|besitz|gesetz|geschütz)(?:e|en|er|es|em|s|n)?"
)


@cache
def _strong_verbs() -> dict[str, tuple[str, str, str]]:
    lines = [part.split() for line in _STRONG.strip().splitlines() for part in line.split(";") if part.strip()]
    return {infinitive: (third, past, participle) for infinitive, third, past, participle in lines}


def _finite(infinitive: str, third: str, past: str) -> Iterator[Made]:
    """Every person of present and past, indicative and subjunctive, without a prefix."""
    stem = infinitive.removesuffix("n").removesuffix("e")
    second = third.removesuffix("t") + ("t" if stem.endswith(_HISS) else "st")
    if third.endswith("et"):
        second = third[:-1] + "st"
    plural = stem + ("et" if stem.endswith(("t", "d")) else "t")
    yield from ((form, "strong verb") for form in (infinitive, third, second, plural, stem + "e", stem + "est"))
    weak = past.endswith("e")
    yield from (
        (past + one, "strong verb, past")
        for one in (("", "n", "st", "t") if weak else ("", "en", "st", "t", "est", "et"))
    )
    if not weak:
        other = _OTHER_SUBJUNCTIVE.get(past, past)
        yield from ((other + one, "strong verb, subjunctive") for one in ("e", "en", "est", "et"))


def _participles(prefix: str, participle: str) -> list[str]:
    """geschlagen, vorgeschlagen, zerschlagen: without ge- after a prefix that stays."""
    bare = participle.removeprefix("ge") if participle.startswith("ge") else participle
    done = [prefix + participle] if prefix in _APART or not prefix else []
    return [*done, prefix + bare] if prefix in _TOGETHER else done


def strong(word: str) -> Iterator[Made]:
    """schlagen, zerschlagen, vorschlagen: the same stem, with a prefix that stays or goes apart."""
    for prefix, base in _PREFIXES.apart(word):
        if base not in _strong_verbs():
            continue
        third, past, participle = _strong_verbs()[base]
        yield from ((prefix + form, rule) for form, rule in _finite(base, third, past))
        for one in (prefix + base + "d", *_participles(prefix, participle)):
            yield from ((one + ending, "participle") for ending in _ENDINGS)
        if prefix in _APART:
            yield prefix + "zu" + base, "strong verb"


@cache
def _led_back() -> tuple[dict[str, str], dict[str, str]]:
    """Form → infinitive: of a verb without a prefix, and, more, the participles that lose ge- after one."""
    alone: dict[str, str] = {}
    after: dict[str, str] = {}
    for infinitive, (_, _, participle) in _strong_verbs().items():
        for ending in _ENDINGS:
            alone.setdefault(participle.replace("ß", "ss") + ending, infinitive)
            alone.setdefault(infinitive + "d" + ending, infinitive)
            after.setdefault(participle.replace("ß", "ss").removeprefix("ge") + ending, infinitive)
    for infinitive, (third, past, _) in _strong_verbs().items():
        for form, _ in _finite(infinitive, third, past):
            alone.setdefault(form.replace("ß", "ss"), infinitive)
    return alone, {**alone, **after}


def _strong_infinitives(word: str) -> Iterator[str]:
    if len(word) < 3 or _NO_VERB.fullmatch(word):
        return
    alone, after = _led_back()
    word = word.replace("ß", "ss")
    if word.endswith(_SUBJUNCTIVE):
        word = word.translate(_BARE)
    for begun, rest in _PREFIXES.apart(word):
        prefix = _WITH_UMLAUT.get(begun, begun)
        form = rest[2:] if prefix in _APART and rest.startswith("zu") and rest[2:] in _strong_verbs() else rest
        infinitive = (after if prefix in _TOGETHER else alone).get(form)
        if infinitive and prefix + infinitive != word and (prefix != "ge" or infinitive in _AFTER_GE):
            yield prefix + infinitive


def verb_forms(infinitive: str) -> Iterator[Made]:
    """All of a verb that is typed in its infinitive."""
    found = tuple(strong(infinitive))
    yield from found
    yield from _VERBS.inflect(infinitive)


def led_back_forms(word: str) -> Iterator[Made]:
    """A form of a verb, in small letters: the infinitive, and all forms of it."""
    known = list(dict.fromkeys(_strong_infinitives(word)))
    for infinitive in known:
        yield infinitive, "infinitive"
        yield from strong(infinitive)
    if known or word in _strong_verbs() or len(word) < 5 or _NO_WEAK.fullmatch(word):
        return
    for infinitive in _WEAK(word):
        if infinitive != word and len(infinitive) > 4:
            yield infinitive, "infinitive"
            yield from _VERBS.inflect(infinitive)
