"""Greek verbs whose stem changes, alone and after every prefix; and from a form back to the verb, regular ones too.

All folded: without accents. The augment stands between prefix and stem: καταγράφω, κατέγραψε.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from monitor.languages.paradigm import Made, led_back
from monitor.languages.prefixes import Prefixes

NOW = "ω εις ει ουμε ετε ουν".split()
PAST = "α ες ε αμε ατε αν".split()
WILL = "ω εις ει ουμε ετε ουν ε τε".split()
SELF = "ομαι εσαι εται ομαστε εστε ονται οταν ονταν ομουν".split()
DONE = "ηκα ηκε ηκαν ηκαμε ηκατε ω εις ει ουμε ειτε ουν".split()
# Stems: present, past, after να and θα, what is done to someone; `-` where there is none.
_ROOTS = """
λαμβαν λαβ λαβ ληφθ; βαλλ βαλ βαλ βληθ; φερ φερ φερ φερθ; διδ δωσ δωσ δοθ; δινε δωσ δωσ δοθ; τειν τειν τειν ταθ; στελλ στειλ στειλ σταλ
κριν κριν κριν κριθ; θετ θεσ θεσ τεθ; τρεπ τρεψ τρεψ τραπ; γραφ γραψ γραψ γραφτ; μεν μειν μειν -; τασσ ταξ ταξ ταχθ; πληττ πληξ πληξ πληγ
κοπτ κοψ κοψ κοπ; κοβ κοψ κοψ κοπ; πραττ πραξ πραξ πραχθ; φευγ φυγ φυγ φευχθ; πεμπ πεμψ πεμψ πεμφθ; ρριπτ ρριψ ρριψ ρριφθ; κλει κλεισ κλεισ κλειστ
λειπ λειψ λειψ λειφθ; βλεπ βλεψ βλεψ βλεφθ; στρεφ στρεψ στρεψ στραφ; καλυπτ καλυψ καλυψ καλυφθ; πιπτ πεσ πεσ -; πτυσσ πτυξ πτυξ πτυχθ
τρεχ τρεξ τρεξ -; δεικνυ δειξ δειξ δειχθ; δειχν δειξ δειξ δειχθ; λεγ λεξ λεξ λεγ; λεγχ λεγξ λεγξ λεγχθ; διωκ διωξ διωξ διωχθ; πλεκ πλεξ πλεξ πλακ
φυλασσ φυλαξ φυλαξ φυλαχθ; σφαζ σφαξ σφαξ σφαχτ; ψαχν ψαξ ψαξ ψαχτ; ριχν ριξ ριξ ριχτ; σπρωχν σπρωξ σπρωξ σπρωχτ; πληγ πληγωσ πληγωσ πληγωθ
ρρε ρρευσ ρρευσ -; πλε πλευσ πλευσ -; κρυβ κρυψ κρυψ κρυφτ; κλεβ κλεψ κλεψ κλαπ; θαβ θαψ θαψ θαφτ; σκαβ σκαψ σκαψ σκαφτ; τριβ τριψ τριψ τριφτ; βλαπτ βλαψ βλαψ βλαφθ; καλ καλεσ καλεσ κληθ
τελ τελεσ τελεσ τελεστ; ανοιγ ανοιξ ανοιξ ανοιχτ; σπ σπασ σπασ σπαστ; σχ σχεσ σχεσ σχεθ; δερν δειρ δειρ δαρ; σπερν σπειρ σπειρ σπαρ; παιρν πηρ παρ παρθ
χαν χασ χασ χαθ; φταν φτασ φτασ -; πιαν πιασ πιασ πιαστ; βγαζ βγαλ βγαλ βγαλθ; παιζ παιξ παιξ παιχτ; ξεχν ξεχασ ξεχασ ξεχαστ; τυγχαν τυχ τυχ -
πετ πεταξ πεταξ πεταχτ; κλειν κλεισ κλεισ κλειστ; αφην αφησ αφησ αφεθ; στηριζ στηριξ στηριξ στηριχθ; πνιγ πνιξ πνιξ πνιγ; αγγιζ αγγιξ αγγιξ αγγιχτ
σωζ σωσ σωσ σωθ; πειθ πεισ πεισ πειστ; πλεν πλυν πλυν πλυθ; κρουσ κρουσ κρουσ κρουστ; καθιστ καταστησ καταστησ κατασταθ; χτιζ χτισ χτισ χτιστ
"""
# Those that begin with a vowel: present, past, after να, done, done of old.
_VOWEL_ROOTS = """
αγ ηγαγ αγαγ αχθ ηχθ; εχ ειχ ασχ - -; αιρ αιρεσ αιρεσ αιρεθ ηρεθ; ελαυν ηλασ ελασ ελαθ ηλαθ; ερχ ηλθ ελθ - -; ιστ εστησ στησ σταθ -; αρπαζ αρπαξ αρπαξ αρπαχτ ηρπαχθ
αγγελλ ηγγειλ αγγειλ αγγελθ ηγγελθ; ελκυ ειλκυσ ελκυσ ελκυστ ειλκυσθ; ακου ακουσ ακουσ ακουστ -; αλλασσ ηλλαξ αλλαξ αλλαχθ ηλλαχθ; αλλαζ αλλαξ αλλαξ αλλαχτ -; εκλεγ εξελεξ εκλεξ εκλεγ εξελεγ
"""
_AUGMENTED = dict(
    part.split(":")
    for part in (
        ":ε ανα:ανε κατα:κατε παρα:παρε δια:διε μετα:μετε επι:επε αντι:αντε περι:περιε υπο:υπε απο:απε προ:προε συν:συνε συμ:συνε συλ:συνε "
        "συγ:συνε συ:συνε εκ:εξε εν:ενε εμ:ενε εγ:ενε εισ:εισε προσ:προσε επανα:επανε εξαπο:εξαπε υπερ:υπερε εγκατα:εγκατε διεκ:διεξε "
        "προκατα:προκατε αναδια:αναδιε συμπερι:συμπεριε αντανα:αντανε συμπαρα:συμπαρε μεταμ:μετεμ αναμετα:αναμετε ξανα:ξανα"
    ).split()
)
_ELIDED = (
    "αν κατ παρ δι μετ επ αντ περι υπ απ προ συν εξ εισ προσ επαν διεξ ενεργ συμμετ ανταπ επεκτ καθ αφ διαφ υφ αφ εφ μεθ ανθ"
).split()
_PREFIXES, _AUGMENTS = Prefixes(_AUGMENTED, _ELIDED), Prefixes(_AUGMENTED.values())
_BEFORE = {one: [plain for plain, augmented in _AUGMENTED.items() if augmented == one] for one in _AUGMENTED.values()}
_FORMS = re.compile("(?:ω|ομαι)$")


@cache
def _roots() -> dict[str, list[str]]:
    parts = (part.split() for part in (_ROOTS + ";" + _VOWEL_ROOTS).replace("\n", ";").split(";"))
    return {present: stems for present, *stems in filter(None, parts)}


def _spread(stem: str, endings: list[str]) -> list[str]:
    return [] if stem == "-" else [stem + ending for ending in endings]


@cache
def _plain(present: str) -> tuple[str, ...]:
    """What a prefix is written before as it is."""
    past, will, done, *_ = _roots()[present]
    made = _spread(present, NOW) + _spread(present, SELF) + _spread(will, WILL) + _spread(done, DONE)
    return tuple(made + (_spread(past, PAST) if _begins_with_vowel(present) else []) + _of_old(present))


@cache
def _with_augment(present: str) -> tuple[str, ...]:
    """What the augment stands before."""
    if _begins_with_vowel(present):
        return ()
    past, _, done, *_ = _roots()[present]
    return tuple(_spread(past, PAST) + _spread(present, PAST) + _spread(done, ["η", "ησαν"]))


def _of_old(present: str) -> list[str]:
    """απήχθη, απήχθησαν."""
    stems = _roots()[present]
    return _spread(stems[3], ["η", "ησαν"]) if len(stems) > 3 else []


def _begins_with_vowel(stem: str) -> bool:
    return stem[0] in "αεηιουω"


def changed(verb: str) -> Iterator[Made]:
    """The forms of a folded verb whose stem is in the list."""
    found = _FORMS.search(verb)
    stem = verb[: found.start()] if found else ""
    for present in _roots():
        prefix = stem.removesuffix(present)
        if not stem.endswith(present) or (prefix not in _AUGMENTED and prefix not in _ELIDED):
            continue
        yield from ((prefix + form, "verb of a stem that changes") for form in _plain(present))
        if prefix in _AUGMENTED:
            yield from ((_AUGMENTED[prefix] + form, "verb with the augment within") for form in _with_augment(present))


@cache
def _led_back() -> tuple[dict[str, str], dict[str, str]]:
    plain: dict[str, str] = {}
    augmented: dict[str, str] = {}
    for present in _roots():
        for form in _plain(present):
            plain.setdefault(form, present)
        for form in _with_augment(present):
            augmented.setdefault(form, present)
    return plain, augmented


def _changed_lemmas(word: str) -> Iterator[str]:
    plain, augmented = _led_back()
    for prefix, rest in _PREFIXES.apart(word):
        present = plain.get(rest)
        if present and (prefix not in _ELIDED or _begins_with_vowel(present)):
            yield prefix + present + ("ομαι" if present == "ερχ" else "ω")
    for before, rest in _AUGMENTS.apart(word):
        present = augmented.get(rest)
        for prefix in _BEFORE.get(before, ()) if present else ():
            yield _assimilated(prefix, str(present)) + "ω"


def _assimilated(prefix: str, present: str) -> str:
    """συν and λαμβάνω: συλλαμβάνω."""
    for before, letters in (("ν", "δθτσνρ"), ("μ", "βπφμ"), ("γ", "γκχ"), ("λ", "λ")):
        if prefix[:2] in ("συ", "εν", "εμ", "εγ") and len(prefix) < 4 and present[0] in letters:
            return prefix[: 2 if prefix[0] == "σ" else 1] + before + present
    return prefix + present


_ACTIVE = "(?:ω|ει|ουν|ουμε|ετε|ε|αν|αμε|ατε|τε)"
_PASSIVE = "(?:ει|ουν|ουμε|ειτε|ηκε|ηκαν|ηκα|ηκαμε)"
_PARTICIPLE = "(?:ος|η|ο|οι|ου|ους|ες|α|ων|ης)"
_REGULAR = led_back(f"""
    (.+(?:οποι|ηγορ|κρατ|ηγ|αργ|ουθ|ετ|ακολουθ))ησα(?:με)? → 1ω
    (.+)(?:ωσ{_ACTIVE}|ωθ{_PASSIVE}) → 1ωνω
    (.+)(?:ισ{_ACTIVE}|ιστ{_PASSIVE}|ισθ{_PASSIVE}) → 1ιζω
    (.+)(?:ασ{_ACTIVE}|αστ{_PASSIVE}|ασθ{_PASSIVE}) → 1αζω 1ω
    (.+)(?:ευσ{_ACTIVE}|ευτ{_PASSIVE}|ευθ{_PASSIVE}|εψ{_ACTIVE}) → 1ευω
    (.+)(?:ησ{_ACTIVE}|ηθ{_PASSIVE}) → 1ω
    (.+[ρλν])(?:εσ{_ACTIVE}|εστ{_PASSIVE}|εθ{_PASSIVE}) → 1ω
    (.+)(?:υσ{_ACTIVE}|υθ{_PASSIVE}) → 1υω
    (.*)αξ{_ACTIVE} → 1αζω
    (.+)χθ{_PASSIVE} → 1γω 1χω
    (.+)(?:ειται|ουνται|ουνταν|ουσε|ουσαν|ουσαμε|αγε|αγαν|αμε|αει|ανε|αται|ιεται|ιουνται) → 1ω
    (.+)(?:εται|ονται|οταν|ονταν|ομαστε|εστε) → 1ω
    (.+)(?:ομαι|ουμαι|αμαι) → 1ω
    (.+(?:ων|ιζ|αζ|ευ|αιν))(?:ε|αν|αμε|ατε) → 1ω
    (.+[βγδζθκλμνπρσφχτυ])(?:ει|ουν|ουμε|ετε) → 1ω
""")
_WITHIN = re.compile("(?:ανε|κατε|παρε|διε|μετε|επε|αντε|περιε|υπε|απε|προε|συνε|εξε|ενε|εισε|προσε)(?=[^αειουηω])")
_IN_THE_PAST = ("ε", "αν", "αμε", "ατε")


def _without_augment(word: str) -> Iterator[str]:
    """έβλαψε: βλαψε; κατέθεσε: καταθεσε."""
    if not word.endswith(_IN_THE_PAST):
        return
    if re.match("ε[^αειουηω]", word):
        yield word[1:]
    if found := _WITHIN.match(word):
        before = {augmented: plain for plain, augmented in reversed(_AUGMENTED.items())}[found[0]]
        yield before + word[found.end() :]


def lemmas(word: str) -> list[str]:
    """The verbs that a folded word may be a form of."""
    known = list(dict.fromkeys(lemma for lemma in _changed_lemmas(word) if lemma != word))
    if known:
        return known
    found = [lemma for one in (word, *_without_augment(word)) for lemma in _REGULAR(one)]
    return [lemma for lemma in dict.fromkeys(found) if lemma != word and len(lemma) > 3]
