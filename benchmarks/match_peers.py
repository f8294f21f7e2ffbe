"""The peers of benchmarks/match.py: what each does with its texts and queries, run in the environment that has them."""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any  # a task and an answer are JSON

PEERS = r"""
import gc, json, re, sys, time
task = json.load(open(sys.argv[1])); peer = sys.argv[2]
joined = task["texts"]
megabytes = lambda: int(open("/proc/self/statm").read().split()[1]) * 4096 / 1e6
gc.collect(); before = megabytes()

def measured(work, repeats):
    gc.collect(); gc.freeze(); spent = []
    for _ in range(repeats):
        began = time.process_time(); hits = work(); spent.append(time.process_time() - began)
    spent.sort()
    return {"rate": len(joined) / spent[len(spent) // 2], "matches": hits / len(joined)}

def tantivy():
    import tantivy
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("title", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("all", tokenizer_name="whitespace", index_option="position")
    schema = builder.build()
    Query, Occur, forms = tantivy.Query, tantivy.Occur, task["forms"]
    several = lambda parts, how: Query.boolean_query([(how, part) for part in parts])
    def one(text, field):
        words = text.split()
        return Query.term_query(schema, field, text) if len(words) == 1 else Query.phrase_query(schema, field, words)
    def made(query, field="all"):
        ((kind, value),) = query.items()
        if kind == "word":
            return several([one(form, field) for form in forms[value]], Occur.Should)
        if kind == "prefix":
            return Query.regex_query(schema, field, value + ".*")
        if kind in ("phrase", "near"):
            pairs = [(a, b) for a in forms[value[0]] for b in forms[value[1]]][:64]
            slop = 5 if kind == "near" else 0
            return several([Query.phrase_query(schema, field, f"{a} {b}".split(), slop) for a, b in pairs], Occur.Should)
        if kind == "title":
            return made(value, "title")
        if kind == "any":
            return several([made(part, field) for part in value], Occur.Should)
        return Query.boolean_query([
            (Occur.MustNot, made(part["not"], field)) if "not" in part else (Occur.Must, made(part, field)) for part in value
        ])
    queries = [Query.const_score_query(made(query), 1.0) for query in task["asked"]]  # quicker: nothing is weighed
    def work():
        index = tantivy.Index(schema)
        writer = index.writer(heap_size=200_000_000, num_threads=1)
        for title, text in joined:  # one thread, one segment: the number of a document is that of its text
            writer.add_document(tantivy.Document(title=title, all=title + " \x02 " + text))
        writer.commit(); index.reload(); searcher = index.searcher()
        return sum(len(searcher.search(query, limit=len(joined), count=False).hits) for query in queries)
    return work, 3

def fts5():
    import sqlite3
    def work():
        base = sqlite3.connect(":memory:")
        base.execute("CREATE VIRTUAL TABLE t USING fts5(title, body, content='', tokenize='unicode61 remove_diacritics 0')")
        base.executemany("INSERT INTO t(rowid, title, body) VALUES (?,?,?)", [(n, *t) for n, t in enumerate(joined)])
        return sum(len(base.execute("SELECT rowid FROM t WHERE t MATCH ?", (query,)).fetchall()) for query in task["fts5"])
    return work, 1

def by_literals(find):
    # The rest in Python: a topic that is any of some words holds with any of their slots; of the others, those whose
    # rarest words are there are asked by their expressions.
    names = {"__builtins__": {"sum": sum}}
    names["some"] = lambda n, parts: 1 if sum(1 for p in parts if p) >= n else 0
    names["either"] = lambda parts: 1 if any(parts) else 0
    names["both"] = lambda parts: 1 if all(parts) else 0
    uppers, always, bits = task["uppers"], task["always"], [0] * task["count"]
    plain = re.compile(r"\(?(?:H\[\d+\]\|?)+\)?|either\(\((?:H\[\d+\],)+\)\)")
    alone, others, runs = [[] for _ in bits], [[] for _ in bits], [None] * len(uppers)
    for number, upper in enumerate(uppers):
        for slot in set(map(int, re.findall(r"H\[(\d+)", upper))) if plain.fullmatch(upper) else ():
            alone[slot].append(number)
    for slot, numbers in task["anchored"].items():
        others[int(slot)] = [number for number in numbers if not plain.fullmatch(uppers[number])]
    ready = [((" " + t + " \x02 " + x + " ").encode(), (" " + t + " ").encode()) for t, x in joined]
    def work():
        answers = []
        for text, title in ready:
            seen = find(text, title)
            on = set().union(*[alone[slot] for slot in seen])
            wanted = set(always).union(*[others[slot] for slot in seen])
            for slot in seen if wanted else ():
                bits[slot] = 1
            for number in wanted:
                run = runs[number]
                if run is None:
                    run = runs[number] = eval("lambda H,A:" + uppers[number], names)
                if run(bits, 1):
                    on.add(number)
            for slot in seen if wanted else ():
                bits[slot] = 0
            answers.append(on)
        return sum(map(len, answers))
    return work, 3

def hyperscan():
    import hyperscan
    seen = set()
    note = lambda slot, start, end, flags, context: seen.add(slot)
    def scanner(literals, slots):
        database = hyperscan.Database()
        patterns = [re.escape(text).replace("\\ ", " ").encode() for text in literals]
        database.compile(expressions=patterns, ids=slots, elements=len(patterns),
                         flags=[hyperscan.HS_FLAG_SINGLEMATCH] * len(patterns))
        return database.scan
    in_text, in_title = map(scanner, task["literals"], task["slots"])
    def find(text, title):
        seen.clear(); in_text(text, match_event_handler=note); in_title(title, match_event_handler=note)
        return seen
    return by_literals(find)

def re2():
    import re2
    def scanner(literals):
        options = re2.Options(); options.literal = True; options.max_mem = 2**30
        patterns = re2.Set.SearchSet(options)
        for text in literals:
            patterns.Add(text)
        patterns.Compile()
        return patterns.Match
    (in_text, in_title), (anywhere, titles) = map(scanner, task["literals"]), task["slots"]
    def find(text, title):
        return {anywhere[one] for one in in_text(text) or ()}.union([titles[one] for one in in_title(title) or ()])
    return by_literals(find)

try:
    began = time.process_time()
    work, repeats = globals()[peer]()
    compiled = time.process_time() - began
    work() if repeats > 1 else None
    answer = {**measured(work, repeats), "compile": compiled, "memory": megabytes() - before}
except ImportError:
    answer = None
print(json.dumps(answer))
"""
NAMES = {
    "tantivy": "tantivy, one batch",
    "hyperscan": "Hyperscan + Python",
    "re2": "RE2 set + Python",
    "fts5": "SQLite FTS5",
}
MOST_QUERIES = {"re2": 1_000, "fts5": 1_000}  # with more they take minutes


def peers(python: Path, task: dict[str, Any]) -> dict[str, Any]:
    """What the peers do with the texts and queries of a task, each in a child of its own."""
    found: dict[str, Any] = {}
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(task, file)
        file.flush()
        for peer in NAMES:
            if len(task["asked"]) > MOST_QUERIES.get(peer, len(task["asked"])):
                continue
            done = subprocess.run([python, "-c", PEERS, file.name, peer], capture_output=True, text=True, check=False)
            if done.returncode:
                print(f"   {peer} ended with", done.stderr[-600:])
            found[peer] = json.loads(done.stdout) if not done.returncode else None
    return found
