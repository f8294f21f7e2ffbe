"""Romanian: the article at the end, plurals and the genitive, adjectives; verbs in a file of their own."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.languages.paradigm import Made, Table, led_back
from monitor.languages.romanian_verbs import verbs

_RULES = """
!does not change : .{0,2} : -
plural with its article : (.*[ie]) : 1 le lor i
in -ție, -ie : (.*)ie : 1i a i ile ilor ei
in -tate : (.*t)ate : 1at ea e ; 1ăți - le lor i ii
in -oare : (.*)toare : 1toar ea e ei ele elor ; 1tor - ul ului i ii ilor
in -tor : (.*)tor : 1tor ul ului i ii ilor ; 1toar e ea ei ele elor
in -nte, -te : (.*)te : 1te le lui a ; 1ț i ii ilor
in -oare : (.*)oare : 1oar ea ei e ele elor ; 1or i ii ile ilor
in -oi, -oiu : (.*)oi : 1oi - ul ului ; 1oai e ele elor ; 1oi i ii ilor
in -i, -ei : (.*i) : 1 ul ului i ii ilor e ele elor
in -ș, -ț : (.*[șțţş]) : 1 ul ului e ele elor i ii ilor uri urile urilor
in -iu : (.*)iu : 1iu l lui ; 1ii - lor le ; 1i i ilor ile
in -eu, -ău : (.*[eă])u : 1u l lui ; 1i - i lor ; 1 e ele elor i ii ilor
in -or, -on : (.*)o([rn]) : 1oa2 e ele elor ă
in -ea : (.*)ea : 1eaua - ; 1el e ei ele elor
in -oi, a person : (.*)c : 1c ul ului ; 1ci - i lor
in -ist, -t : (.*)t : 1t ul ului ă a e ele elor uri urile urilor ; 1ț i ii ilor
in -st : (.*)st : 1șt i ii ilor
in -d : (.*)d : 1d ul ului ă a e ele elor uri urile urilor ; 1z i ii ilor
in -s : (.*)s : 1s ul ului ă a e ele elor uri urile urilor ; 1ș i ii ilor
in -esc : (.*)esc : 1esc ul ului ; 1easc ă a ; 1ești - i lor
in -c, -g : (.*[cg]) : 1 ul ului ă a i ii ilor uri urile urilor ; 1h e ea
in -c, adjective : (.*c) : 1 e ele elor
in -ian : (.*i)an : 1an ul ului ă a ; 1en i ii ilor ; 1ene -
in -an, -ean : (.*e)an : 1an ul ului ă a că ca ; 1ni - i lor ; 1ancă - ; 1ence - i
in -l : (.*)l : 1l ul ului ă a e ele elor ei uri urile urilor i ii ilor ; 1i - i lor
any other : (.*[bfhjklmnprvxz]) : 1 ul ului i ii ilor ă a e ele elor ei uri urile urilor
verb in -i : (.*)i : 1it - ă e ; 1iți - ; 1ește - ; 1esc - ; 1ească - ; 1ești - ; 1im - ; 1ea - u m ; 1ise - ră ; 1ind - ; 1irea - ; 1i a au
verb in -ea, -e : (.*)e : 1 ea eau eam ând ă em eți
verb in -ea : (.*)ea : 1 e ă ut ută uți ute use
verb in -î : (.*)î : 1ât - ă e ; 1âți - ; 1ăște - ; 1ând -
in -u : (.*)u : 1u l lui ; 1 i ii ilor uri urile urilor e ele elor
in -ou : (.*o)u : 1u ri rile rilor
in -ată, oa that is o : (.*)oa([bcdfglmnprstv])ă : 1o2 i ii ile ilor
in -ră, -nă : (.*[rn])ă : 1 i ii ile ilor
in -dă : (.*)dă : 1z i ii ile ilor
in -să : (.*)să : 1s e ele elor ei
in -ă : (.*)ă : 1 a ei e ele elor i ile ilor ii uri urile
in -ată, a that is e : (.*)a([tțdrn])ă : 1e2 e ele elor ei i ile ilor
in -tă : (.*)tă : 1t a ei e ele elor ; 1ți - i lor
in -a, a name : (.*)a : 1 ei ii e i a ă
in -că : (.*)că : 1c a i ile ilor ii ; 1che -
in -re : (.*r)e : 1 e ea ii i ile ilor
in -de : (.*)de : 1d e ea ; 1z i ii ile ilor
in -e : (.*)e : 1 ea ei i ii ile ilor le lui
verb in -a : (.*)a : 1 ează at ată ați ate ând ă a au am ase aseră eze ez ezi ăm
verb in -a, e that is ea : (.*)e([bcdfglmnprstv]{1,2})a : 1ea2 ă
verb in -a, o that is oa : (.*)o([bcdfglmnprstv]{1,2})a : 1oa2 ă e
"""
_TABLE = Table(_RULES, """
om omul omului oameni oamenii oamenilor
femeie femeia femeii femei femeile femeilor
frate fratele fratelui frați frații fraților
soră sora surorii surori surorile surorilor
mână mâna mâinii mâini mâinile mâinilor
zi ziua zilei zile zilele zilelor
carte cartea cărții cărți cărțile cărților
parte partea părții părți părțile părților
casă casa casei case casele caselor
tată tatăl tatălui tați
minor minorul minorului minori minorii minorilor minoră minora minore minorele
sat satul satului sate satele satelor
cap capul capului capete capetele
viață viața vieții vieți viețile vieților
piață piața pieței piețe piețele piețelor
fată fata fetei fete fetele fetelor
masă masa mesei mese mesele
țară țara țării țări țările țărilor
lege legea legii legi legile legilor
război războiul războiului războaie războaiele războaielor
copil copilul copilului copii copiii copiilor
rus rusul rusului ruși rușii rușilor rusă rusa ruse
stea steaua stelei stele stelele stelelor
rețea rețeaua rețelei rețele rețelele rețelelor
cadru cadrul cadrului cadre cadrele cadrelor
comandă > comanda comenzii comenzi comenzile comenzilor
vară vara verii veri verile
piele pielea pielii piei
rege regele regelui regi regii regilor
băiat băiatul băiatului băieți băieții băieților
rău rea rele relele reaua răul răi răii
greu grea grele greul grei
nou noua nouă noi noul noului noile noilor
roșu roșie roșii roșul
negru neagră negre negri negrul neagra
domn domnul domnului domni domnii domnilor domnule doamne
doamnă doamna doamnei doamne doamnele doamnelor
câine câinele câinelui câini câinii câinilor
față fața feței fețe fețele fețelor
moarte moartea morții morți morțile
noapte noaptea nopții nopți nopțile nopților
șef șeful șefului șefi șefii șefilor șefă șefa
evreu evreul evreului evrei evreii evreilor evreică evreice
ziar ziarul ziarului ziare ziarele ziarelor
cetățean cetățeanul cetățeanului cetățeni cetățenii cetățenilor cetățeancă
știre știrea știrii știri știrile știrilor
cauză > cauza cauzei cauze cauzele cauzelor
ou oul oului ouă ouăle ouălor
cuvânt cuvântul cuvântului cuvinte cuvintele cuvintelor
mormânt mormântul mormântului morminte mormintele mormintelor
ministru ministrul ministrului miniștri miniștrii miniștrilor ministra ministră
""")  # fmt: skip
_LED_BACK = led_back("""
    (.{3,})uri(?:le|lor) → 1 1ur
    (.*)ști(?:i|lor) → 1st
    (.*)ți(?:i|lor) → 1t 1ție
    (.*e)lui → 1
    (.{3,})(?:ii|ilor) → 1 1ă 1ie
    (.{3,})(?:elor|ele) → 1ă 1
    (.{3,})ile → 1ă 1e 1ie
    (.*)ști → 1st
    (.*[aiuâen])ți → 1t
    (.{3,})(?:ul|ului) → 1
    (.*e)ni → 1an
    (.{3,})uri → 1 1ur
    (.*)ori → 1or 1oare
    (.*[^aeou]ier)i → 1
    (.*er)i → 1e
    (.{4,}[lmnprcv])i → 1
    (.{3,}[bcdfghjklnpsștțvxz])e → 1 1ă
""")
_CONJUGATED = verbs(_LED_BACK)


def inflect(word: str, name: bool) -> Iterator[Made]:
    """Article, plural and genitive by the endings; a plural, or a verb in the present, first goes back."""
    typed = word.replace("ţ", "ț").replace("ş", "ș")
    for lemma in (typed, *(() if _TABLE.knows(typed) else _LED_BACK(typed))):
        if lemma != typed:
            yield lemma, "what it comes from"
        yield from _TABLE.inflect(lemma)
    if not name:
        yield from _CONJUGATED.inflect(typed)
