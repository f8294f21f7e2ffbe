"""Bulgarian: no cases, but the article stands at the end of the word; plurals, adjectives, moderately verbs."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.languages.paradigm import Made, Table, led_back

_CLASSES = {"C": "бвгджзйклмнпрстфхцчшщ", "V": "аеиоуъюя"}
_RULES = """
!adjective in -ски : (.*[сшчзц]к)и : 1 и ия ият а ата о ото ите
adjective with ъ that goes : (.*)ъ([нклрв]) : 12 ия ият а ата о ото и ите
adjective in -ен : (.*{C})ен : 1н ия ият а ата о ото и ите
adjective : (.*[нвтшл]) : 1 ия ият а ата о ото и ите
man of a place : (.*[ая]н)ин : 1 и ите ; 1ин а ът
!masculine in -ец : (.*{C})ец : 1ец а ът о ; 1ц и ите
!masculine in -ец : (.*{V})ец : 1ец а ът о ; 1йц и ите
masculine in -к : (.*)к : 1к а ът ове овете ; 1ц и ите
masculine in -г, -х : (.*)г : 1з и ите
masculine in -х : (.*)х : 1с и ите
masculine : (.*[бвгджзклмнпрстфхцчшщ]) : 1 а ът и ите ове овете е
masculine in -й : (.*{V})й : 1й - ; 1 я ят и ите еве евете
masculine, soft : (.*(?:тел|ар|лен|кон|цар|път)) : 1 я ят
feminine in -ост : (.*[щст]) : 1 та и ите
feminine in -а : (.*)а : 1 ата и ите о
feminine in -я : (.*)я : 1 ята и ите ьо
neuter in -о : (.*)о : 1 ото а ата
neuter in -ие, -не : (.*)е : 1 ето я ята ия ията та тата ета етата
"""
_TABLE = Table(_RULES, """
човек човека човекът хора хората души
дете детето деца децата
мъж мъжа мъжът мъже мъжете
брат брата братът братя братята
съд съда съдът съдилища съдилищата
око окото очи очите
ухо ухото уши ушите
ръка ръката ръце ръцете
крак крака кракът краката
българин българина българинът българи българите
сърбин сърбина сърбинът сърби сърбите
господин господина господинът господа
цар царя царят царе царете
крал краля кралят крале кралете
кон коня конят коне конете
цвят цвета цветът цветове цветовете
свят света светът светове световете
вестник вестника вестникът вестници вестниците
гост госта гостът гости гостите
затвор затвора затворът затвори затворите
турчин турчина турчинът турци турците
""", **_CLASSES)  # fmt: skip
_PLURALS = led_back("""
    (.*[аеиоу])йци → 1ец
    (.*[бвгджзклмнпрстфхчшщ])ци → 1ец 1к
    (.*[аеиоу])ци → 1к
    (.*[ая]н)и → 1ин 1а 1
    (.*и)и → 1я
    (.*[бвгджзклмнпрстфхчшщ])и → 1 1а
""")


def inflect(word: str, name: bool) -> Iterator[Made]:  # noqa: ARG001 - the face of every language
    """Forms by every paradigm that fits."""
    for single in _PLURALS(word):
        yield single, "singular of the plural"
        yield from _TABLE.inflect(single)
    yield from _TABLE.inflect(word)
