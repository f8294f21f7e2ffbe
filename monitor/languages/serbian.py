"""Serbian in both scripts (and Croatian, Bosnian, Montenegrin in Latin): every form is made in both.

The rules are written in Cyrillic; a Latin word is taken there and its forms back. Sources: the declensions of the
school grammar with its changes of к, г, х before и and the vowel а that goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.languages.paradigm import Made, Table, led_back

_CLASSES = {"C": "бвгдђжзјклљмнњпрстћфхцчџш", "V": "аеиоу"}
_RULES = """
!adjective in -ски : (.*(?:ск|чк|шк|цк|жк))и : 1 и ог ога ом оме ому им има а е у о их
adjective in -и : (.*[нвлртшћчјм])и : 1 и ог ога ом оме ому им има а е у о их ег ега ем ему
adjective in -ан : (.*{C})ан : 1н и ог ога ом оме им има а е у о их
participle in -н, -т : (.*(?:{V}[нт])) : 1 и ог ога ом оме ому им има а е у о их
man of a place : (.*[ањ]н)ин : 1 и а има е ; 1ин а у е ом
!masculine in -ац : (.*{C})ац : 1ц а у е ем и има ; 1ч е ; 1аца -
!masculine in -лац : (.*)лац : 1оц а у е ем и има ; 1лаца -
masculine in -ак : (.*{C})ак : 1к а у е ом ови ове ова овима ; 1ци - има ; 1ака -
masculine in -ар, -ал : (.*{C})а([рлмнв]) : 12 а у е ом и ови има ова овима ове
masculine : (.*{C}) : 1 а у е ом ем и има ови ове ова овима еви еве ева евима ама
masculine in -к : (.*)к : 1ци - ма ; 1че -
masculine in -г : (.*)г : 1зи - ма ; 1же -
masculine in -х : (.*)х : 1си - ма
masculine in -о : (.*)о : 1л а у е ом и
feminine in -ост : (.*)ост : 1ости - ма ; 1ошћу -
feminine in a consonant : (.*{C}) : 1 и има ју у
feminine in -ка : (.*)ка : 1ци - ; 1ака - ; 1к е и у ом о ама
feminine in -га : (.*)га : 1зи -
feminine in -а : (.*)а : 1 е и у ом о ама -
feminine with a vowel between : (.*[бвгджзклпстћчшј])([бвлмнрцк])а : 1а 2а
neuter in -о : (.*)о : 1 а у ом има
neuter in -е : (.*)е : 1 а у ем има ета ету етом
name in -ин, -ов : (.{2,}(?:ин|ов|ев)) : 1 а у ом им е и ој
verb in -ати : (.*)ати : 1а м ш мо те ју о ла ло ли н на но ни не них ног ну вши ће
verb in -ити : (.*)ити : 1и м ш мо те о ла ло ли ; 1 е ен ена ено ени ених ене ену еног
verb in -овати : (.*)(?:ов|ив)ати : 1уј ем е емо ете у
verb in -нути : (.*)нути : 1н ем е емо ете у ; 1ну о ла ло ли т та то ти
"""
_TABLE = Table(
    _RULES,
    """
човек човека човеку човече човеком људи људе људима
човјек човјека човјеку човјече човјеком људи људе људима
дете детета детету дететом деца деце деци децу децом
брат брата брату брате братом браћа браће браћи браћу браћом
пас пса псу псом пси паса псима псе
отац оца оцу оче оцем очеви очева очевима
дан дана дану даном дани дане данима
жена жене жени жену женом женама
рат рата рату ратом рату ратови ратова ратовима ратове
београд београда београду београдом
суд суда суду судом судови судова судовима судове
право права праву правом правима
гроб гроба гробу гробом гробови гробова гробовима гробове
избеглица избеглице избеглици избеглицу избеглицом избеглицама
војска војске војсци војску војском војсци
""",
    **_CLASSES,
)
_PLURALS = led_back("""
    (.*[бвгджзклмнпрстћфхчшљњј])ци → 1ац 1ак 1к
    (.*[аеиоу])ци → 1к 1ац
    (.*[ањ]н)и → 1ин 1
    (.*)ови → 1
    (.*)еви → 1
""")
_DIGRAPHS = {"dž": "џ", "lj": "љ", "nj": "њ"}
_LETTERS = dict(zip("abcčćdđefghijklmnoprsštuvzž", "абцчћдђефгхијклмнопрсштувзж", strict=True))
_TO_LATIN = {ord(cyrillic): latin for latin, cyrillic in (_LETTERS | _DIGRAPHS).items()}


def inflect(word: str, name: bool) -> Iterator[Made]:  # noqa: ARG001 - the face of every language
    """Forms in Cyrillic and in Latin letters."""
    cyrillic = _cyrillic(word)
    yield cyrillic, "in the other script"
    yield cyrillic.translate(_TO_LATIN), "in the other script"
    singles = [] if _TABLE.knows(cyrillic) else _PLURALS(cyrillic)
    for lemma in (*singles, cyrillic):
        if lemma != cyrillic:
            yield from ((text, "singular of the plural") for text in (lemma, lemma.translate(_TO_LATIN)))
        for text, rule in _TABLE.inflect(lemma):
            yield text, rule
            yield text.translate(_TO_LATIN), rule


def _cyrillic(word: str) -> str:
    word = re.sub("dž|lj|nj", lambda found: _DIGRAPHS[found[0]], word)
    return "".join(_LETTERS.get(letter, letter) for letter in word)
