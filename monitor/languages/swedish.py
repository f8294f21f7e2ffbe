"""Swedish, and near enough Danish and Norwegian: the article at the end, plurals, adjectives, moderately verbs."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.languages.paradigm import Made, Table, led_back
from monitor.languages.swedish_verbs import infinitives, listed, verb_forms

_RULES = """
!does not change : .{0,2} : -
in -are : (.*)are : 1are n ns s ; 1arna - s ; 1ar e
in -a : (.*[^aeiouyåäö])a : 1a n ns s ; 1or - s na nas ; 1at -
in -ie, -é : (.*(?:ie|é)) : 1 n ns s r rs rna rnas er ers erna
in -e : (.*[^aeiouyåäö])e : 1e n ns s t ts r rna rnas na nas ; 1ar - s na nas ; 1er - ne
in -ier : (.*ier) : 1 n ns na nas s
adjective in -sam : (.*sa)m : 1mm a are ast
in -el, -en, -er : (.*{C})e([lnr]) : 1e2n - s ; 1 2ar 2ars 2arna 2arnas 2et 2ets 2en 2ens 2a ; 1e2 s n ne ns
adjective in -en : (.*{C})en : 1et -
in -or : (.*[aeiou]?[sty]or) : 1 n ns s er ers erna ernas
in -um : (.*)um : 1um et ets s ; 1et - s ; 1er - na nas ; 1a -
any other : (.*[^aeiouyåäö]) : 1 s en ens et ets ar ars arna arnas er ers erna ernas e a t na or
in -m, -n : (.*)([mn]) : 122 en ens et ets ar ars arna arnas er ers erna a
in -d : (.*[^aeiouyåäö])d : 1t -
in -d after a vowel : (.*[iouyåäö])d : 1tt -
in -ad : (.*a)d : 1t s ; 1de s ; 1 - r s
in a vowel : (.*[iouyåäö]) : 1 n ns s et ets t r rs rna rnas er ers erna ernas
verb in a vowel : (.*[oyåäö]) : 1 dde tt dd dda ddes tts ende
more, in -ig : (.*[aeiouyåäö].*ig) : 1 are ast aste
more : (.*(?:full|bar|lös|svår|stark|kort|hård|mjuk|ljus|mörk|snabb|rik|klar|glad|sen|varm|kall|fri|tung|lugn|sjuk|frisk|svag|tyst|ren|vit|röd|djup|rädd|arg|snäll|skön|skarp|hemsk|dyr|lätt|tät|vild|känd|nära|fin|ful|grov)) : 1 are ast aste
more, in -el, -en, -er : (.*{C})(?:e(l|n|r)) : 1 2are 2ast 2aste
in -het, -ning : (.*(?:het|ning|ion|else)) : 1 en ens er erna ar arna
verb in -era : (.*er)a : 1a - s r de t d nde ts des
verb in -a : (.*)(?<!er)a : 1 s ar ade at ad ande ats as ades er te t d de dde tt ts tes des da des ande ares it its en na et
verb in -da : (.*[eoyåä])da : 1tt - s ; 1dde - s ; 1dd - a s
verb in -ra : (.*[eyöäå]r)a : 1 - s
verb in -nda, -lda : (.*n)da : 1t - s ; 1de - s ; 1d - a s
strong verb, i and e : (.*)i([a-z]{1,2})a : 1e2 - ; 1i2 er it its en na et s ande
strong verb, i and a and u : (.*)i(nd|nn|ck|mm|ng|nk)a : 1a2 - ; 1u2 it its en na et ; 1i2 er s ande
strong verb, y and ö and u : (.*)[yu]([a-z]{1,2})a : 1ö2 - ; 1u2 it its en na et ; 1y2 er s
"""
_TABLE = Table(_RULES, """
man mannen mannens män männen mans
kvinna kvinnan kvinnor kvinnorna kvinnors kvinnans kvinnornas kvinnas
barn barnet barnen barns barnens barnets
polis polisen polisens poliser poliserna
bög bögar bögen bögarna
land landet länder länderna lands landets länders ländernas
stad staden städer städerna stads stadens
son sonen söner sönerna sons sonens
bok boken böcker böckerna boks bokens
hand handen händer händerna hands handens
fot foten fötter fötterna
tand tanden tänder tänderna
natt natten nätter nätterna
kraft kraften krafter krafterna
bror brodern bröder bröderna broder broderns
far fadern fäder fäderna fader
mor modern mödrar mödrarna moder
dotter dottern döttrar döttrarna dotterns
öga ögat ögon ögonen
vittne vittnet vittnen vittnena vittnes vittnets vittnens vittnenas
bonde bonden bönder bönderna
vapen vapnet vapnen vapens vapnets
tecken tecknet tecknen tecknens
botten bottnen bottnar
stor stort stora store större störst största
ung ungt unga unge yngre yngst yngsta
gammal gammalt gamla gamle äldre äldst äldsta
liten litet lilla lille små mindre minst minsta
god gott goda bättre bäst bästa bra
dålig dåligt dåliga sämre sämst sämsta
låg lågt låga lägre lägst lägsta
hög högt höga högre högst högsta
lång långt långa längre längst längsta
grov grovt grova grövre grövst
många fler flera flest flesta
offer offret offren offrets offrens offers
tv tvn
medium media medier medierna mediet medias mediernas
huvud huvudet huvuden huvudena huvuds
hjärta hjärtat hjärtan hjärtans
by byn byar byarna
kung kungen kungar kungarna kungens kungs
politiker politikern politikerna politikers politikerns politikernas
fiende fienden fiender fienderna fiendens fienders fiendernas
rektor rektorn rektorer rektorerna
ledamot ledamoten ledamöter ledamöterna ledamots
stånd ståndet stånden
mus musen möss mössen
dömma dömer dömde dömt
""", C="bcdfghjklmnprstvxz")  # fmt: skip
_PLURALS = led_back("""
    (.*)or(?:na)?s? → 1a
    (.*[^i])ernas? → 1 1e
    (.*)arnas? → 1 1e 1are
    (.*)männe?ns? → 1man
    (.*)mannens? → 1man
    (.*e[lr])ns? → 1
    (.*(?:tud|or|rag|ser|mer|kal|med|lin|fam|kop|akt|kom|min)i)er(?:na)?s? → 1 1e 1a
    (.*i)er(?:na)?s? → 1
    (.*i)ens? → 1e 1
    (.*i)ets? → 1
    (.{2,}(?:[bdfghjklnpstvxö]|mm|rr|[lnt]r)a)ns? → 1
    (.*ori)ans? → 1a
    (.*or)ns? → 1
    (.*é)ns? → 1
    (.*(?:teor|log|nom|graf|krat|rk|eg|ar|er|et|ant|onat|strat)i)ns? → 1
    (.*)([mn])\\2ets? → 12
    (.*els)er(?:na)?s? → 1e
    (.{3,}[^iewyv](?<![tscgrl]h)(?<!bb)(?<!mm)(?<!gg)(?<!dd)(?<!e[ad]d)(?<!ustom)(?<!ork)(?<!form)(?<!lett)(?<!rit))ers? → 1 1e
    (.*[bdgkpt])([lr])ar(?:na)?s? → 1e2 12
    (.*)ars? → 1 1e
    (.*sk)[ae] → 1
    (.*els)et → 1e
    (.*[^aeiouyåäö])e[nt]s? → 1 1e
    (.*[kpstx]t)a → 1
