"""Portuguese, of Portugal and Brazil: plural and feminine; verbs in a file of their own. Accents are folded with the text.

Source of the rules: the formation of the plural (-ão, -m, -l) and the three conjugations of the school grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.languages.paradigm import Made, Table, led_back
from monitor.languages.portuguese_verbs import verbs

_NOUNS = Table("""
!does not change : .{0,2}|lápis|ônibus|vírus|atlas|pires : -
!in -ista : (.*ist)a : 1a s
!in -ção : (.*[çs]s?)ão : 1ões -
in -ão : (.*)ão : 1ões - ; 1ãos - ; 1ães - ; 1ã - s ; 1ona - s
in -m : (.*)m : 1ns -
in -al, -ol, -ul : (.*[aou])l : 1is -
in -el : (.*)el : 1éis - ; 1eis -
in -il : (.*)il : 1is - ; 1eis -
in -ês : (.*)ês : 1es es a as
in -r, -z, -s : (.*[rzns]) : 1 es
in -or : (.*or) : 1 a as es
in -eu : (.*)eu : 1eu s ; 1eia - s ; 1ia - s
!of men's gender only : ((?:aero)?port|partid|vei|pont|mod|banc|cas|acord|jog|us|iníci|apoi|aument|ensin|rest|estud|gost|pass|pes|praz|carg|pag|marc|quadr|tram|centr|corp|govern|direit|sequestr|process|vot|camp|trabalh|encontr|cust|text|grup|livr|barc|roub|assassinat|julgament|comand|control|frut|conflit)o : 1o s
!in -o : (.*)o : 1 o os a as
!in -e, -a, -i, -u : (.*[aeiuáéíóúêôâã]) : 1 s
foreign : (.*[bcdfghkptvwy]) : 1 s
""")
_FEMININE = Table("""
masculine of -a : (.*(?:ad|id|an|en|in|on|eir|ar|os|iv|ic|eñ|ian|enh|ul|ent|at|it|tic|gic|ern|urd|eb|chen|ran|iet|ban|ari|ori|uç|ss|rd|reit|es|or|sic|ret|nt))a : 1 o os a as
masculine of -ora : (.*or)a : 1 - es a as
""")
_IRREGULAR = Table("", """
homem homens
mulher mulheres
país países
juiz juízes juíza juízas
lei leis
ator atores atriz atrizes
imperador imperadores imperatriz imperatrizes
embaixador embaixadores embaixadora embaixadoras embaixatriz
bom bons boa boas
mau maus má más
ladrão ladrões ladra ladras ladrona
mãe mães
pai pais
herói heróis heroína heroínas
réu réus ré rés
mal males
cônsul cônsules
mão mãos
irmão irmãos irmã irmãs
cidadão cidadãos cidadã cidadãs
cristão cristãos cristã cristãs
alemão alemães alemã alemãs
capitão capitães capitã capitãs
pão pães
refém reféns
jovem jovens
prisão prisões
preso presa presos presas
morto morta mortos mortas
morte mortes
detido detida detidos detidas
gay gays
russo russa russos russas
polícia polícias
policial policiais
europeu europeus europeia europeias
judeu judeus judia judias
ateu ateus ateia ateias
""")  # fmt: skip
_PLURALS = led_back("""
    (.*(?:franc|ingl|irland|holand|tailand|island|finland|portugu|japon|chin|liban|sudan|congol|senegal|nepal|malt|escoc|burgu|campon|camaron|ruand|gabon|milan))esas? → 1ês
    (.*(?:espanh|mong))olas? → 1ol 1ola
    (.*)ções → 1ção
    (.*)sões → 1são
    (.*)ões → 1ão
    (.*)ães → 1ão
    (.*)ns → 1m
    (.*)ais → 1al
    (.*)éis → 1el
    (.*)óis → 1ol
    (.*[^aeiouáéíóúõã])is → 1il
    (.*[^aou])eis → 1el 1il
    (.*[aeo]r)es → 1
    (.*)eses → 1ês
    (.*z)es → 1
    (.*[aeoiuãáéê])s → 1
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
            if re.search("[áéíóúâêô]", lemma) is None:  # líder is no infinitive
                yield from _CONJUGATED.guessed(lemma)
    if not name:
        yield from _CONJUGATED.inflect(word)
