"""Spanish: plural and feminine, moderately verbs. Accents are folded with the text.

Source of the rules: the formation of the plural and the three conjugations of the school grammar.
"""

from __future__ import annotations

from collections.abc import Iterator

from monitor.languages.paradigm import Made, Table, led_back
from monitor.languages.spanish_verbs import verbs

_NOUNS = Table("""
!does not change : .{0,2}|.*(?:sis|tis)|lunes|martes|miércoles|jueves|viernes|virus|caos : -
!in -ista : (.*ist)a : 1a s
!of men's gender only : ((?:aero)?puert|partid|libr|punt|mod|banc|desarroll|cambi|us|jueg|sigl|puebl|cas|cuent|suel|ram|pes|plaz|carg|pag|bols|frut|marc|cuadr|tram|centr|cuerp|acuerd|gobiern|derech|arrest|secuestr|proces|juici|vot|apoy|dat|camp|trat|trabaj|rob|intent|encuentr|recuerd|pas|grup|cost|fond|text|barc|mand|dispar|estudi|control|soborn|castig|aument|juzgad)o : 1o s
!in -o, -a of people and things : (.*[aeiouáéíóúbcdfghjlmnñpqrstvxyz])o : 1 o os a as
!in -dad, -ión, -tud : (.*(?:dad|tad|tud)) : 1 es
!in -ión : (.*)ión : 1ion es
in -ón, -án, -ín, -és : (.*)ón : 1on es a as
in -án : (.*)án : 1an es a as
in -ín : (.*)ín : 1in es a as
in -és : (.*)és : 1es es a as
in -or : (.*or) : 1 es a as
in -triz : (.*)z : 1c es
in -ente, of women : (.*(?:nt|sid|f))e : 1a - s
!in -e : (.*)e : 1e s
!in -a : (.*)a : 1a s
in -í, -ú : (.*[íú]) : 1 es s
!in -á, -é, -ó : (.*[áéóiu]) : 1 s
in -y : (.*y) : 1 es s ; 1s -
in a consonant : (.*[bcdfghjklmnpqrstvx]) : 1 es
foreign : (.*[bcdfghkmptvw]) : 1 s
of a people, with a feminine : (.*(?:ol|án|an|ín|és|dor|tor|sor)) : 1 a as
""")
_FEMININE = Table("""
masculine of -ora : (.*(?:d|t|s)or)a : 1 - es a as
masculine of -a, of people : (.*(?:ad|id|an|en|in|on|er|ar|os|iv|ic|eñ|ian|ian|ul|ol|ent|et|at|it|tic|gic|ern|urd|eb|chen|ran|iet|ain|ban|man|min|xican|ari|ori|eri|osex))a : 1 o os a as
""")
_VERBS = Table("""
verb in -ar : (.*)ar : 1 a an as o amos ó aron é aste aba aban ado ada ados adas ando ará arán aría arían e en
verb in -car : (.*)car : 1qu e en é
verb in -gar : (.*)gar : 1gu e en é
verb in -zar : (.*)zar : 1c e en é
verb, vowel that breaks : (.*)e([nrst][a-zñ]*)ar : 1ie 2a 2an 2o 2e 2en
verb, vowel that breaks : (.*)o([lnrst][a-zñ]*)ar : 1ue 2a 2an 2o 2e 2en
verb, vowel that breaks : (.*)e(g|br|v|l)ar : 1ie 2a 2an 2o 2e 2en ; 1iegu e en
verb in -er, -ir : (.*)[ei]r : 1 e en es o emos ió ieron í iste ía ían ido ida idos idas iendo erá erán irá irán a an
verb in -ecer : (.*)cer : 1zc o a an
verb in -ucir : (.*)ducir : 1duj o eron
verb in -tener : (.*)tener : 1tien e en ; 1teng o a an ; 1tuv o ieron iera
verb, e that is i : (.*)e([gtdrsv][a-z]*)ir : 1i 2e 2en 2ió 2ieron 2iendo
verb in -uir : (.*u)ir : 1y e en ó eron endo
""")
# The rest of the persons and tenses, and the pronouns written onto an infinitive.
_TENSES = Table("""
verb in -ar : (.*)ar : 1 es emos abas ábamos aré arás aremos arías aríamos ara aras aran áramos ase asen ad áis
verb in -car : (.*)car : 1qu es emos
verb in -gar : (.*)gar : 1gu es emos
verb in -zar : (.*)zar : 1c es emos
verb in -er : (.*)er : 1 imos erás eré eremos ería erían eríamos iera ieras ieran iéramos iese iesen as amos éis ed ías íamos
verb in -ir : (.*)ir : 1 imos ís id irás iré iremos iría irían iríamos iera ieras ieran iéramos iese iesen as amos ías íamos
verb in -cer, -cir : (.*[aeou])c[ei]r : 1zc o a as an amos
verb in -ucir : (.*)ducir : 1duj o e imos eron era eran
verb in -uir : (.*u)ir : 1y a an o as amos era eran ese
verb, e that is i : (.*)e([gtdrsv][a-z]*)ir : 1i2 o a as an es e en amos iera ieran iese
verb, e that is ie : (.*)e([nrst][a-zñ]*|z|g|rr|rt)ar : 1ie2 as es a an o e en ; 1iec e en es
verb, o that is ue : (.*)o([lnrst][a-zñ]*|b|ñ)ar : 1ue2 as es a an o e en ; 1uegu e en
verb, e that is ie : (.*)e([nrstd][a-zñ]*)er : 1ie2 as es e en o a an
verb, o that is ue : (.*)o([lnrstvrd][a-zñ]*)er : 1ue2 as es e en o a an
verb, o that is ue and u : (.*)o([lnrstvrd][a-zñ]*)ir : 1ue2 as es e en o a an ; 1u2 iera ieran iese
verb with a pronoun : (.*[aeiíé]r) : 1 lo la los las le les se
""")
_FAMILIES = Table("""
verb in -tener : (.*)tener : 1tien e en ; 1teng o a an ; 1tuv o ieron iera ; 1tendr á án ía ; 1ten ido ida idos idas ía ían iendo
verb in -venir : (.*)venir : 1vien e en ; 1veng o a an ; 1vin o ieron ; 1vendr á án ; 1ven ido ida idos idas ía ían ; 1viniendo -
verb in -poner : (.*)poner : 1pon e en ía ían iendo ; 1pong o a an ; 1pus o ieron iera ; 1puest o a os as ; 1pondr á án
verb in -hacer : (.*)(?:h|f)acer : 1hac e en ía ían iendo ; 1hizo - ; 1hicieron - ; 1hech o a os as ; 1hará - n ; 1haga - n
verb in -decir : (.*)decir : 1dic e en ho ha hos has iendo ; 1dij o eron ; 1dec ía ían ; 1dirá - n ; 1dig o a an ; 1decid o a
verb in -traer : (.*)traer : 1tra e en ía ían ído ída ídos yendo ; 1traj o eron ; 1traig o a an
verb in -ver : (.*)ver : 1ve - n ía ían rá rán ; 1vio - ; 1vieron - ; 1vist o a os as ; 1viendo -
verb in -scribir : (.*)scribir : 1scrib e en ió ieron ía ían iendo irá a an ; 1scrit o a os as
verb in -brir : (.*)brir : 1bre - n ; 1bri ó eron endo ; 1brí a an ; 1biert o a os as
verb in -solver, -volver : (.*)olver : 1uelv e en o a an ; 1olv ió ieron ía ían iendo erá ; 1uelt o a os as
verb in -romper : (.*)romper : 1romp e en ió ieron ía iendo ; 1rot o a os as
verb in -eír : (.*)e[íi]r : 1íe - n ; 1ió - ; 1ieron - ; 1ríe -
verb, e that is ie : (.*)e([nrst][a-zñ]*)([ei])r : 1ie2e - n ; 1ie2 o a an ; 1i2 ió ieron iendo
verb, o that is ue : (.*)o([lnrstv][a-zñ]*)([ei])r : 1ue2e - n ; 1ue2 o a an ; 1u2 ió ieron iendo
verb, u that is ue : (.*)ugar : 1ueg a an o ; 1uegu e en
verb in -ger, -gir : (.*)g[ei]r : 1j o a an
verb in -guir : (.*)e(gu)ir : 1igue - n ; 1iga - n ; 1igui ó eron endo ; 1igo -
verb in -aer, -eer, -oír : (.*[aeo])[eií]r : 1y ó eron endo ; 1íd o a os as
verb with an accent : (.*)(?:o[hi]|oh)ibir : 1ohíb e en a an
verb with an accent : (.*)un([a-z]*)ir : 1ún2e - n ; 1ún2a - n
verb in -iar, -uar : (.*)([iu])ar : 1í a an e en ; 1ú a an e en
""")
_IRREGULAR = Table("", """
mujer mujeres
hombre hombres
juez jueces jueza juezas
ley leyes
país países
actor actores actriz actrices
emperador emperadores emperatriz emperatrices
detener detiene detienen detuvo detuvieron detenido detenida detenidos detenidas detenía detenían deteniendo detendrá detendrán detenga detengan
morir muere mueren murió murieron muerto muerta muertos muertas muriendo moría morían morirá
muerto muerta muertos muertas
muerte muertes
matar mata matan mató mataron matado matada matados matadas matando mataba mataban matará matarán mate maten
ser es son era eran fue fueron sido
decir dice dicen dijo dijeron dicho dicha dichos dichas diciendo decía decían dirá dirán diría dirían diga digan dijera dijeran digo dijimos
hacer hace hacen hizo hicieron hecho hecha hechos hechas haciendo hacía hacían hará harán haría harían haga hagan hiciera hicieran hago
poner pone ponen puso pusieron puesto puesta puestos puestas poniendo ponía pondrá pondrán pondría ponga pongan pusiera
preso presa presos presas
gay gais gays
régimen regímenes
joven jóvenes
volumen volúmenes
margen márgenes
dictamen dictámenes
resumen resúmenes
carácter caracteres
espécimen especímenes
héroe héroes heroína heroínas
poeta poetas poetisa poetisas
alcalde alcaldes alcaldesa alcaldesas
príncipe príncipes princesa princesas
rey reyes
dios dioses diosa diosas
sacerdote sacerdotes sacerdotisa sacerdotisas
bueno buenos buena buenas buen
malo malos mala malas mal
primero primeros primera primeras primer
grande grandes gran
dar da dan dio dieron dado dada dados dadas dando daba daban dará darán daría dé den diera
ir va van fue fueron ido iba iban irá irán iría vaya vayan fuera
estar está están estuvo estuvieron estado estaba estará
haber ha han hubo había habrá haya
poder puede pueden pudo pudieron podía podrá
saber sabe saben supo supieron sabía sabrá
querer quiere quieren quiso quisieron quería
salir sale salen salió salieron salido salía saldrá salga
caer cae caen cayó cayeron caído caída caídos cayendo caía
leer lee leen leyó leyeron leído leída leía
oír oye oyen oyó oyeron oído oía
crimen crímenes
orden órdenes
origen orígenes
imagen imágenes
virgen vírgenes
examen exámenes
policía policías
policial policiales
tortura torturas
marido maridos
""")  # fmt: skip
_PLURALS = led_back("""
    (.*)ciones → 1ción
    (.*)siones → 1sión
    (.*)ces → 1z 1ce
    (.*[dt])ores → 1or
    (.*(?:dad|tad|tud))es → 1
    (.*[lnr])es → 1 1e
    (.*nes)es → 1
    (.*[aeoiuáéíóú])s → 1
""")

_NO_VERBS = frozenset("mar par bar lar ar mes mês mais seis".split())  # nouns that only look like infinitives
_CONJUGATED = verbs(_PLURALS)


def inflect(word: str, name: bool) -> Iterator[Made]:
    """Feminine and plural by the endings; verb forms for infinitives; names take a plural only."""
    for lemma in (word, *(_PLURALS(word) if len(word) > 3 else ())):
        if lemma != word:
            yield lemma, "singular of the plural"
        if _IRREGULAR.knows(lemma):
            yield from _IRREGULAR.inflect(lemma)
            continue
        if name and len(lemma) < 5 and lemma == word:
            yield lemma + "s", "plural of a name"
            continue
        yield from _NOUNS.inflect(lemma)
        if not name and lemma not in _NO_VERBS:
            yield from _FEMININE.inflect(lemma)
            if not _CONJUGATED.is_infinitive(lemma):
                yield from _FAMILIES.inflect(lemma)
                yield from _VERBS.inflect(lemma)
                yield from _TENSES.inflect(lemma)
    if not name:
        yield from _CONJUGATED.inflect(word)
