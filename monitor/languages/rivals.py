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
