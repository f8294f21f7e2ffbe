"""Polish: nouns with their changes of consonants and vowels, names, adjectives, moderately verbs.

Source of the rules: the declension tables of the school grammar; the masculine personal plural and the locative with
softened consonants are spelled out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.languages.paradigm import Made, Table, led_back

_ACTIVE = "ą ąc ący ąca ące ącego ącej ącemu ącym ącą ących ącymi"
_CLASSES = {
    "C": "bcćdfghjklłmnńprsśtwzźż",
    "V": "aąeęioóuy",
    "adj": "y ego emu ym a ej ą e ych ymi",
    "iadj": "iego iemu im a iej ą ie ich imi",
    "szy": "szy sza sze szego szej szemu szą szych szym szymi si",
    "past": "ł ła ło li ły łem łam łeś łaś liśmy łyśmy liście łyście łby łaby łoby liby łyby łbym łabym",
    "ąc": _ACTIVE,
    "am": "- m sz my cie j jcie jmy j" + _ACTIVE.replace(" ", " j"),
    "e": f"ę esz e emy ecie {_ACTIVE}",
    "ie": "ię iesz ie iemy iecie i" + _ACTIVE.replace(" ", " i"),
    "nę": "ę ą ie iesz iemy iecie ąc ący ąca ące ących",
    "i": "- my sz cie",
    "n": "y ego emu ym a ej ą e ych ymi i o ie ia iu iem iom -",
    "on": "ony onego onemu onym ona onej oną one onych onymi ono eni enie enia eniu eniem eń",
    "t": "ty tego temu tym ta tej tą te tych tymi ci to cie cia ciu ciem",
}
_RULES = """
!indeclinable : .*(?:dze|szwili|[kg]ich|[wn]ych)|.{0,2}|tbilisi|soczi|baku|oslo|tokio|chicago|jury|media : -

verb in -c with cz : (.*(?:rze|cie|pie|wle|tłu|sie))c : 1k {past} ę ą nie ną nij ; 1cz e esz emy ony ona one onych ono eni onego onej enie enia eń
verb in -c with ż : (.*(?:bie|strze|mó|le|lą|przą|żec|trze))c : 1g {past} ę ą nie ną nij ąc ący ących ; 1ż e esz emy ecie ony ona one onych ono eni onego onej enie enia eń

high, higher : (?:wysoki|wysoko) : wyż {szy} ej ; najwyż {szy} ej
low, lower : (?:niski|nisko) : niż {szy} ej ; najniż {szy} ej
near, nearer : (?:bliski|blisko) : bliż {szy} ej ; najbliż {szy} ej
!adjective in -ski : (.*[sc])ki : 1k i {iadj} o ; 1cy -
!adjective in -ski, of persons : (.*s)cy : 1k i {iadj} ; 1c y
adjective in -ska, -cka, of women : (.*(?:[sc]|dz)k)a : 1 i {iadj} o
place in -skie : (.*(?:[sc]|dz)k)ie : 1 i {iadj} iem
adjective in -dki, -tki, of persons : (.*[bdtrnż]k)i : 1 {iadj} ; 1o -
adjective in -ki, compared : (.*[bdtż])ki : 1 {szy} ; naj1 {szy} ; 1cy -
adjective in -oki : (.*)oki : 1ok {iadj} o ; 1ocy - ; 1 {szy} ; naj1 {szy}
adjective in -gi, compared : (.*)gi : 1ż {szy} ; naj1ż {szy} ; 1dzy -
!adjective in -gi : (.*[kg])i : 1 i {iadj} o
adjective in -cy : (.*(?:ą|ę|ob))cy : 1c {adj} o
adjective in -y : (.*[^sck])y : 1 {adj} o
adjective in -ny, -wy, of persons : (.*[nwmbp])y : 1i -
adjective in -ny, compared : (.*[^aąeo]n|.*[aąeo]nn|.*[aiołr]w)y : 1iej {szy} - ; naj1iej {szy} - ; 1ie -
adjective in -ty, of persons : (.*)ty : 1ci -
adjective in -dy, of persons : (.*)dy : 1dzi -
adjective in -ry, of persons : (.*)ry : 1rzy - ; 1rze - ; 1rzej - {szy}
adjective in -ły, of persons : (.*)ły : 1li - ; 1le - ; 1lej - {szy}
adjective in -wy, -dy, compared : (.*[wdtłrb])y : 1 {szy} ; naj1 {szy}
adjective in -ony, of persons : (.*)ony : 1eni -
adjective in -ży, of persons : (.*)ży : 1zi -
feminine adjective in -ka : (.*(?:wiel|wyso|szero|głębo|dale|krót|cięż|ni[sz]|lek|bli[sz])k|drog|dług)a : 1 i {iadj} o
feminine adjective : (.*[nwtłż]|.*ąc)a : 1 ej ą ego emu ym e ych ymi y
adjective in -hy, of persons : (.*)chy : 1si -
adjective in -szy, of persons : (.*)szy : 1si -
place as an adjective : (.*n|.*ąc|.*[oi]w|.*[iry]t|.*sz)e : 1 ego emu ym em ej ą a ych ymi y
adjective in -ci, -ni : (.*[ncw])i : 1i - ego emu m a ej ą e ch mi

