"""Swedish verbs: strong ones and those in -er by their principal parts, and from a form back to the infinitive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from monitor.languages.paradigm import Made, led_back
from monitor.languages.prefixes import Prefixes

# Infinitive, present, past, supine, participles, and what passives are not made by rule.
_STRONG = """
stjäla stjäl stal stulit stulen stulna stulet stjäls stals; skära skär skar skurit skuren skurna; bära bär bar burit buren burna bärs bars
bryta bryter bröt brutit bruten brutna brutet bryts bröts; skjuta skjuter sköt skjutit skjuten skjutna skjutet skjuts sköts skjutits
ljuga ljuger ljög ljugit; frysa fryser frös frusit frusen frusna; bjuda bjuder bjöd bjudit bjuden bjudna bjudet bjuds bjöds
sluta sluter slöt slutit sluten slutna slutet; njuta njuter njöt njutit; krypa kryper kröp krupit; flyga flyger flög flugit; flyta flyter flöt flutit
skriva skriver skrev skrivit skriven skrivna skrivet skrivs skrevs; driva driver drev drivit driven drivna drivet drivs drevs; bita biter bet bitit biten bitna
gripa griper grep gripit gripen gripna gripet grips greps gripits; rida rider red ridit riden; slita sliter slet slitit sliten slitna; stiga stiger steg stigit
strida strider stred stridit; svika sviker svek svikit sviken svikna; vika viker vek vikit viken vikna; lida lider led lidit; vrida vrider vred vridit vriden
finna finner fann funnit funnen funna funnet finns fanns; binda binder band bundit bunden bundna bundet binds bands; vinna vinner vann vunnit vunnen vunna vunnet vinns vanns
springa springer sprang sprungit; sjunga sjunger sjöng sjungit; sjunka sjunker sjönk sjunkit sjunken sjunkna; dricka dricker drack druckit drucken
spricka spricker sprack spruckit sprucken spruckna; brinna brinner brann brunnit brunnen brunna; försvinna försvinner försvann försvunnit försvunnen försvunna
hinna hinner hann hunnit; sitta sitter satt suttit; ligga ligger låg legat; be ber bad bett bedd; bedja bad bett; äta äter åt ätit äten; ge ger gav gett givit given givna givet ges gavs getts
se ser såg sett sedd sedda ses sågs setts; vara är var varit; dra drar drog dragit dragen dragna draget dras drogs; ta tar tog tagit tagen tagna taget tas togs tagits
slå slår slog slagit slagen slagna slaget slås slogs; fara far for farit faren; få får fick fått; gå går gick gått gången gångna gånget; stå står stod stått; fly flyr flydde flytt flydd flydda
falla faller föll fallit fallen fallna fallet; hålla håller höll hållit hållen hållna hållet hålls hölls hållits; låta låter lät låtit; gråta gråter grät gråtit
komma kommer kom kommit kommen komna; sova sover sov sovit; dö dör dog dött; lägga lägger lade la lagt lagd lagda läggs lades; säga säger sade sa sagt sagd sagda sägs sades
sälja säljer sålde sålt såld sålda säljs såldes; välja väljer valde valt vald valda väljs valdes valts; kräva kräver krävde krävt krävd krävda krävs krävdes; veta vet visste vetat
göra gör gjorde gjort gjord gjorda görs gjordes gjorts; döma dömer dömde dömt dömd dömda döms dömdes dömts; döda dödar dödade dödat dödad dödats dödas dödades
sätta sätter satte satt satta sätts sattes; smyga smyger smög smugit; suga suger sög sugit; tiga tiger teg tigit; svälta svälter svalt svultit; svära svär svor svurit svuren
hugga hugger högg huggit huggen huggna; löpa löper löpte lupit; nysa nyser; le ler log lett; bli blir blev blivit bliven blivna
"""
# The stems of those with -er, -de or -te: bygga, bygger, byggde, byggt, byggd.
_IN_ER = (
    "bygg döm följ gömm fyll känn bränn stärk häv kräv lev stäng ställ ring köp släpp åk tänk tryck steck lyft sänk kyss läs lös "
    "hjälp sök märk styrk väck täck räck klämm glömm hör kör för styr lär rör hyr stämm skymm rymm drömm döp kränk skänk sköt dröj böj höj sväng häng släng spräng vräng nämn skrämm "
    "ryck rök smek stryp tryck träng tvek tänj trivs vik väg äg hänvänd kräv pek avlös utlös krymp smält stek stjälp klipp "
    "skilj svep stöt byt möt skjuts mät gift rot spill ställ tömm fäll häll sill kall säll tyst tröst rist drabb snärj stölj sörj märj väx stöd"
).split()
_PREFIXES = (
    "", "an", "av", "be", "bi", "bort", "efter", "er", "fast", "fram", "fri", "från", "för", "före", "förut", "genom", "hem", "igen", "in", "med", "miss",
    "mot", "ned", "ner", "om", "på", "sam", "sönder", "till", "tillbaka", "tillfånga", "under", "upp", "ur", "ut", "vid", "våld", "åter", "över", "omhänder",
)  # fmt: skip
_PREFIXED = Prefixes(_PREFIXES)
_NO_VERB = re.compile(
    "dog|dogs|strider|stridens?|band|bands|binds|far|fall|falls|lag|lags|for|led|red|stal|steg|sken|vann|vanns|val|valt|var|vet|sur|såg|drag|drags|tag|tags|höll|"
    "la|sa|be|bett|bad|bar|bars|låt|lät|slag|slags|ses|ges|rör|rörs|för|förs|lärs|hyr|ägs|köps|köp|lek|stöd|stöds|ledde|drog|drogs|drogen|stred|"
    "vart|sett|sätts?|väg|vägs|hängs?|rings?|steks?|mäts?|lyft|lyfts|gift|gifts|tryck|trycks|tyst|döms?|"
    ".*(?:förslag|inslag|avslag|uppslag|anslag|fall|falls|drag|tag|köp|köps|rop|stöd|tryck|tävling|bud|val|vals)"
)
_WEAK = led_back("""
    (.{2,})(?:ad|ade|ades|ats?|ar) → 1a
    (.{3,})ande → 1a
    (.+[^aeiouyåäö])as → 1a
    (.{2,}[kpsx])tes? → 1a
    (.{2,}(?:gg|lj|öm|äv|yll|äll|ev|äng|ör|är|öj|rym|ämn|äm))(?:des?|d|da|ts?|s) → 1a
    (.*(?:vä|tä|sä|hä)n)(?:des?|d|ts?) → 1da
    (.*(?:kä|brä|spä|rä)n)(?:des?|d|da|ts?) → 1na
    (.*(?:yr|ty|tro|fly|sky|gro|spy|anro)|bo|bero)(?:dde|ddes|tts?|dd|dda) → 1
