"""Do we read what feedparser reads? Agreement per entry on recorded real feeds, and feedparser's own assertions.

    python evals/agreement.py --data FOLDER [--differences 3] [--write]     (or MONITOR_DATA)

FOLDER holds `feeds/MANIFEST.tsv` and recorded feeds; feedparser's test files are among them, each with a Python
expression over feedparser's result in a comment. These are trusted local files: the expressions are evaluated with
nothing but `entries`, `feed`, `version` and `len`. `--write` renews the section in docs/quality.md.
"""

from __future__ import annotations

import argparse
import ast
import csv
import os
import re
import sys
import time
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any

import feedparser

from monitor import formats
from monitor.formats import dates, decode, fast, shape, sniff, xml
from monitor.model import Entry, ParsedFeed, Unreadable
from monitor.text import one_line, plain

PAGE = Path(__file__).resolve().parent.parent / "docs" / "quality.md"
URL = "https://outlet.example/feed"
START, END = "<!-- parsing: written by evals/agreement.py -->", "<!-- /parsing -->"
TARGETS = {"title": 99.9, "id": 99.9, "link": 99.5, "date": 99.7, "text": 99.0}
HEADER = re.compile(r"^\s*Header:\s+([\w-]+):\s*(.+?)\s*$", re.MULTILINE)
EXPECT = re.compile(r"Expect:\s*(.+?)\s*-->", re.DOTALL)


