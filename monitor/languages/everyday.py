"""Everyday words and well-known names that the rules of other languages make: as their forms they count for nothing.

Portuguese `deteve` is led back to deter, Turkish `dövüldü` to dover. A line is a language and its words, folded; chosen
by hand, and none that is as good a word where it is made. Who types such a word still finds it. Macedonian stands with
Bulgarian.
"""

from __future__ import annotations

from collections.abc import Collection

_WORDS = """
en: queen deter dover tue tues procure dod tote otis ubi dov gaye tyra linc totten morden polities haps
en: not love loved lot done case cases past state hands base grade dude dogs promise promises steel hide kinds
en: sons lands brands bite rome wales jake pale dense melt paste reds lone stems generate advocate kurt met
de: der den denen ist mit wie sehr sowie nie vier oben rede verein uben ube halle hallo kino
fr: et ces ma donne nom partir loin terme ferme telle lyon traite regle mari verre prete heros vecu pape bateau
fr: lune robe plateau caisse regne vole legere detendre martel tyran ote procure
es: de no lo dos estan ano madre voz partir vale valor fui pase regla feria licencia ubica ubico reporte
es: reportes reporta
it: ed ogni mondo stata stati vero tua tue quei donne vari domande mostra armi mette seguire libera roba volete
it: prende prendi prendo prendendo prendera prenderei prendesse dover mordere lesbo luci ubi
pt: bom nem estava deles pai teve viver jovem loja otimo tenta pao viram virou irei recem papo morro estrada
pt: tua tuas
nl: met bij nog vind eten zon bekeken zwanger vangen doven
pl: nie niego nia prac pora kurde raptem armii
tr: var bazen veren donem bati araba kar vermis kaza doga ote otele oteli otis bira kazan turku mucit bitimi linc uc
sv: det var vad vara annat annan kul bil nog dod lon
ru: привести привело привели привела привезли отеле уже ну нем кино
uk: привести привели привезли уже ну село
bg: има село име често русе би било оти сум туку
sr: село име често би било
fa: درك راه نفر خونه وزارت نفت نجات دعوت قراره
"""


def _read(table: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in table.strip().splitlines():
        language, words = line.split(": ")
        for word in words.split():
            found[word] = found.get(word, frozenset()) | {language}
    return found


WORDS = _read(_WORDS)  # each with the languages whose word it is


def is_of_another(form: str, language: str, beside: Collection[str]) -> bool:
    """Whether what `language` makes is a word of another one that is read beside it."""
    owners = WORDS.get(form)
    return owners is not None and language not in owners and not owners.isdisjoint(beside)
