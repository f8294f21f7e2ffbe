"""Czech (and, as far as the rules go together, Slovak): nouns by their patterns, names, adjectives, moderately verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.languages.paradigm import Made, Table, led_back

_CLASSES = {
    "C": "bcčdďfghjklmnňpqrřsštťvwxzž",
    "V": "aáeéěiíoóuúůyý",
    "ý": "ý ého ému ém ým á é ou ých ými",
    "í": "í íme íte íš ím ího ímu ích ími ící ícího ících ícím",
    "ší": "ší šího šímu ším ších šími",
    "l": "l la lo li ly",
    "n": "- a o i y ý ého ému ém ým á é ou í ých ými",
    "á": "á ám áš áme áte ají ej ejte ající ajícího ajících ajícím",
    "e": "e eš eme ete u i ou í",
    "íc": "í íc ící ícího ících ícím ícímu",
}
_RULES = """
participle, long : (.{2,}[aeěá]n|.*(?:bi|kry|ži|ja|nu|pi|pja|ě)t)ý : 1 - a o y
adjective in -ný, -vý, -mý, compared : (.*(?:[^aeě]n|[vmb]))ý : 1ěj {ší} i ; nej1ěj {ší} i ; 1 ě
adjective in -lý, -tý, compared : (.*[ltz])ý : 1ej {ší} i ; nej1ej {ší} i ; 1 e ě
adjective in -rý, compared : (.*)rý : 1řej {ší} i ; nej1řej {ší} i ; 1ř e í
adjective in -dý, -tý, -rý, compared : (.*[dtr])ý : 1 {ší} ; nej1 {ší} ; 1 ě
adjective in -oký, compared : (.*)oký : 1 {ší} ; nej1 {ší}
adjective in -chý, compared : (.*)chý : 1š {ší} e í ; nej1š {ší}
adjective in -hý, compared : (.*[^c])hý : 1ž {ší} e ; nej1ž {ší} ; 1zí -
adjective in -ký, compared : (.*[^sc])ký : 1č {í} ; nej1č {í} ; 1ce - ; 1cí -
adjective in -žký, compared : (.*[žtd])ký : 1 {ší} ; nej1 {ší} ; 1ce -
adjective in -zký, compared : (.*)zký : 1ž {ší} ; nej1ž {ší}
adjective in -ní, compared : (.*[^aeěá]n)í : 1ěj {ší} i ; nej1ěj {ší} i ; 1ě -
!adjective in -ský : (.*)ský : 1sk {ý} ; 1ští - ; 1sky -
!adjective in -cký : (.*)cký : 1ck {ý} ; 1čtí - ; 1cky -
!adjective in -ý : (.*)ý : 1 {ý} o í
adjective in -í : (.*)í : 1í - ho mu m ch mi
feminine in -ně : (.*)ně : 1ň -
place as an adjective : (.*)é : 1é - ho mu m ; 1ý - ch mi
name in -ová : (.*ov)á : 1 é ou ým ých
!feminine adjective : (.*[kghntlvr])á : 1 {ý} í