!man of a place : (.*)anin : 1anin a owi em ie ; 1an ie - om ami ach ów
!masculine in -niec : (.*)niec : 1ńc a owi em u ze y e ów om ami ach ; 1ńcz e ; 1ńcowie - ; 1nc a owi em u y e ów om ami ach
!masculine in -rzec : (.*(?:[au]|wo|to|ko))rzec : 1rc a owi em u y e ów om ami ach ; 1rcze - ; 1rzec a owi em y ów
!masculine in -iec : (.*{C})iec : 1c a owi em u y e ów om ami ach ; 1cze - ; 1ćc a owi em u y ów om ami ach ; 1śc a owi em u y
!masculine in -ec : (.*{C})ec : 1c a owi em u y e ów om ami ach ; 1cze -
masculine in -ek : (.*{C})ek : 1k a u owi iem i ów om ami ach ; 1kowie - ; 1cy -
masculine in -ień, prisoner : (.*)zień : 1źni a owi em u e ów om ami ach ; 1ni a owi em u e ów om ami ach
masculine in -ień : (.*{C})i?eń : 1ni - a owi em u e ów om ami ach
masculine in -w, -m, -p, -b, soft : (.*rocław|.*żuraw|paw|.*gołąb|.*jastrząb|karp|.*radom|.*oświęcim|.*chełm) : 1i a owi em u e ów om ami ach
masculine in -ąb : (.*)ąb : 1ęb a u owi em ie y ów om ami ach ; 1ębi a owi em u e om ami ach
masculine in -ąż, -ąg : (.*(?:w|kr|okr|m))ą([żg]) : 1ę2 a u owi em e y i iem ów om ami ach
ie, ia that is e : (.*(?:św|kw|pow))iat : 1iecie -
ia that is e : (.*)j(a)zd : 1jeździe -
ia that is e : (.*)azda : 1eździe - ; 1azd -
ia that is e : (.*i)a(st|zd)o : 1e ście źdie ździe ; 1a2 -
ia that is e : (.*i)a(ł|r)o : 1ele - ; 1erze -
ia that is e : (.*i)ara : 1erze -
masculine in -ów : (.*)ów : 1ow a owi ie em u y ów om ami ach
masculine in -ół : (.*)ół : 1ol e ; 1oł a u owi em y ów om ami ach
masculine in -ąd : (.*)ąd : 1ęd u owi em y ów om ami ach ; 1ędzie -
masculine in -d : (.*)d : 1d a u owi em y ów om ami ach owie ; 1dzie - ; 1dzi -
masculine in -st : (.*)st : 1st a u owi em y ów om ami ach owie ; 1ście - ; 1ści -
masculine in -ista : (.*)sta : 1st a y o ę ą ów om ami ach owie ; 1ście - ; 1ści -
masculine in -t : (.*[^s])t : 1t a u owi em y ów om ami ach owie ; 1cie - ; 1ci -
masculine in -r : (.*)r : 1r a u owi em y ów om ami ach ; 1rze - ; 1rzy - ; 1rowie -
masculine in -er, the vowel goes : (.*(?:and|lend|cp|st|[kg]i))er : 1r a u owi em y ów om ami ach owie ; 1rze - ; 1rzy -
masculine in -ier : (.*[kg])ier : 1r a u owi em y ów om ami ach ; 1rze - ; 1rzy -
masculine in -eł, the vowel goes : (.*{C})(?:i?e|io)ł : 1ł a owi em u y ów om ami ach owie ; 1le -
masculine in -ł : (.*)ł : 1ł a u owi em y ów om ami ach owie ; 1le - ; 1li -
masculine in -k : (.*)k : 1k a u owi iem i ów om ami ach ; 1cy - ; 1kowie -
masculine in -g : (.*)g : 1g a u owi iem i ów om ami ach owie ; 1dzy -
masculine in -ch : (.*)ch : 1ch a u owi em y ów om ami ach ; 1si - ; 1sze -
masculine, hard : (.*[bfmnpswz]) : 1 a u owi em ie y i ów om ami ach owie
masculine, hard h, w : (.*[hv]) : 1 a u owi em y ów om ami ach ie owie
masculine, soft : (.*(?:c|cz|sz|rz|dz|ż|l|j|x)) : 1 a u owi em e y ów om ami ach i owie
masculine in -el, the vowel goes : (.*[bfpg])i?el : 1l a owi u em e i ów om ami ach owie
soft in -j : (.*[eoóaiy])j : 1i -
masculine, soft -ń : (.*)ń : 1ni a owi em u e ów om ami ach owie ; 1nie - ; 1ni -
masculine, soft -ś : (.*)ś : 1si a owi em u e ów om ami ach owie
masculine, soft -ć : (.*)ć : 1ci a owi em u e ów om ami ach owie
masculine, soft -ź : (.*)ź : 1zi a owi em u e ów om ami ach owie
masculine in -ns : (.*ns) : 1 e
name in -ew, -ow : (.*(?:ow|ew|in|yn)) : 1 ym owie ów
surname in -o : (.*{C})o : 1 y ę ą ie

