"""French: plural and feminine of nouns and adjectives, moderately verbs. Elided articles are words of their own here.

Source of the rules: the formation of the feminine and the plural in the school grammar.
"""

from __future__ import annotations

from collections.abc import Iterator

from monitor.languages.french_verbs import verbs
from monitor.languages.paradigm import Made, Table, led_back

_NOUNS = Table("""
!does not change : .{0,2}|.*(?:ss?ez)|sos|bus|sida|viol|procès|décès|pays|fois|temps|corps|mois|succès|palais|accès|congrès|excès|abus|refus|avis : -
!no feminine : (médecin|(?:rap|re|trans|sup|ap|im|ex)?port|accord|record|appel|conseil|(?:con|dé|mal)?fonction|(?:com|trans|per)?mission|pension|question|occasion|air|vol|emploi|coup|point|bord|sort|fond|parti|vent|mont|pont|arrêt|début|but|tir|salut) : 1 s
!in -eau : (.*)eau : 1eau x ; 1el le les
!in -eux : (.*)eux : 1eux - ; 1eus e es
!in -al : (.*)al : 1al e es s ; 1aux -
!in -ail : (.*)ail : 1ail s ; 1aux -
!in -eu : (.*)eu : 1eu x s e es
!in -if : (.*)if : 1if s ; 1iv e es
!in -ve : (.*)ive : 1ive s ; 1if - s
in -teur : (.*)teur : 1teur s ; 1tric e es
!in -eur : (.*)eur : 1eur s e es ; 1eus e es
!in -euse : (.*)euse : 1euse s ; 1eur - s ; 1eux -
!in -trice : (.*)trice : 1trice s ; 1teur - s
!in -er : (.*[iyhglç])er : 1er s ; 1èr e es
!in -ère : (.*[iyhglç])ère : 1ère s ; 1er - s
!in -ien, -en, -on : (.*(?:ie|é|ée|y[e]|o))n : 1n s ne nes
!in -ienne : (.*[eéo]n)ne : 1ne s ; 1 - s
!in -el, -eil : (.*(?:el|eil|ul)) : 1 s le les
!in -elle : (.*(?:el|eil|ul))le : 1le s ; 1 - s
!in -et : (.*et) : 1 s te tes ; 1 e es
!in -c : (.*)c : 1c s ; 1que - s ; 1che - s
in -ès : (.*)ès : 1ès - e es
!in -s, -x, -z : (.*[sxz]) : 1 - e es
!in -é : (.*é) : 1 s e es
!in -ée : (.*é)e : 1 - s e es
!in -i, -u : (.*[iu]) : 1 s e es x
!in -aine, -ente … : (.*(?:ain|ent|ant|and|ard|at|ois|ais|an|in|ond|ort|it|ut|us|ert|uit|ite|ur|id|ud|is))e : 1e s ; 1 - s
!in -ante : (.*[ndtslr])e : 1e s
!in -e : (.*e) : 1 s
!foreign : (.*[aoy]|gay|trans|leader|manager) : 1 s
any other : (.*[bdfghklmnpqrtvw]) : 1 s e es
in -an, one that doubles : (paysan|.*[^aeiou]on) : 1 ne nes
""")
_VERBS = Table("""
verb in -er : (.*)er : 1 e es ent ons ez é ée és ées ant ais ait aient a èrent era erai eras erez erons eront erait erais eraient asse assent iez ions
verb in -ger : (.*g)er : 1e ons a ant ait aient
verb in -cer : (.*)cer : 1ç ons a ant ait aient
verb in -yer : (.*)yer : 1i e es ent era
verb in -jeter : (.*jet)er : 1te tes tent tera teront
verb in -voyer : (.*)voyer : 1verr a ont ait
verb in -eler, -ener : (.*)e([lmnstv])er : 1è 2e 2es 2ent 2era 2eront ; 1el le les lent
verb in -éter : (.*)é([^aeiou])er : 1è 2e 2es 2ent
verb in -ir : (.*)ir : 1i - s t e es ssent ssant ssait ssaient ssez ssons ra ront rait raient rent sse ; 1 t it ent ant ait aient u ue us ues
verb in -enir : (.*)enir : 1ien s t nent dra dront ; 1enu - e s es ; 1in t rent ; 1en ait aient ant ons ez
verb in -dre, -tre : (.*[dt])re : 1 - s ent ons ez ant ait aient u ue us ues it irent ra ront rait raient e
verb in -uire, -ire : (.*i)re : 1 s t sent sant sait t te ts tes ra ront
verb in -attre : (.*t)tre : 1 - s ; 1t u ue us ues ent ant ait aient it irent
""")
# The rest of the persons and tenses.
_TENSES = Table("""
future : (.*[ei]r) : 1 ai as a ons ez ont ais ait aient iez ions
future of verbs in -re : (.*r)e : 1 ai as a ons ez ont ais ait aient iez ions
verb in -er : (.*)er : 1 ai as
verb in -ger : (.*g)er : 1e ais ai as
verb in -cer : (.*)cer : 1ç ais ai as
verb in -jeter, -peler : (.*)(jet|pel)er : 122 - e es ent era eront erait
verb in -re : (.*[tdvp])re : 1 ez ons ais iez e es ions
verb in -ir : (.*[^oa])ir : 1iss ais iez e es ons ez ions ; 1is -
verb in -enir : (.*[tv])enir : 1ien s t ne nes nent ; 1en ez ais iez ons ions ant ait aient ; 1iendr ai as a ons ez ont ais ait aient iez
verb in -prendre : (.*)prendre : 1pren ez ons ais iez ne nes ions
verb in -aître : (.*)a[îi]tre : 1aiss ez ons ais iez e es ions
verb in -indre : (.*)([aeo])indre : 12ign e es ez ons ais iez
verb in -ire : (.*[udl])ire : 1is ez ons ais e es iez
verb in -crire : (.*cr)ire : 1iv ez ons ais e es iez
verb in -voir : ((?:pré|re|entre|pour)?)voir : 1voy ez ons ais ions iez ; 1voi e es s ent
""")
_FAMILIES = Table("""
!verb in -suivre : (.*)suivre : 1sui s t ; 1suiv ent ons ez ait aient ant i ie is ies it irent ra ront rait
!verb in -vivre : (.*)vivre : 1vi s t ; 1viv ent ons ait aient ant ra ront ; 1véc u ue us ues ut urent
!verb in -mettre : (.*)mettre : 1met s ; 1mett ent ons ez ait aient ant ra ront rait raient e ; 1mi s se ses t rent
!verb in -battre : (.*)battre : 1bat s ; 1batt ent ons ez ait aient ant ra ront u ue us ues it irent
!verb in -prendre : (.*)prendre : 1prend s ra ront rait ; 1pren ons ez ait aient ant ; 1prenn ent e ; 1pri s se ses t rent
!verb in -aître : (.*)a[îi]tre : 1ai s t ; 1aî t tra tront trait ; 1aiss ent ons ait aient ant e ; 1u - e s es t rent ; 1u rent
!verb in -dire : (.*)dire : 1di s t te ts tes sent sait saient sant rent ra ront se ses
!verb in -soudre : (.*)soudre : 1sou s t te tes drai dra dront ; 1solv ent ons ait aient ant ; 1solu - e s es t rent
!verb in -crire : (.*)crire : 1cri s t te ts tes ra ront ; 1criv ent ait aient ant it irent
!verb in -faire : (.*)faire : 1fai s t te ts tes sant sait saient ; 1font - ; 1fit - ; 1firent - ; 1fer a ont ait
!verb in -clure : (.*)clure : 1clu - s t e es ent ant ait aient rent ra ront
!verb in -rompre : (.*)rompre : 1romp s t ent ait aient ant u ue us ues it irent ra ront
!verb in -vaincre : (.*)vaincre : 1vain c cs cra cront cu cue cus cues ; 1vainqu ent ait it irent ant
!verb in -indre : (.*)([aeo])indre : 12in s t te ts tes ; 12ign ent ait aient ant it irent ; 12indr a ont ait
!verb in -courir : (.*)courir : 1cour s t ent ons ait aient ant u ue us ues ut urent ra ront
!verb in -ouvrir, -ffrir : (.*(?:ouv|ff))rir : 1r e es ent ait aient ant it irent ira iront ; 1ert - e s es
!verb in -cevoir, -voir : (.*)cevoir : 1çoi s t vent ; 1cev ait aient ant ra ront ; 1ç u ue us ues ut urent
!verb in -voir : (.*)voir : 1voi s t ent ; 1voy ons ait aient ant ; 1u - e s es ; 1vu - e s es ; 1vi t rent ; 1verr a ont
!verb in -tenir, -venir : (.*[tv])enir : 1ien s t nent ne dra dront drait ; 1enu - e s es ; 1in t rent ; 1en ait aient ant ons ez
!verb in -tir, two stems : (.*(?:sor|par|men|sen))tir : 1 s t ; 1t ent ons ez ait aient ais iez ant i ie is ies it irent ira iront irait irai e es
!verb in -vir, two stems : (.*ser)vir : 1 s t ; 1v ent ons ez ait aient ais iez ant i ie is ies it irent ira iront irait irai e es
!verb in -mir, two stems : (.*dor)mir : 1 s t ; 1m ent ons ez ait aient ais iez ant i ie is ies it irent ira iront irait irai e es
!verb in -uire : (.*u)ire : 1i s t te ts tes sent sait saient sant sit sirent ra ront se
!verb in -fuir : (.*)fuir : 1fui s t ent e es ra ront rent ; 1fuy ait aient ant
!verb in -quérir : (.*)quérir : 1quier s t ; 1quièr ent ; 1qui s se ses t rent ; 1quér ait aient ant ; 1querr a ont
""")
_IRREGULAR = Table("", """
homme hommes
savoir > sait savent savons savez su sue sus sues savait savaient saura sauront sachant sut surent sache
pouvoir > peut peuvent pouvons pu pouvait pouvaient pourra pourront pourrait put purent puisse
devoir > doit doivent devons dû due dus dues devait devaient devra devront devrait dut durent
vouloir > veut veulent voulu voulue voulait voulaient voudra voudrait voulut veuille voulant
croire > croit croient cru crue crus crues croyait croyaient croira crut crurent croyant
boire > boit boivent bu bue bus bues buvait buvaient boira but burent buvant
naître > naît naissent né née nés nées naissait naissaient naquit naquirent naîtra naissant
plaire > plaît plaisent plu plaisait plaira
taire > tait taisent tu tue tus tues taisait taira
dire > dit dits dite dites disent disait disaient disant dira diront dirent dise
lire > lit lisent lu lue lus lues lisait lisaient lira liront lut lurent lisant
rire > rit rient ri riait rira rirent riant
voir > voit voient vu vue vus vues voyait voyaient verra verront vit virent voyant
fuir > fuit fuis fuient fui fuyait fuyaient fuyant fuira fuiront fuirent fuie
nier > nie nies nient nié niée niés niées niait niaient nia nièrent niera nieront niant
lier > lie lies lient lié liée liés liées liait liaient lia lièrent liera liant
agir > agit agissent agi agissait agissaient agissant agira agiront agirent agisse
unir > unit unissent uni unie unis unies unissait unissant unira uniront unirent
haïr > hait haïssent haï haïe haïs haïes haïssait haïssant haïra
oser > ose osent osé osait osa osera osant
user > use usent usé usée usés usées usait usa usant
asseoir > assied asseyent assis assise assises assoit assoient
valoir > vaut valent valu valait vaudra
falloir > faut fallait fallu faudra fallut
femme femmes
œil yeux
monsieur messieurs
loi lois
droit droits
tuer tuerait tuez tuons tue tues tuent tué tuée tués tuées tuant tuait tuaient tua tuèrent tuera tueront
mourir meurt meurent meure mort morte morts mortes mourant mourut moururent mourra mourront mourait mouraient mourrait
mort morte morts mortes
prison prisons
violer > viole violent violé violée violés violées violait violaient viola violera violant violèrent
viol viols
turc turque turcs turques
grec grecque grecs grecques
blanc blanche blancs blanches
public publique publics publiques
travail travaux
bail baux
corail coraux
émail émaux
vitrail vitraux
long longue longs longues
sec sèche secs sèches
frais fraîche fraîches
doux douce douces
faux fausse fausses
roux rousse rousses
jaloux jalouse jalouses
beau belle beaux belles bel
mou molle mous molles
copain copains copine copines
empereur empereurs impératrice impératrices
favori favoris favorite favorites
serviteur serviteurs servante servantes
gros grosse grosses
bas basse basses
gras grasse grasses
épais épaisse épaisses
exprès expresse expresses
gentil gentille gentils gentilles
nul nulle nuls nulles
ciel cieux ciels
aïeul aïeux aïeuls
madame mesdames
franc franche francs franches
malin maligne malins malignes
bénin bénigne bénins bénignes
héros héroïne héroïnes
dieu dieux déesse déesses
chef chefs cheffe cheffes
maire maires mairesse
maître maîtres maîtresse maîtresses
prince princes princesse princesses
mari maris
juif juive juifs juives
bref brève brefs brèves
fou folle fous folles
nouveau nouvelle nouveaux nouvelles nouvel
vieux vieille vieilles vieil
gay gays
gai gaie gais gaies
policier policière policiers policières
avoir a ont avait avaient eu aura auront
être est sont était étaient été sera seront
faire fait font faisait faite faits faites fit firent fera feront
prendre prend prennent pris prise prises prit prirent prendra
battre bat battent battu battue battus battues battait battit
permettre permet permettent permettait permis permise permises permit permirent permettra permettrait permettant
disparaître disparaît disparaissent disparu disparue disparus disparues disparaissait disparut disparurent disparaîtra disparaissant
mettre met mettent mis mise mises mit mirent mettra mettait mettant
soumettre soumet soumettent soumis soumise soumises
venir vient viennent venu venue venus venues vint vinrent viendra venait venaient
détruire détruit détruisent détruite détruits détruites détruisait détruira détruisant
élire > élit élisent élu élue élus élues élisait élisaient élira éliront élirent élisant élut élurent
réélire > réélit réélisent réélu réélue réélus réélues
""")  # fmt: skip
_PLURALS = led_back("""
    (.*[aeiouyébcdfghklmnpqrtv])s → 1
    (.*eau)x → 1
    (.*eu)x → 1
    (.*)aux → 1al 1ail
""")
_CONJUGATED = verbs(_PLURALS)

_CONJUGATED = verbs(_PLURALS)


def inflect(word: str, name: bool) -> Iterator[Made]:
    """Feminine and plural by the endings; verb forms for infinitives; names take a plural only."""
    for lemma in (word, *_PLURALS(word)):
        if lemma != word:
            yield lemma, "singular of the plural"
        if _IRREGULAR.knows(lemma):
            yield from _IRREGULAR.inflect(lemma)
        else:
            yield from _NOUNS.inflect(lemma)
            if not name and len(lemma) > 4 and not _CONJUGATED.is_infinitive(lemma):
                yield from _FAMILIES.inflect(lemma)
                yield from _VERBS.inflect(lemma)
                yield from _TENSES.inflect(lemma)
    if not name:
        yield from _CONJUGATED.inflect(word)
