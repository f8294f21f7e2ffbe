"""Spanish: plural and feminine; verbs in a file of their own. Accents are folded with the text.

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
masculine of -a, of people : (.*(?:ad|id|an|en|in|on|er|ar|os|iv|ic|eñ|ian|ian|ul|ol|ent|et|at|it|tic|gic|ern|urd|eb|chen|ran|iet|ain|ban|man|min|xican|ari|ori|eri|osex|polac|eslovac|austriac|rus|grieg|norueg|galleg|cieg|turc|suec|chec|serbi|vasc|suiz|egipci|siri|libi|ministr|huérfan|viud|viej|nuev|negr|blanc|roj))a : 1 o os a as
""")
_IRREGULAR = Table("", """
mujer mujeres
hombre hombres
juez jueces jueza juezas
jefe jefes jefa jefas
ladrón ladrones ladrona ladronas
rehén rehenes
ley leyes
país países
actor actores actriz actrices
emperador emperadores emperatriz emperatrices
muerto muerta muertos muertas
muerte muertes
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
    (.*(?:franc|ingl|irland|holand|tailand|island|finland|portugu|japon|liban|sudan|congol|senegal|ugand|nepal|malt|dan|escoc|burgu|cordob|leon|aragon|barcelon|camerun|ruand|angol|gabon|singapur|vien|milan))esas? → 1és
    (.*(?:alem|catal|musulm|capit|guardi|sult))anas? → 1án
    (.*(?:ladr|campe|patr|saj|bret|let|bufal))onas? → 1ón
    (.*(?:bailar|danzar|mallorqu))inas? → 1ín
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
            yield from _CONJUGATED.guessed(lemma)
    if not name:
        yield from _CONJUGATED.inflect(word)
