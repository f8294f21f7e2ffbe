"""Romanian: the article at the end, plurals and the genitive, adjectives, moderately verbs."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.languages.paradigm import Made, Table, led_back
from monitor.languages.romanian_verbs import verbs

_RULES = """
!does not change : .{0,2} : -
plural with its article : (.*[ie]) : 1 le lor i
in -ție, -ie : (.*)ie : 1i a i ile ilor ei
in -tate : (.*t)ate : 1at ea e ; 1ăți - le lor i ii
in -oare : (.*)toare : 1toar ea e ei ele elor ; 1tor - ul ului i ii ilor
in -tor : (.*)tor : 1tor ul ului i ii ilor ; 1toar e ea ei ele elor
in -nte, -te : (.*)te : 1te le lui a ; 1ț i ii ilor
in -oare : (.*)oare : 1oar ea ei e ele elor ; 1or i ii ile ilor
in -oi, -oiu : (.*)oi : 1oi - ul ului ; 1oai e ele elor ; 1oi i ii ilor
in -i, -ei : (.*i) : 1 ul ului i ii ilor e ele elor
in -ș, -ț : (.*[șțţş]) : 1 ul ului e ele elor i ii ilor uri urile urilor
in -iu : (.*)iu : 1iu l lui ; 1ii - lor le ; 1i i ilor ile
in -eu, -ău : (.*[eă])u : 1u l lui ; 1i - i lor ; 1 e ele elor i ii ilor
in -or, -on : (.*)o([rn]) : 1oa2 e ele elor ă
in -ea : (.*)ea : 1eaua - ; 1el e ei ele elor
in -oi, a person : (.*)c : 1c ul ului ; 1ci - i lor
in -ist, -t : (.*)t : 1t ul ului ă a e ele elor uri urile urilor ; 1ț i ii ilor
in -st : (.*)st : 1șt i ii ilor
in -d : (.*)d : 1d ul ului ă a e ele elor uri urile urilor ; 1z i ii ilor
in -s : (.*)s : 1s ul ului ă a e ele elor uri urile urilor ; 1ș i ii ilor
in -esc : (.*)esc : 1esc ul ului ; 1easc ă a ; 1ești - i lor
in -c, -g : (.*[cg]) : 1 ul ului ă a i ii ilor uri urile urilor ; 1h e ea
in -c, adjective : (.*c) : 1 e ele elor
in -ian : (.*i)an : 1an ul ului ă a ; 1en i ii ilor ; 1ene -
in -an, -ean : (.*e)an : 1an ul ului ă a că ca ; 1ni - i lor ; 1ancă - ; 1ence - i
in -l : (.*)l : 1l ul ului ă a e ele elor ei uri urile urilor i ii ilor ; 1i - i lor
any other : (.*[bfhjklmnprvxz]) : 1 ul ului i ii ilor ă a e ele elor ei uri urile urilor
verb in -i : (.*)i : 1it - ă e ; 1iți - ; 1ește - ; 1esc - ; 1ească - ; 1ești - ; 1im - ; 1ea - u m ; 1ise - ră ; 1ind - ; 1irea - ; 1i a au
verb in -ea, -e : (.*)e : 1 ea eau eam ând ă em eți
verb in -ea : (.*)ea : 1 e ă ut ută uți ute use
verb in -î : (.*)î : 1ât - ă e ; 1âți - ; 1ăște - ; 1ând -
in -u : (.*)u : 1u l lui ; 1 i ii ilor uri urile urilor e ele elor
in -ou : (.*o)u : 1u ri rile rilor
in -ată, oa that is o : (.*)oa([bcdfglmnprstv])ă : 1o2 i ii ile ilor
in -ră, -nă : (.*[rn])ă : 1 i ii ile ilor
in -dă : (.*)dă : 1z i ii ile ilor
in -să : (.*)să : 1s e ele elor ei
in -ă : (.*)ă : 1 a ei e ele elor i ile ilor ii uri urile
in -ată, a that is e : (.*)a([tțdrn])ă : 1e2 e ele elor ei i ile ilor
in -tă : (.*)tă : 1t a ei e ele elor ; 1ți - i lor
in -a, a name : (.*)a : 1 ei ii e i a ă
in -că : (.*)că : 1c a i ile ilor ii ; 1che -
in -re : (.*r)e : 1 e ea ii i ile ilor
in -de : (.*)de : 1d e ea ; 1z i ii ile ilor
in -e : (.*)e : 1 ea ei i ii ile ilor le lui
verb in -a : (.*)a : 1 ează at ată ați ate ând ă a au am ase aseră eze ez ezi ăm
verb in -a, e that is ea : (.*)e([bcdfglmnprstv]{1,2})a : 1ea2 ă
verb in -a, o that is oa : (.*)o([bcdfglmnprstv]{1,2})a : 1oa2 ă e
"""
_TABLE = Table(_RULES, """
om omul omului oameni oamenii oamenilor
femeie femeia femeii femei femeile femeilor
frate fratele fratelui frați frații fraților
soră sora surorii surori surorile surorilor
mână mâna mâinii mâini mâinile mâinilor
zi ziua zilei zile zilele zilelor
carte cartea cărții cărți cărțile cărților
parte partea părții părți părțile părților
casă casa casei case casele caselor
tată tatăl tatălui tați
minor minorul minorului minori minorii minorilor minoră minora minore minorele
sat satul satului sate satele satelor
cap capul capului capete capetele
viață viața vieții vieți viețile vieților
piață piața pieței piețe piețele piețelor
fată fata fetei fete fetele fetelor
masă masa mesei mese mesele
țară țara țării țări țările țărilor
lege legea legii legi legile legilor
război războiul războiului războaie războaiele războaielor
copil copilul copilului copii copiii copiilor
rus rusul rusului ruși rușii rușilor rusă rusa ruse
stea steaua stelei stele stelele stelelor
rețea rețeaua rețelei rețele rețelele rețelelor
cadru cadrul cadrului cadre cadrele cadrelor
comandă > comanda comenzii comenzi comenzile comenzilor
vară vara verii veri verile
piele pielea pielii piei
rege regele regelui regi regii regilor
băiat băiatul băiatului băieți băieții băieților
rău rea rele relele reaua răul răi răii
greu grea grele greul grei
nou noua nouă noi noul noului noile noilor
roșu roșie roșii roșul
negru neagră negre negri negrul neagra
domn domnul domnului domni domnii domnilor domnule doamne
doamnă doamna doamnei doamne doamnele doamnelor
câine câinele câinelui câini câinii câinilor
față fața feței fețe fețele fețelor
moarte moartea morții morți morțile
noapte noaptea nopții nopți nopțile nopților
șef șeful șefului șefi șefii șefilor șefă șefa
evreu evreul evreului evrei evreii evreilor evreică evreice
ziar ziarul ziarului ziare ziarele ziarelor
cetățean cetățeanul cetățeanului cetățeni cetățenii cetățenilor cetățeancă
știre știrea știrii știri știrile știrilor
cauză > cauza cauzei cauze cauzele cauzelor
ou oul oului ouă ouăle ouălor
cuvânt cuvântul cuvântului cuvinte cuvintele cuvintelor
mormânt mormântul mormântului morminte mormintele mormintelor
ministru ministrul ministrului miniștri miniștrii miniștrilor ministra ministră
""")  # fmt: skip
# What the rules for verbs do not tell, beside them.
_VERB_LINES = """
ucide > ucid ucis ucisă uciși ucise ucigând
fugi > fuge fug fugit fugită fugiți fugeau fugea fugind
bate > bat bătut bătută bătuți bătute bătea băteau bătând bătaia
abate > abate abătut abătută
combate > combat combătut combătea
spune > spun spus spusă spuse spunea spuneau spunând
face > fac făcut făcută făcuți făcute făcea făceau făcând
merge > merg mers mergea mergând
lua > ia iau luat luată luați luate lua luau luând
prelua > preia preiau preluat preluată preluate
da > dă dau dat dată date dădea dând
veni > vine vin venit venită veniți venea veneau venind
reveni > revine revin revenit
interveni > intervine intervin intervenit
muri > moare mor murit moartă mort morți murea mureau murind
răni > rănește rănesc rănit rănită răniți rănite rănind rănea
închide > închid închis închisă închiși închise închidea închizând
deschide > deschid deschis deschisă deschiși deschise deschidea
vorbi > vorbește vorbesc vorbit vorbea vorbeau vorbind
scrie > scriu scris scrisă scrise scria scriind
minți > minte mint mințit mințea mințind
nega > neagă nege neg negat negată negate nega negând
interzice > interzic interzis interzisă interziși interzise interzicea
zice > zic zis zisă zise zicea
prezice > prezis prezice
deține > dețin deținut deținută deținuți deținute deținea deținând
ține > țin ținut ținută ținuți ținute ținea
obține > obțin obținut obținută obținute
menține > mențin menținut menținută menținute
reține > rețin reținut reținută reținuți reținute
susține > susțin susținut susținută susținea
omorî > omoară omor omorât omorâtă omorâți omorâte omora omorând
hotărî > hotărăște hotărăsc hotărât hotărâtă hotărâte
trimite > trimit trimis trimisă trimiși trimise trimitea
permite > permit permis permisă permise permitea
promite > promit promis promisă promise
duce > duc dus dusă duși duse ducea
conduce > conduc condus condusă conduși conduse conducea
produce > produc produs produsă produse
reduce > reduc redus redusă redus
pierde > pierd pierdut pierdută pierduți pierdute pierdea
vinde > vând vândut vândută vândute vindea
cere > cer cerut cerută cerute cerea cereau
vedea > vede văd văzut văzută văzuți văzute
cădea > cade cad căzut căzută căzuți căzute cădea
bea > bea beau băut
putea > poate pot putut putea puteau
vrea > vrea vor vrut voia
ști > știe știu știut știa
crede > cred crezut credea credeau
începe > încep început începută începe
rupe > rup rupt ruptă rupte
prinde > prind prins prinsă prinși prinse prindea
aprinde > aprins aprinsă aprinse aprinde
surprinde > surprins surprinsă surprinși
ascunde > ascund ascuns ascunsă ascunși ascunse
răspunde > răspund răspuns răspundea
impune > impun impus impusă impuse
expune > expus expusă expuse
opri > oprește opresc oprit oprită opriți oprite
lovi > lovește lovesc lovit lovită loviți lovite lovind
răpi > răpește răpesc răpit răpită răpiți răpite
împușca > împușcă împușcat împușcată împușcați împușcate
trage > trag tras trasă trase trăgea trăgând
alege > aleg ales aleasă aleși alese alegea
învinge > înving învins învinsă învinși învinse
ajunge > ajung ajuns ajunsă ajunge
plânge > plâng plâns plângea
distruge > distrug distrus distrusă distruse distruge
atrage > atras atrasă atrase atrage
apărea > apare apar apărut apărută apăruți apărute apăru
dispărea > dispare dispar dispărut dispărută dispăruți dispărute dispăru
părea > pare par părut
naște > naște nasc născut născută născuți născute
cunoaște > cunosc cunoscut cunoscută cunoscuți cunoscute
recunoaște > recunosc recunoscut recunoscută recunoscuți
înțelege > înțeleg înțeles înțeleasă înțeleși
trece > trec trecut trecută trecuți trecute
petrece > petrec petrecut petrecută petreceți
propune > propun propus propusă propuse propuși
depune > depun depus depusă depuse
curge > curg curs
include > includ inclus inclusă incluși incluse
exclude > exclud exclus exclusă excluși excluse
înscrie > înscriu înscris înscrisă înscriși
emite > emit emis emisă emise emiși
purta > poartă poarte port purtat
reprezenta > reprezintă reprezinte reprezint
descoperi > descoperă descopere descopăr descoperit
oferi > oferă ofere ofer oferit
referi > referă refere referit
simți > simte simt simtă simțit
auzi > aude aud audă auzit
aștepta > așteaptă aștepte aștept așteptat
ruga > roagă roage rog rugat
zbura > zboară zboare zbor zburat
juca > joacă joace joc jucat
judeca > judecă judece judec judecat
negocia > negociază negociat
dura > durează durat
durea > doare dor durut
cumpăra > cumpără cumpere cumpăr cumpărat
ajuta > ajută ajute ajut ajutat
apăra > apără apere apăr apărat
întâmpla > întâmplă întâmple întâmplat
înjunghia > înjunghie înjunghiat înjunghiată
scăpa > scapă scape scap scăpat
intra > intră intre intru intrat
urca > urcă urce urc urcat
pleca > pleacă plece plec plecat plecată plecați
ataca > atacă atace atac atacat
încerca > încearcă încerce încerc încercat
chema > cheamă cheme chem chemat
întreba > întreabă întrebe întreb întrebat
lega > leagă lege leg legat
alerga > aleargă alerge alerg alergat
muta > mută mute mut mutat
bombarda > bombardează bombardat bombardată
fura > fură fure fur furat furată
striga > strigă strige strig strigat
jura > jură jure jur jurat
strânge > strâng strâns strânsă strânși
sparge > sparg spart spartă sparte sparți
fierbe > fierb fiert
înfrânge > înfrâng înfrânt înfrântă înfrânți
întoarce > întorc întors întoarsă întorși
stinge > sting stins stinsă stinși
arde > ard ars arsă arși arse
roade > rod ros
cuprinde > cuprind cuprins cuprinsă
"""


_VERBS = Table("", _VERB_LINES)
# Participles that lead to their verb; a prisoner (deținut) is more than what someone holds.
_OF_VERBS = {
    form: line.split()[0]
    for line in _VERB_LINES.strip().splitlines()
    for form in line.split()[2:]
    if len(form) > 3 and form.endswith(("t", "s", "tă", "să", "ți", "și")) and not form.startswith("deținut")
}
_LED_BACK = led_back("""
    (.*)ști(?:i|lor) → 1st
    (.*)ți(?:i|lor) → 1t 1ție
    (.*e)lui → 1
    (.{3,})(?:ii|ilor) → 1 1ă 1ie
    (.{3,})(?:elor|ele) → 1ă 1
    (.{3,})ile → 1ă 1e 1ie
    (.*)ști → 1st
    (.*[aiuâen])ți → 1t
    (.{3,})(?:ul|ului) → 1
    (.*e)ni → 1an
    (.{3,})uri → 1 1ur
    (.*)ori → 1or 1oare
    (.*er)i → 1e
    (.{4,}[lmnprcv])i → 1
    (.*)ează → 1a
    (.*)ește → 1i
    (.{3,}[bcdfghjklnpsștțvxz])e → 1 1ă
