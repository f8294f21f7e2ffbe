"""German: nouns by their endings, names, adjectives and participles, moderately verbs. Umlauts are folded with the text.

Compounds are words of their own: `Polizei*` finds them. Source of the rules: the plural classes of the school grammar.
"""

from __future__ import annotations

from collections.abc import Iterator

from monitor.languages.paradigm import Made, Table, led_back

_ADJECTIVE = "e er es en em"
_NOUNS = Table(f"""
!person in -in : (.*(?:er|ist|ant|ent|or|at|ach|oge|tsch|zos|örd|ürd|urd|n|d|t|l|s|h|g))in : 1in nen s
!no plural in -ismus, -heit … : (.*(?:ung|heit|keit|schaft|tät|ion|ität|ei|thek|ik|ur|anz|enz)) : 1 en s
!in -ismus : (.*)ismus : 1ism en ; 1ismus -
!in -nis : (.*)nis : 1nis se ses sen
!in -ling : (.*ling) : 1 e es s en
!small one : (.*(?:chen|lein)) : 1 s
!adjective as a noun : (.*(?:haftet|haftiert|fangen|mordet|letzt|ötet|folgt|klagt|teiligt|nommen|schuldigt|hindert|storben|deckt|lagert|sexuell|trieben|wandt|kannt|ordnet|amt|führt|urteilt|dächtigt|schwunden|foltert|handelt)|schwul|deutsch|arbeitslos|weiß|tot|fremd|krank|jugendlich|jüdisch|bisexuell|transsexuell)(?:e|er|en)? : 1 {_ADJECTIVE}
!in -e : (.*)e : 1e n s ns
!in -er, -or : (.*er) : 1 n s
in -or : (.*or) : 1 en s
!in -el, -en : (.*el) : 1 s n
!in -en : (.*en) : 1 s
in -ist, -ent … : (.*(?:ist|ent|ant|and|at|et|ot|it|aph|og|om|arch|und|rt|ad|eld|ast)) : 1 en s e es er ern
!in -a, -o, -i, -u, -y : (.*[aoiuy]) : 1 s
in -us, -um : (.*)(?:us|um) : 1 en
in -um : (.*)um : 1 a
!foreign, plural in -s : (.*(?:club|team|job|camp|clan|park|punk|chef|tank|dschihad|gay)) : 1 s
!in a hiss : (.*(?:s|ß|x|z|tz|sch)) : 1 e es en er ern
any other : (.*[bcdfghklmnprtvw]) : 1 s e es en er ern
""")
_NAMES = Table("""
!name of a people in -e : (.*[^aeiou])e : 1e n s ; 1e -
name : (.*[^sßxz]) : 1 s
name, more of them : (.*[^aeiousßxz]) : 1 en e
name in -s : (.*[sßxz]) : 1 ens e en
""")
_VERBS = Table("""
verb in -ieren : (.*)ieren : 1ier e st t te ten test tet end ; 1iert - e er es en em
verb, first part apart : (ab|an|auf|aus|bei|ein|fest|her|hin|los|mit|nach|nieder|um|unter|vor|weg|zu|zurück|zusammen)(.+)(?<!ier)en : 12 e st t te ten end est ; 1ge2t - e er es en em ; 1zu2en - ; 1ge2en - e er es em
verb with a prefix : ((?:be|ent|er|ver|zer|miss|über|wider).+[^e])en : 1 e st t te ten test tet end est et ete eten ; 1t e er es en em ; 1et e er es en em
verb in -eln, -ern : (.*)(el|er)n : 12 e st t te ten end ; ge12t - e er es en em ; 12t e er es en em
verb : (.*[^ei])en : 1 e st t te ten test tet end est et ete eten ; ge1t - e er es en em ; ge1et - e er es en em
""")  # fmt: skip
_ADJECTIVES = Table(f"""
!adjective, declined : (.*(?:isch|lich|ig|los|haft|bar|sam|iert|ell|iv|al|ar))(?:e|er|es|en|em) : 1 - {_ADJECTIVE}
adjective in -el, -er : (.*)e([lr]) : 12 {_ADJECTIVE} ; 12 -
adjective in -e : (.*)e : 1 - {_ADJECTIVE}
adjective : (.*[^en]) : 1 {_ADJECTIVE} ere eren erer eres ste sten
adjective in -en : (.*en) : 1 {_ADJECTIVE}
adjective in -n : (.*[^e]n) : 1 {_ADJECTIVE}
""")
_IRREGULAR = Table("", """
mann mannes manns manne männer männern
frau frauen
kind kinder kindes kinds kindern kinde
haus hauses häuser häusern hause
land landes lands länder ländern lande
recht rechts rechtes rechte rechten
stadt städte städten
staat staates staats staaten staate
leute leuten
mord mordes mords morde morden
tod todes tods tode
gewalt gewalten
polizei polizeien
haft
krieg krieges kriegs kriege kriegen
gericht gerichts gerichtes gerichte gerichten
gefängnis gefängnisses gefängnisse gefängnissen
jude juden jüdin jüdinnen
journalist journalisten journalistin journalistinnen
lesbe lesben
gay gays
herr herrn herren
bauer bauern bauers
nachbar nachbarn nachbars
opfer opfers opfern
volk volkes volks völker völkern
rat rates rats räte räten
zensur zensuren
presse
folter
schwul schwule schwuler schwules schwulen schwulem
kurde kurden
türke türken
russe russen
türkei
ukraine
schweiz
abschieben abschiebt abschob abschoben abgeschoben abgeschobene abgeschobenen abgeschobener abzuschieben
verbieten verbietet verbot verboten verbotene verbotener verbotenen verbotenes
verlieren verliert verlor verloren verlorene verlorenen
erhängen erhängt erhängte erhängten
schießen schießt schoss schossen geschossen
angreifen angreift angriff angriffen angegriffen angegriffene angegriffenen greift griff griffen anzugreifen
umkommen umkommt umkam umkamen umgekommen umgekommene umgekommenen
umbringen umbringt umbrachte umbrachten umgebracht umgebrachte umgebrachten umzubringen
werfen wirft warf warfen geworfen
treffen trifft traf trafen getroffen getroffene
finden findet fand fanden gefunden gefundene gefundenen
sterben stirbt starb starben gestorben gestorbene verstorbene verstorbenen
festhalten festhält festhielt festhielten festgehalten festgehaltene festgehaltenen hält hielt hielten
nehmen nimmt nahm nahmen genommen
geben gibt gab gaben gegeben
kommen kommt kam kamen gekommen
gehen geht ging gingen gegangen
festnehmen festnimmt festnahm festnahmen festgenommen festgenommene festgenommener festgenommenen festgenommenes festgenommenem festzunehmen
sterben stirbt starb starben gestorben gestorbene gestorbenen verstorben
verschwinden verschwindet verschwand verschwanden verschwunden verschwundene verschwundenen verschwundener
erschießen erschießt erschoss erschossen erschossene erschossenen erschossener
schlagen schlägt schlug schlugen geschlagen geschlagene
sprechen spricht sprach sprachen gesprochen
fliehen flieht floh flohen geflohen geflohene geflohenen
vertreiben vertreibt vertrieb vertrieben vertriebene vertriebenen vertriebener
""")  # fmt: skip
_PLURALS = led_back("""
    (.*)innen → 1in
    (.*(?:ung|heit|keit|schaft|tät|ion|ei))en → 1
    (.*nis)se → 1
    (.*(?:ling|mord|recht|paar|grund|tag|bericht|verbot|heft|blick|brief|streik|angriff|prozess|gesetz|protest|fall))e → 1
    (.*(?:ist|ent|ant|at|et|oph|og|aph|ekt|ad))en → 1 1e
    (.*(?:ss|tsch|rd|rk|nd|ll|s|g|b|z|tt|rb))en → 1e 1
    (.*[^aeiou])s → 1
    (.*[aeioy])s → 1
""")


def inflect(word: str, name: bool) -> Iterator[Made]:
    """Written with a capital: a noun or name; with a small letter: adjective and verb, or anything typed in haste."""
    if _IRREGULAR.knows(word):
        yield from _IRREGULAR.inflect(word)
        return
    if len(word) < 3:
        return
    for single in _PLURALS(word) if name or len(word) > 5 else ():
        if len(single) > 3:
            yield single, "singular of the plural"
    yield from _NOUNS.inflect(word)
    if name:
        yield from _NAMES.inflect(word)
        return
    yield from _ADJECTIVES.inflect(word)
    yield from _VERBS.inflect(word)