!feminine in -ość : (.*)ość : 1oś ci cią ciom ciami ciach
feminine in -ć : (.*)ć : 1ci - ą om ami ach e
feminine in a consonant : (.*(?:[clj]|cz|sz|rz|ż|w)) : 1 y i ą ią
feminine in -ś, -ź : (.*)ś : 1si - ą om ami ach e
feminine in -ź : (.*)ź : 1zi - ą om ami ach e
feminine in -ń : (.*)ń : 1ni - ą
feminine in -ew : (.*?)i?ew : 1w i ią ie iom iach
feminine in -ka : (.*)ka : 1k i ę ą o om ami ach ; 1ce - ; 1ek -
feminine in -ka after a vowel, -ska : (.*(?:{V}|[sl]))ka : 1k -
feminine in -ga : (.*)ga : 1g i ę ą o om ami ach - ; 1dze -
masculine in -ga : (.*[eo])ga : 1dzy - ; 1gów -
feminine in -cha : (.*)cha : 1ch y ę ą o om ami ach - ; 1sze -
feminine in -ta : (.*)ta : 1t y ę ą o om ami ach - ; 1cie -
masculine in -ta : (.*[aeoy])ta : 1ci - ; 1tów -
feminine in -da : (.*)da : 1d y ę ą o om ami ach - ; 1dzie -
masculine in -oda : (.*od)a : 1 ów owie
feminine in -ra : (.*)ra : 1r y ę ą o om ami ach - ; 1rze -
feminine in -ła : (.*)ła : 1ł y ę ą o om ami ach - ; 1le -
feminine in -sta : (.*)sta : 1ście -
feminine in -ęga : (.*)ęga : 1ąg -
feminine with a vowel between : (.*[bdfgjkpstwzź])([ńnłlrw])a : 1e 2 ; 1ie 2
feminine in -stra : (.*)st([r])a : 1ster -
feminine in -na, -wa : (.*[bfmnpsvwz])a : 1 y ie ę ą o - om ami ach
feminine, soft : (.*(?:c|cz|sz|rz|dz|ż|l))a : 1 y i ę ą o - om ami ach
masculine in -tra : (.*tr)a : 1 zy ów
masculine in -ca, -cza : (.*c)a : 1 ów
feminine in -ja : (.*)ja : 1j i ę ą o om ami ach ; 1ji - ; 1j -
feminine in -ja after a vowel : (.*{V})ja : 1i -
feminine in -ea : (.*[eou])a : 1 i ę ą o om ami ach
feminine in -ia : (.*)ia : 1i - ę ą o u om ami ach i
feminine in -nia : (.*)nia : 1ń - ; 1ni - ; 1en -
feminine in -cia : (.*)cia : 1ć -
feminine in -owa, a name : (.*(?:ow|ew|in|yn))a : 1 ej ą
feminine in -ni : (.*n)i : 1i - ą ę om ami ach e

