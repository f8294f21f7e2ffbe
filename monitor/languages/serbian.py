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
man of a people : (срб|бугар|татар|арап|господ|турч|цинцар|чобан)ин : 1 и а има е ; 1ин а у е ом
!masculine in -лац : (.*)лац : 1оц а у е ем и има ; 1лаца -
!masculine in -ац : (.*{C})ац : 1ц а у е ем и има ; 1ч е ; 1аца -
masculine in -ак : (.*{C})ак : 1к а у е ом ови ове ова овима ; 1ци - има ; 1ака -
masculine in -ар, -ал : (.*{C})а([рлмнв]) : 12 а у е ом и ови има ова овима ове
masculine : (.*{C}) : 1 а у е ом ем и има ови ове ова овима еви еве ева евима ама
masculine in -к : (.*)к : 1ци - ма ; 1че -
masculine in -г : (.*)г : 1зи - ма ; 1же -
masculine in -х : (.*)х : 1си - ма
!masculine in -ао : (.*{C})ао : 1л а у е ом ови ова овима ове и има
masculine in -ео : (.*{C})ео : 1ел а у ом и има ови ; 1л а у ом ови ова
!neuter in -ство : (.*)ство : 1ств о а у ом има ; 1става -
masculine in -о : (.*)о : 1л а у е ом и
feminine in -ост : (.*)ост : 1ости - ма ; 1ошћу -
feminine in a consonant : (.*{C}) : 1 и има ју у
feminine in -т, -д : (.*)т : 1ћу -
feminine in -д : (.*)[дђ] : 1ђу -
feminine in -л, -н : (.*[лн]) : 1у -
feminine in -ка : (.*)ка : 1ци - ; 1ака - ; 1к е и у ом о ама
feminine in -га : (.*)га : 1зи -
feminine in -а : (.*)а : 1 е и у ом о ама -
feminine with a vowel between : (.*[бвгджзклпстћчшј])([бвлмнрцк])а : 1а 2а
neuter with a vowel between : (.*[бвгджзклпстћфхчшцњј])([мрлнв])о : 1а2а -
neuter in -о : (.*)о : 1 а у ом има
neuter in -е : (.*)е : 1 а у ем има ета ету етом
name in -ин, -ов : (.{2,}(?:ин|ов|ев)) : 1 а у ом им е и ој
verb in -ати : (.*)ати : 1а м ш мо те ју о ла ло ли н на но ни не них ног ну вши ће
verb in -ити : (.*)ити : 1и м ш мо те о ла ло ли ; 1 е ен ена ено ени ених ене ену еног
verb in -тити : (.*)тити : 1ћ ен ена ено ени ених ене ену еног ених ем
verb in -дити : (.*)дити : 1ђ ен ена ено ени ених ене ену еног
verb in -сити : (.*)сити : 1ш ен ена ено ени ених ене ену еног
verb in -зити : (.*)зити : 1ж ен ена ено ени ених ене ену еног
verb in -стити : (.*)стити : 1шт ен ена ено ени ених ене ену еног
verb in -бити, -пити : (.*[бпвм])ити : 1љ ен ена ено ени ених ене ену еног
verb in -лити : (.*)лити : 1љ ен ена ено ени ених ене ену еног
verb in -нити : (.*)нити : 1њ ен ена ено ени ених ене ену еног
verb in -бити, short : ((?:.*[^аеиоу]|.+[аеиоу])?[бпвшклр])ити : 1иј ем е емо ете у ен ена ено ени ених ене ену еног
verb in -ети : (.*)ети : 1е о ла ло ли т та то ти тих ; 1н ем е емо у ; 1м ем е емо у ; 1 и е им имо
verb in -ћи : (.*)ћи : 1к ао ла ло ли у ; 1г ао ла ло ли у ; 1ш ао ла ло ли ; 1ђ е ем у ; 1ч е ен ена ени
verb in -сти : (.*)сти : 1 о ла ло ли ; 1с ао ла ло ли ; 1д е ем у ен ена ени ; 1з ао ла ло ли е у ен ена ени
verb in -зати, -сати : (.*)зати : 1ж е ем емо у
verb in -сати : (.*)сати : 1ш е ем емо у
verb in -рати : (.*)прати : 1пер е ем у
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
посао посла послу послом послови послова пословима послове
зао зла зло зли злог злих
глад глади глађу
ноћ ноћи ноћу ноћима
кћи кћери кћер кћерку кћерима
мати матере матери матер матером
око ока оку оком очи очију очима
ухо уха уху ухом уши ушију ушима
господин господина господину господином господо господа
војник војника војнику војником војници војницима војнике војниче
година године години годину годином годинама
дете детета детету дететом деца деце деци децу децом
убити убио убила убило убили убије убију убијен убијена убијено убијени убијених убијеног убијене убијену
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