""")
# An adjective with -t, -a, or compared → as it stands alone.
_ADJECTIVES = led_back("""
    (.*sam)(?:ma(?:st|re)?|t) → 1
    (.*[^aeiouyåäö][ckdtb]|.*äk|.*ck)ra(?:st|re)? → 1er
    (.*(?:ig|sk|ell|al|lös|full|iv|ent|ant|bar|ös|ekt|ark|jus|arm|all|[lr]ång|tung|äker|il|ern|arp|yr|lik|klar))(?:t|a|e|are|aste?) → 1
    (.{4,})aste → 1
    (.*[^l]är)[ta] → 1
    (.*(?:mn|[^an]k|ly))na → 1en
    (.*[dgkp])la → 1el
    (.*(?:r[öå]|bre|gla|dö|vi|ny|blå|fri|grå))tt → 1 1d 1t
    (.{4,}[^s])s → 1
""")


def acronym(word: str) -> Iterator[Made]:
    """USA: USAs."""
    yield word + "s", "genitive of an acronym"


def inflect(word: str, name: bool) -> Iterator[Made]:
    """Names take -s; other words the article and plural by their endings."""
    if name:
        yield word + "s", "genitive of a name"
    else:
        yield from listed(word)
        for verb in infinitives(word):
            yield verb, "infinitive"
            yield from verb_forms(verb, word)
    yield from (one for one in _TABLE.inflect(word) if not name or "verb" not in one[1])
    if _TABLE.knows(word):
        yield from ((form + "s", "genitive") for form, _ in _TABLE.inflect(word) if form[-1] != "s")
    short = len(word) < 5 and not word.endswith(("yar", "åar", "öar"))
    if name or short or _TABLE.knows(word):
        return
    for single in (*_PLURALS(word), *_ADJECTIVES(word)):
        yield single, "singular of the plural, or adjective alone"
        yield from _TABLE.inflect(single)
