"""Words that tell look-alikes apart: when and how many. Two notes that differ in them tell two events.

Weekdays and the numbers from two to twelve, folded, as dictionaries of each language have them.
"""

from __future__ import annotations

_WEEKDAYS = """
monday tuesday wednesday thursday friday saturday sunday
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
lundi mardi mercredi jeudi vendredi samedi dimanche
lunes martes miercoles jueves viernes sabado domingo
lunedi martedi mercoledi giovedi venerdi sabato domenica
segunda terca quarta quinta sexta sabado domingo
poniedzialek wtorek sroda srode czwartek piatek sobota sobote niedziela niedziele
понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье
понеділок вівторок середу четвер пятницю суботу неділю
pazartesi sali carsamba persembe cuma cumartesi pazar
الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت الاحد
"""
_NUMBERS = """
two three four five six seven eight nine ten eleven twelve
zwei drei vier funf sechs sieben acht neun zehn elf zwolf
deux trois quatre cinq six sept huit neuf dix onze douze
dos tres cuatro cinco seis siete ocho nueve diez once doce
due tre quattro cinque sei sette otto nove dieci undici dodici
dois duas tres quatro cinco seis sete oito nove dez onze doze
dwoch dwie dwa trzech trzy czterech cztery pieciu piec szesciu szesc siedmiu osmiu dziewieciu dziesieciu
два две двух двое три трех трое четыре четырех четверо пять пяти пятеро шесть шести шестеро семь семи восемь девять
десять iki uc dort bes alti yedi sekiz dokuz on
اثنان ثلاثه اربعه خمسه سته سبعه ثمانيه تسعه عشره
"""
WEEKDAYS, NUMBERS = frozenset(_WEEKDAYS.split()), frozenset(_NUMBERS.split())

# The ordinals from second to twentieth: stems in this order with the endings they take. A star stands for one that means
# something else too (Polish drugi: other; Portuguese segundo: according to). First says little: the first woman.
_ORDINALS = """
-: second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
e en er es em: zweit dritt viert funft sechst siebt * neunt zehnt elft zwolft dreizehnt vierzehnt funfzehnt sechzehnt
-: deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme treizieme quatorzieme
- o a: * tercer cuart quint sext septim octav noven decim undecim duodecim decimotercer
o a: * terz quart quint sest settim ottav non decim undicesim dodicesim tredicesim quattordicesim quindicesim sedicesim
o a: * terceir quart quint sext setim oitav non decim
y a e ego emu im ej: * trzeci czwart piat szost siodm osm dziewiat dziesiat jedenast dwunast trzynast czternast pietnast
ый ий ой ая ое ье ого ьего ому ом ую ью: втор трет четверт * шест седьм восьм девят десят одиннадцат двенадцат тринадцат
ий а е ого ому у: * трет четверт * шост сьом восьм * десят одинадцят дванадцят тринадцят чотирнадцят
-: ikinci ucuncu dorduncu besinci altinci yedinci sekizinci dokuzuncu onuncu
- ه: * الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر
"""


def _ordinals(table: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in table.strip().splitlines():
        endings, stems = line.split(": ")
        for number, stem in enumerate(stems.split(), start=2):
            found.update({stem + ending.strip("-"): str(number) for ending in endings.split() if stem != "*"})
    return found


ORDINALS = _ordinals(_ORDINALS)  # each form with its number
