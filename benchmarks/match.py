"""How many texts a second are matched with a thousand and ten thousand saved queries? Against tantivy and Hyperscan.

    python benchmarks/match.py --data FOLDER [--texts 6144] [--peers VENV] [--write]     (or MONITOR_DATA)

FOLDER holds `feeds/MANIFEST.tsv` and recorded feeds: title and 400 characters of every entry. Queries are drawn from the
texts' own words: lists, phrases, AND, NOT, NEAR, wildcards, fields, words with forms. Peers get normalised texts, our word
forms spelt out, and NEAR as they have it; Hyperscan finds the literals and the same expressions are evaluated in Python.
VENV is a Python environment with `tantivy` and `hyperscan`; the peers run in it as children. CPU time of one process.
"""

from __future__ import annotations

import argparse
import csv
import gc
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

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


def in_tantivy(query: Query, forms: dict[str, list[str]], field: str = "") -> str:
    """A query in tantivy's language, with our forms of its words."""
    ((kind, value),) = query.items()
    where = f"{field}:" if field else ""
    match kind:
        case "word":
            return "(" + " OR ".join(f'{where}"{form}"' for form in forms[value]) + ")"
        case "prefix":
            return f'{where}"{value}"*' if False else f"{where}{value}*"
        case "phrase":
            ways = [f'{where}"{a} {b}"' for a in forms[value[0]] for b in forms[value[1]]]
            return "(" + " OR ".join(ways[:64]) + ")"
        case "near":
            ways = [f'"{a} {b}"~5' for a in forms[value[0]] for b in forms[value[1]]]
            return "(" + " OR ".join(ways[:64]) + ")"
        case "not":
            return f"NOT {in_tantivy(value, forms, field)}"
        case "title":
            return in_tantivy(value, forms, "title")
    return "(" + {"any": " OR ", "all": " AND "}[kind].join(in_tantivy(part, forms, field) for part in value) + ")"


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


# --- peers, in their own environment


PEERS = r"""
import gc, json, resource, sys, time
task = json.load(open(sys.argv[1]))
joined = [(" ".join(t.split()), " ".join(x.split())) for t, x in task["texts"]]

def tantivy_rate():
    import tantivy
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("number", stored=True)
    builder.add_text_field("title", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("all", tokenizer_name="whitespace", index_option="position")
    schema = builder.build()
    probe = tantivy.Index(schema)
    queries, refused = [], 0
    for text in task["tantivy"]:
        try:
            queries.append(probe.parse_query(text, ["all"]))
        except Exception:
            refused += 1
    gc.collect(); gc.freeze(); gc.disable()
    spent = []
    for _ in range(2):
        began = time.process_time()
        index = tantivy.Index(schema)
        writer = index.writer(heap_size=200_000_000, num_threads=1)
        for number, (title, text) in enumerate(joined):
            writer.add_document(tantivy.Document(number=number, title=title, all=title + " \x02 " + text))
        writer.commit(); index.reload()
        searcher = index.searcher()
        hits = 0
        for query in queries:
            hits += len(searcher.search(query, limit=len(joined), count=False).hits)
        spent.append(time.process_time() - began)
    return {"rate": len(joined) / min(spent), "matches": hits / len(joined), "refused": refused}

def hyperscan_rate():
    import hyperscan, re
    literals, scan_any, scan_title = task["literals"], None, None
    database = hyperscan.Database()
    patterns = [re.escape(text).replace("\\ ", " ").encode() for text in literals]
    database.compile(expressions=patterns, ids=list(range(len(patterns))), elements=len(patterns),
                     flags=[hyperscan.HS_FLAG_SINGLEMATCH] * len(patterns))
    slots = task["slots"]; anchored = task["anchored"]; always = task["always"]
    uppers = [None] * len(task["uppers"])
    ready = [(" " + t + " \x02 " + x + " ").encode() for t, x in joined]
    names = {"__builtins__": {"sum": sum}}
    names["some"] = lambda n, parts: 1 if sum(1 for p in parts if p) >= n else 0
    names["either"] = lambda parts: 1 if any(parts) else 0
    names["both"] = lambda parts: 1 if all(parts) else 0
    spent = []
    for _ in range(3):
        began = time.process_time()
        hits = 0
        bits = [0] * task["count"]
        found = []
        note = lambda number, start, end, flags, context: found.append(number)
        for text in ready:
            found.clear()
            database.scan(text, match_event_handler=note)
            seen = {slots[number] for number in found}
            wanted = set(always)
            for slot in seen:
                bits[slot] = 1
                wanted.update(anchored[slot])
            for number in wanted:
                run = uppers[number]
                if run is None:
                    run = uppers[number] = eval("lambda H,A:" + task["uppers"][number], names)
                if run(bits, 1):
                    hits += 1
            for slot in seen:
                bits[slot] = 0
        spent.append(time.process_time() - began)
    return {"rate": len(ready) / min(spent), "matches": hits / len(ready)}

answer = {}
for name, work in (("tantivy", tantivy_rate), ("hyperscan", hyperscan_rate)):
    try:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        answer[name] = work()
        answer[name]["memory"] = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    except ImportError:
        answer[name] = None
print(json.dumps(answer))
"""