!masculine in -ec : (.*)ec : 1c e i ů ům ích em ové ovi ; 1če -
name in -el : (.*{C})el : 1l a u ovi em e y i ů ům ech ové
masculine in -ek : (.*{C})ek : 1k a u ovi em y ů ům ech ách ové ; 1cích - ; 1ci -
masculine in -en : (.*)en : 1n a u e em y i ů ům ech
masculine in -em : (.*[áj])em : 1m u em y ů ům ech
masculine in -ev : (.*{C})[eě]v : 1v a u i em y ů ům ech
masculine in -eb : (.*ř)eb : 1b u em y ů ům ech
masculine in -g : (.*)g : 1g ové ; 1zi - ; 1zích -
masculine in -et : (.*[čk])et : 1t u em y ů ům ech
masculine in -er, -or : (.*[ktd])[eo]r : 1r u a em y ů ům ech
masculine in -us : (.*)us : 1 u a ovi em y ů ům ech ové i
man of a place : (.*)an : 1an a u ovi em y ů ům ech é i
ů that is o : (.*)ů([bdhlmnstvzňžjrk]) : 1o2 - a u e em ě y i ů ům ech ích ovi ové
masculine in -a : (.*[bdfglmnpstvzkrjhc])a : 1 ovi ové ů ům
!masculine in -ista, -osta : (.*[io]st)a : 1 y ovi u o ou é ů ům ech
masculine in -k : (.*)k : 1k a u ovi em y ů ům ové e ; 1ci - ; 1cích - ; 1ku - ; 1če -
masculine in -h : (.*)h : 1h a u ovi em y ů ům ové ; 1zi - ; 1zích - ; 1že -
masculine in -ch : (.*)ch : 1ch a u ovi em y ů ům ové ; 1ši - ; 1ších -
masculine in -r : (.*)r : 1r a u ovi em y ů ům ech ové e ; 1ři - ; 1ře -
masculine, hard : (.*[bdfglmnpstvxz]) : 1 a u ovi em ě e y i ů ům ech ové é
masculine in -l, -s, -z : (.*[lsz]) : 1 ích
masculine, soft : (.*[cčďjňřšťž]) : 1 e i ovi em ů ům ích ové
masculine in -tel : (.*[ts]el) : 1 e i ovi em ů ům ích é
masculine in -el, place : (.*l) : 1 e i em ů ům ích
masculine in -ce : (.*c)e : 1e m ; 1 ů ům ové
name in -ův : (.*)ův : 1ov a u o i y ým ou ých ě
feminine in -eň : (.*{C})[eě]([ňnvl]) : 12 i í e ; 12ím - ; 12ích -
feminine in -eň, soft : (.*{C})[eě]ň : 1n ě i í ím ích
!feminine in -ost : (.*)ost : 1ost i í em ech mi
feminine in a consonant : (.*[cčňřšťžňvjlďst]) : 1 i í e ím ích emi em ech mi
feminine in -ň, -ť : (.*)[ňťď] : 1 e i
feminine in -ň : (.*)ň : 1n ě i í ím ích ěmi
feminine in -ka : (.*)ka : 1k y u o ou ám ami ách - ; 1ce - ; 1ek -
feminine in -ga, -ha : (.*)([gh])a : 12 y u o ou ám ami ách - ; 1ze -
feminine in -cha : (.*)cha : 1ch y u o ou ám ami ách - ; 1še -
feminine in -ra : (.*)ra : 1r y u o ou ám ami ách - ; 1ře -
feminine in -a : (.*[bdfglmnpstvxz])a : 1 y ě e u o ou - ám ami ách
feminine with a vowel between : (.*{C})([bcdlmnrvt])a : 1e 2
feminine in -a, soft : (.*[cčjřšžň])a : 1 i e u o ou - ám ami ách
feminine in -ice, -ce : (.*)e : 1 e i í ím ích emi -
feminine in -ě : (.*)ě : 1 i í ím ích ěmi ; 1ě -
feminine in -ie : (.*i)e : 1 e i í ím ích emi
feminine in -ia : (.*i)a : 1 e i í u ou
neuter in -o : (.*(?:[^sc]k|[íi]sk|[^k]))o : 1 a u em ě e y ům ech - ích ách
neuter in -sko : (.*[sc]k)o : 1 a u em
neuter with a vowel between : (.+{C})([blmnrv])o : 1e 2
neuter in -um : (.*)um : 1 a u em ům ech
neuter in -e : (.*ř)e : 1e m
neuter in -ště : (.*)ště : 1št - ; 1ště m
young animal : (zvíř|kuř|děvč|hrab|kníž|vnouč|rajč|štěň|kot|doup|pouť)[eě] : 1et e i em ; 1at - a ům ech y