""")
_CONJUGATED = verbs(_LED_BACK)

# A participle → its infinitive, but of these nouns.
_INFINITIVES = led_back("""
    (.*)(?:at|ată|ate|ați|ând) → 1a
    (.*)(?:it|ită|ite|iți|ind) → 1i
""")
_NO_PARTICIPLES = frozenset(
    "soldat soldați avocat avocați stat mandat deputat deputați candidat candidați senat tratat certificat atentat palat împărat băiat bărbat "
    "fruct castrat magistrat magistrați format aparat advocat privat spital limită calitate cetate libertate securitate autoritate comunitate "
    "societate unitate universitate realitate jumătate bucată dată armată lopată spate frate noapte comunitate".split()
)


def inflect(word: str, name: bool) -> Iterator[Made]:
    """Article, plural and genitive by the endings; a plural, or a verb in the present, first goes back."""
    typed = word.replace("ţ", "ț").replace("ş", "ș")
    if typed in _OF_VERBS:
        yield _OF_VERBS[typed], "infinitive"
        yield from _VERBS.inflect(_OF_VERBS[typed])
    for verb in () if len(typed) < 6 or typed in _NO_PARTICIPLES or typed.endswith("tate") else _INFINITIVES(typed):
        yield verb, "infinitive"
        yield from _VERBS.inflect(verb)
        yield from (one for one in _TABLE.inflect(verb) if one[1].startswith("verb"))
    for lemma in (typed, *(() if _TABLE.knows(typed) else _LED_BACK(typed))):
        if lemma != typed:
            yield lemma, "what it comes from"
        yield from _VERBS.inflect(lemma)
        yield from _TABLE.inflect(lemma)
    if not name:
        yield from _CONJUGATED.inflect(typed)
