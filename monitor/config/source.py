"""YAML text → plain tree, with the place of every key and value. All scalars stay text.

So `country: NO` is "NO" and `012` is "012"; a key written twice is a mistake, not a silent loss.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from monitor.errors import Mistake

Path = tuple[str | int, ...]
_UNWANTED = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MAX_NODES, _MAX_DEPTH = 500_000, 12


@dataclass
class Source:
    """What the file says (`tree`), where (`values` and `keys` by path: line and column from 1), and what is wrong."""

    tree: Any = None
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def place(self, path: Path) -> tuple[int, int]:
        """Where a path stands, or the nearest part of it that is in the file."""
        for length in range(len(path), -1, -1):
            for places in (self.values, self.keys):
                if path[:length] in places:
                    return places[path[:length]]
        return 1, 1

    def mistake(self, path: Path, what: str, advice: str = "", *, at_key: bool = False) -> None:
        """Note something wrong at a path."""
        line, column = self.keys.get(path) or self.place(path) if at_key else self.place(path)
        self.mistakes.append(Mistake(line=line, column=column, what=what, advice=advice))


def read(content: bytes) -> Source:
    """Compose the document. Mistakes of writing are in the result, not raised."""
    source = Source()
    text = _text(content, source)
    if text is None:
        return source
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        _syntax(error, text, source)
        return source
    except yaml.reader.ReaderError:
        _unwanted_character(text, source)
        return source
    if node is not None:
        source.tree = _Walk(source).value(node, ())
    return source


def _text(content: bytes, source: Source) -> str | None:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        source.mistakes.append(
            Mistake(line=line, column=column, what="the file is not UTF-8 text", advice="save it with encoding UTF-8")
        )
        return None


def _unwanted_character(text: str, source: Source) -> None:
    """YAML knows no control characters; the parser counts them in bytes, we in characters."""
    found = _UNWANTED.search(text)
    before = text[: found.start()] if found else ""
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    what = f"a control character stands here ({found[0]!r})" if found else "the file cannot be read as YAML"
    source.mistakes.append(Mistake(line=line, column=column, what=what, advice="remove it"))


_HINTS = {
    "found a tab character": ("a tab stands at the beginning of this line", "indent with spaces"),
    "mapping values are not allowed in this context": (
        "a colon stands where none is expected",
        'check the indentation, or put the text in quotes: "…"',
    ),
    "found undefined alias": ("a * begins a reference that does not exist", 'put the text in quotes: "*…"'),
}


def _syntax(error: yaml.MarkedYAMLError, text: str, source: Source) -> None:
    mark = error.problem_mark or error.context_mark
    problem = error.problem or "this cannot be read"
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    here = "".join(text.splitlines()[line - 1 : line])[column - 1 :]
    what, advice = next(
        (hint for start, hint in _HINTS.items() if problem.startswith(start)),
        (f"this is not valid YAML ({problem})", "check quotes, colons and indentation here and in the line above"),
    )
    if problem.startswith("found character") and here:  # one that nothing may begin with
        what, advice = _unquoted(here)
    source.mistakes.append(Mistake(line=line, column=column, what=what, advice=advice))


def _unquoted(here: str) -> tuple[str, str]:
    """What is said of a sign that YAML keeps for itself, with what stands behind it."""
    if here[0] == "\t":
        return "a tab stands at the beginning of this line", "indent with spaces"
    if here[0] == "@":
        name = re.match(r"@[\w.-]*", here)
        return "a name with @ stands in quotes", f'write "{name[0] if name else here[0]}", a longer query in quotes too'
    return f"a text that begins with {here[0]} stands in quotes", f'write "{here[0]}…"'


class _Walk:
    """Nodes to values, bounded, so that aliases of aliases end."""

    def __init__(self, source: Source) -> None:
        self._source, self._count, self._gave_up = source, 0, False

    def value(self, node: yaml.Node, path: Path) -> Any:
        self._count += 1
        if self._count > _MAX_NODES or len(path) > _MAX_DEPTH:
            return self._too_much(node)
        place = (node.start_mark.line + 1, node.start_mark.column + 1)
        self._source.values[path] = place
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*path, index)) for index, child in enumerate(node.value)]
        return self._scalar(node)

    def _too_much(self, node: yaml.Node) -> None:
        """Aliases that contain themselves, or a file that is no list of outlets: said once."""
        if not self._gave_up:
            mistake = Mistake(line=node.start_mark.line + 1, column=node.start_mark.column + 1,
                              what="the file is nested too deep or repeats itself without end",
                              advice="remove the & and * references")  # fmt: skip
            self._source.mistakes.append(mistake)
        self._gave_up = True

    def _scalar(self, node: Any) -> str | None:
        empty = not node.style and node.value in ("", "~", "null")
        return None if empty else str(node.value)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, child in node.value:
            line, column = key.start_mark.line + 1, key.start_mark.column + 1
            if not isinstance(key, yaml.ScalarNode):
                advice = "write a plain name before the colon"
                self._source.mistakes.append(
                    Mistake(line=line, column=column, what="a list or block cannot be a name", advice=advice)
                )
                continue
            name = str(key.value)
            if name in found:
                first = self._source.keys[(*path, name)][0]
                advice = f"keep one of the two (the first is in line {first})"
                self._source.mistakes.append(
                    Mistake(line=line, column=column, what=f"{name!r} is written twice", advice=advice)
                )
                continue
            self._source.keys[(*path, name)] = (line, column)
            found[name] = self.value(child, (*path, name))
        return found