verb in -ovat : (.*)ovat : 1uj {e} {íc} - me te ; 1ova {l} ; 1ovan {n} ; 1ován í ím
verb in -at : (.*)at : 1 {á} ; 1a {l} ; 1an {n}
verb in -zat : (.*)zat : 1ž {e}
verb in -sat : (.*)sat : 1š {e}
verb in -psat, -psát : (.*)p[sš][aá]t : 1píš {e} ; 1psa {l} ; 1psán {n}
verb in -mat, -pat : (.*(?:lám|klam|syp|kop|drap|koup|dřím))at : 1 {e}
verb in -kat : (.*(?:pla|ska))kat : 1č {e}
verb in -brat, -prat : (.*[bp])r[aá]t : 1er {e} {íc} ; 1ra {l} ; 1rán {n}
verb in -hnat : (.*)hn[aá]t : 1žen {e} ; 1hna {l} ; 1hnán {n}
verb in -zvat, -rvat : (.*[zr]v)[aá]t : 1 {e} ; 1a {l} ; 1án {n}
verb in -slat : (.*)sl[aá]t : 1šl {e}
verb in -lhat : (.*l)h[aá]t : 1ž {e} ; 1ha {l}
verb in -stat : (.*st)[aá]t : 1an {e}
verb in -it : (.*)it : 1 {í} ; 1i {l} ; 1en {n}
verb in -dit : (.*)dit : 1zen {n}
verb in -tit : (.*)tit : 1cen {n}
verb in -stit : (.*)stit : 1štěn {n}
verb in -sit : (.*)sit : 1šen {n}
verb in -zdit : (.*)zdit : 1žděn {n}
verb in -zit : (.*)zit : 1žen {n}
verb in -slit : (.*)slit : 1šlen {n}
verb in -nést, -lézt, -vést : (.*)[éí]([sz])t : 1e2 {l} ; 1e2 {e} ; 1e2en {n}
verb in -vést : (.*)[éí]st : 1ed {l} {e} ; 1eden {n}
verb in -číst : (.*č)íst : 1t {e} ; 1et {l} ; 1ten {n}
verb in -růst : (.*r)ůst : 1ost {l} {e}
verb in -krást : (.*)ást : 1ad {l} {e} ; 1adn {e} ; 1aden {n} ; 1azen {n}
verb in -řít : (.*ř)ít : 1e {l} ; 1 {e} ; 1en {n} ; 1elý {n}
verb in -jít : (.*)jít : 1šel - ; 1š la lo li ly ; 1jd {e} ; 1jit -
verb in -jít, found : (.*)ajít : 1ajd {e} ; 1alezen {n}
verb in -ct : (.*)[éí]c[ti] : 1ek {l} ; 1eč {e} ; 1ečen {n} ; 1ek ou u ; 1eh {l} ; 1ež {e}
verb in -moct : (.*)moc[ti] : 1může - š me te ; 1mohou - ; 1mohu - ; 1moh {l}
verb in -ít : (.*[bpvlšž])ít : 1i {l} ; 1it {n} ; 1ij {e} {íc}
verb in -ít like -it : (.*[stnc])ít : 1 {í} ; 1i {l} ; 1ě {l} ; 1ěn {n} ; 1cen {n}
verb in -čít : (.*č)ít : 1n {e} ; 1a {l} ; 1at {n}
verb in -ýt : (.*)[ýy]t : 1y {l} ; 1yt {n} ; 1yj {e} {íc}
verb in -být : (.*b)ýt : 1ud {e}
verb in -át : (.*)át : 1á {l} ; 1at {n} ; 1ej {e} ; 1aj {e} {íc} ; 1án {n}
verb in -dát, -znát : (.*(?:d|zn|pt))át : 1 {á}
verb in -jmout : (.*)jmout : 1jm {e} ; 1ja {l} ; 1jat {n} ; 1jet {n}
verb in -pnout, -tnout : (.*)(?:pn|tn|čn)out : 1pja {l} ; 1pjat {n} ; 1ťa {l} ; 1ťat {n}
verb in -padnout : (.*pad)nout : 1en {n}
verb in -sknout : (.*)sknout : 1štěn {n}
verb in -knout : (.*)knout : 1čen {n}
verb in -hnout : (.*)hnout : 1žen {n}
verb in -nout : (.*)nout : 1n {e} ; 1nu {l} ; 1nut {n} ; 1 {l}
verb in -menout : (.*m)enout : 1ně {l} ; 1en {e}
verb in -et : (.*)[eě]t : 1 {í} ; 1ej {íc} ; 1e {l} j ; 1en {n}
verb in -jet : (.*)jet : 1jed {e}
verb in -vědět : (.*)vědět : 1ví - m š me te dí
verb in -slet : (.*)slet : 1šlen {n}
"""
_TABLE = Table(
    _RULES,
    """
