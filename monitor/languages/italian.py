"""Italian: plural and feminine, moderately verbs. Elided articles are words of their own here.

Source of the rules: the classes of nouns and the three conjugations of the school grammar.
"""

from __future__ import annotations

from collections.abc import Iterator

from monitor.languages.italian_verbs import verbs
from monitor.languages.paradigm import Made, Table, led_back

_NOUNS = Table("""
!does not change : .{0,2}|.*(?:[àèéìòùó]|si)|.*[bcdfghklmnprstvwxyz] : -
!in -ista, -cida : (.*(?:ist|cid|iat|aut))a : 1 a i e
!in -tore : (.*)tore : 1tor e i ; 1tric e i ; 1toress a e
!in -ssore : (.*ss)ore : 1or e i ; 1oress a e
!in -ente, -ante : (.*[ea]nt)e : 1 e i ; 1ess a e
!in -one : (.*)one : 1on e i ; 1oness a e
!in -trice : (.*)trice : 1tric e i ; 1tor e i
!in -ore, -sore : (.*)e : 1 e i
in -ese, -ente : (.*)essa : 1ess a e ; 1e -
!in -co : (.*)co : 1co - ; 1ci - ; 1chi - ; 1ca - ; 1che -
!in -go : (.*)go : 1go - ; 1gi - ; 1ghi - ; 1ga - ; 1ghe -
!in -ca : (.*)ca : 1ca - ; 1che - ; 1co - ; 1ci - ; 1chi -
!in -ga : (.*)ga : 1ga - ; 1ghe - ; 1ghi -
!in -cio, -gio : (.*[cg])io : 1io - ; 1i - ; 1ia - ; 1ie - ; 1e -
!in -cia, -gia : (.*[cg])ia : 1ia - ; 1ie - ; 1e -
!in -io : (.*)io : 1io - ; 1i - ; 1ia - ; 1ie - ; 1ii -
!in -ia : (.*)ia : 1ia - ; 1ie -
!in -ia : (.*)aio : 1ai o a e -
!of men's gender only : ((?:aero)?port|punt|cors|cont|gir|post|cas|mod|rest|vot|pes|camp|test|coll|cost|partit|govern|process|bisogn|aiut|controll|incontr|ricord|accord|sequestr|temp|pass|mond)o : 1 o i
!in -o : (.*)o : 1 o i a e
!in -a, of people : (.*(?:an|in|on|at|it|ut|ar|er|iv|os|en|ot|ern|urd|ulman|ecen|uss|es|ott|ebre|gin|ett|enz|nnat|tt))a : 1 a e o i
!in -a : (.*)a : 1 a e
in -i, of a plural : (.*)i : 1 i
""")
_VERBS = Table("""
verb in -are : (.*)are : 1 a o i ano iamo ò arono ato ata ati ate ando ante anti ava avano erà eranno erebbe asse
verb in -care, -gare : (.*[cg])are : 1h i iamo erà eranno
verb in -ciare, -giare : (.*[cg]i)are : 1 - amo ; 1 o a ano ò ato ata ati ate
verb in -iare : (.*i)are : 1 - amo
verb in -ere : (.*)ere : 1 e o i ono iamo é ette ettero uto uta uti ute endo eva evano erà eranno
verb in -dere : (.*)dere : 1s e ero o a i ; 1so - a i e
verb in -gere : (.*)gere : 1s e ero ; 1t o a i e ; 1tto - a i e
verb in -ire : (.*)ire : 1 e ì irono ito ita iti ite endo iva ivano irà iranno isce iscono o
""")
# The rest of the persons and tenses, and the pronouns written onto an infinitive.
_TENSES = Table("""
verb in -are : (.*)are : 1 avo avi avamo avate ai asti ammo aste erò erai eremo erete erei eresti eremmo ereste erebbero ino iate assi assimo assero ar arlo arla arli arle arsi andolo andola andoli
verb in -care, -gare : (.*[cg])are : 1h ino i iamo erò erai eremo erete erei erebbe erebbero
verb in -ciare, -giare : (.*[cg])iare : 1 erà erò eranno erebbe erebbero eremo ino i
verb in -iare : (.*i)are : 1 no erà eranno erebbe
verb in -ere : (.*)ere : 1 a ano evo evi evamo evate esse essi essimo essero erò erai eremo erete erei eresti erebbe erebbero erlo erla erli erle ersi iate er ei ente enti
verb in -ire : (.*)ire : 1 isco isci isca iscano iamo ite ivo ivi ivamo isse issi issimo issero irò irai iremo irete irei iresti irebbe irebbero irlo irla irli irle irsi ii immo
verb in -ire, without -isc- : (.*(?:part|sent|serv|dorm|apr|copr|offr|soffr|segu|vest|fugg|boll|vert))ire : 1 a ano ono
""")
_FAMILIES = Table("""
!verb in -mettere : (.*)mettere : 1mett e o i ono iamo eva evano endo erà eranno a ano ; 1mess o a i e ; 1mis e ero i
!verb in -prendere : (.*)prendere : 1prend e o i ono iamo eva evano endo erà eranno a ano ; 1pres o a i e ero
!verb in -endere : (.*)endere : 1end e o i ono iamo eva evano endo erà eranno a ano ; 1es o a i e ero
!verb in -ondere : (.*)ondere : 1ond e o i ono iamo eva evano endo erà eranno a ano ; 1ost o a i e ; 1os e ero i ; 1us o a i e ero
!verb in -cadere : (.*)cadere : 1cad e o i ono iamo eva evano endo rà ranno a ano ; 1cadd e ero ; 1cadut o a i e
!verb in -cutere : (.*)cutere : 1cut e o i ono iamo eva evano endo erà eranno a ano ; 1cuss o a i e ero
!verb in -stringere : (.*)stringere : 1string e o i ono eva evano endo erà eranno a ano ; 1strett o a i e ; 1strins e ero i
!verb in -rigere : (.*)rigere : 1rig e o i ono eva evano endo erà eranno a ano ; 1rett o a i e ; 1ress e ero i
!verb in -digere : (.*)digere : 1dig e o i ono eva evano endo erà a ano ; 1datt o a i e ; 1dass e ero i
!verb in -cidere, -ndere, -dere with s : (.*(?:ci|vi|ra|lu|iu|in|en|on|er|or|i))dere : 1d e o i ono iamo eva evano endo erà eranno a ano ; 1s o a i e ero
!verb in -chiedere : (.*)chiedere : 1chied e o i ono eva evano endo erà eranno a ano ; 1chiest o a i e ; 1chies e ero i
!verb in -vedere : (.*)vedere : 1ved e o i ono eva evano endo rà ranno a ano ; 1vist o a i e ; 1vedut o a i e ; 1vid e ero i
!verb in -gliere : (.*)gliere : 1glie - ; 1lg o ono a ano ; 1gli e eva evano endo erà eranno ; 1lt o a i e ; 1ls e ero i
!verb in -correre : (.*)correre : 1corr e o i ono eva evano endo erà eranno a ano ; 1cors o a i e ero
!verb in -vincere, -torcere : (.*[nr])cere : 1c e o i ono eva evano endo erà eranno a ano ; 1t o a i e ; 1s e ero i
!verb in -scrivere : (.*)scrivere : 1scriv e o i ono eva evano endo erà eranno a ano ; 1scritt o a i e ; 1scriss e ero i
!verb in -vivere : (.*)vivere : 1viv e o i ono eva evano endo rà ranno a ano ; 1vissut o a i e ; 1viss e ero i
!verb in -ggere : (.*)ggere : 1gg e o i ono eva evano endo erà eranno a ano ; 1tt o a i e ; 1ss e ero i ; 1ggi to ta ti te
!verb in -ngere, -lgere, -rgere : (.*[nlr])gere : 1g e o i ono eva evano endo erà eranno a ano ; 1t o a i e ; 1s e ero o a i
!verb in -gere : (.*)gere : 1g e o i ono eva evano endo erà eranno a ano ; 1tt o a i e ; 1ss e ero i ; 1s o a i e
!verb in -porre : (.*)porre : 1pon e i iamo eva evano endo ; 1pong o ono a ano ; 1post o a i e ; 1pos e ero i ; 1porr à anno
!verb in -trarre : (.*)trarre : 1tra e eva evano ; 1tragg o ono ; 1tratt o a i e ; 1trass e ero
!verb in -durre : (.*)durre : 1duc e o i ono eva evano endo a ano ; 1dott o a i e ; 1duss e ero i ; 1durr à anno
!verb in -tenere : (.*)tenere : 1tien e i ; 1ten eva evano endo uto uta uti ute ne nero ; 1teng o ono a ano ; 1terr à anno
!verb in -venire : (.*)venire : 1vien e i ; 1ven iva ivano endo uto uta uti ute ne nero ; 1veng o ono a ano ; 1verr à anno
!verb in -parire : (.*)parire : 1pa re i iono ia iano ; 1pars o a i e e ; 1par iva ivano endo irà iranno ì irono ito ita iti ite isce iscono ; 1parv e ero
!verb in -morire : (.*)morire : 1muo re iono ia ; 1mort o a i e ; 1mor ì irono iva ivano endo irà iranno
!verb in -muovere : (.*)m(?:uo|o)vere : 1muov e o i ono a ano ; 1muov endo eva ; 1moss o a i e e ero
!verb in -rompere : (.*)rompere : 1romp e o i ono eva endo erà ; 1rott o a i e ; 1rupp e ero
!verb in -nascere : (.*)nascere : 1nasc e i ono eva evano endo erà eranno a ; 1nat o a i e ; 1nacqu e ero
!verb in -scere : (.*)scere : 1sc e i eva evano endo erà eranno ; 1sco no ; 1sciut o a i e ; 1bb e ero
!verb in -prire, -ffrire : (.*(?:p|ff))rire : 1r e o i ono iva ivano endo irà iranno a ano ì irono ; 1ert o a i e
!verb in -dire : (.*)dire : 1dic e o i ono eva evano endo a ano ; 1dett o a i e ; 1diss e ero i ; 1dir à anno
!verb in -fare : (.*)fare : 1f a ai anno arà aranno ; 1fac eva evano endo ; 1facc io ia iano iamo ; 1fatt o a i e ; 1fec e ero i
!verb in -uscire : (.*)uscire : 1esc e o i ono a ano ; 1usc ito ita iti ite iva ivano endo ì irono irà iranno
!verb in -ellere : (.*)ellere : 1ell e o i ono eva evano endo erà eranno a ano ; 1uls o a i e ero
!verb in -olvere : (.*)olvere : 1olv e o i ono eva evano endo erà eranno a ano ; 1olt o a i e ; 1ols e ero
!verb in -egnere : (.*)egnere : 1egn e i eva endo erà ; 1eng ono o ; 1ent o a i e ; 1ens e ero
""")
_IRREGULAR = Table("", """
uomo uomini
donna donne
dio dei
medico medici
amico amici amica amiche
nemico nemici nemica nemiche
greco greci greca greche
turco turchi turca turche
tedesco tedeschi tedesca tedesche
politico politici politica politiche
carcere carceri
diritto diritti
banco banchi
gioco giochi
attacco attacchi
foglio fogli
calcio calci
inizio inizi
rischio rischi
studio studi
cambio cambi
legge leggi
ucciso uccisa uccisi uccise
uccidere uccide uccido uccidono uccise uccisero ucciso uccisa uccisi uccidendo uccideva uccidevano ucciderà uccideranno ucciderebbe uccida uccidano uccidesse uccidiamo ucciderlo ucciderla ucciderli
morire muore muoiono morì morirono morto morta morti morte morendo moriva morivano morirà moriranno morirebbe muoia muoiano morisse
morto morta morti morte
arresto arresti
mano mani
polizia polizie
poliziotto poliziotti poliziotta poliziotte
scomparso scomparsi scomparsa scomparse
gay
collega colleghi colleghe
belga belgi belghe
problema problemi
sistema sistemi
tema temi
programma programmi
dramma drammi
telegramma telegrammi
clima climi
diploma diplomi
schema schemi
patriarca patriarchi
monarca monarchi
duca duchi
pirata pirati
profeta profeti
atleta atleti atlete
pilota piloti
uovo uova
braccio braccia bracci
dito dita
labbro labbra labbri
osso ossa ossi
ginocchio ginocchia ginocchi
muro muri mura
centinaio centinaia
migliaio migliaia
paio paia
miglio miglia
grido grida gridi
bue buoi
moglie mogli
ala ali
arma armi
re
dottore dottori dottoressa dottoresse
professore professori professoressa professoresse
sindaco sindaci sindaca sindache
monaco monaci monaca monache
porco porci
asparago asparagi
mago maghi maga maghe
prete preti
difensore difensori difenditrice
principe principi principessa principesse
conte conti contessa contesse
leone leoni leonessa leonesse
essere è sono siamo siete era erano fu furono stato stata stati state essendo sarà saranno sarebbe sarebbero sia siano fosse fossero
avere ha ho hai abbiamo avete hanno aveva avevano ebbe ebbero avuto avuta avendo avrà avranno avrebbe avrebbero abbia abbiano avesse avessero
andare va vado vai andiamo vanno andò andarono andato andata andati andate andava andavano andando andrà andranno andrebbe vada vadano andasse
dare dà do dai diamo danno diede diedero dato data dati date dando dava davano darà daranno darebbe dia diano desse dessero
stare sta sto stai stiamo stanno stava stavano stette stettero stato stata stati stando starà staranno stia stiano stesse
sapere sa so sai sanno sappiamo sapete sapeva sapevano seppe seppero saputo saputa sapendo saprà sapranno saprebbe sappia sappiano sapesse
volere vuole voglio vuoi vogliamo volete vogliono voleva volevano volle vollero voluto voluta voluti volute volendo vorrà vorranno vorrebbe vorrebbero vorrei voglia vogliano volesse volessero
potere può posso puoi possiamo potete possono poteva potevano potuto potrà potranno potrebbe potrebbero potendo possa possano potesse potessero
bere beve bevono bevve bevuto
regime regimi
poeta poeti
papa papi
rimanere rimane rimango rimangono rimase rimasero rimasto rimasta rimasti rimaste rimanendo rimaneva rimarrà rimarranno rimarrebbe rimanga rimangano
valere vale valgono valse valsero valso varrà
piacere piace piacciono piaciuto piaciuta piaciuti piaciute piacque piaceva piacerebbe
parere pare paiono parve parso
assumere assume assumono assunto assunta assunti assunte assunse assunsero assumendo assumeva assumerà assuma
spegnere spegne spengono spento spenta spenti spense
spingere spinge spingono spinto spinta spinti spinse spinsero
""")  # fmt: skip
_PLURALS = led_back("""
    (.*)tori → 1tore
    (.*)trici → 1trice
    (.*(?:zion|sion|gion|or|al|nt|es|il|id))i → 1e
    (.*ist)i → 1a
    (.*)chi → 1co
    (.*)ghi → 1go
    (.*i)che → 1ca 1co
    (.*)che → 1ca
    (.*[ou])ghe → 1ga 1go
    (.*)ghe → 1ga
    (.*)aie → 1aio
    (.*[aeiou]c)i → 1o 1e
    (.*[tvrnsld])i → 1o
    (.*[tvrnsld])e → 1a
""")
_CONJUGATED = verbs(_PLURALS)

_CONJUGATED = verbs(_PLURALS)


def inflect(word: str, name: bool) -> Iterator[Made]:
    """Plural and feminine by the endings; verb forms for infinitives; names of persons do not change."""
    if name and word[-1:] not in "oaei":
        return
    for lemma in (word, *(() if name and not word.endswith(("i", "he")) else _PLURALS(word))):
        if lemma != word:
            yield lemma, "singular of the plural"
        if _IRREGULAR.knows(lemma):
            yield from _IRREGULAR.inflect(lemma)
            continue
        yield from _NOUNS.inflect(lemma)
        if not name and len(lemma) > 4 and not _CONJUGATED.is_infinitive(lemma):
            yield from _FAMILIES.inflect(lemma)
            yield from _VERBS.inflect(lemma)
            yield from _TENSES.inflect(lemma)
    if not name:
        yield from _CONJUGATED.inflect(word)
