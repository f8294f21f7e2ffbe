"""English: plurals, verb forms; names take the plural only. A possessive 's is a word of its own in our texts."""

from __future__ import annotations

import functools
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
    fireman firemen
    cameraman cameramen
    newsman newsmen
    statesman statesmen
    militiaman militiamen
    guardsman guardsmen
    rifleman riflemen
    marksman marksmen
    hitman hitmen
    strongman strongmen
    clergyman clergymen
    seaman seamen
    craftsman craftsmen
    foreman foremen
    layman laymen
    kinsman kinsmen
    tribesman tribesmen
    countryman countrymen
    ombudsman ombudsmen
    workman workmen
    salesman salesmen
    patrolman patrolmen
    nobleman noblemen
    spokesman spokesmen
    spokeswoman spokeswomen
    serviceman servicemen
    servicewoman servicewomen
    medium media mediums
    hero heroes
    echo echoes echoed echoing
    embargo embargoes embargoed embargoing embargos
    cargo cargoes cargos
    torpedo torpedoes torpedoed
    volcano volcanoes volcanos
    ox oxen
    louse lice
    goose geese
    calf calves
    shelf shelves
    loaf loaves
    scarf scarves scarfs
    elf elves
    hoof hooves hoofs
    datum data
    stimulus stimuli
    nucleus nuclei
    alumnus alumni
    fungus fungi
    cactus cacti
    curriculum curricula
    memorandum memoranda memorandums
    referendum referendums referenda
    bacterium bacteria
    stratum strata
    index indexes indices
    appendix appendices appendixes
    matrix matrices
    diagnosis diagnoses
    emphasis emphases
    oasis oases
    parenthesis parentheses
    synthesis syntheses
    prognosis prognoses
    fisherman fishermen
    businessman businessmen
    businesswoman businesswomen
    congressman congressmen
    congresswoman congresswomen
    clergyman clergymen
    statesman statesmen
    layman laymen
    chairman chairmen
    chairwoman chairwomen
    salesman salesmen
    grandchild grandchildren
    schoolchild schoolchildren
    passerby passersby
    criterion criteria
    phenomenon phenomena
    be is are was were been being am
    have has had having
    do does did done doing
    go goes went gone going
    undergo undergoes underwent undergone undergoing
    foresee foresees foresaw foreseen foreseeing
    forsake forsakes forsook forsaken forsaking
    string strings strung stringing
    sew sews sewed sewn sewing
    sow sows sowed sown sowing
    gentleman gentlemen
    sportsman sportsmen
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
    lie lies lied lying lay lain
    tie ties tied tying
    forbid forbids forbade forbidden forbidding
    withdraw withdraws withdrew withdrawn withdrawing
    drive drives drove driven driving
    teach teaches taught teaching
    win wins won winning
    run runs ran running
    begin begins began begun beginning
    bind binds bound binding
    freeze freezes froze frozen freezing
    choose chooses chose chosen choosing
    wake wakes woke woken waking
    bear bears bore borne born bearing
    tear tears tore torn tearing
    wear wears wore worn wearing
    swear swears swore sworn swearing
    ride rides rode ridden riding
    rise rises rose risen rising
    arise arises arose arisen arising
    shake shakes shook shaken shaking
    bite bites bit bitten biting
    eat eats ate eaten eating
    forget forgets forgot forgotten forgetting
    forgive forgives forgave forgiven forgiving
    fly flies flew flown flying
    grow grows grew grown growing
    throw throws threw thrown throwing
    draw draws drew drawn drawing
    blow blows blew blown blowing
    show shows showed shown showing
    drink drinks drank drunk drinking
    sing sings sang sung singing
    sink sinks sank sunk sinking
    swim swims swam swum swimming
    ring rings rang rung ringing
    spring springs sprang sprung springing
    shrink shrinks shrank shrunk shrinking
    dig digs dug digging
    stick sticks stuck sticking
    sting stings stung stinging
    swing swings swung swinging
    think thinks thought thinking
    feel feels felt feeling
    deal deals dealt dealing
    mean means meant meaning
    sleep sleeps slept sleeping
    sweep sweeps swept sweeping
    weep weeps wept weeping
    creep creeps crept creeping
    kneel kneels knelt kneeling
    spend spends spent spending
    lend lends lent lending
    bend bends bent bending
    feed feeds fed feeding
    bleed bleeds bled bleeding
    breed breeds bred breeding
    read reads reading
    spread spreads spreading
    cut cuts cutting
    put puts putting
    set sets setting
    shut shuts shutting
    cast casts casting
    cost costs costing
    burst bursts bursting
    split splits splitting
    quit quits quitting
    let lets letting
    slay slays slew slain slaying
    wind winds wound winding
    light lights lit lighted lighting
    shine shines shone shining
    slide slides slid sliding
    hear hears heard hearing
    burn burns burned burnt burning
    learn learns learned learnt learning
    dwell dwells dwelt dwelling
    prove proves proved proven proving
    sue sues sued suing
    rob robs robbed robbing
    stab stabs stabbed stabbing
    lay lays laid laying
    bid bids bidding
    bet bets betting
    grind grinds ground grinding
    cling clings clung clinging
    fling flings flung flinging
    wring wrings wrung wringing
    stride strides strode striding
    weave weaves wove woven weaving
    become becomes became becoming
    """,
)
# Verbs made of those above: overthrow, withhold, mislead, rebuild.
_BEFORE = re.compile(r"(over|under|with|mis|re|out|up|for|fore|un|inter|under)(.{3,})")
_VOWELS = "aeiou"
_SIBILANT = re.compile(r".*(?:s|x|z|ch|sh)")
_DOUBLED = re.compile(r"[^aeiou]*(?:qu)?[aeiouy][bdfgklmnprtvz]|(?:ab|ad|com|con|de|e|ex|for|im|in|per|pro|re|sub|trans|oc|re)"
                      r"[^aeiou]{1,3}[aeiou][bdglmnprt](?<!er)(?<!en)(?<!it)(?<!el)(?<!et)(?<!on)(?<!or)|.*(?:cur|(?:re|de|con|in|pre|trans)fer|(?:ad|com|per|sub|^o|trans|^e|re|inter)mit|pel|bel|nap|gal|bar|trol|acquit|handicap|annul|overlap|underpin|regret|equip|abet|deter)")  # fmt: skip
_NO_VERB = re.compile(r".+(?:tion|sion|ment|ness|ity|ism|ist|ship|hood|ian|ese|ance|ence|ology|cracy|logist)")
_YET_VERBS = frozenset(
    "eyewitness illness business wilderness compliment complement ferment cement sequence commence fence nuance audition transition vacation decommission "
    "witness harness sentence silence influence reference evidence experience finance dance chance advance balance distance glance enhance "
    "mention question caution section sanction auction function petition ration commission provision torment document "
    "implement supplement experiment fragment lament comment worship ship enlist assist resist persist insist exist consist "
    "twist list mist hoist requisition position condition station ambition partition".split()
)
_GRADED = frozenset(
    "high low big small large great tall short long wide broad narrow deep strong weak hard soft tough rough smooth sharp dark bright black white "
    "red green grey brown cold cool warm hot old young new late early near few rich poor cheap dear fast slow quick safe wild calm loud quiet "
    "clear clean dirty heavy light easy happy angry busy bloody deadly costly friendly lonely ugly pretty healthy wealthy guilty risky shaky "
    "lucky lovely funny crazy noisy scary tiny rare pure sure brave fierce harsh grave strict severe close free fair firm full thin thick fat "
    "fit flat sad mad proud smart stupid fresh grim bold blunt blind dead sick mean kind nice fine bitter simple gentle humble".split()
)
_NO_MORE = re.compile(".*(?:s|men|ren|people|teeth|feet|ice|geese|oxen|a|i|en)|.{1,3}")  # of the irregular ones
_NO_PLURAL = re.compile(r".*(?:ness|ics|ese)")


def inflect(word: str, name: bool) -> Iterator[Made]:
    """Noun plural; verb forms for what is not a name; the singular of what looks like a plural."""
    if len(word) < 3 and not _IRREGULAR.knows(word):
        return
    if _IRREGULAR.knows(word):
        yield from _listed(word)
        return
    made = _BEFORE.fullmatch(word)
    if made and not name and _IRREGULAR.knows(made[2]):
        yield from ((made[1] + form, rule) for form, rule in _IRREGULAR.inflect(made[2]))
    yield from _compared(word)
    yield from _plural(word, name=name)
    if single := _single(word):
        yield single, "singular of the plural"
    nouns_only = word not in _YET_VERBS and _NO_VERB.fullmatch(word) is not None
    if not name and not nouns_only:
        yield from _verbs(word, single)


def _plural(word: str, *, name: bool) -> Iterator[Made]:
    """bombs, wishes, heroes; the Joneses."""
    countable = word in _YET_VERBS or not _NO_PLURAL.fullmatch(word)
    if countable and not _plural_already(word):
        yield _with_s(word), "plural or third person"
        if re.fullmatch(r".*[^aeiou]o", word):
            yield word + "es", "plural or third person"
    elif name:
        yield word + "es", "plural of a name"


def _verbs(word: str, single: str) -> Iterator[Made]:
    """Of an infinitive; or of the one that arrests, killed and raping are of."""
    if single:
        yield from _verb(single)
        return
    plain = _plain(word)
    for verb in plain:
        yield verb, "verb of the past or participle"
        yield _with_s(verb), "plural or third person"
        yield from _verb(verb)
    if not plain:
        yield from _verb(word)


def _listed(word: str) -> Iterator[Made]:
    """shot: shoot, shooting, and the plural of the noun."""
    yield from _IRREGULAR.inflect(word)
    if not _NO_MORE.fullmatch(word):
        yield _with_s(word), "plural or third person"


def _compared(word: str) -> Iterator[Made]:
    """bigger, heaviest, later; and from one of them."""
    if word in _positive():
        word = _positive()[word]
        yield word, "positive"
    if word not in _GRADED:
        return
    yield from _compared_of(word)


def _compared_of(word: str) -> Iterator[Made]:
    stem = word[:-1] + "i" if word.endswith("y") else word.removesuffix("e")
    if re.fullmatch("[^aeiou]+[aeiou][bdgmnt]", word):
        stem = word + word[-1]
    yield from ((stem + ending, "comparison") for ending in ("er", "est"))


@functools.cache
def _positive() -> dict[str, str]:
    return {form: word for word in _GRADED for form, _ in _compared_of(word)}


# What is before -ed and -ing where the verb has an e: rape, accuse, invade, declare, torture, handle, and where it may.
_WITH_E = re.compile(
    ".*(?:[vzc]|[^r]u|rgu|ls|ssum|uid|(?:p|t|w|h)ast|(?:cl|t|h|z|st|ph|postp|cond|atoned?)on|[dgn]oos|[lrd]g|[aiouy]g|[aiour]s|ns|ps|[^eo]at|[^aeiou]ut|[^aeiou][aiou]d|[^aeo]ar|[^a]ir|[^o]ur|[^aeo]il|[^ou]ol|ul|[^aeiourwl]l|[^a]im|[^eoi]am|um"
    "|[^auo]in|creat|[csp]ed|(?:rea|ba|oa|lo|ee|oo)th|ows|[^eo]an|[^o]un|[^o]ok|[^eo]ak|[^e]ik|[aio]b|[^eo]ap|[^i]p?yp|quir|th[^e])"
)
_MAYBE_E = re.compile(".*(?:it|ot|or|op|ng|et|eg|om|as|us)")
_TWICE = re.compile("(.*[aeiou])([bdgmnprt])\\2")
_OF_THEIR_OWN = frozenset(
    "building hearing meeting wedding feeling painting beginning evening morning ceiling spring string thing king nothing something anything "
    "twelve everything during sterling sibling clothing housing offspring hundred sacred naked wicked kindred embed indeed exceed proceed succeed need "
    "speed breed greed bleed creed agreed seed weed feed bed red shed sled fed led sibling ring bring wing sling cling darling pudding herring "
    "warning lightning inning outing being farthing dumpling underling earring shilling viking".split()
)


_ENDS_TWICE = frozenset("add boycott err purr putt butt ebb egg odd watt".split())


def _plain(word: str) -> list[str]:
    """killed → kill, raping → rape, denied → deny, robbed → rob; nothing where it is no such form."""
    stem = word.removesuffix("ed") if word.endswith("ed") else word.removesuffix("ing")
    if stem == word or len(stem) < 3 or word in _OF_THEIR_OWN or not re.search("[aeiouy]", stem):
        return []
    if stem.endswith(("ll", "ick")) and len(stem) > 5:
        return [stem, stem[:-1]]
    if stem.endswith("e"):
        return [stem + "e"] if word.endswith("ed") else [stem]
    if stem.endswith("i"):
        return [stem[:-1] + "y"] if word.endswith("ed") else []
    if found := _TWICE.fullmatch(stem):
        return [stem] if stem in _ENDS_TWICE else [found[1] + found[2]]
    if _MAYBE_E.fullmatch(stem):
        return [stem, stem + "e"]
    return [stem + "e"] if _WITH_E.fullmatch(stem) else [stem]


def acronym(word: str) -> Iterator[Made]:
    """NGOs, IDPs."""
    if not word.endswith("s"):
        yield word + "s", "plural of an acronym"


# Plurals of what ends in a vowel: areas, dramas, radios.
_OPEN = re.compile(
    "(?:are|dram|er|pand|agend|medi|vis|oper|formul|militi|mafi|milit|guerrill|aren|camer|regatt|pizz|sof|propagand|schem|enigm|stigm|traum|"
    "dilemm|diplom|aven|pagod|villa?|plaz|favel|fatw|madras|intifad|sari|min|vill)as|"
    "(?:radi|vide|studi|rati|casin|portfoli|scenari|tatto|embry|eur|phot|kil|memo|logo|commando|disc|condo|pro|auto|taxi|peso|zoo|silo|"
    "comand|command|mem|log|cond|aut|pes|z|sil|stere|pian|sol|curi|trio|tri|taboo|tabo|shampo|kimon|ego)os"
)


def _plural_already(word: str) -> bool:
    return word.endswith("s") and (
        not word.endswith(("ss", "us", "is", "as", "os")) or _OPEN.fullmatch(word) is not None
    )


def _with_s(word: str) -> str:
    if _SIBILANT.fullmatch(word):
        return word + "es"
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


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
        british = (
            [word + "l"] if re.fullmatch(r".*[^aeiou][aei]l", word) else [word + "p"] if word.endswith("nap") else []
        )
        for stem in dict.fromkeys([twice, *british]):
            yield stem + "ed", "past"
            yield stem + "ing", "participle in -ing"
