"""Portuguese, of Portugal and Brazil: plural and feminine, moderately verbs. Accents are folded with the text.

Source of the rules: the formation of the plural (-ão, -m, -l) and the three conjugations of the school grammar.
"""

from __future__ import annotations

from collections.abc import Iterator

from monitor.languages.paradigm import Made, Table, led_back

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
!in -o : (.*)o : 1 o os a as
!in -e, -a, -i, -u : (.*[aeiuáéíóúêôâã]) : 1 s
foreign : (.*[bcdfghkptvwy]) : 1 s
""")
_FEMININE = Table("""
masculine of -a : (.*(?:ad|id|an|en|in|on|eir|ar|os|iv|ic|eñ|ian|enh|ul|ent|at|it|tic|gic|ern|urd|eb|chen|ran|iet|ban|ari|ori|uç|ss|rd|reit|es|or|sic|ret|nt))a : 1 o os a as
masculine of -ora : (.*or)a : 1 - es a as
""")
_VERBS = Table("""
verb in -ar : (.*)ar : 1 a am as o amos ou aram ei ava avam ado ada ados adas ando ará arão aria ariam e em asse assem
verb in -car : (.*)car : 1qu e em ei
verb in -gar : (.*)gar : 1gu e em ei
verb in -çar : (.*)çar : 1c e em ei
verb in -er : (.*)er : 1 e em es o emos eu eram i ia iam ido ida idos idas endo erá erão a am
verb in -cer : (.*)cer : 1ç o a am
verb in -ter, -ver : (.*t)er : 1ém - êm ; 1eve iveram ; 1ido - a os as ; 1inha inham
verb in -ir : (.*)ir : 1 e em o imos iu iram i ia iam ido ida idos idas indo irá irão a am
verb in -uir : (.*u)ir : 1i - em
""")
_IRREGULAR = Table("", """
homem homens
mulher mulheres
país países
juiz juízes juíza juízas
lei leis
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
prender prende prendem prendeu prenderam preso presa presos presas prendia prendendo prenderá prenderão
preso presa presos presas
morrer morre morrem morreu morreram morto morta mortos mortas morrendo morria morrerá
morto morta mortos mortas
morte mortes
deter detém detêm deteve detiveram detido detida detidos detidas detinha detendo
detido detida detidos detidas
matar mata matam matou mataram matado morto mortos morta mortas matando matava matará matarão mate matem
gay gays
russo russa russos russas
ser é são era eram foi foram sido
polícia polícias
policial policiais
europeu europeus europeia europeias
judeu judeus judia judias
ateu ateus ateia ateias
""")  # fmt: skip
_PLURALS = led_back("""
    (.*)ções → 1ção
    (.*)sões → 1são
    (.*)ões → 1ão
    (.*)ães → 1ão
    (.*)ns → 1m
    (.*)ais → 1al
    (.*)éis → 1el
    (.*)óis → 1ol
    (.*[aeo]r)es → 1
    (.*)eses → 1ês
    (.*z)es → 1
    (.*[aeoiuãáéê])s → 1
""")


def inflect(word: str, name: bool) -> Iterator[Made]:
    """Feminine and plural by the endings; verb forms for infinitives; names take a plural only."""
    for lemma in (word, *_PLURALS(word)):
        if lemma != word:
            yield lemma, "singular of the plural"
        if _IRREGULAR.knows(lemma):
            yield from _IRREGULAR.inflect(lemma)
            continue
        if name and len(lemma) < 5 and lemma == word:
            yield lemma + "s", "plural of a name"
            continue
        yield from _NOUNS.inflect(lemma)
        if not name:
            yield from _FEMININE.inflect(lemma)
            yield from _VERBS.inflect(lemma)