člověk člověka člověku člověkovi člověkem člověče lidé lidí lidem lidi lidech lidmi
dítě dítěte dítěti dítětem děti dětí dětem dětech dětmi
říct > řekne řeknou řekl řekla řeklo řekli řekly řečeno
dcera dcery dceři dceru dcerou dcer dcerám dcerami dcerách
lev lva lvovi lvu lvem lvi lvové lvů lvům lvech
stát > stojí stojím stál stála stálo stáli stály stane stanou státu státem státě státy států státům státech stojící stojících
mít > má mám máš máme máte mají měl měla mělo měli měly
chtít > chce chci chceme chtějí chtěl chtěla chtěli chtěly
jít > jde jdou jdu šel šla šlo šli šly
jíst > jí jím jedí jedl jedla jedli
spát > spí spal spala spali
brát > bere berou beru bral brala brali brán brána
rok roku rokem roce roky roků let rokům letech
sníh sněhu sněhem sněhy
vítr větru větrem větry větrů
mluvčí mluvčího mluvčímu mluvčím mluvčích mluvčími
dům domu domem domě domy domů domům domech
kůň koně koni koněm koně koní koním
stůl stolu stolem stole stoly stolů
nůž nože noži nožem nožů
hůl hole holí
přítel přítele příteli přítelem přátelé přátel přátelům přáteli přátelích přátele
den dne dnu dni dnem dnům dnech dny dní dnů dnům dnech
soud soudu soudem soudě soudy soudů soudům soudech
smrt smrti smrtí
lež lži lží lžích lžím lžemi
smlouva smlouvy smlouvě smlouvu smlouvou smluv smlouvám smlouvách smlouvami
krev krve krvi krví
vězeň vězně vězni vězněm vězňovi vězňové vězňů vězňům vězních
právo práva právu právem právě práv právům právech právy
praha prahy praze prahu prahou praho
válka války válce válku válkou válek válkám válkách válkami
kněz kněze knězi knězem kněží kněžím kněžích kněžími
zatknout zatknu zatkne zatknou zatkneme zatklo zatkly zatkl zatkla zatkli zatčen zatčena zatčeno zatčeni zatčeny zatčený zatčeného zatčenému zatčeným zatčená zatčené zatčenou zatčených zatčenými
otec otce otci otcem otče otcové otců otcům otcích
pes psa psu psovi psem psi psů psům psy psech
oko oka oku okem oči očí očím očima očích
ruka ruky ruce ruku rukou ruce rukou rukám rukama rukách
bůh boha bohu bohem bože bohové bohů bozi bozích
týden týdne týdnu týdnem týdny týdnů týdnům
svědek svědka svědkovi svědku svědkem svědci svědků svědkům svědky svědcích svědkové
hoch hocha hochovi hochem hoši hochů hochům
zemřít zemře zemřou zemřel zemřela zemřelo zemřeli zemřely zemřelý zemřelá zemřelého zemřelí zemřelých
být je jsou byl byla bylo byli byly bude budou
říci řekl řekla řekli řekly řekne řeknou řečeno
vzít vzal vzala vzali vezme vezmou vzat vzata vzati
gay gaye gayi gayovi gayem gayové gayů gayům gayích
""",
    **_CLASSES,
)
# What is much too common to be meant, though a rule may make it.
_COMMON = frozenset(
    "si se na je to že do jsem být byl byla bylo byli by pro co za po už jen ten ta tak jak jako ani až než mě mi ho mu "
    "jí její ji ale kde let asi kdy nikdy den pak pan pani nebo bude jsou který od při před jejich když".split()
)
_PLURALS = led_back("""
    (.*[bdfghjklmnprstvzšžčř])ci → 1ec 1k
    (.*[áaeéiíouý])ci → 1k 1ec
    (.*)ané → 1an
    (.*)isté → 1ista
    (.*)telé → 1tel
    (.*)ové → 1 1ova
    (.*)ři → 1r 1ř
    (.*)ští → 1ský
    (.*)čtí → 1cký
    (.*)cí → 1ký
    (.*[^eěá]n|.*[^iyeu]t|.*v|.*[íaeýu]l)í → 1ý
    (.*[bdfghjklmnprstvzšžčř])ky → 1ka 1ek
    (.*[áaeéiíouý]k)y → 1 1a
    (.*(?:[bdfglmnprstvz]|ch))y → 1 1a
    (.*[bdfglmnpstvzj])i → 1
    (.*)ši → 1ch 1š
    (.*[žčřjň])i → 1
    (.*(?:stv|išť))a → 1o
