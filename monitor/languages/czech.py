"""Czech (and, as far as the rules go together, Slovak): nouns by their patterns, names, adjectives, moderately verbs."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.languages.paradigm import Made, Table, led_back

_CLASSES = {"C": "bcčdďfghjklmnňpqrřsštťvwxzž", "V": "aáeéěiíoóuúůyý"}
_RULES = """
!adjective in -ský : (.*)(s)ký : 12k ý ého ému ém ým á é ou ých ými o ; 1ští - ; 1sky -
!adjective in -cký : (.*)cký : 1ck ý ého ému ém ým á é ou ých ými o ; 1čtí -
adjective in -ký : (.*)ký : 1cí -
adjective in -hý : (.*)hý : 1zí -
adjective in -chý : (.*)chý : 1ší -
!adjective in -ý : (.*)ý : 1 ý ého ému ém ým á é ou í ých ými o i
adjective in -rý : (.*)rý : 1ří -
adjective in -í : (.*)í : 1í - ho mu m ch mi
name in -ová : (.*ov)á : 1 é ou
!feminine adjective : (.*[kg])á : 1 ý ého ému ém ým é ou í ých ými

!masculine in -ec : (.*)ec : 1c e i ů ům ích em ové ovi ; 1če -
name in -el : (.*{C})el : 1l a u ovi em e y i ů ům ové
masculine in -ek : (.*{C})ek : 1k a u ovi em y ů ům ech ách ové ; 1cích - ; 1ci -
masculine in -en : (.*)en : 1n a u e em y i ů ům ech
man of a place : (.*)an : 1an a u ovi em y ů ům ech é i
!ů that is o : (.*)ů([bdhlmnstvzňžjr]) : 1o2 - a u e em ě y i ů ům ech ích ovi ové
masculine in -a : (.*[bdfglmnpstvzkrjhc])a : 1 ovi ové ů ům
masculine in -ista : (.*)ista : 1ist y ovi u o ou é ů ům ech
masculine in -k : (.*)k : 1k a u ovi em y ů ům ové ; 1ci - ; 1cích - ; 1ku -
masculine in -h : (.*)h : 1h a u ovi em y ů ům ové ; 1zi - ; 1zích -
masculine in -ch : (.*)ch : 1ch a u ovi em y ů ům ové ; 1ši - ; 1ších -
masculine in -r : (.*)r : 1r a u ovi em y ů ům ech ové ; 1ři -
masculine, hard : (.*[bdfglmnpstvxz]) : 1 a u ovi em ě e y i ů ům ech ové é ích
masculine, soft : (.*[cčďjňřšťž]) : 1 e i ovi em ů ům ích ové
masculine in -tel : (.*[ts]el) : 1 e i ovi em ů ům ích é
masculine in -el, place : (.*l) : 1 e i em ů ům ích
name in -ův : (.*)ův : 1ov a u o i y ým ou ých ě
feminine in -eň : (.*{C})e([ňňvl]) : 12 i í e ; 1n ě i í ím ích
!feminine in -ost : (.*)ost : 1ost i í em ech mi
feminine in a consonant : (.*[cčňřšťžňvjlďst]) : 1 i í e ím ích emi em ech mi
feminine in -ň, -ť : (.*)[ňťď] : 1 e i
feminine in -eň : (.*)eň : 1n ě i í ím ích ěmi
feminine in -ka : (.*)ka : 1k y u o ou ám ami ách ; 1ce - ; 1ek -
feminine in -ga, -ha : (.*)([gh])a : 12 y u o ou ám ami ách - ; 1ze -
feminine in -cha : (.*)cha : 1ch y u o ou ám ami ách - ; 1še -
feminine in -ra : (.*)ra : 1r y u o ou ám ami ách - ; 1ře -
feminine in -a : (.*[bdfglmnpstvxz])a : 1 y ě e u o ou - ám ami ách
feminine with a vowel between : (.*{C})([bcdlmnrv])a : 1e 2
feminine in -ice, -ce : (.*)e : 1 e i í ím ích emi -
feminine in -ě : (.*)ě : 1 i í ím ích ěmi ; 1ě -
feminine in -ie : (.*i)e : 1 e i í ím ích emi
feminine in -ia : (.*i)a : 1 e i í u ou
neuter in -o : (.*)o : 1 a u em ě e y ům ech - ích ách
neuter in -um : (.*)um : 1 a u em ům ech

