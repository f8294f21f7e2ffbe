"""French: plural and feminine of nouns and adjectives; verbs in a file of their own. Elided articles are words of their own here.

Source of the rules: the formation of the feminine and the plural in the school grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.languages.french_verbs import verbs
from monitor.languages.paradigm import Made, Table, led_back

_NOUNS = Table("""
!does not change : .{0,2}|.*(?:ss?ez)|sos|bus|sida|viol|procès|décès|pays|fois|temps|corps|mois|succès|palais|accès|congrès|excès|abus|refus|avis : -
!no feminine : (médecin|(?:rap|re|trans|sup|ap|im|ex)?port|accord|record|appel|conseil|(?:con|dé|mal)?fonction|(?:com|trans|per)?mission|pension|question|occasion|air|vol|emploi|coup|point|bord|sort|fond|parti|vent|mont|pont|arrêt|début|but|tir|salut) : 1 s
!in -eau : (.*)eau : 1eau x ; 1el le les
!in -eux : (.*)eux : 1eux - ; 1eus e es
!in -al : (.*)al : 1al e es s ; 1aux -
!in -ail : (.*)ail : 1ail s ; 1aux -
!in -eu : (.*)eu : 1eu x s e es
!in -if : (.*)if : 1if s ; 1iv e es
!in -ve : (.*)ive : 1ive s ; 1if - s
in -teur : (.*)teur : 1teur s ; 1tric e es
!in -eur : (.*)eur : 1eur s e es ; 1eus e es
!in -euse : (.*)euse : 1euse s ; 1eur - s ; 1eux -
!in -trice : (.*)trice : 1trice s ; 1teur - s
!in -er : (.*[iyhglç])er : 1er s ; 1èr e es
!in -ère : (.*[iyhglç])ère : 1ère s ; 1er - s
!in -ien, -en, -on : (.*(?:ie|é|ée|y[e]|o))n : 1n s ne nes
!in -ienne : (.*[eéo]n)ne : 1ne s ; 1 - s
!in -el, -eil : (.*(?:el|eil|ul)) : 1 s le les
!in -elle : (.*(?:el|eil|ul))le : 1le s ; 1 - s
!in -et : (.*et) : 1 s te tes ; 1 e es
!in -c : (.*)c : 1c s ; 1que - s ; 1che - s
in -ès : (.*)ès : 1ès - e es
!in -s, -x, -z : (.*[sxz]) : 1 - e es
!in -é : (.*é) : 1 s e es
!in -ée : (.*é)e : 1 - s e es
!in -i, -u : (.*[iu]) : 1 s e es x
!in -aine, -ente … : (.*(?:ain|ent|ant|and|ard|at|ois|ais|an|in|ond|ort|it|ut|us|ert|uit|ite|ur|id|ud|is))e : 1e s ; 1 - s
!in -ante : (.*[ndtslr])e : 1e s
!in -e : (.*e) : 1 s
!foreign : (.*[aoy]|gay|trans|leader|manager) : 1 s
any other : (.*[bdfghklmnpqrtvw]) : 1 s e es
in -an, one that doubles : (paysan|.*[^aeiou]on) : 1 ne nes
""")
_IRREGULAR = Table("", """
homme hommes
femme femmes
œil yeux
monsieur messieurs
loi lois
droit droits
mort morte morts mortes
prison prisons
viol viols
turc turque turcs turques
grec grecque grecs grecques
blanc blanche blancs blanches
public publique publics publiques
travail travaux
bail baux
corail coraux
émail émaux
vitrail vitraux
long longue longs longues
sec sèche secs sèches
frais fraîche fraîches
doux douce douces
faux fausse fausses
roux rousse rousses
jaloux jalouse jalouses
beau belle beaux belles bel
mou molle mous molles
copain copains copine copines
empereur empereurs impératrice impératrices
favori favoris favorite favorites
serviteur serviteurs servante servantes
gros grosse grosses
bas basse basses
gras grasse grasses
épais épaisse épaisses
exprès expresse expresses
gentil gentille gentils gentilles
nul nulle nuls nulles
ciel cieux ciels
aïeul aïeux aïeuls
madame mesdames
franc franche francs franches
malin maligne malins malignes
bénin bénigne bénins bénignes
héros héroïne héroïnes
dieu dieux déesse déesses
chef chefs cheffe cheffes
maire maires mairesse
maître maîtres maîtresse maîtresses
prince princes princesse princesses
mari maris
juif juive juifs juives
veuf veuve veufs veuves
neuf neuve neufs neuves
bref brève brefs brèves
fou folle fous folles
nouveau nouvelle nouveaux nouvelles nouvel
vieux vieille vieilles vieil
gay gays
gai gaie gais gaies
policier policière policiers policières
""")  # fmt: skip
_PLURALS = led_back("""
    (.*(?:ion|oni|oci|loc|ég|énér|édér|édic|ib|rut|[^c]ent|ector|yndic|aci|oy|rur|norm|glob|vit|fat|iti|ondi|péci|verb|vertic|ici))ales? → 1al
    (.*)drices? → 1deur
    (.*[aeiouyébcdfghklmnpqrtv])s → 1
    (.*eau)x → 1
    (.*eu)x → 1
    (.*)aux → 1al 1ail
""")
_CONJUGATED = verbs(_PLURALS)
_INFINITIVE = re.compile(".+(?:[^i]er|ir|[aeo]indre|uire|crire)")  # of a verb in no list

_CONJUGATED = verbs(_PLURALS)
_INFINITIVE = re.compile(".+(?:[^i]er|ir|[aeo]indre|uire|crire)")  # of a verb in no list


def inflect(word: str, name: bool) -> Iterator[Made]:
    """Feminine and plural by the endings; verb forms for infinitives; names take a plural only."""
    for lemma in (word, *_PLURALS(word)):
        if lemma != word:
            yield lemma, "singular of the plural"
        if _IRREGULAR.knows(lemma):
            yield from _IRREGULAR.inflect(lemma)
        else:
            yield from _NOUNS.inflect(lemma)
            if not name and len(lemma) > 4 and _INFINITIVE.fullmatch(lemma):
                yield from _CONJUGATED.guessed(lemma)
    if not name:
        yield from _CONJUGATED.inflect(word)