neuter in -o : (.*[bfmnpswz])o : 1 a u em ie om ami ach -
neuter in -ło : (.*)ło : 1ł a u em om ami ach - ; 1le -
neuter in -ro : (.*)ro : 1r a u em om ami ach - ; 1rze - ; 1er -
neuter with a vowel between : (.*[bdfgkpstwz])([nłrlm])o : 1e 2 ; 1ie 2
neuter in -two : (.*t)wo : 1w a u em ie om ami ach ; 1w -
neuter in -sto : (.*)sto : 1st a u em om ami ach - ; 1ście -
neuter in -to : (.*[^s])to : 1t a u em om ami ach - ; 1cie -
neuter in -do : (.*)do : 1d a u em om ami ach - ; 1dzie -
neuter in -ko : (.*)ko : 1k a u iem i om ami ach - ; 1ek -
neuter in -io : (.*i)o : 1 a u em om ami ach ów
neuter in -nie : (.*)nie : 1ni a u em om ami ach ; 1ń -
neuter in -cie : (.*)cie : 1ci a u em om ami ach ; 1ć -
neuter in -e : (.*(?:c|cz|sz|rz|dz|ż|l|i))e : 1 a u em - y om ami ach
place in -ie : (.*[dn]i)e : 1 i
!neuter in -mię : (.*mi)ę : 1en ia iu iem ; 1on a om ami ach -
neuter in -ę : (.*)ę : 1ęci a u em ; 1ęt a om ami ach ; 1ąt -
neuter in -um : (.*)um : 1 a ów om ami ach

