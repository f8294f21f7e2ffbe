"""Swedish, and near enough Danish and Norwegian: the article at the end, plurals, adjectives, moderately verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.languages.paradigm import Made, PrincipalParts, Table, led_back

_RULES = """
!does not change : .{0,2} : -
in -are : (.*)are : 1are n ns s ; 1arna - s ; 1ar e
in -a : (.*[^aeiouyåäö])a : 1a n ns s ; 1or - s na nas ; 1at -
in -ie, -é : (.*(?:ie|é)) : 1 n ns s r rs rna rnas er ers erna
in -e : (.*[^aeiouyåäö])e : 1e n ns s t ts r rna na nas ; 1ar - s na nas ; 1er - ne
in -ier : (.*ier) : 1 n ns na nas s
adjective in -sam : (.*sa)m : 1mm a are ast
in -el, -en, -er : (.*{C})e([lnr]) : 1e2n - s ; 1 2ar 2ars 2arna 2arnas 2et 2ets 2en 2ens 2a ; 1e2 s n ne ns
adjective in -en : (.*{C})en : 1et -
in -or : (.*[aeiou]?[sty]or) : 1 n ns s er ers erna ernas
in -um : (.*)um : 1um et ets s ; 1et - s ; 1er - na nas ; 1a -
any other : (.*[^aeiouyåäö]) : 1 s en ens et ets ar ars arna arnas er ers erna ernas e a t na or
in -m, -n : (.*)([mn]) : 122 en ens et ets ar ars arna arnas er ers erna a
in -d : (.*[^aeiouyåäö])d : 1t -
in -d after a vowel : (.*[iouyåäö])d : 1tt -
in -ad : (.*a)d : 1t s ; 1de s ; 1 - r s
in a vowel : (.*[iouyåäö]) : 1 n ns s et ets t r rs rna rnas er ers erna ernas
verb in a vowel : (.*[oyåäö]) : 1 dde tt dd dda ddes tts ende
more, in -ig : (.*[aeiouyåäö].*ig) : 1 are ast aste
more : (.*(?:full|bar|lös|svår|stark|kort|hård|mjuk|ljus|mörk|snabb|rik|klar|glad|sen|varm|kall|fri|tung|lugn|sjuk|frisk|svag|tyst|ren|vit|röd|djup|rädd|arg|snäll|skön|skarp|hemsk|dyr|lätt|tät|vild|känd|nära|fin|ful|grov)) : 1 are ast aste
more, in -el, -en, -er : (.*{C})(?:e(l|n|r)) : 1 2are 2ast 2aste
in -het, -ning : (.*(?:het|ning|ion|else)) : 1 en ens er erna ar arna
verb in -a : (.*)a : 1 s ar ade at ad ande ats as ades er te t d de dde tt ts tes des da des ande ares it its en na et
verb in -da : (.*[eoyåä])da : 1tt - s ; 1dde - s ; 1dd - a s
verb in -ra : (.*[eyöäå]r)a : 1 - s
verb in -nda, -lda : (.*n)da : 1t - s ; 1de - s ; 1d - a s
strong verb, i and e : (.*)i([a-z]{1,2})a : 1e2 - ; 1i2 er it its en na et s ande
strong verb, i and a and u : (.*)i(nd|nn|ck|mm|ng|nk)a : 1a2 - ; 1u2 it its en na et ; 1i2 er s ande
strong verb, y and ö and u : (.*)[yu]([a-z]{1,2})a : 1ö2 - ; 1u2 it its en na et ; 1y2 er s
"""
_TABLE = Table(_RULES, """
man mannen mannens män männen mans
kvinna kvinnan kvinnor kvinnorna kvinnors kvinnans
barn barnet barnen barns barnens barnets
polis polisen polisens poliser poliserna
bög bögar bögen bögarna
land landet länder länderna lands landets länders ländernas
stad staden städer städerna stads stadens
son sonen söner sönerna sons sonens
bok boken böcker böckerna boks bokens
hand handen händer händerna hands handens
fot foten fötter fötterna
tand tanden tänder tänderna
natt natten nätter nätterna
kraft kraften krafter krafterna
bror brodern bröder bröderna broder broderns
far fadern fäder fäderna fader
mor modern mödrar mödrarna moder
dotter dottern döttrar döttrarna dotterns
öga ögat ögon ögonen
vittne vittnet vittnen vittnena vittnes vittnets
bonde bonden bönder bönderna
vapen vapnet vapnen vapens vapnets
tecken tecknet tecknen tecknens
botten bottnen bottnar
stor stort stora store större störst största
ung ungt unga yngre yngst yngsta
gammal gammalt gamla gamle äldre äldst äldsta
liten litet lilla lille små mindre minst minsta
god gott goda bättre bäst bästa bra
dålig dåligt dåliga sämre sämst sämsta
låg lågt låga lägre lägst lägsta
hög högt höga högre högst högsta
lång långt långa längre längst längsta
grov grovt grova grövre grövst
många fler flera flest flesta
offer offret offren offrets offrens offers
tv tvn
medium media medier medierna mediet medias mediernas
huvud huvudet huvuden huvudena huvuds
hjärta hjärtat hjärtan hjärtans
kung kungen kungar kungarna kungens kungs
politiker politikern politikerna politikers politikerns politikernas
fiende fienden fiender fienderna fiendens fienders fiendernas
rektor rektorn rektorer rektorerna
ledamot ledamoten ledamöter ledamöterna ledamots
stånd ståndet stånden
mus musen möss mössen
dömma dömer dömde dömt
""", C="bcdfghjklmnprstvxz")  # fmt: skip

_STRONG = PrincipalParts("""
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
""", "an av be bi bort efter er fram från för förut genom in med miss mot ned ner om på sam till tillbaka under upp ur ut över fri våld fast")  # fmt: skip


# A participle or a past → its infinitive, but of these nouns.
_INFINITIVES = led_back("""
    (.*)(?:ad|ade|ades|ats?) → 1a