""")
# What stands in another case: the noun or adjective it is of.
_CASES = led_back("""
    (.*)(?:ého|ému|ých|ými|ým) → 1ý
    (.*)(?:ích|ími|ího|ímu|ím) → 1í
    (.*(?:sk|ck|[eěáo]n|ov|liv|it|[bdt]n))ou → 1ý 1a
    (.*)ou → 1a
    (.*(?:sk|ck|[eě]n|liv))é → 1ý
    (.*ost)(?:i|í|em|mi|ech) → 1
    (.*)(?:ách|ami) → 1a
    (.*[íaeuoáéý]k)(?:ů|ům|em|ovi|u) → 1
    (.*[bcdfghjlmnprstvzčšžř])k(?:ů|ům|em|ovi) → 1ek 1k 1ko
    (.*[bdfghjklmnprstvzčšžř])c(?:ů|ům|em|ích|ovi) → 1ec 1ce
    (.*ism)u → 1us
    (.*(?:istr|tor|ent|ant|ér|ík|ář|án))a → 1
    (.*ě)t(?:í|ech|mi) → 1ť
    (.*)ovi → 1 1a
    (.*)ů → 1 1a
    (.*)ům → 1 1o
    (.*[bdfghklmnprstvz])(?:ech|em) → 1 1o
    (.*(?:tur|str|ci|ost|vr|uc|[eí]d|áv|itv|ustv|ulk|[aou]tk|enk|ick|ždr|hr|kol))u → 1a
    (.*(?:[aeo]nt|át|án|[aeo]l|on|or|iv|um|sk|ež|ád|ov|at|um|ud|od|in))u → 1