verb in -ować : (.*(?<!ch))ować : 1uj {e} - cie my ; 1owa {past} wszy ; 1owan {n}
verb in -chować : (.*ch)ować : 1owa {am} {past} wszy ; 1owan {n}
verb in -ywać : (.*)([yi]wa)ć : 1uj {e} - cie ; 12 {am} {past} ; 12n {n}
verb in -awać : (.*(?:d|zn|st))awać : 1aj {e} ; 1awaj - cie my ; 1awa {past} ; 1awan {n}
verb in -ać : (.*(?:[^yioa]w|[^w])a)ć : 1 {am} {past} wszy ; 1n {n}
verb in -dać : (.*d)ać : 1adzą -
verb in -rwać, -zwać : (.*[rz]w)ać : 1 {nę} ij ijcie
verb in -brać : (.*)brać : 1bior {e} ; 1bierz {e} - cie my
verb in -ebrać : (.*)ebrać : 1bior {e} ; 1bierz {e} - cie my
verb in -stać : (.*sta)ć : 1n {nę} ; 1ń - cie my
verb in -zać : (.*[^dr])zać : 1ż {e} cie
verb in -sać : (.*)sać : 1sz {e} - cie
verb in -karać : (.*ka)rać : 1rz {e}
verb in -kać with cz : (.*(?:pła|ska))kać : 1cz {e}
verb in -tać with cz : (.*(?:szep|dep))tać : 1cz {e}
verb in -słać : (.*)słać : 1śl {e} ij
verb in -łamać, -łapać : (.*(?:łam|łap|kop|drap|grzeb|rąb))ać : 1 {ie} - cie
verb in -lać, -śmiać : ((?:|wy|prze|na|za|po|roz|ob|od|u)l|.*śmi|(?:|po|za|roz)si)ać : 1ej {e} - cie ; 1e li
verb in -jechać : (.*)jechać : 1jad {e} ; 1jedzi {e} ; 1jedź - cie my
verb in -nieść, -wieźć : (.*)(nie|wie|gry|le)(?:ść|źć) : 1nios ę ą ; 12sie - my sz cie ; 12si {on} ; 1niós ł łem łeś łby ; 1nios ła ło ły łam łaś łaby ąc ący ących ; 12ś li liśmy liby ; 12zie - my sz cie ; 12zi {on} ; 1wiózł - by em ; 1wioz ła ło ły łam ę ą ąc ący ; 12ź li liśmy ; 1gryz ę ą ł ła ły
verb in -wieść : (.*)wieść : 1wiódł - em by ; 1wiod ła ło ły łam ę ą ąc ący ; 1wiedli - śmy by ; 1wiedzi e emy esz ecie {on}
verb in -ść : (.*)(kra|pa|prze)ść : 12d {past} ; 12dn {nę} ij ijcie ; 12dnię {t} ; 12dzi {on}
verb in -siąść : (.*)siąść : 1siad ł łem ła ło ły łam ę ą ; 1siedli - śmy ; 1siądzie - my sz
verb in -jeść : (.*je)ść : 1 m sz - my cie dzą dzący ; 1d li liśmy ; 1dzon y a e ych o ; 1dzenie -; 1jad ł ła ło ły łem łam
verb in -rzeć : (.*)rzeć : 1ar {past} {t} ; 1r ą ę ; 1rz e yj emy esz ; 1rze -
verb in -eprzeć : (.*)eprzeć : 1par {past} {t} ; 1epr ę ą ze
verb in -eć : (.*)eć : 1a ł ła ło ły łem łam łeś łaś łyśmy łby łaby łoby łyby łbym łabym ; 1e li liśmy liście liby nie nia niu niem ; 1ej {e} - cie ; 1a n any
verb in -dzieć : (.*)dzieć : 1dzi - my sz cie ; 1dz ę {ąc} ; 1dzian {n}
verb in -powiedzieć : (.*wie)dzieć : 1 - m sz my cie dzą dz dzcie
verb in -rzeć, -szeć, -żeć, -czeć : (.*(?:rz|sz|ż|cz))eć : 1 y ymy ysz ycie ę {ąc} - cie ; 1an {n}
verb in -cieć, -sieć : (.*)(c|s)ieć : 12i - my sz cie ; 1c ę {ąc} ; 1sz ę {ąc}
verb in -leć : (.*l)eć : 1 i imy isz icie ę {ąc}
verb in -mieć : (.*mi)eć : 1e - m sz my cie ją jąc jący jących ; 1 - ą ę ący
verb in -nieć : (.*ni)eć : 1 - ę ą my sz ; 1an {n}
verb in -jść : (.*)jść : 1szedł - em eś by szy ; 1sz ła ło li ły łam łaś liśmy liście łaby łoby liby łyby ; 1jd ę ą ; 1jdzi e emy esz ecie ; 1jdź - cie my ; 1jści e a u em
verb in -ejść : (.*)ejść : 1szedł - em eś by szy
verb in -nąć : (.*)nąć : 1n {nę} ij ijcie ijmy ; 1ną ł łem łeś łby wszy łbym ; 1nę ła ło li ły łam łaś liśmy łaby liby łyby łoby ; 1nię {t} ; 1ni {on} ; 1 ł ła ło li ły łem łam łszy
verb in -jąć : (.*)jąć : 1jm {nę} ij ijcie ; 1ejm {nę} ij ijcie
verb in -cząć, -ciąć : (.*)(?:cz|ci|pi)ąć : 1czn {nę} ij ; 1tn {nę} ij ; 1pn {nę} ij
verb in -ąć : (.*)ąć : 1ą ł łem łeś łby łbym wszy ; 1ę ła ło li ły łam łaś liśmy liście łaby liby łoby łyby {t}
!verb in -bić, -pić : ((?:|wy|za|po|prze|do|na|o|od|pod|ode|u|roz|ob|przy|s|z|w|wz)(?:b|p|w|gn))ić : 1ij {e} - cie my ; 1i {past} {t} wszy
verb in -ić : (.*[bpwmfn]i)ć : 1 {i} {past} wszy ę {ąc} {on} ; 1j - cie
verb in -oić : (.*[aeo])ić : 1i {i} {past} wszy ; 1j ę {ąc} {on}
verb in -lić : (.*l)ić : 1i {i} {past} wszy ; 1 ę {ąc} {on}
verb in -ścić : (.*)ścić : 1szcz ę {ąc} {on}
verb in -cić, -dzić : (.*(?:c|dz))ić : 1i {i} {past} wszy ; 1 ę {ąc} {on}
verb in -sić, -zić : (.*[sś]|.*[^d]z)ić : 1i {i} {past} wszy
verb in -sić : (.*)sić : 1sz ę {ąc} {on}
verb in -zić : (.*[^d])zić : 1ż ę {ąc} {on}
verb, to hold in prison : (.*więzi)ć : 1 {on}
verb in -ździć : (.*)[zź]dzić : 1żdż ę {ąc} {on}
!verb in -kryć, -żyć : ((?:|wy|za|po|spo|prze|do|na|o|od|ode|u|zu|roz|ob|przy|s|z|w|współ)(?:kr|m|sz|r|t|ż))yć : 1yj {e} - cie my ; 1y {past} {t} wszy
!verb in -być : (.*b)yć : 1y {past} {t} wszy ; 1ęd ę ą ; 1ędzi e emy esz ecie ; 1ądź - cie
verb in -yć : (.*)yć : 1y {i} {past} wszy ; 1 ę {ąc} {on}
verb in -uć : (.*u)ć : 1 {past} {t} wszy ; 1j {e} - cie my
"""
_IRREGULAR = """
człowiek człowieka człowiekowi człowiekiem człowieku ludzie ludzi ludziom ludźmi ludziach
dziecko dziecka dziecku dzieckiem dzieci dzieciom dziećmi dzieciach
brat brata bratu bratem bracie bracia braci braciom braćmi braciach
ojciec ojca ojcu ojcem ojcowie ojców ojcom ojcami ojcach
dzień dnia dniowi dniem dniu dni dnie dniom dniami dniach
mąż męża mężowi mężem mężu mężowie mężów mężom mężami mężach
ksiądz księdza księdzu księdzem księże księża księży księżom księżmi księżach
sędzia sędziego sędziemu sędzią sędziowie sędziów sędziom sędziami sędziach
przyjaciel przyjaciela przyjacielowi przyjacielem przyjacielu przyjaciele przyjaciół przyjaciołom przyjaciółmi przyjaciołach
śmierć śmierci śmiercią śmierciach śmierciom
krew krwi krwią
prawo prawa prawu prawem prawie praw prawom prawami prawach
ręka ręki ręce rękę ręką ręko rąk rękom rękami rękach
tydzień tygodnia tygodniowi tygodniem tygodniu tygodnie tygodni tygodniom tygodniami tygodniach
rok roku rokowi rokiem lata lat latom latami latach
niemiec niemca niemcowi niemcem niemcu niemcy niemców niemcom niemcami niemcach
niemcy niemiec niemcom niemcami niemczech
włochy > włoch włochom włochami włoszech
węgry > węgier węgrom węgrami węgrzech
czechy > czech czechom czechami czechach
chiny > chin chinom chinami chinach
więzień więźnia więźniowi więźniem więźniu więźniowie więźniów więźniom więźniami więźniach
ranny ranna rannemu rannego rannej ranną rannym ranni ranne rannych rannymi
mężczyzna mężczyzny mężczyźnie mężczyznę mężczyzną mężczyźni mężczyzn mężczyznom mężczyznami mężczyznach
poseł posła posłowi posłem pośle posłowie posłów posłom posłami posłach
białystok białegostoku białemustokowi białymstokiem białymstoku
zwierzę zwierzęcia zwierzęciu zwierzęciem zwierzęta zwierząt zwierzętom zwierzętami zwierzętach
dziewczę dziewczęcia dziewczęta dziewcząt
orzeł orła orłowi orłem orle orły orłów orłom orłami orłach
osioł osła osłu osłem osły osłów
kwiecień kwietnia kwietniowi kwietniu kwietniem kwietnie kwietniach
las lasu lasowi lasem lesie lasy lasów lasom lasami lasach
anioł anioła aniołowi aniołem aniele anioły aniołowie aniołów aniołom aniołami aniołach
kościół kościoła kościołowi kościołem kościele kościoły kościołów kościołom kościołami kościołach
sąsiad sąsiada sąsiadowi sąsiadem sąsiedzie sąsiedzi sąsiadów sąsiadom sąsiadami sąsiadach
pies psa psu psem psie psy psów psom psami psach
lew lwa lwu lwem lwie lwy lwów lwom lwami lwach
sen snu snowi snem śnie sny snów snom
książę księcia księciu księciem książęta książąt książętom
oko oka oku okiem oczy oczu oczom oczami oczach
ucho ucha uchu uchem uszy uszu uszom uszami uszach
wieś wsi wsią wsie wsiom wsiami wsiach
koń konia koniowi koniem koniu konie koni koniom końmi koniach
pieniądz pieniądza pieniądze pieniędzy pieniądzom pieniędzmi pieniądzach
pieniądze pieniędzy pieniądzom pieniędzmi pieniądzach
znaleźć znalazł znalazła znalazło znaleźli znalazły znajdzie znajdą znaleziono znaleziony znaleziona znalezione znalezieni znalezionych znalezionego
wziąć wziął wzięła wzięli wzięły weźmie wezmą wzięto wzięty wzięta wzięci wziętych
zostać został została zostało zostali zostały zostanie zostaną
umrzeć > umarł umarła umarło umarli umarły umrze umrą umrę zmarł zmarła zmarli zmarły zmarłych umarłych
zmarły zmarłego zmarłemu zmarłym zmarła zmarłej zmarłą zmarłe zmarłych zmarłymi zmarli zmarł zmarło
stać > stoję stoisz stoi stoimy stoicie stoją stał stała stało stali stały stojąc stojący stojąca stojące stojących
iść > idę idziesz idzie idziemy idą szedł szła szło szli szły idąc idący idących idźcie
mieć > mam masz ma mamy macie mają miał miała miało mieli miały mając mający mających
być > jestem jest są był była było byli były będzie będą będąc
chcieć > chcę chcesz chce chcemy chcą chciał chciała chciało chcieli chciały
gość gościa gościowi gościem gościu goście gości gościom gośćmi gościach
miesiąc miesiąca miesiącowi miesiącem miesiącu miesiące miesięcy miesiącom miesiącami miesiącach
liść liścia liściowi liściem liściu liście liści liściom liśćmi liściach
kolega kolegi koledze kolegę kolegą koledzy kolegów kolegom kolegami kolegach
chrzest chrztu chrztowi chrztem chrzcie chrzty chrztów
wujek wujka wujkowi wujkiem wujku wujkowie wujków wujkom
cześć czci czcią
tychy tychów tychom tychami tychach
płeć płci płcią płcie płciom płciach
rzeczpospolita rzeczypospolitej rzeczpospolitej rzeczpospolitą
maciek maćka maćkowi maćkiem maćku
jeden jednego jednemu jednym jedna jednej jedną jedno jedni jedne jednych
dwa dwaj dwie dwóch dwu dwoma dwiema dwom dwoje
sosna sosny sośnie sosnę sosną sosen
sylwester sylwestra sylwestrowi sylwestrem sylwestrze sylwestry sylwestrów
chrystus chrystusa chrystusowi chrystusem chrystusie
jezus jezusa jezusowi jezusem jezusie
"""
_TABLE = Table(_RULES.replace("[{c}dgrwzłbk]", "[dgrwzłbk]"), _IRREGULAR, **_CLASSES)
_NAMES = Table(
    """
    surname in -a : (.*)a : 1 ów owie om ami ach
    surname in -ko : (.*k)o : 1 i ę ą ów owie om ; 1ce -
    surname in -o : (.*[^k])o : 1 y ę ą ów owie om
    surname in -i : (.*)i : 1i ego emu m
    """
)
# What is much too common to be meant, though a rule may make it.
_COMMON = frozenset(
    "nie to się na że do jest jak co tak ale za po od ze czy tylko może moze już dla przez ma mnie mi tam lub nic przy "
    "sobie tych tyle was nas masz mam mają maja mamy być byc ona oni one dobrze jako bez kto gdy ile im ich ta te ten tym".split()
)
_PLURALS = led_back("""
    (.*)anie → 1anin 1anie
    (.*)ńcy → 1niec
    (.*s)cy → 1ki
    (.*[bdfghjklłmnprtwzżśź])cy → 1iec 1ec 1ca
    (.*[iyaeou])cy → 1k 1ca
    (.*)ści → 1sta 1st
    (.*)si → 1ch 1s 1chy
    (.*)dzi → 1d 1dy
    (.*)ci → 1t 1ć 1ty 1ta
    (.*)rzy → 1r 1rz 1ry
    (.*)dzy → 1g 1ga
    (.*)eni → 1ony
    (.*)kowie → 1ek 1k
    (.*)łowie → 1eł 1ł
    (.*)owie → 1
    (.*s)ki → 1k
    (.*)cki → 1cki
    (.*[bdfghjklłmnprtwzż])ki → 1ka 1ek
    (.*[iyaeouł])ki → 1k 1ka
    (.*(?:dług|drog))i → 1i
    (.*[gk])i → 1 1a
    (.*[aie]l)i → 1 1ły
    (.*n)i → 1y 1
    (.*j)e → 1 1a
    (.*c)je → 1ja
    (.*)cje → 1cja
    (.*)nie → 1nia 1nie 1ń
    (.*(?:sz|rz|cz|l|ż|c))e → 1 1a
    (.*[bfmnpswz])i → 1
    (.*(?:[bdfmnprstwzł]|ch))y → 1 1a
    (.*(?:stw|ctw|st))a → 1o
    (.*)ęta → 1ę
