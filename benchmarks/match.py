"""How many texts a second are matched with a thousand and ten thousand saved queries? Against tantivy and Hyperscan.

    python benchmarks/match.py --data FOLDER [--texts 6144] [--peers VENV] [--write]     (or MONITOR_DATA)

FOLDER holds `feeds/MANIFEST.tsv` and recorded feeds: title and 400 characters of every entry. Queries are drawn from the
texts' own words: lists, phrases, AND, NOT, NEAR, wildcards, fields, words with forms. Peers get normalised texts, our word
forms spelt out, and NEAR as they have it; every engine tells which texts are on which queries. Hyperscan and RE2's set
find the literals, and the rest is done in Python text by text, in the quickest of the ways we tried: sets for what any
word decides, a compiled expression for each other topic whose rarest word is there. NEAR and long phrases they leave at
"both are there". VENV is a Python environment with `tantivy`, `hyperscan` and `google-re2`; every peer is a child of its
own. CPU time of one process.
"""

from __future__ import annotations

import argparse
import csv
import gc
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import page
from benchmarks.match_peers import NAMES, peers

ROOT = Path(__file__).resolve().parent.parent

Query = dict[str, Any]  # {"any": [...]} and so on: what each engine writes in its own words


# --- texts and queries


def texts(root: Path, wanted: int) -> list[tuple[str, str]]:
    """Headline and 400 characters of real entries; scripts other than Latin first, so that they are not drowned."""
    from monitor import formats
    from monitor.model import ParsedFeed

    with (root / "feeds" / "MANIFEST.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    rows = [row for row in rows if row["origin"] in ("real", "generated")]
    random.Random(1).shuffle(rows)  # noqa: S311 - the same texts every time
    found: dict[str, tuple[str, str]] = {}
    for row in rows:
        path = root / "feeds" / row["file"]
        if not path.is_file() or path.stat().st_size > 1_000_000:
            continue
        feed = formats.parse_fast(path.read_bytes(), "https://outlet.example/", "")
        for entry in feed.entries[:30] if isinstance(feed, ParsedFeed) else ():
            if len(entry.title) > 15 and len(entry.text) > 100:
                found.setdefault(entry.title, (entry.title, entry.text[:400]))
    every = sorted(found.values(), key=lambda text: (text[0] + text[1]).isascii())
    return every[:wanted]


def queries(joined: Sequence[str], count: int) -> list[Query]:  # noqa: C901 - one arm a shape
    """Queries of the shapes that desks write, from words of the texts, a quarter of them strange to the texts."""
    chance = random.Random(count)  # noqa: S311 - the same queries every time
    seen = Counter(word for text in joined for word in set(text.split()))
    rare = sorted(word for word, n in seen.items() if n <= len(joined) * 0.02 and len(word) > 2)
    pairs = sorted(
        {
            (a, b)
            for text in joined[::7]
            for a, b in zip(text.split(), text.split()[1:], strict=False)
            if min(len(a), len(b)) > 2
        }
    )

    def word() -> str:
        found = chance.choice(rare)
        return found[::-1] if chance.random() < 0.25 else found

    def leaf() -> Query:
        if chance.random() < 0.12:
            return {"prefix": word()[: chance.randint(4, 7)]}
        return {"word": word()}

    def either(most: int) -> Query:
        return {"any": [leaf() for _ in range(chance.randint(1, most))]}

    def one() -> Query:
        shape = chance.random()
        if shape < 0.35:
            return either(6)
        if shape < 0.65:
            return {"all": [either(3), either(3)]}
        if shape < 0.75:
            return {"all": [either(4), {"not": leaf()}]}
        if shape < 0.83:
            return {"near": [word(), word()]}
        if shape < 0.9:
            return {"title": either(3)}
        return {"any": [{"phrase": list(chance.choice(pairs))}, either(2)]}

    return [one() for _ in range(count)]


def ours(query: Query) -> str:
    """A query in our language."""
    ((kind, value),) = query.items()
    match kind:
        case "word":
            return f'"{value}"'
        case "prefix":
            return f"{value}*"
        case "phrase":
            return f'"{" ".join(value)}"'
        case "near":
            return f'"{value[0]}" NEAR/5 "{value[1]}"'
        case "not":
            return f"NOT {ours(value)}"
        case "title":
            return f"title:({ours(value)})"
    return "(" + {"any": " OR ", "all": " AND "}[kind].join(map(ours, value)) + ")"


def in_fts5(query: Query, forms: dict[str, list[str]]) -> str:
    """A query in SQLite's language."""
    ((kind, value),) = query.items()
    match kind:
        case "word":
            return "(" + " OR ".join(f'"{form}"' for form in forms[value]) + ")"
        case "prefix":
            return f'"{value}"*'
        case "phrase":
            return "(" + " OR ".join(f'"{a} {b}"' for a, b in pairs_of(value, forms)) + ")"
        case "near":
            return "(" + " OR ".join(f'NEAR("{a}" "{b}", 5)' for a, b in pairs_of(value, forms)) + ")"
        case "title":
            return f"title : ({in_fts5(value, forms)})"
        case "all" if any("not" in part for part in value):
            return f"({in_fts5(value[0], forms)} NOT {in_fts5(value[1]['not'], forms)})"
    return "(" + {"any": " OR ", "all": " AND "}[kind].join(in_fts5(part, forms) for part in value) + ")"


def pairs_of(words: Sequence[str], forms: dict[str, list[str]]) -> list[tuple[str, str]]:
    """The forms of two words side by side, as many as peers take."""
    return [(a, b) for a in forms[words[0]] for b in forms[words[1]]][:64]


def words_of(query: Query) -> Iterator[str]:
    """Every word whose forms count."""
    ((kind, value),) = query.items()
    if kind == "word":
        yield value
    elif kind in ("phrase", "near"):
        yield from value
    elif kind in ("not", "title"):
        yield from words_of(value)
    elif kind != "prefix":
        for part in value:
            yield from words_of(part)


# --- ours


def measured(work: Callable[[], object], repeats: int = 3) -> float:
    """The median of some runs, in CPU seconds."""
    spent = []
    for _ in range(repeats):
        began = time.process_time()
        work()
        spent.append(time.process_time() - began)
    return sorted(spent)[len(spent) // 2]


def our_rates(told: list[tuple[str, str]], asked: list[Query]) -> dict[str, float]:  # noqa: C901 - four measurements
    """Texts a second on normalised and on raw text, alone, with places; what compiling costs."""
    from monitor.match import compile_topics
    from monitor.match.engine import BATCH
    from monitor.match.matcher import scopes_of
    from monitor.model import Entry, Topic
    from monitor.text import searchable

    topics = [Topic(name=str(number), queries=(ours(query),)) for number, query in enumerate(asked)]
    compile_topics(topics[:50])  # languages and their tables are loaded once
    began = time.process_time()
    matcher = compile_topics(topics)
    entries = [Entry(id=str(n), url="", title=title, text=text) for n, (title, text) in enumerate(told)]
    matcher.batch(entries[:100])
    compiled = time.process_time() - began
    engine = matcher.engine
    fields = [matcher.fields(entry) for entry in entries]
    ready = [scopes_of(one, engine.scopes) for one in fields]
    gc.collect()
    gc.freeze()
    found: Counter[str] = Counter()

    def normalised() -> None:
        found["matches"] = 0
        for start in range(0, len(fields), BATCH):
            for _, numbers in matcher.decide(fields[start : start + BATCH], None, ready[start : start + BATCH]):
                found["matches"] += len(numbers)

    def raw() -> None:
        searchable.cache_clear() if hasattr(searchable, "cache_clear") else None
        for start in range(0, len(fields), BATCH):
            for _ in matcher.decide(fields[start : start + BATCH]):
                pass

    def whole() -> None:
        matcher.batch(entries)

    alone = entries[:: max(1, len(entries) // 500)]

    def singly() -> None:
        for entry in alone:
            matcher(entry)

    normalised()
    count = len(told)
    return {
        "normalised": count / measured(normalised),
        "raw": count / measured(raw, 1),
        "whole": count / measured(whole, 1),
        "alone_ms": measured(singly) / len(alone) * 1000,
        "compile": compiled,
        "matches": found["matches"] / count,
    }


def memory(asked: list[Query]) -> float:
    """MB that the compiled queries take, in a process of their own."""
    code = (
        "import sys,json,resource\nsys.path.insert(0,sys.argv[1])\nfrom benchmarks.match import ours\n"
        "from monitor.match import compile_topics\nfrom monitor.model import Topic, Entry\n"
        "asked=json.load(open(sys.argv[2]))\n"
        "warm=compile_topics([Topic(name='w',queries=('court OR суд',))])\n"
        "import gc;gc.collect();pages=lambda:int(open('/proc/self/statm').read().split()[1])*4096/1e6\nbefore=pages()\n"
        "m=compile_topics([Topic(name=str(n),queries=(ours(q),)) for n,q in enumerate(asked)])\n"
        "m.batch([Entry(id='1',url='',title='x',text='y')]*100);gc.collect()\nprint(pages()-before)"
    )
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(asked, file)
        file.flush()
        done = subprocess.run(
            [sys.executable, "-c", code, str(ROOT), file.name], capture_output=True, text=True, check=True
        )
    return float(done.stdout)


# --- what the peers are asked


def task_for(told: list[tuple[str, str]], asked: list[Query]) -> dict[str, Any]:
    """Texts, normalised, and queries, in the words of every peer."""
    from monitor.languages import BY_LETTERS, LANGUAGES, forms, guess
    from monitor.match.bits import plan
    from monitor.match.matcher import reader_for, sought
    from monitor.text import searchable

    every = {w for q in asked for w in words_of(q)}
    spelt = {
        w: [form.text for form in forms(w, guess(w, ("en",) if w.isascii() else BY_LETTERS) or guess(w, LANGUAGES))]
        for w in every
    }
    reader = reader_for(())
    made = plan([sought((ours(query),), reader) for query in asked])
    bounds_of, anchors_of = made.write()
    anchored: dict[int, list[int]] = {}
    for number, anchors in enumerate(anchors_of):
        for slot in anchors or ():
            anchored.setdefault(slot, []).append(number)
    patterns = [made.patterns.get(scope, {}) for scope in ("anywhere", "title")]
    return {
        "texts": [(searchable(title), searchable(text)) for title, text in told],
        "asked": asked,
        "forms": spelt,
        "fts5": [in_fts5(query, spelt) for query in asked],
        "literals": [[literal.decode() for literal in found] for found in patterns],
        "slots": [list(found.values()) for found in patterns],
        "count": made.slots,
        "uppers": [bounds.upper for bounds in bounds_of],
        "anchored": anchored,
        "always": [number for number, anchors in enumerate(anchors_of) if anchors is None],
    }


# --- the table


def rows(data: Path, wanted: int, python: Path | None) -> list[str]:
    """The table, line by line."""
    from monitor.text import searchable

    told = texts(data, wanted)
    joined = [f"{searchable(title)} {searchable(text)}" for title, text in told]
    print(f"{len(told)} texts, {sum(map(len, joined)) / len(joined):.0f} characters on average")
    lines = [
        "| queries | engine | texts/s, normalised | × tantivy | texts/s, raw in | with places | one alone, ms | compiled in s | MB | matches/text |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for count in (1_000, 10_000):
        asked = queries(joined, count)
        mine = our_rates(told, asked)
        others = peers(python, task_for(told, asked)) if python else {}
        base = (others.get("tantivy") or {}).get("rate")
        lines.append(
            f"| {count:,} | **Monitor** | {mine['normalised']:,.0f} | {ratio(mine['normalised'], base)} | {mine['raw']:,.0f} "
            f"| {mine['whole']:,.0f} | {mine['alone_ms']:.2f} | {mine['compile']:.1f} | {memory(asked):.0f} | {mine['matches']:.2f} |"
        )
        print(lines[-1])
        for peer, name in NAMES.items():
            if found := others.get(peer):
                lines.append(
                    f"| {count:,} | {name} | {found['rate']:,.0f} | {ratio(found['rate'], base)} | – | – | – "
                    f"| {found['compile']:.1f} | {found['memory']:.0f} | {found['matches']:.2f} |"
                )
                print(lines[-1])
    lines.append("")
    lines.append(f"{len(told):,} real texts, title and up to 400 characters.")
    return lines


def ratio(rate: float, base: float | None) -> str:
    """How many times as fast as tantivy."""
    return f"{rate / base:.1f}" if base else "–"


def main() -> None:
    """Measure, print, and with --write renew the table in docs/benchmarks.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default=os.environ.get("MONITOR_DATA"))
    parser.add_argument("--texts", type=int, default=6_144)
    parser.add_argument("--peers", type=Path, help="a Python environment with tantivy and hyperscan")
    parser.add_argument("--write", action="store_true", help="write the table into docs/benchmarks.md")
    given = parser.parse_args()
    if not given.data or not (Path(given.data) / "feeds" / "MANIFEST.tsv").is_file():
        sys.exit("No recorded feeds here: say --data FOLDER, or set MONITOR_DATA. The data is not part of the project.")
    lines = rows(Path(given.data), given.texts, given.peers / "bin" / "python" if given.peers else None)
    if given.write:
        page.write("match", "python benchmarks/match.py --data … --peers …", "\n".join(lines))


if __name__ == "__main__":
    tracemalloc.stop()
    main()
