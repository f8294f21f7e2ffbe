"""Greek: nouns, names and adjectives by their endings; accents are folded with the text."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.languages.paradigm import Made, Table, led_back

_TABLE = Table("""
in -ος : (.*)[οό]ς : 1ος - ; 1 ου ο ε οι ων ους η ης α ας ες
in -ας : (.*)[αά]ς : 1ας - ; 1 α ες ων
in -ης : (.*)[ηή]ς : 1ης - ; 1 η ες ων
in -ής, -ές : (.*)[ηή]ς : 1 εις ους
in -η : (.*)[ηή] : 1 η ης ες ων εις εων εως
adjective in -η : (.*(?:ικ|ιν|μεν|στ|ρ|σμ|σιμ|ανδρ|κοιν))[ηή] : 1 ος ο οι ου ους
in -α : (.*)[αά] : 1 α ας ες ων ατος ατα ατων
in -ία : (.*ι)[αά] : 1 α ας ες ων ο ου
in -ι : (.*)[ιί] : 1ι - ; 1ιου - ; 1ια - ; 1ιων -
in -ο : (.*)[οό] : 1 ο ου α ων
in -μα : (.*μ)α : 1α - ; 1ατ ος α ων
""")  # fmt: skip
_PLURALS = led_back("""
    (.*)[οό]ι → 1ος
    (.*)[εέ]ς → 1α 1ης 1ας
    (.*ματ)α → 1
    (.*)εις → 1η
""")


def inflect(word: str, name: bool) -> Iterator[Made]:  # noqa: ARG001 - the face of every language
    """Forms by the last letters; a plural first goes back to its singular."""
    for lemma in (word, *_PLURALS(word)):
        if lemma != word:
            yield lemma, "singular of the plural"
        yield from _TABLE.inflect(lemma)
