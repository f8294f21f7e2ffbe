"""Names in one script: Cyrillic and Greek letters written with Latin ones, so that Кадыров and Kadyrov are one word.

Simple letter by letter, after what newsrooms write (BGN/PCGN without signs); for comparing, never for showing.
"""

from __future__ import annotations

from functools import lru_cache

_CYRILLIC = (
    "а a б b в v г g д d е e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch "
    "ъ - ы y ь - э e ю yu я ya і i ї yi є ye ґ g ў u "
    "ј j љ lj њ nj ћ c ђ dj џ dz қ k ғ g ү u ұ u ң n ө o һ h ә a ӣ i ӯ u ҳ h ҷ j"
)
_GREEK = "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o"


def _table(pairs: str) -> dict[int, str]:
    letters = pairs.split()
    return {ord(one): other.strip("-") for one, other in zip(letters[::2], letters[1::2], strict=True)}


_LETTERS = _table(_CYRILLIC) | _table(_GREEK)


@lru_cache(maxsize=50_000)
def romanised(word: str) -> str:
    """The folded word in Latin letters; as it is in a script that is not written letter by letter."""
    return word if word.isascii() else word.translate(_LETTERS)
