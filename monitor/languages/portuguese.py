"""Portuguese, of Portugal and Brazil: plural and feminine, moderately verbs. Accents are folded with the text.

Source of the rules: the formation of the plural (-ão, -m, -l) and the three conjugations of the school grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.languages.paradigm import Made, Table, led_back
from monitor.languages.portuguese_verbs import verbs

_NOUNS = Table("""
!does not change : .{0,2}|lápis|ônibus|vírus|atlas|pires : -
!in -ista : (.*ist)a : 1a s
!in -ção : (.*[çs]s?)ão : 1ões -
in -ão : (.*)ão : 1ões - ; 1ãos - ; 1ães - ; 1ã - s ; 1ona - s
in -m : (.*)m : 1ns -
in -al, -ol, -ul : (.*[aou])l : 1is -
in -el : (.*)el : 1éis - ; 1eis -
in -il : (.*)il : 1is - ; 1eis -
in -ês : (.*)ês : 1es es a as
in -r, -z, -s : (.*[rzns]) : 1 es
in -or : (.*or) : 1 a as es
in -eu : (.*)eu : 1eu s ; 1eia - s ; 1ia - s
!of men's gender only : ((?:aero)?port|partid|vei|pont|mod|banc|cas|acord|jog|us|iníci|apoi|aument|ensin|rest|estud|gost|pass|pes|praz|carg|pag|marc|quadr|tram|centr|corp|govern|direit|sequestr|process|vot|camp|trabalh|encontr|cust|text|grup|livr|barc|roub|assassinat|julgament|comand|control|frut|conflit)o : 1o s
!in -o : (.*)o : 1 o os a as
!in -e, -a, -i, -u : (.*[aeiuáéíóúêôâã]) : 1 s
foreign : (.*[bcdfghkptvwy]) : 1 s
""")
_FEMININE = Table("""
masculine of -a : (.*(?:ad|id|an|en|in|on|eir|ar|os|iv|ic|eñ|ian|enh|ul|ent|at|it|tic|gic|ern|urd|eb|chen|ran|iet|ban|ari|ori|uç|ss|rd|reit|es|or|sic|ret|nt))a : 1 o os a as
masculine of -ora : (.*or)a : 1 - es a as
""")
_VERBS = Table("""
verb in -ar : (.*)ar : 1 a am as o amos ou aram ei ava avam ado ada ados adas ando ará arão aria ariam e em asse assem
verb in -car : (.*)car : 1qu e em ei
verb in -gar : (.*)gar : 1gu e em ei
verb in -çar : (.*)çar : 1c e em ei
verb in -er : (.*)er : 1 e em es o emos eu eram i ia iam ido ida idos idas endo erá erão a am
verb in -cer : (.*)cer : 1ç o a am
verb in -ter, -ver : (.*t)er : 1ém - êm ; 1eve iveram ; 1ido - a os as ; 1inha inham
verb in -ir : (.*)ir : 1 e em o imos iu iram i ia iam ido ida idos idas indo irá irão a am
verb in -uir : (.*u)ir : 1i - em
""")
# The rest of the persons and tenses.
_TENSES = Table("""
verb in -ar : (.*)ar : 1 armos arem ares arei arás aremos aria ariam aríamos ava ávamos es emos aste asse assem ássemos ara
verb in -car : (.*)car : 1qu es emos
verb in -gar : (.*)gar : 1gu es emos
verb in -çar : (.*)çar : 1c es emos
verb in -er : (.*)er : 1 ermos erem eres erei eremos eria eriam eríamos esse essem i emos este erá erão as amos ia iam íamos
verb in -ir : (.*)ir : 1 irmos irem ires irei iremos iria iriam isse issem i imos ia iam irá irão indo iu iram
verb in -ir, a and o : (.*)(?:ir) : 1 a am o amos as
""")
_FAMILIES = Table("""
!verb in -dizer : (.*)dizer : 1di z zem zia ziam zendo go ga rá rão to ta tos tas ; 1diss e eram esse
!verb in -fazer : (.*)fazer : 1fa z zem zia ziam zendo ço ça çam rá rão ; 1feit o a os as ; 1f ez izeram izesse
!verb in -trazer : (.*)trazer : 1tra z zem zia ziam zendo go ga zido zida rá rão ; 1troux e eram
!verb in -por : (.*)p[oô]r : 1põe - m ; 1pôs - ; 1puser am ; 1post o a os as ; 1pun ha ham ; 1pon do ho ha ; 1por á ão
!verb in -ter : ((?:.*(?:de|ob|man|con|re|sus|abs|entre))?t)er : 1ém - ; 1êm - ; 1eve - ; 1iveram - ; 1id o a os as ; 1inha m ; 1endo - ; 1enh o a am ; 1erá - ; 1erão -
!verb in -vir : (.*)vir : 1vém - ; 1vêm - ; 1veio - ; 1vieram - ; 1vind o a os as ; 1vinha m ; 1virá - ; 1venh a am ; 1v iu iram ido ida
!verb in -screver : (.*)screver : 1screv e em eu eram ia iam endo erá ; 1scrit o a os as
!verb in -ver, seen : (.*)ver : 1vê - ; 1veem - ; 1viu - ; 1viram - ; 1vist o a os as ; 1v e em eu eram ido ida idos idas ia iam endo erá erão
!verb in -brir : (.*)brir : 1bre - m ; 1bri u ram a am ndo rá ; 1bert o a os as ; 1ubr o a
!verb in -gredir, e and i : (.*)(gred|ven|pred|gred)ir : 1grid e em o a am ; 1gredi u ram ndo do da dos das a am rá rão
!verb, e and i : (.*)e(r|nt|gu|rv|rt|t|d|st|j)ir : 1i2o - ; 1i2a m ; 1e2e - m ; 1e2i u ram ndo do da dos das a am rá rão
!verb, u and o : (.*[gbdsmp]?)u([gbdpm])ir : 1o2e - m ; 1u2i u ram ndo do da dos das a am rá rão ; 1uj o a am ; 1u2 o a
!verb in -struir : (.*)struir : 1strói - ; 1stroem - ; 1struí ram do da dos das a am ; 1strui u ndo rá
!verb in -uir : (.*u)ir : 1i - u ndo ; 1em - ; 1í ram do da dos das a am
!verb in -air : (.*a)ir : 1i - u ndo ; 1em - ; 1í ram do da dos das a am
!verb in -ear : (.*)ear : 1ei a am o e em ; 1e ou aram ado ada ados adas ando ava avam ará arão
!verb in -uzir : (.*)uzir : 1uz - em o a am ; 1uzi u ram ndo do da dos das a am rá rão
!verb in -guir, -güir : (.*)guir : 1gue - m ; 1gui u ram ndo do da dos das a am rá ; 1g o a am
""")
_IRREGULAR = Table("", """
homem homens
mulher mulheres
país países
juiz juízes juíza juízas
lei leis
ator atores atriz atrizes
imperador imperadores imperatriz imperatrizes
embaixador embaixadores embaixadora embaixadoras embaixatriz
bom bons boa boas
mau maus má más
ladrão ladrões ladra ladras ladrona
mãe mães
pai pais
herói heróis heroína heroínas
réu réus ré rés
mal males
cônsul cônsules
proibir proíbe proíbem proibiu proibiram proibido proibida proibidos proibidas proibia proibindo
reunir reúne reúnem reuniu reuniram reunido reunida reunidos reunidas
ganhar ganha ganham ganhou ganharam ganho ganhado ganha ganhos
pagar paga pagam pagou pagaram pago paga pagos pagas pague
gastar gasta gastam gastou gastaram gasto gasta gastos
expulsar expulsa expulsam expulsou expulsaram expulso expulsa expulsos expulsas expulsado expulsada expulsados
eleger elege elegem elegeu elegeram eleito eleita eleitos eleitas elegendo
suspender suspende suspendem suspendeu suspenderam suspenso suspensa suspensos suspensas suspendido
soltar solta soltam soltou soltaram solto solta soltos soltas soltado
ler lê leem leu leram lido lida lidos lidas
dar dá dão deu deram dado dada dados dadas dava
ir vai vão foi foram ido ia iam irá irão
estar está estão estava estavam esteve estiveram
haver há havia houve houveram haverá
poder pode podem pôde puderam podia podiam poderá
saber sabe sabem soube souberam sabia
querer quer querem quis quiseram queria
ouvir ouve ouvem ouviu ouviram ouvido ouvida ouvidos
pedir pede pedem pediu pediram pedido pedida pedidos
impedir impede impedem impediu impediram impedido impedida impedidos impeça
perder perde perdem perdeu perderam perdido perdida perdidos perca
cair cai caem caiu caíram caído caía
sair sai saem saiu saíram saído saía
rir ri riem riu riram
mão mãos
irmão irmãos irmã irmãs
cidadão cidadãos cidadã cidadãs
cristão cristãos cristã cristãs
alemão alemães alemã alemãs
capitão capitães capitã capitãs
pão pães
refém reféns
jovem jovens
prisão prisões
prender prende prendem prendeu prenderam preso presa presos presas prendia prendendo prenderá prenderão
preso presa presos presas
morrer morre morrem morreu morreram morrido morto morta mortos mortas morrendo morria morrerá
morto morta mortos mortas
morte mortes
deter detém detêm deteve detiveram detido detida detidos detidas detinha detendo
detido detida detidos detidas
matar > mata matam matou mataram matado morto mortos morta mortas matando matava matará matarão mate matem
gay gays
russo russa russos russas
ser é são era eram foi foram sido
polícia polícias
policial policiais
pedir pede pedem pediu pediram pedido pedida pedidos pedidas pedindo pedia pediam peço peça peçam pedirá pediria pedisse pedirem pedi pedimos
ouvir ouve ouvem ouviu ouviram ouvido ouvida ouvidos ouvidas ouvindo ouvia ouviam ouço ouça ouçam ouvirá ouviria ouvisse ouvirem ouvi ouvimos
despedir despede despedem despediu despediram despedido despedida despedidos despedidas despedindo despeça
medir mede medem mediu mediram medido medida medindo meça meço
impedir impede impedem impediu impediram impedido impedida impedidos impedidas impedindo impedia impeça impeçam impedirá impedir impediria
ler lê leem leu leram lido lida lidos lidas lendo lia liam leia leiam lerá leio lemos
rir ri riem riu riram rindo ria riam
morrer morre morrem morreu morreram morto morta mortos mortas morrido morrendo morria morriam morra morram morrerá morrerão morreria morreriam morresse morrerem morri
matar > mata matam matou mataram morto mortos morta mortas matado matada matando matava matavam matará matarão mataria matem matasse matarem matei
prender prende prendem prendeu prenderam preso presa presos presas prendido prendida prendidos prendendo prendia prendiam prenda prendam prenderá prenderão prenderia prendesse prenderem
europeu europeus europeia europeias
judeu judeus judia judias
ateu ateus ateia ateias
""")  # fmt: skip
_PLURALS = led_back("""
    (.*)ções → 1ção
    (.*)sões → 1são
    (.*)ões → 1ão
    (.*)ães → 1ão
    (.*)ns → 1m
    (.*)ais → 1al
    (.*)éis → 1el
    (.*)óis → 1ol
    (.*[aeo]r)es → 1
    (.*)eses → 1ês
    (.*z)es → 1
    (.*[aeoiuãáéê])s → 1
""")

_NO_VERBS = frozenset("mar par bar lar ar mes mês mais seis".split())  # nouns that only look like infinitives
_CONJUGATED = verbs(_PLURALS)


def inflect(word: str, name: bool) -> Iterator[Made]:
    """Feminine and plural by the endings; verb forms for infinitives; names take a plural only."""
    for lemma in (word, *(_PLURALS(word) if len(word) > 3 else ())):
        if lemma != word:
            yield lemma, "singular of the plural"
        if _IRREGULAR.knows(lemma):
            yield from _IRREGULAR.inflect(lemma)
            continue
        if name and len(lemma) < 5 and lemma == word:
            yield lemma + "s", "plural of a name"
            continue
        yield from _NOUNS.inflect(lemma)
        if not name and lemma not in _NO_VERBS:
            yield from _FEMININE.inflect(lemma)
            known = list(_FAMILIES.inflect(lemma))
            # líder is no infinitive
            is_plain = re.search("[áéíóúâêô]", lemma) is None and not _CONJUGATED.is_infinitive(lemma)
            yield from known or (_VERBS.inflect(lemma) if is_plain else ())
            yield from _TENSES.inflect(lemma) if is_plain else ()
    if not name:
        yield from _CONJUGATED.inflect(word)
