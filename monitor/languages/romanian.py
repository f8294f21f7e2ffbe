"""Romanian: the article at the end, plurals and the genitive, adjectives, moderately verbs."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.languages.paradigm import Made, Table

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
in -oi, a person : (.*)c : 1c ul ului ; 1ci - i lor
in -ist, -t : (.*)t : 1t ul ului ă a e ele elor uri urile urilor ; 1ț i ii ilor
in -st : (.*)st : 1șt i ii ilor
in -d : (.*)d : 1d ul ului ă a e ele elor uri ; 1z i ii ilor
in -s : (.*)s : 1s ul ului ă a e ele elor uri ; 1ș i ii ilor
in -esc : (.*)esc : 1esc ul ului ; 1easc ă a ; 1ești - i lor
in -c, -g : (.*[cg]) : 1 ul ului ă a i ii ilor uri urile ; 1h e ea
in -an, -ean : (.*e)an : 1an ul ului ă a că ca ; 1ni - i lor ; 1ancă - ; 1ence - i
in -l : (.*)l : 1l ul ului ă a e ele elor ei uri urile urilor i ii ilor ; 1i - i lor
any other : (.*[bfhjklmnprvxz]) : 1 ul ului i ii ilor ă a e ele elor ei uri urile urilor
verb in -i : (.*)i : 1it - ă e ; 1iți - ; 1ește - ; 1esc - ; 1ind - ; 1irea - ; 1i a au
verb in -ea, -e : (.*)e : 1 ea eau ând
verb in -î : (.*)î : 1ât - ă e ; 1âți - ; 1ăște - ; 1ând -
in -u : (.*)u : 1u l lui ; 1 i ii ilor
in -ată, oa that is o : (.*)oa([bcdfglmnprstv])ă : 1o2 i ii ile ilor
in -ră, -nă : (.*[rn])ă : 1 i ii ile ilor
in -dă : (.*)dă : 1z i ii ile ilor
in -să : (.*)să : 1s e ele elor ei
in -ă : (.*)ă : 1 a ei e ele elor i ile ilor ii uri urile
in -tă : (.*)tă : 1t a ei e ele elor ; 1ți - i lor
in -a, a name : (.*)a : 1 ei ii e i a ă
in -că : (.*)că : 1c a i ile ilor ii ; 1che -
in -re : (.*r)e : 1 e ea ii i ile ilor
in -de : (.*)de : 1d e ea ; 1z i ii ile ilor
in -e : (.*)e : 1 ea ei i ii ile ilor le lui
verb in -a : (.*)a : 1 ează at ată ați ate ând ă a au ase eze
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
ucide ucide ucid ucis ucisă uciși ucise ucigând
copil copilul copilului copii copiii copiilor
rus rusul rusului ruși rușii rușilor rusă rusa ruse rusesc
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
nega > neagă negat negată negate nega negând
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
""")  # fmt: skip


def inflect(word: str, name: bool) -> Iterator[Made]:  # noqa: ARG001 - the face of every language
    """Article, plural and genitive by the endings."""
    yield from _TABLE.inflect(word.replace("ţ", "ț").replace("ş", "ș"))
