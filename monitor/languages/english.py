"""English: plurals, verb forms; names take the plural only. A possessive 's is a word of its own in our texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.languages.paradigm import Made, Table

_IRREGULAR = Table(
    "",
    """
    man men
    woman women
    child children
    person persons people
    foot feet
    tooth teeth
    mouse mice
    life lives
    wife wives
    knife knives
    thief thieves
    leaf leaves
    half halves
    self selves
    wolf wolves
    crisis crises
    analysis analyses
    basis bases
    thesis theses
    hypothesis hypotheses
    policeman policemen
    policewoman policewomen
    gunman gunmen
    spokesman spokesmen
    spokeswoman spokeswomen
    serviceman servicemen
    servicewoman servicewomen
    medium media
    criterion criteria
    phenomenon phenomena
    be is are was were been being am
    have has had having
    do does did done doing
    go goes went gone going
    say says said saying
    make makes made making
    take takes took taken taking
    give gives gave given giving
    come comes came coming
    see sees saw seen seeing
    know knows knew known knowing
    get gets got gotten getting
    find finds found finding
    tell tells told telling
    leave leaves left leaving
    keep keeps kept keeping
    hold holds held holding
    bring brings brought bringing
    write writes wrote written writing
    sit sits sat sitting
    stand stands stood standing
    lose loses lost losing
    pay pays paid paying
    meet meets met meeting
    lead leads led leading
    speak speaks spoke spoken speaking
    send sends sent sending
    build builds built building
    fall falls fell fallen falling
    sell sells sold selling
    buy buys bought buying
    fight fights fought fighting
    beat beats beating beaten
    hide hides hid hidden hiding
    shoot shoots shot shooting
    steal steals stole stolen stealing
    strike strikes struck stricken striking
    break breaks broke broken breaking
    catch catches caught catching
    hang hangs hung hanged hanging
    flee flees fled fleeing
    seek seeks sought seeking
    seize seizes seized seizing
    hurt hurts hurting
    hit hits hitting
    die dies died dying
    lie lies lied lying
    tie ties tied tying
    forbid forbids forbade forbidden forbidding
    withdraw withdraws withdrew withdrawn withdrawing
    drive drives drove driven driving
    teach teaches taught teaching
    win wins won winning
    run runs ran running
    begin begins began begun beginning
    bind binds bound binding
    """,
)
_VOWELS = "aeiou"
_SIBILANT = re.compile(r".*(?:s|x|z|ch|sh)")
_DOUBLED = re.compile(r"[^aeiou]*(?:qu)?[aeiouy][bdfgklmnprtvz]|(?:ab|ad|com|con|de|e|ex|for|im|in|per|pro|re|sub|trans|oc|re)"
                      r"[^aeiou]{1,3}[aeiou][bdglmnprt](?<!er)(?<!en)(?<!it)(?<!el)(?<!et)(?<!on)(?<!or)|.*(?:cur|fer|mit|pel|bel|nap|gal|bar|trol)")  # fmt: skip
_NO_VERB = re.compile(r".*(?:tion|sion|ment|ness|ity|ism|ist|ship|hood|ian|ese|ance|ence|ology|cracy|logist)")
_NO_PLURAL = re.compile(r".*(?:ness|ics|ese)")


def inflect(word: str, name: bool) -> Iterator[Made]:
    """Noun plural; verb forms for what is not a name; the singular of what looks like a plural."""
    if len(word) < 3 and not _IRREGULAR.knows(word):
        return
    if _IRREGULAR.knows(word):
        yield from _IRREGULAR.inflect(word)
        return
    if not _NO_PLURAL.fullmatch(word) and not _plural_already(word):
        yield _with_s(word), "plural or third person"
    if single := _single(word):
        yield single, "singular of the plural"
    verb = not name and not _NO_VERB.fullmatch(word) and not _plural_already(word)
    if verb:
        yield from _verb(word)


def acronym(word: str) -> Iterator[Made]:
    """NGOs, IDPs."""
    if not word.endswith("s"):
        yield word + "s", "plural of an acronym"


def _plural_already(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "as", "os"))


def _with_s(word: str) -> str:
    if _SIBILANT.fullmatch(word):
        return word + "es"
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("cho", "ro", "to", "go")) and len(word) > 4 else "s")


def _single(word: str) -> str:
    if not _plural_already(word) or len(word) < 4:
        return ""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    return word[:-1]


def _verb(word: str) -> Iterator[Made]:
    if word.endswith("e"):
        stem = word if word.endswith(("ee", "oe", "ye")) else word[:-1]
        yield word + "d", "past"
        yield stem + "ing", "participle in -ing"
    elif word.endswith("y") and word[-2] not in _VOWELS:
        yield word[:-1] + "ied", "past"
        yield word + "ing", "participle in -ing"
    else:
        twice = word + word[-1] if _DOUBLED.fullmatch(word) else word
        twice = word + "k" if word.endswith("ic") else twice
        yield twice + "ed", "past"
        yield twice + "ing", "participle in -ing"