""")
# Nouns and others that look like a form of a weak verb.
_NO_WEAK = re.compile(
    ".*(?:nad|stad|blad|grad|tråd|rad)|.{0,4}|.*soldat|.*advokat|.*kandidat|.*resultat|diplomat|.*kamrat|.*senat|.*mandat|format|"
    "apparat|certifikat|.*krat|.*citat|attentat|traktat|testat|.*ariat|privat|moderat|automat|plakat|internat|separat|desperat|adekvat|"
    "accurat|klimat|kvadrat|surrogat|mat|ordförande|erbjudande|meddelande|uttalande|förhållande|.*landskap|anförande|bolande|"
    ".*(?:ist|ent|ant|ing|dom|stol|lag|ill|pojk|flick|arm|stat|mark|gång|väg|dag|plan|grann|svensk|bil|fång|hand|gård|bro|ort|tal|skog|"
    "berg|båt|kung|ung|stund|timm|bank|park|kropp|släkt|präst|häst|gren|rik|styrk|strid|mur|sjö|tidning|regering|kvart|sol|ist|el|er|om|"
    "björn|varg|fisk|fågl|nyckl|segl|regl|medl|kamer|minist|ansv|försv|offic|åker|ak|halv|ul|ög|end)ar|.*varje|.*[^aeiouyåäö]års?|värd|nord|.*gärd|"
    ".*värde?s?|.*ovärdes?|hör|förr?|.*härd|.*bordes?|.*jordes?|.*kalas|.*ananas|.*texas|.*maria"
)


def _in_er(stem: str) -> list[str]:
    """bygger, byggde, byggt, byggd; köper, köpte, köpt."""
    if stem.endswith(("k", "p", "s", "t", "x")):
        te = stem if stem.endswith("tt") or not stem.endswith("t") else stem + "t"
        te = stem + "t" if not stem.endswith("t") else te
        return [stem + "er", te + "e", te, te + "a", te + "es"]
    present = stem if stem.endswith("r") else stem + "er"
    past = stem[:-1] if stem.endswith(("nn", "mm")) else stem
    return [present, past + "de", past + "t", past + "d", past + "da", past + "des"]


@cache
def _verbs() -> dict[str, list[str]]:
    parts = (part.split() for part in _STRONG.replace("\n", ";").split(";"))
    found = {stem + "a": _in_er(stem) for stem in _IN_ER}
    strong = {infinitive: forms for infinitive, *forms in filter(None, parts)}
    return {**strong, **{infinitive: forms for infinitive, forms in found.items() if infinitive not in strong}}


def _whole(infinitive: str) -> Iterator[str]:
    """With the passive of each form, and the participle of the present."""
    yield infinitive
    yield infinitive + ("nde" if infinitive.endswith("a") else "ende")
    yield infinitive + "s"
    for form in _verbs()[infinitive]:
        yield form
        if form.endswith("er"):
            yield form[:-2] + "s"
        elif not form.endswith(("s", "r", "d", "a", "en", "et")):
            yield form + "s"
        if form.endswith("en") and form[:-1] + "t" not in _verbs()[infinitive]:
            yield form[:-1] + "t"


def listed(word: str) -> Iterator[Made]:
    """The forms of a verb that ends in one of the list."""
    for prefix, base in _PREFIXED.apart(word):
        if base in _verbs():
            yield from ((prefix + form, "strong verb") for form in _whole(base))


@cache
def _led_back() -> dict[str, str]:
    found: dict[str, str] = {}
    for infinitive in _verbs():
        for form in _whole(infinitive):
            found.setdefault(form, infinitive)
    return found


def _listed_infinitives(word: str) -> Iterator[str]:
    if len(word) < 4 or _NO_VERB.fullmatch(word):
        return
    for prefix, form in _PREFIXED.apart(word):
        infinitive = _led_back().get(form)
        if infinitive and prefix + infinitive != word:
            yield prefix + infinitive


def infinitives(word: str) -> Iterator[str]:
    """The verbs that a word in small letters may be a form of."""
    known = list(dict.fromkeys(_listed_infinitives(word)))
    yield from known
    if not known and not _NO_WEAK.fullmatch(word) and word not in _verbs():
        yield from (verb for verb in _WEAK(word) if verb != word)


def verb_forms(infinitive: str, form: str) -> Iterator[Made]:
    """The forms of a verb that is led back from one of them: of the list, in -ar where the form says so, or in -er."""
    made = tuple(listed(infinitive))
    if made:
        yield from made
    elif not infinitive.endswith("a"):
        yield from (
            (infinitive + ending, "verb in a vowel")
            for ending in ("r", "dde", "tt", "dd", "dda", "ddes", "tts", "ende")
        )
    elif form.startswith(infinitive) or form == infinitive[:-1] + "ande":
        yield from ((infinitive + ending, "verb in -ar") for ending in ("r", "de", "t", "d", "s", "des", "ts", "nde"))
    else:
        yield from ((one, "verb in -er") for one in (infinitive + "nde", infinitive + "s", *_in_er(infinitive[:-1])))
