"""Outlets as lines of feeds.yaml, and feeds.yaml with more of them: every comment and line of the user's stays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import yaml

from monitor.config.source import read
from monitor.errors import MonitorError
from monitor.model import Outlet

_PLAIN = re.compile(r"[^\W\d_][\w .()’+–/-]*(?<! )")
_WORDS_OF_YAML = {"null", "true", "false", "yes", "no", "on", "off", "y", "n", "~"}


def without_known(outlets: Sequence[Outlet], known: Sequence[Outlet]) -> tuple[Outlet, ...]:
    """The outlets with the feeds that are not listed yet; a name that is taken gets a number."""
    urls = {feed.url for outlet in known for feed in outlet.feeds}
    names = {outlet.name for outlet in known}
    fresh = []
    for outlet in outlets:
        feeds = tuple(feed for feed in outlet.feeds if feed.url not in urls)
        if feeds:
            name = _free(outlet.name, names)
            names.add(name)
            fresh.append(replace(outlet, name=name, feeds=feeds))
    return tuple(fresh)


def _free(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name} {number}"
    return free


def lines(outlets: Sequence[Outlet], indent: int = 2) -> str:
    """The outlets as they are written below `outlets:`."""
    return "".join(f"{' ' * indent}{_scalar(outlet.name)}: {_value(outlet)}\n" for outlet in outlets)


def _value(outlet: Outlet) -> str:
    addresses = [_scalar(feed.url, flow=True) for feed in outlet.feeds]
    if len(addresses) == 1 and not outlet.language and not outlet.tags:
        return _scalar(outlet.feeds[0].url)
    parts = [f"feed: {addresses[0]}" if len(addresses) == 1 else f"feeds: [{', '.join(addresses)}]"]
    if outlet.language:
        parts.append(f"language: {_scalar(outlet.language, flow=True)}")
    if outlet.tags:
        parts.append(f"tags: [{', '.join(_scalar(tag, flow=True) for tag in outlet.tags)}]")
    return f"{{{', '.join(parts)}}}"


def _scalar(text: str, *, flow: bool = False) -> str:
    """A text as YAML writes it: plain where that is safe, else in quotes."""
    if re.match(r"https?://", text):
        unsafe = r"[\s,\[\]{}\"'`\\]|: |#|:$" if flow else r"\s|: | #|:$"
        return text if text.isprintable() and not re.search(unsafe, text) else _quoted(text)
    if _PLAIN.fullmatch(text) and text.isprintable() and text.lower() not in _WORDS_OF_YAML:
        return text
    return _quoted(text)


def _quoted(text: str) -> str:
    """A text in double quotes, as YAML escapes it."""
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return character if character.isprintable() else f"\\U{ord(character):08x}"


def with_outlets(content: str, outlets: Sequence[Outlet]) -> str:
    """The text of feeds.yaml with more outlets after its last one; nothing else in it changes."""
    block = _outlets_block(content)
    if block is None:
        raise MonitorError("outlets: is not a block with one outlet a line; paste the lines yourself.")
    after = _last_line(block)
    indent = block.value[0][0].start_mark.column
    kept = content.splitlines(keepends=True)
    head, tail = kept[: after + 1], kept[after + 1 :]
    if head and not head[-1].endswith("\n"):
        head[-1] += "\n"
    return "".join((*head, lines(outlets, indent), *tail))


def _outlets_block(content: str) -> yaml.MappingNode | None:
    try:
        root = yaml.compose(content, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return None
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value == "outlets" and isinstance(value, yaml.MappingNode) and not value.flow_style and value.value:
            return value
    return None


def _last_line(node: yaml.Node) -> int:
    """The line, from 0, that the last word of a node stands in; comments and empty lines after it are not its own."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return _last_line(node.value[-1][1])
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        return _last_line(node.value[-1])
    end = node.end_mark
    return int(end.line if end.column else max(end.line - 1, node.start_mark.line))


def append(path: Path, outlets: Sequence[Outlet]) -> None:
    """Add outlets to the file, all or nothing: the new text is checked, written beside it, and put in its place."""
    try:
        before = path.read_bytes()
        content = with_outlets(before.decode("utf-8-sig"), outlets)
        beside = path.with_name(f".{path.name}.new")
        beside.write_text(content, encoding="utf-8", newline="")
        beside.chmod(path.stat().st_mode & 0o777)
    except (OSError, UnicodeDecodeError) as error:
        raise MonitorError(f"{path} cannot be written ({error}); nothing was changed.") from error
    try:
        checked = read(content.encode())
        if checked.mistakes or len(checked.tree["outlets"]) != len(read(before).tree["outlets"]) + len(outlets):
            raise MonitorError(f"The outlets do not fit into {path}; nothing was changed. Paste the lines yourself.")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
