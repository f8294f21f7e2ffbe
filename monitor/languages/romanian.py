"""Romanian: the article at the end, plurals and the genitive, adjectives, moderately verbs."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.languages.paradigm import Made, Table

_RULES = """
!does not change : .{0,2} : -
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
in -oi, a person : (.*)c : 1c ul ului ; 1ci - i lor
in -ist, -t : (.*)t : 1t ul ului ă a e ele elor uri urile urilor ; 1ț i ii ilor
in -st : (.*)st : 1șt i ii ilor
in -d : (.*)d : 1d ul ului ă a e ele elor uri ; 1z i ii ilor
in -s : (.*)s : 1s ul ului ă a e ele elor uri ; 1ș i ii ilor
in -esc : (.*)esc : 1esc ul ului ; 1easc ă a ; 1ești - i lor
in -c, -g : (.*[cg]) : 1 ul ului ă a i ii ilor uri urile ; 1h e ea
in -an, -ean : (.*e)an : 1an ul ului ă a că ca ; 1ni - i lor ; 1ancă - ; 1ence - i
in -l : (.*)l : 1l ul ului ă a e ele elor ei uri urile urilor i ii ilor ; 1i - i lor
any other : (.*[bfhjklmnprvxz]) : 1 ul ului i ii ilor ă a e ele elor ei uri urile urilor
in -u : (.*)u : 1u l lui ; 1 i ii ilor
in -ată, oa that is o : (.*)oa([bcdfglmnprstv])ă : 1o2 i ii ile ilor
in -ră, -nă : (.*[rn])ă : 1 i ii ile ilor
in -dă : (.*)dă : 1z i ii ile ilor
in -să : (.*)să : 1s e ele elor ei
in -ă : (.*)ă : 1 a ei e ele elor i ile ilor ii uri urile
in -tă : (.*)tă : 1t a ei e ele elor ; 1ți - i lor
in -a, a name : (.*)a : 1 ei ii e i a ă
in -că : (.*)că : 1c a i ile ilor ii ; 1che -
in -re : (.*r)e : 1 e ea ii i ile ilor
in -de : (.*)de : 1d e ea ; 1z i ii ile ilor
in -e : (.*)e : 1 ea ei i ii ile ilor le lui
verb in -a : (.*)a : 1 ează at ată ați ate ând ă
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
ucide ucide ucid ucis ucisă uciși ucise ucigând
copil copilul copilului copii copiii copiilor
rus rusul rusului ruși rușii rușilor rusă rusa ruse rusesc
""")  # fmt: skip


def inflect(word: str, name: bool) -> Iterator[Made]:  # noqa: ARG001 - the face of every language
    """Article, plural and genitive by the endings."""
    yield from _TABLE.inflect(word.replace("ţ", "ț").replace("ş", "ș"))