def peers(python: Path, told: list[tuple[str, str]], asked: list[Query]) -> dict[str, Any]:
    """What the peers do with the same texts, normalised for them, and the same queries."""
    from monitor.languages import LANGUAGES, forms, guess
    from monitor.match import compile_topics
    from monitor.model import Topic
    from monitor.text import searchable

    spelt = {w: [form.text for form in forms(w, guess(w, LANGUAGES))] or [w] for q in asked for w in words_of(q)}
    topics = [
        Topic(name=str(number), queries=(ours(query).replace("title:", ""),)) for number, query in enumerate(asked)
    ]
    made = compile_topics(topics).engine.made
    literals = made.patterns["anywhere"]
    anchored: list[list[int]] = [[] for _ in range(made.slots)]
    for number, anchors in enumerate(made.anchors):
        for slot in anchors or ():
            anchored[slot].append(number)
    task = {
        "texts": [(searchable(title), searchable(text)) for title, text in told],
        "tantivy": [in_tantivy(query, spelt) for query in asked],
        "literals": list(literals),
        "slots": list(literals.values()),
        "count": made.slots,
        "uppers": [bounds.upper for bounds in made.bounds],
        "anchored": anchored,
        "always": [number for number, anchors in enumerate(made.anchors) if anchors is None],
    }
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(task, file)
        file.flush()
        done = subprocess.run([python, "-c", PEERS, file.name], capture_output=True, text=True, check=False)
    if done.returncode:
        print("   the peers ended with", done.stderr[-600:])
        return {}
    found: dict[str, Any] = json.loads(done.stdout)
    return found


# --- the table


def rows(data: Path, wanted: int, python: Path | None) -> list[str]:
    """The table, line by line."""
    from monitor.text import searchable

    told = texts(data, wanted)
    joined = [f"{searchable(title)} {searchable(text)}" for title, text in told]
    print(f"{len(told)} texts, {sum(map(len, joined)) / len(joined):.0f} characters on average")
    lines = [
        "| queries | engine | texts/s, normalised | × tantivy | texts/s, raw in | one alone, ms | compiled in s | MB | matches/text |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for count in (1_000, 10_000):
        asked = queries(joined, count)
        mine = our_rates(told, asked)
        others = peers(python, told, asked) if python else {}
        base = (others.get("tantivy") or {}).get("rate")
        ratio = f"{mine['normalised'] / base:.1f}" if base else "–"
        lines.append(
            f"| {count:,} | **Monitor** | {mine['normalised']:,.0f} | {ratio} | {mine['raw']:,.0f} | {mine['alone_ms']:.2f} "
            f"| {mine['compile']:.1f} | {memory(asked):.0f} | {mine['matches']:.2f} |"
        )
        print(lines[-1], f"with places {mine['whole']:,.0f}/s")
        for name in ("tantivy", "hyperscan"):
            found = others.get(name)
            if found:
                ratio = f"{found['rate'] / base:.1f}" if base else "–"
                lines.append(
                    f"| {count:,} | {name} | {found['rate']:,.0f} | {ratio} | – | – | – | {found['memory']:.0f} | {found['matches']:.2f} |"
                )
                print(lines[-1], found.get("refused", ""))
    lines.append("")
    lines.append(f"{len(told):,} real texts, title and up to 400 characters.")
    return lines


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
        page = ROOT / "docs" / "benchmarks.md"
        head = f"<!-- match: written by benchmarks/match.py -->\n`python benchmarks/match.py --data … --peers … --write`, {date.today()}:\n\n"  # noqa: DTZ011 - a label
        block = head + "\n".join(lines) + "\n<!-- /match -->"
        old = re.compile(r"<!-- match: .*?<!-- /match -->", re.DOTALL)
        page.write_text(old.sub(lambda _: block, page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    tracemalloc.stop()
    main()
