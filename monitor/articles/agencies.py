"""News agencies, and how their texts name them: in a dateline, in brackets, at the end."""

from __future__ import annotations

import re

_NAMES = {
    "AP": r"\(AP\)|\bAP ?[—–-]|\bAssociated Press\b",
    "Reuters": r"\bReuters\b|\bРейтер\b|رويترز|路透社",
    "AFP": r"\bAFP\b|\bАФП\b|فرانس برس|法新社",
    "dpa": r"\(dpa[^)]{0,20}\)|\bdpa/|\(lead\) dpa",
    "EFE": r"\(EFE\)|\bEFE ?[—–.-]",
    "ANSA": r"\(ANSA\)|\bANSA ?[—–-]",
    "Lusa": r"\(Lusa\)|/Lusa\b",
    "PAP": r"\(PAP\)",
    "TASS": r"\bTASS\b|\bТАСС\b",
    "Interfax": r"\bInterfax\b|\bИнтерфакс",
    "RIA Novosti": r"\bRIA Novosti\b|\bРИА Новости\b",
    "Ukrinform": r"\bUkrinform\b|\bУкринформ|\bУкрінформ",
    "Xinhua": r"\bXinhua\b|新华社",
    "Anadolu": r"\(AA\)|\bAnadolu\b",
    "Kyodo": r"\bKyodo\b|共同通信|共同社",
    "Yonhap": r"\bYonhap\b|연합뉴스",
    "PTI": r"\(PTI\)",
    "ČTK": r"\(ČTK\)|\bČTK\b",
}
AGENCIES = tuple((name, re.compile(mark)) for name, mark in _NAMES.items())
