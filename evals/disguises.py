"""Are keywords found that somebody hid, and nothing that nobody hid?

    python evals/disguises.py [--data FOLDER] [--write]     (or MONITOR_DATA)

35 ways to hide a word × 21 keywords × 6 scripts, each in a sentence of its language; a way that cannot be applied to a
script (capitals in Arabic) is left out of the count. A keyword is found when it stands in what is searched or in a later
reading, at its place. With FOLDER: how many of the clean entries of recorded feeds have a keyword in a later reading only
(false), and what the later readings cost. `--write` renews the section in docs/quality.md.
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from monitor import formats
from monitor.disguise import late
from monitor.formats import decode, fast
from monitor.languages import forms
from monitor.text import as_phrase, plain, searchable

PAGE = Path(__file__).resolve().parent.parent / "docs" / "quality.md"
START, END = "<!-- disguises: written by evals/disguises.py -->", "<!-- /disguises -->"

KEYWORDS = {
    "Latin": (
        "lgbt gay lesbian chechnya grozny kadyrov torture police detained homophobia transgender journalist prison murder refugee "
        "tschetschenien folter lesbienne policja işkence prisão",
        "Yesterday the paper wrote about {} in the region once more.",
    ),
    "Cyrillic": (
        "лгбт гей лесбиянка чечня грозный кадыров пытки полиция задержание гомофобия трансгендер журналист тюрьма убийство беженец "
        "катування харків поліція біженець мучење новинар",
        "Вчера газета снова писала про {} в этом регионе.",
    ),
    "Greek": (
        "τσετσενία γκρόζνι βασανιστήρια αστυνομία ομοφυλόφιλος λεσβία κράτηση σύλληψη δημοσιογράφος φυλακή δολοφονία πρόσφυγας ομοφοβία "
        "λογοκρισία απαγωγή δικαιώματα ελευθερία κρατούμενος ανάκριση εκτέλεση καντίροφ",
        "Χθες η εφημερίδα έγραψε ξανά για {} στην περιοχή.",
    ),
    "Arabic": (
        "الشيشان غروزني قديروف تعذيب شرطة اعتقال سجن صحفي قتل لاجئ حقوق معتقل محكمة ناشط مثلي رقابة اختطاف مجزرة شکنجه پلیس زندان",
        "كتبت الصحيفة أمس عن {} في المنطقة مرة أخرى",
    ),
    "Hebrew": (
        "צנזורה גרוזני קדירוב עינויים משטרה מעצר כלא עיתונאי רצח פליט זכויות אסיר משפט פעיל לסבית הומופוביה חטיפה טבח שוטר חירות מחאה",
        "אתמול כתב העיתון שוב על {} באזור",
    ),
    "Han": (
        "车臣 車臣 同性恋 同性戀 跨性别 酷刑 警察 拘留 监狱 记者 谋杀 难民 人权 审查 绑架 同性婚姻 性少数 同性愛 拷問 記者 刑務所",
        "昨天报纸又写了关于{}的报道。",
    ),
}  # fmt: skip

# Letters drawn alike, for hiding: written for this eval from what a writer at a keyboard has.
SWAPS = {
    "Latin": {"a": "а", "c": "с", "e": "е", "o": "о", "p": "р", "x": "х", "y": "у", "i": "і", "j": "ј", "s": "ѕ", "h": "һ", "k": "к", "t": "т", "m": "м", "b": "ь", "g": "ԍ", "l": "ӏ", "n": "п", "r": "г", "u": "и"},
    "Cyrillic": {"а": "a", "с": "c", "е": "e", "о": "o", "р": "p", "х": "x", "у": "y", "і": "i", "к": "k", "т": "t", "м": "m", "н": "h", "в": "b", "и": "u", "п": "n", "г": "r"},
    "Greek": {"α": "a", "ο": "o", "ν": "v", "ρ": "p", "κ": "k", "ι": "i", "τ": "t", "υ": "u", "ε": "e", "μ": "m"},
}  # fmt: skip
DIGITS = {
    "Latin": {"a": "4", "e": "3", "i": "1", "o": "0", "s": "5", "t": "7", "b": "8", "g": "9"},
    "Cyrillic": {"ч": "4", "з": "3", "о": "0", "б": "6", "в": "8"},
    "Greek": {"ο": "0", "ε": "3"},
}
SIGNS = {
    "Latin": {"a": "@", "s": "$", "i": "!", "e": "€"},
    "Cyrillic": {"а": "@", "е": "€"},
    "Greek": {"α": "@", "ε": "€"},
}
Hide = Callable[[str, str], str]


def put_between(sign: str) -> Hide:
    """A sign between all letters."""
    return lambda word, _: sign.join(word)


def put_once(sign: str, at: float = 0.5) -> Hide:
    """A sign somewhere inside."""
    return lambda word, _: word[: max(1, int(len(word) * at))] + sign + word[max(1, int(len(word) * at)) :]


def after_each(mark: str) -> Hide:
    """A mark on every letter."""
    return lambda word, _: "".join(letter + mark for letter in word)


def swapped(table: dict[str, dict[str, str]], most: int) -> Hide:
    """The first letters that have a twin, never all of them: a word must keep a letter of its own."""

    def hide(word: str, script: str) -> str:
        pairs, made, done = table.get(script, {}), "", 0
        for letter in word:
            use = (letter in pairs and done < most and done < len(word) - 1 and any(x not in pairs for x in word)) or (
                letter in pairs and done < most and done < len(word) - 1
            )
            made, done = (made + pairs[letter], done + 1) if use else (made + letter, done)
        return made

    return hide


def moved(first: int, letters: str = "abcdefghijklmnopqrstuvwxyz") -> Hide:
    """Each Latin letter as the sign that many places after `first`."""
    return lambda word, _: "".join(chr(first + letters.index(x)) if x in letters else x for x in word)


def small_capitals(word: str, script: str) -> str:
    """ʟɢʙᴛ."""
    return (
        word.translate(str.maketrans("abcdefghijklmnoprstuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ"))
        if script == "Latin"
        else word
    )


DISGUISES: dict[str, Hide] = {
    "capitals": lambda word, _: word.upper(),
    "capitals in turn": lambda word, _: "".join(x.upper() if i % 2 else x for i, x in enumerate(word)),
    "full width": lambda word, _: "".join(chr(ord(x) + 0xFEE0) if "!" <= x <= "~" else x for x in word),
    "bold letters": moved(0x1D41A),
    "script letters": moved(0x1D4EA),
    "double-struck letters": moved(0x1D552),
    "letters in circles": moved(0x24D0),
    "letters in squares": moved(0x1F130),
    "letters in black squares": moved(0x1F170),
    "small capitals": small_capitals,
    "accents on every letter": after_each("\u0301"),
    "struck through": after_each("\u0336"),
    "heaps of marks": after_each("\u0300\u0323\u0331\u035c"),
    "zero-width space": put_between("\u200b"),
    "zero-width joiner": put_between("\u200d"),
    "word joiner": put_between("\u2060"),
    "soft hyphen": put_between("\u00ad"),
    "byte order mark inside": put_once("\ufeff"),
    "direction marks": put_between("\u200e"),
    "filler letter": put_once("\u3164"),
    "variation selectors": after_each("\ufe0e"),
    "stops between letters": put_between("."),
    "spaces between letters": put_between(" "),
    "hyphens between letters": put_between("-"),
    "underscores between letters": put_between("_"),
    "asterisks between letters": put_between("*"),
    "middle dots between letters": put_between("·"),
    "a sign inside the word": put_once("*"),
    "a stroke inside the word": put_once("|"),
    "one look-alike letter": swapped(SWAPS, 1),
    "many look-alike letters": swapped(SWAPS, 9),
    "digits for letters": swapped(DIGITS, 1),
    "signs for letters": swapped(SIGNS, 1),
    "markup inside": lambda word, _: plain(f"<p>{word[0]}<b>{word[1:]}</b></p>"),
    "entities of entities": lambda word, _: plain("".join(f"&amp;#{ord(x)};" for x in word)),
}


def found(keyword: str, text: str) -> bool:
    """Whether the keyword stands in the text or in a further reading of it."""
    needle = f" {' '.join(as_phrase(keyword))} "
    return needle in f" {searchable(text)} " or any(needle in f" {reading.joined} " for reading in late(text))


def measure() -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]], list[str]]:
    """Hidden and found, by disguise and script; what was not found."""
    hidden: Counter[tuple[str, str]] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    missed = []
    for script, (keywords, sentence) in KEYWORDS.items():
        for keyword in keywords.split():
            for name, hide in DISGUISES.items():
                made = hide(keyword, script)
                if made == keyword:
                    continue
                hidden[name, script] += 1
                if found(keyword, sentence.format(made)):
                    seen[name, script] += 1
                else:
                    missed.append(f"{name}: {keyword} as {made}")
    return hidden, seen, missed


def clean_entries(root: Path) -> Iterator[str]:
    """Headline and text of every entry of the recorded real feeds."""
    for line in (root / "feeds" / "MANIFEST.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        cells = line.split("\t")
        path = root / "feeds" / cells[0]
        if "real" in cells and path.is_file():
            reading = fast.parse(decode.to_utf8(path.read_bytes(), ""), formats.MAX_ENTRIES)
            if reading is not None:
                yield from (f"{entry.title} {entry.text}" for entry in reading.feed.entries)


def measure_clean(root: Path, most: int = 10_000) -> str:  # noqa: C901 - one measurement after the other
    """False finds of all keywords and their forms, and the cost beside folding."""
    needles = {
        form.text
        for keywords, _ in KEYWORDS.values()
        for keyword in keywords.split()
        for form in (*forms(keyword, ["en", "ru", "uk", "ar"]),)
        if len(form.text) > 2 and " " not in form.text
    }
    texts = list(itertools.islice(dict.fromkeys(itertools.islice(clean_entries(root), most * 5 // 4)), most))
    begun = time.process_time()
    for text in texts:
        searchable(text + " ")
    folding = time.process_time() - begun
    for text in texts[:2000]:
        late(text)
    begun, suspicious, false = time.process_time(), 0, []
    for text in texts:
        suspicious += bool(late(text))
    spent = time.process_time() - begun
    for text in texts:
        if readings := late(text):
            honest = set(searchable(text).split())
            for reading in readings:
                if hits := (needles & set(reading.joined.split())) - honest:
                    false.append(f"{reading.name}: {min(hits)} in {text[:100]!r}")
                    break
    for line in false[:10]:
        print("  false?", line)
    share = 100 * len(false) / max(1, len(texts))
    return (
        f"{len(texts):,} clean real entries: {suspicious:,} have a further reading ({100 * suspicious / max(1, len(texts)):.1f} %), "
        f"{len(false)} with a keyword or a form of one in it ({share:.3f} %, target 0.1 %). "
        f"Looking for disguises and folding: {1e6 * spent / max(1, len(texts)):.0f} µs an entry; folding alone {1e6 * folding / max(1, len(texts)):.0f} µs."
    )


def report(hidden: Counter[tuple[str, str]], seen: Counter[tuple[str, str]]) -> str:
    """Found by script, and the worst disguises."""
    lines = ["| script | hidden | found |", "|---|---|---|"]
    for script in KEYWORDS:
        total = sum(number for (_, s), number in hidden.items() if s == script)
        got = sum(number for (_, s), number in seen.items() if s == script)
        lines.append(f"| {script} | {total} | {100 * got / total:.1f} % |")
    lines.append(f"| **all** | {hidden.total()} | {100 * seen.total() / hidden.total():.2f} % |")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default=os.environ.get("MONITOR_DATA"), help="folder of recorded feeds")
    parser.add_argument("--missed", type=int, default=20, help="how many that were not found to show")
    parser.add_argument("--write", action="store_true", help="renew docs/quality.md")
    arguments = parser.parse_args()
    hidden, seen, missed = measure()
    for line in missed[: arguments.missed]:
        print("  missed", line)
    said = report(hidden, seen)
    if arguments.data and (Path(arguments.data) / "feeds" / "MANIFEST.tsv").is_file():
        said += "\n\n" + measure_clean(Path(arguments.data))
    else:
        print("No recorded feeds: clean entries are not measured. Name the folder with --data or MONITOR_DATA.")
    print(said)
    if arguments.write:
        page = PAGE.read_text(encoding="utf-8")
        before, rest = page.split(START)
        head = f"\n`python evals/disguises.py --data … --write`, {datetime.now(UTC):%Y-%m-%d}, {len(DISGUISES)} disguises:\n\n"
        PAGE.write_text(f"{before}{START}{head}{said}\n{END}{rest.split(END)[1]}", encoding="utf-8")
    return 0 if seen.total() >= 0.99 * hidden.total() else 1


if __name__ == "__main__":
    sys.exit(main())