""")
# Nouns that look like a form of a verb.
_NOUNS = frozenset(
    "dzieje działo kolano święto kapitał strzał strzała piekło chwała materiał wydział oddział udział przedział zawał".split()
)
_SHORT_PAST = re.compile("..+(?:[iy]ł|arł|[iy]li|[iy]to|k?aże)")  # zabił
# A verb typed in one of its forms, in small letters.
_VERBS = led_back("""
    (.*[^o]|.*ch)owa(?:ł|ła|ło|li|ły|łem|łam|no) → 1ować
    (.*)(?:uje|ują|uję|ujemy|ujesz|ujecie) → 1ować 1ywać 1iwać
    (.*(?:dzi|cie|szcz|rz|ysz|eż|cz|ni|śl))a(?:ł|ła|ło|ły|łem|łam) → 1ać 1eć
    (.*a)(?:ł|ła|ło|li|ły|łem|łam|no|ją|jąc) → 1ć
    (.*[^ęe][iy])(?:ł|ła|ło|li|ły|łem|łam|to) → 1ć
    (.*)e(?:li|je|ją) → 1eć
    (.*)ą(?:ł|łem) → 1ąć
    (.*)ę(?:ła|ło|li|ły|łam|to) → 1ąć
    (.*ie)(?:siono|śli) → 1ść
    (.*(?:rdz|ędz|rż|raż|ecz|acz|wi))a → 1ać
    (.*(?:erdz|[^o]w|[^z]oz|[oa]dz|[oa]s|[aeo]ln))i → 1ić
    (.*[iy])je → 1ć
    (.*k)aże → 1azać
    (.*ie)(?:ziono|źli) → 1źć
    (.*)szczono → 1ścić
    (.*)szono → 1sić 1szyć
    (.*)żono → 1zić 1żyć
    (.*(?:cz|rz))ono → 1yć
    (.*[bpwmfn]i|.*dzi)ono → 1ć
    (.*(?:dz|c|l))ono → 1ić
    (.*)ar(?:ł|ła|ło|li|ły|to) → 1rzeć
    (.*)kradziono → 1kraść
    (.*)[kg](?:ł|ła|ło|li|ły) → 1c
    (.*?)e?(?:szedł|szła|szło|szli|szły) → 1jść 1ejść
""")


def inflect(word: str, name: bool) -> Iterator[Made]:
    """Forms by every paradigm that fits; a plural first goes back to its lemma, and a verb to its infinitive."""
    if _TABLE.knows(word):
        yield from _TABLE.inflect(word)
        return
    yield from ((form, rule) for form, rule in _ruled(word, name=name) if form not in _COMMON)


def _ruled(word: str, *, name: bool) -> Iterator[Made]:
    lemmas = [(lemma, "singular of the plural") for lemma in _PLURALS(word)]
    if not name and word not in _NOUNS and (len(word) > 5 or _SHORT_PAST.fullmatch(word)):
        lemmas += [(lemma, "infinitive") for lemma in _VERBS(word)]
    for lemma, rule in lemmas:
        if lemma != word:
            yield lemma, rule
            yield from _TABLE.inflect(lemma)
    yield from _TABLE.inflect(word)
    if name:
        yield from _NAMES.inflect(word)