""")
_NO_PARTICIPLES = re.compile(".*(?:nad|stad|blad|grad|tråd)|.{0,4}|soldat|advokat|kandidat|resultat|diplomat|demokrat|kamrat|senat|mandat|format|"
                             "apparat|certifikat|automat|byråkrat|aristokrat|citat|attentat|traktat|testat|sekretariat|privat|moderat|automat")  # fmt: skip


_PLURALS = led_back("""
    (.*)or(?:na)?s? → 1a
    (.*)erna → 1 1e
    (.*)arna → 1 1e
    (.*els)er → 1e
    (.{3,}[^ie])er → 1 1e
    (.*[bdgkpt])([lr])ar(?:na)?s? → 1e2 12
    (.*)ar → 1 1e
    (.*sk)[ae] → 1
    (.*els)et → 1e
    (.*[^aeiouyåäö])e[nt]s? → 1 1e
    (.*[kpstx]t)a → 1
""")


def acronym(word: str) -> Iterator[Made]:
    """USA: USAs."""
    yield word + "s", "genitive of an acronym"


def inflect(word: str, name: bool) -> Iterator[Made]:
    """Names take -s; other words the article and plural by their endings."""
    if name:
        yield word + "s", "genitive of a name"
    else:
        yield from _STRONG.inflect(word)
        for verb in () if _NO_PARTICIPLES.fullmatch(word) else _INFINITIVES(word):
            yield verb, "infinitive"
            yield from (one for one in _TABLE.inflect(verb) if one[1].startswith("verb"))
        for verb in _STRONG.infinitives(word):
            yield verb, "strong verb"
            yield from _STRONG.inflect(verb)
    yield from _TABLE.inflect(word)
    for single in _PLURALS(word) if len(word) > 4 and not name and not _TABLE.knows(word) else ():
        yield single, "singular of the plural"
        yield from _TABLE.inflect(single)
