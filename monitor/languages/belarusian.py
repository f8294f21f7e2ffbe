"""Belarusian: nouns, names and adjectives; vowels as they are written (аканне)."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.languages.paradigm import Made, Table, led_back

_CLASSES = {"C": "бвгджзклмнпрстўфхцчш", "V": "аеёіоуыэюя"}
_RULES = """
!adjective in -ы : (.*[^ц])ы : 1 ага аму ым ая ай ую аю ае ыя ых ымі
!adjective in -і : (.*[кгх])і : 1 ага аму ім ая ай ую аю ае ія іх імі
name in -аў, -еў : (.*[аоеё])ў : 1в а у ым е ай ы аў ых ымі ам амі ах
name in -ін : (.{2,}[іы]н) : 1 а у ым ам е ай ы аў ых ымі ах амі
man of a place : (.*[ая]н)ін : 1 е - аў ам амі ах ; 1ін а у ам е
!masculine in -ец : (.*{C})ец : 1ц а у ам ы аў ам амі ах
!masculine in -ец : (.*{V})ец : 1йц а у ам ы аў ам амі ах
masculine in -ак : (.*{C})[ао]к : 1к а у ам і аў амі ах
masculine, hard : (.*[бвдзлмнпрстфц]) : 1 а у ам е ы аў ам амі ах ях
masculine in -г, -к, -х : (.*[гкх]) : 1 а у ам і аў амі ах
masculine in a hiss : (.*[жшч]) : 1 а у ам ы аў эй амі ах
masculine in -й : (.*{V})й : 1 я ю ем і ўяў яў ям ямі ях
masculine in -ь : (.*)ь : 1 я ю ем і яў ям ямі ях ей
feminine in -ь : (.*)ь : 1 і ю ей
feminine in -ка : (.*)ка : 1к і у ай аю ам амі ах ; 1цы - ; 1ак -
feminine in -а : (.*[бвдзлмнпрстфжшчц])а : 1 ы е у ай аю - аў ам амі ах
feminine in -га : (.*)га : 1г і у ай аў амі ах ; 1зе -
feminine in -ія : (.*і)я : 1 і ю яй яю й ям ямі ях
feminine in -я : (.*)я : 1 і ю яй яю ь ям ямі ях
neuter in -а, -о : (.*{C})[ао] : 1 а у ам е аў - ам амі ах
neuter in -нне : (.*{C})е : 1 я ю ем і яў ям ямі ях
verb in -аць : (.*[ая])ць : 1 ю еш е ем еце юць ў ла ла лі ны ная ныя ных нага
"""
_TABLE = Table(
    _RULES,
    """
чалавек чалавека чалавеку чалавекам чалавеку людзі людзей людзям людзьмі людзях
мінск мінска мінску мінскам
беларусь беларусі беларуссю
дзеці дзіця дзяцей дзецям дзецьмі дзецях
""",
    **_CLASSES,
)
_PLURALS = led_back("""
    (.*[аеёіоуыэюя])йцы → 1ец
    (.*[бвгджзклмнпрстўфхчш])цы → 1ец
    (.*[бвдзлмнпрстфц])ы → 1 1а 1ы
    (.*[кгх])і → 1 1а 1і
""")


def inflect(word: str, name: bool) -> Iterator[Made]:  # noqa: ARG001 - the face of every language
    """Forms by every paradigm that fits."""
    for single in _PLURALS(word):
        yield single, "singular of the plural"
        yield from _TABLE.inflect(single)
    yield from _TABLE.inflect(word)