verb in -ovat : (.*)ovat : 1uj e í i eme ete ou ící ícího ících ; 1ova l la lo li ly n na no ni ny ; 1ovan ý ého ému ém ým á é ou í ých ými ; 1ován - a o i y
verb in -at : (.*)at : 1 á ám áš áme áte ají ; 1a l la lo li ly n na no ni ny ; 1an ý ého ému ém ým á é ou í ých ými ; 1án - a o i y
verb in -it : (.*)it : 1 í ím íš íme íte i il ila ilo ili ily ; 1en - a o i y ý ého ému ém ým á é ou í ých ými
verb in -dit : (.*)dit : 1zen - a o i y ý ého ému ém ým á é ou í ých ými
verb in -tit : (.*)tit : 1cen - a o i y ý ého á é ou í ých ými
verb in -stit : (.*)stit : 1štěn - a o i y ý ého á é ou í ých ými
verb in -sit : (.*)sit : 1šen - a o i y ý ého á é ou í ých ými
verb in -zit : (.*)zit : 1žen - a o i y ý ého á é ou í ých ými
verb in -nit : (.*n)it : 1ěn - a o i y ý ého á é ou í ých ými
verb in -tit, soft : (.*[tdn])it : 1ěn - a o i y ý ého á é ou í ých ými
verb in -ést : (.*[nsl])ést : 1es l la lo li ly u e ou eme ; 1esen - a o i y ý ého á é ou í ých ými
verb in -ézt : (.*)ézt : 1ez l la lo li ly u e ou ; 1ezen - a o i y ý ého á é ou í ých ými
verb in -vést : (.*v)ést : 1ed l la lo li ly u e ou ; 1eden - a o i y ý ého á é ou í ých ými
verb in -krást : (.*)ást : 1ad l la lo li ly u e ou ; 1aden - a o i y ý ého á é í ých
verb in -řít : (.*ř)ít : 1e l la lo li ly ; 1 e ou u elý elá elého elých en ena eni ený
verb in -jít : (.*)jít : 1šel - ; 1š la lo li ly ; 1jd e ou u ; 1jit -
verb in -jít, found : (.*)ajít : 1ašel - ; 1ajde - ; 1ajdou - ; 1alezen - a o i y ý ého á ých
verb in -ct : (.*)[cč]t : 1k l la lo li ly ; 1če -
verb in -ít : (.*[bpvlšk])ít : 1i l la lo li ly t ta to ti ty tý tá té tí tých ; 1ij e í
verb in -át : (.*)át : 1á l la lo li ly t ta to ti ty tý ; 1ej e í ; 1aj e í ; 1an - a o i y ý á ých
verb in -padnout : (.*pad)nout : 1en - a o i y ý ého á é ou í ých ými
verb in -tknout : (.*k)nout : 1l - a o i y ; 1nut - a o i y ý ého á é ou í ých
verb in -knout : (.*)knout : 1čen - a o i y ý ého á é ou í ých
verb in -hnout : (.*)hnout : 1žen - a o i y ý á ých
verb in -nout : (.*)nout : 1n e ou u eme ul ula ulo uli uly ut uta uto uti uty utý utého utá utou utí utých ; 1 l la li ly
verb in -et : (.*)[eě]t : 1 í ím íš í el ela eli ely ejí en ena eno eni eny ený ená ené ení ených eného ; 1ě l la li ly jí
"""
_TABLE = Table(
    _RULES,
    """
člověk člověka člověku člověkovi člověkem člověče lidé lidí lidem lidi lidech lidmi
dítě dítěte dítěti dítětem děti dětí dětem dětech dětmi
popřít > popře popřou popřel popřela popřeli popřely popřen popřena
říct > řekne řeknou řekl řekla řeklo řekli řekly řečeno
dcera dcery dceři dceru dcerou dcer dcerám dcerami dcerách
rok roku rokem roce roky roků let rokům letech
sníh sněhu sněhem sněhy
vítr větru větrem větry větrů
soudce soudci soudcem soudcové soudců soudcům soudcích
žalobce žalobci žalobcem žalobcové žalobců žalobcům žalobcích
obránce obránci obráncem obránci obránců obráncům
správce správci správcem správců správcům
vůdce vůdci vůdcem vůdcové vůdců vůdcům
poradce poradci poradcem poradců poradcům
zástupce zástupci zástupcem zástupců zástupcům zástupcích
mluvčí mluvčího mluvčímu mluvčím mluvčích mluvčími
dům domu domem domě domy domů domům domech
kůň koně koni koněm koně koní koním
stůl stolu stolem stole stoly stolů
nůž nože noži nožem nožů
hůl hole holí
přítel přítele příteli přítelem přátelé přátel přátelům přáteli přátelích přátele
den dne dnu dni dnem dny dní dnů dnům dnech
soud soudu soudem soudě soudy soudů soudům soudech
smrt smrti smrtí
krev krve krvi krví
vězeň vězně vězni vězněm vězňovi vězňové vězňů vězňům vězních
právo práva právu právem právě práv právům právech právy
praha prahy praze prahu prahou
válka války válce válku válkou válek válkám válkách válkami
kněz kněze knězi knězem kněží kněžím kněžích
zatknout zatkne zatknou zatkl zatkla zatkli zatčen zatčena zatčeno zatčeni zatčeny zatčený zatčeného zatčených
zabít zabije zabijí zabil zabila zabili zabit zabita zabito zabiti zabity zabitý zabitého zabitých zabitá
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
_PLURALS = led_back("""
    (.*[bdfghjklmnprstvzšžčř])ci → 1ec 1k
    (.*[áaeéiíouy])ci → 1k 1ec
    (.*)ané → 1an
    (.*)isté → 1ista
    (.*)telé → 1tel
    (.*)ové → 1 1ova
    (.*)ři → 1r 1ř
    (.*[bdfghjklmnprstvzšžčř])ky → 1ka 1ek
    (.*[áaeéiíouy]k)y → 1 1a
    (.*[bdfglmnprstvz])y → 1 1a
    (.*[bdfglmnpstvzj])i → 1
""")


def inflect(word: str, name: bool) -> Iterator[Made]:  # noqa: ARG001 - the face of every language
    """Forms by every pattern that fits; a plural first goes back to its lemma."""
    if not _TABLE.knows(word):
        for single in _PLURALS(word):
            yield single, "singular of the plural"
            yield from _TABLE.inflect(single)
    yield from _TABLE.inflect(word)