""")
# Participles of persons, that look like a noun in their plural.
_PERSONS = re.compile(
    "(.*(?:zadrž|zatč|obvin|obžalov|odsouz|vězn|zran|unes|zavražd|propušt|postiž|popraven|podezř|zabit|mučen|vyhoš|pohřeš)[eěá]?n)í"
)
# A verb typed in one of its forms, in small letters.
_VERBS = led_back("""
    (.*)ova(?:l|la|lo|li|ly) → 1ovat
    (.*)uj(?:e|í|ou|i|u) → 1ovat
    (.*)ován[aoiy]? → 1ovat 1ovaný
    (.*)án[aoiy]? → 1at 1át 1aný
    (.*)e[sd]en[aoiy]? → 1ést 1esený 1edený
    (.*)alezen[aoiy]? → 1ajít 1alezený
    (.*)ezen[aoiy]? → 1ézt 1ezený
    (.*)zen[aoiy]? → 1dit 1zit 1zený
    (.*)štěn[aoiy]? → 1stit 1štěný
    (.*)cen[aoiy]? → 1tit 1cený
    (.*)šen[aoiy]? → 1sit 1šit 1šený
    (.*)tčen[aoiy]? → 1tknout 1tčený
    (.*)čen[aoiy]? → 1čit 1čený
    (.*)žen[aoiy]? → 1žit 1žet 1hnout 1žený
    (.*)sen[aoiy]? → 1sit 1sený
    (.*)(d|t|n|)ěn[aoiy]? → 12it 12ěný
    (.*[vmpblř])en[aoiy]? → 1it 1ený
    (.*[bpž]i)t[aoiy]? → 1tý
    (.*)(?:aj[ií]|á) → 1at
    (.*(?:[^tl]|^)[aá])l[aoiy]? → 1t
    (.*[bpž])il[aoiy]? → 1ít 1it
    (.*i)l[aoiy]? → 1t
    (.*)řel[aoiy]? → 1řít
    (.*)šl[aoiy] → 1jít
    (.*)šel → 1jít
    (.*(?:ě|[řžščz]e|(?:[íáě]j|říl|íst|yšl|íd)e))l → 1t
    (.*[^t][eě])l[aoiy] → 1t
    (.*)(nes|lez)l[aoiy]? → 1nést 1lézt
    (.*)edl[aoiy]? → 1ést
    (.*)yl[aoiy]? → 1ýt
    (.*n)(?:ul[aoiy]?|e|ou) → 1out
    (.*)ekl[aoiy]? → 1éct 1eknout
    (.*[kh])l[aoiy]? → 1nout
    (.*[bcdfhjklmnprstvzžšč])ejí → 1et 1it
    (.*ě)jí → 1t
    (.*(?:křič|mlč|drž|běž|lež|slyš|miz|nen[aá]vid|visl|trp|seď|vid|hled|let|zn|hřm|šum))í → 1et
    (.{2,}[dszčšžvbm])í → 1it
""")
# Nouns that look like a form of a verb.
_NOUNS = frozenset(
    "náměstí nádraží vězení obilí peří zboží počasí bezpečí násilí úsilí pondělí září dveří lidí příští cizí vyšší nižší větší další svěží ryzí drahokamů "
    "nejvyšší nejnižší největší menší nejmenší lepší nejlepší horší nejhorší mladší starší bližší nejbližší pozdější dřívější tehdejší nynější zdejší policejní volební "
    "sedlo peklo účel obal zápal sval profil kapitán červen odměna střela novela civil pořadí".split()
)
_SHORT_PAST = re.compile(".{2,}[aeidsk](?:l[aoiy]?|t)|.{2,}[dszčšžb]í|zemře")  # zabil, zabit
_NAMES = Table("""
    of a man : (.*{C}) : 1ov a o y u ě ým ou ých ; 1ův -
    of a man, the vowel goes : (.*{C})e([lkc]) : 12ov a o y u ě ým ou ých ; 12ův -
    name in -yj : (.*)[iy]j : 1 ého ému ém ým á é ou
    of a man in -a : (.*)a : 1ov a o y u ě ým ou ých ; 1ův -
    name in -y, -i : (.*[yi]) : 1 ho mu m
""", **_CLASSES)  # fmt: skip


def inflect(word: str, name: bool) -> Iterator[Made]:
    """Forms by every pattern that fits; a plural first goes back to its lemma, and a verb to its infinitive."""
    if _TABLE.knows(word):
        yield from _TABLE.inflect(word)
        return
    yield from ((form, rule) for form, rule in _ruled(word, name=name) if form not in _COMMON)


def _ruled(word: str, *, name: bool) -> Iterator[Made]:
    lemmas = [(lemma, "singular of the plural") for lemma in _PLURALS(word)]
    if len(word) > 4:
        lemmas += [(lemma, "what it is a case of") for lemma in _CASES(word)]
    if found := _PERSONS.fullmatch(word):
        lemmas.append((found[1] + "ý", "singular of the plural"))
    if not name and word not in _NOUNS and (len(word) > 5 or _SHORT_PAST.fullmatch(word)):
        lemmas += [(lemma, "infinitive, or long participle") for lemma in _VERBS(word)]
    for lemma, rule in lemmas:
        if lemma != word:
            yield lemma, rule
            yield from _TABLE.inflect(lemma)
    yield from _TABLE.inflect(word)
    if name:
        yield from _NAMES.inflect(word)