def listed(root: Path, origin: str) -> list[Path]:
    """The recorded files of one origin."""
    with (root / "feeds" / "MANIFEST.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    files = sorted({row["file"] for row in rows if row["origin"] == origin})
    return [path for file in files if (path := root / "feeds" / file).is_file()]


# --- agreement --------------------------------------------------------------------------------------------


def read(body: bytes) -> tuple[ParsedFeed | Unreadable, bool]:
    """What our two readers say, before ids are made and links joined; and whether it was the fast one."""
    body = decode.to_utf8(body, "")
    reading = fast.parse(body, formats.MAX_ENTRIES)
    return (xml.parse(body), False) if reading is None else (reading.feed, True)


def squeezed(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


def moment(entry: Mapping[str, Any], key: str) -> datetime | None:
    """A date under exactly this name."""
    return dates.from_struct(entry[key]) if key in entry else None


def reference(entry: Mapping[str, Any], *, atom: bool) -> dict[str, object]:
    """What feedparser says, in the same terms."""
    contents = [content.get("value") or "" for content in entry.get("content") or ()]
    published, updated = moment(entry, "published_parsed"), moment(entry, "updated_parsed")
    return {
        "title": squeezed(plain(entry.get("title") or "")),
        "id": entry.get("id") or "",
        "link": shape.link_of(entry.get("link") or "", entry.get("id") or ""),
        "date": (published, updated) if atom else (published or updated, None),
        "text": squeezed(shape.text_of(entry.get("summary") or "", contents)),
    }


def ours(entry: Entry) -> dict[str, object]:
    """What we say, in these terms."""
    return {
        "title": squeezed(entry.title),
        "id": entry.id,
        "link": entry.url,
        "date": (entry.published, entry.updated),
        "text": squeezed(entry.text),
    }


class Agreement:
    """Counts over all feeds, with examples of what differs."""

    def __init__(self) -> None:
        self.feeds = self.same_count = self.entries = self.fast = 0
        self.lost: list[str] = []
        self.equal: Counter[str] = Counter()
        self.differences: dict[str, list[tuple[str, object, object]]] = defaultdict(list)

    def compare(self, name: str, body: bytes) -> None:
        theirs = feedparser.parse(body)
        parsed, quick = read(body)
        self.feeds, self.fast = self.feeds + 1, self.fast + quick
        mine = parsed.entries if isinstance(parsed, ParsedFeed) else ()
        finished = formats.parse(body, URL, "")
        if theirs.entries and not (isinstance(finished, ParsedFeed) and finished.entries):
            self.lost.append(name)
        expected = theirs.entries[: formats.MAX_ENTRIES]
        self.same_count += len(expected) == len(mine)
        for given, entry in zip(expected, mine, strict=False):
            self.entries += 1
            mine_says = ours(entry)
            for field, value in reference(given, atom=theirs.version.startswith("atom")).items():
                self.equal[field] += value == mine_says[field]
                if value != mine_says[field]:
                    self.differences[field].append((name, value, mine_says[field]))

    def table(self) -> str:
        lines = [
            "| per entry equal to feedparser | share | target | entries that differ | in feeds |",
            "|---|---|---|---|---|",
        ]
        for field, target in TARGETS.items():
            share = 100 * self.equal[field] / max(1, self.entries)
            feeds = len({name for name, _, _ in self.differences[field]})
            lines.append(f"| {field} | {share:.2f} % | {target} % | {len(self.differences[field])} | {feeds} |")
        lines += [
            "",
            f"{self.feeds} real XML feeds, {self.entries} entries; the same number of entries in {self.same_count} feeds;"
            f" read by the fast reader: {self.fast}.",
            f"Feeds refused or empty though feedparser finds entries: {len(self.lost)} (target 0).",
        ]
        return "\n".join(lines)

    def examples(self, each: int) -> Iterator[str]:
        for field, found in self.differences.items():
            seen: Counter[str] = Counter()
            for name, theirs, mine in found:
                seen[name] += 1
                if seen[name] <= 1 and len(seen) <= each:
                    a, b = str(theirs), str(mine)
                    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
                    yield f"{field}: {name}\n    feedparser {a[max(0, at - 30) : at + 70]!r}\n    ours       {b[max(0, at - 30) : at + 70]!r}"


# --- feedparser's own assertions --------------------------------------------------------------------------


class Said(str):
    """Text of ours that equals feedparser's when both say the same in plain text."""

    __slots__ = ("others",)
    others: tuple[str, ...]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, str):
            return False
        wanted = {squeezed(plain(other)), squeezed(one_line(other))}
        return any(squeezed(said) in wanted or said == other for said in (str(self), *self.others))

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return super().__hash__()


def said(text: str, *others: str) -> Said:
    """A text and other forms of it that would be as right."""
    made = Said(text)
    made.others = others
    return made


ENTRY_KEYS = {"title": "title", "title_detail": "title_detail", "id": "id", "guid": "id", "link": "link", "author": "author", "summary": "summary",
              "description": "summary", "tags": "tags", "category": "category", "content": "content",
              "language": "language", "published_parsed": "published_parsed", "issued_parsed": "published_parsed",
              "updated_parsed": "updated_parsed", "modified_parsed": "updated_parsed",
              "date_parsed": "updated_parsed"}  # fmt: skip
FEED_KEYS = {"title": "title", "title_detail": "title_detail"}
NODES = (ast.Expression, ast.BoolOp, ast.And, ast.Or, ast.UnaryOp, ast.Not, ast.USub, ast.Compare, ast.Eq, ast.NotEq,
         ast.In, ast.NotIn, ast.Is, ast.IsNot, ast.Subscript, ast.Constant, ast.Name, ast.Load, ast.Tuple, ast.List,
         ast.Gt, ast.Lt, ast.GtE, ast.LtE)  # fmt: skip


def about_what_we_keep(expression: str) -> ast.Expression | None:
    """The assertion without its clause on well-formedness, when it is about fields that we keep; else None."""
    stripped = re.sub(r"^(not )?bozo(_exception)?\s+and\s+", "", expression.strip())
    try:
        tree = ast.parse(stripped, mode="eval")
    except SyntaxError:
        return None
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    plain_calls = all(isinstance(call.func, ast.Name) and call.func.id == "len" for call in calls)
    if not plain_calls or not all(isinstance(node, (*NODES, ast.Call)) for node in ast.walk(tree)):
        return None
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    paths = [path for node in ast.walk(tree) if isinstance(node, ast.Subscript) if (path := keys_of(node))]
    kept = names <= {"entries", "feed", "len"} and bool(paths) and all(map(known, paths))
    return tree if kept else None


def keys_of(node: ast.expr) -> list[object]:
    """`entries[0]['tags'][0]['term']` as a list."""
    if isinstance(node, ast.Name):
        return [node.id]
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        return [*keys_of(node.value), node.slice.value]
    return [None]


def known(path: list[object]) -> bool:
    """Whether what a path leads to is a field we keep."""
    if path[-2:] == ["title_detail", "value"]:
        return len(path) in (3, 4)
    if path[0] == "feed":
        return path in (["feed"], ["feed", "title"], ["feed", "title_detail"])
    if path[0] != "entries" or len(path) < 3:
        return path[0] == "entries"
    rest = path[3:]
    if path[2] == "tags":
        return not rest or (isinstance(rest[0], int) and rest[1:] in ([], ["term"]))
    if path[2] == "content":
        return not rest or (isinstance(rest[0], int) and rest[1:] in ([], ["value"]))
    return path[2] in ENTRY_KEYS and not rest


class Keys(dict[str, Any]):
    """An entry or feed that answers to feedparser's older names too."""

    def __init__(self, names: Mapping[str, str], values: Mapping[str, Any]) -> None:
        super().__init__({name: values[key] for name, key in names.items() if key in values})


def view(parsed: ParsedFeed, links: Sequence[str]) -> dict[str, Any]:
    """Our result in the shape of feedparser's; the links also as they leave the room, joined with the address."""
    return {
        "feed": Keys(FEED_KEYS, {"title": said(parsed.title), "title_detail": {"value": said(parsed.title)}}),
        "entries": [
            _entry_view(entry, link) for entry, link in zip_longest(parsed.entries, links, fillvalue="") if entry
        ],
        "len": len,
    }


def _entry_view(entry: Any, link: str) -> Keys:
    values: dict[str, Any] = {
        "title": said(entry.title),
        "title_detail": {"value": said(entry.title)},
        "link": said(entry.url, link),
        "author": said(entry.author),
        "summary": said(entry.text),
        "content": [{"value": said(entry.text)}],
        "tags": [{"term": said(tag)} for tag in entry.tags],
        "language": said(entry.language or ""),
    }
    if entry.id:
        values["id"] = said(entry.id)
    if entry.tags:
        values["category"] = said(entry.tags[0])
    published, updated = entry.published, entry.updated or entry.published
    if published:
        values["published_parsed"] = published.utctimetuple()
    if updated:
        values["updated_parsed"] = updated.utctimetuple()
    return Keys(ENTRY_KEYS, values)


def holds(tree: ast.Expression, names: dict[str, Any]) -> bool:
    """Whether an assertion is true of a result."""
    try:
        return bool(eval(compile(tree, "assertion", "eval"), {"__builtins__": {}}, names))  # noqa: S307 - see the head
    except (KeyError, IndexError, TypeError):
        return False


def assertions(root: Path) -> Iterator[tuple[str, bytes, str, ast.Expression | None]]:
    """feedparser's test files: name, body, expression, and the expression again when it is about what we keep."""
    for path in listed(root, "test"):
        if "kurtmckee+feedparser/tests/" not in str(path):
            continue
        body = path.read_bytes()
        text = decode.to_utf8(body, "").decode("utf-8", "replace")
        expect = EXPECT.search(text)
        if expect:
            name = str(path).split("feedparser/tests/", 1)[1]
            yield name, body, expect[1], about_what_we_keep(expect[1])


def own_assertions(root: Path, examples: int) -> str:
    """The share of feedparser's assertions on fields we keep that hold of our result."""
    asked = held = other = reached = 0
    failed: Counter[str] = Counter()
    shown: list[str] = []
    for name, body, expression, tree in assertions(root):
        if tree is None:
            other += 1
            continue
        asked += 1
        text = decode.to_utf8(body, "").decode("utf-8", "replace")
        headers = {key.lower(): value for key, value in HEADER.findall(text)}
        reached += holds(
            tree,
            dict(feedparser.parse(body, response_headers=headers or {"content-type": "application/xml"}))
            | {"len": len},
        )
        address = headers.get("content-location", URL)
        content_type = headers.get("content-type", "")
        parsed, finished = xml_or_fast(body, content_type), formats.parse(body, address, content_type)
        links = [entry.url for entry in finished.entries] if isinstance(finished, ParsedFeed) else []
        if isinstance(parsed, ParsedFeed) and holds(tree, view(parsed, links)):
            held += 1
            continue
        failed[name.rsplit("/", 1)[0]] += 1
        if len(shown) < examples:
            shown.append(f"assertion: {name}\n    {expression[:150]}")
    print("\n".join(shown))
    print("not held, by folder:", dict(failed.most_common()))
    return (
        f"feedparser's own assertions on the fields we keep: **{100 * held / max(1, asked):.1f} %** of {asked} hold "
        f"(target 95 %); of feedparser itself, read the same way, {100 * reached / max(1, asked):.1f} %. "
        f"{other} others are about what we do not keep or are no plain expression."
    )


def xml_or_fast(body: bytes, content_type: str) -> ParsedFeed | Unreadable:
    """Our two readers without bounds."""
    body = decode.to_utf8(body, content_type)
    reading = fast.parse(body, formats.MAX_ENTRIES)
    return xml.parse(body) if reading is None else reading.feed


def main() -> int:
    """Compare and print; with --write, into the page."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", default=os.environ.get("MONITOR_DATA"), type=Path)
    options.add_argument("--differences", default=3, type=int)
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    if given.data is None or not (given.data / "feeds" / "MANIFEST.tsv").is_file():
        print("There is no data: give the folder with feeds/MANIFEST.tsv by --data or MONITOR_DATA. Nothing compared.")
        return 2
    warnings.simplefilter("ignore")
    began, agreement = time.monotonic(), Agreement()
    for path in listed(given.data, "real"):
        body = path.read_bytes()
        if sniff.kind(decode.to_utf8(body, "")) == "xml":
            agreement.compare(str(path.relative_to(given.data / "feeds")), body)
    for example in agreement.examples(given.differences):
        print(example)
    print("lost:", agreement.lost)
    made = agreement.table() + "\n\n" + own_assertions(given.data, given.differences * 10)
    print(f"\n{made}\n\n{time.monotonic() - began:.0f} s")
    if given.write:
        page = PAGE.read_text(encoding="utf-8")
        before, rest = page.split(START, 1)
        dated = f"`python evals/agreement.py --data … --write`, {datetime.now(UTC):%Y-%m-%d}:"
        PAGE.write_text(f"{before}{START}\n{dated}\n\n{made}\n{END}{rest.split(END, 1)[1]}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
