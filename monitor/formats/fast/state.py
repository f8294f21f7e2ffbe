"""Where the reader is in a document: what feedparser keeps in its flags and counters, and no more."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from monitor.formats.fast.names import Names
from monitor.formats.fast.records import Record

XML = "application/xhtml+xml"


class Unsure(Exception):
    """The document has something that feedparser must read; the text says what."""


class Content(NamedTuple):
    """The element of text or markup that is open: which value it fills, its type, and how it is written."""

    kind: str = ""
    type: str = "text/plain"
    in_base64: bool = False
    keeps_title_depth: bool = False


Finish = Callable[["State", str], None]
Child = Callable[["State", str, list[str]], None]


class Plain(NamedTuple):
    """How the text of an element ends that has nothing at its start: what to do with it, and with elements in it."""

    finish: Finish
    child: Child | None = None
    content: Content = Content()


class State:
    """The place in a document, and what has been read of it."""

    __slots__ = ("author", "base", "beyond", "child", "content", "depth", "entries", "entry", "feed", "finish",
                 "has_content", "id_is_link", "in_feed", "in_source", "inside", "language", "limit", "markup",
                 "names", "nested", "nowhere", "outer", "pieces", "record", "rooted", "scopes", "title_depth",
                 "version")  # fmt: skip

    def __init__(self, limit: int) -> None:
        self.names = Names()
        self.feed, self.entries, self.beyond, self.version, self.rooted = Record(), list[Record](), 0, "", False
        self.limit, self.base, self.language = (
            limit,
            "",
            "",
        )  # links without a base are joined with the feed's address later
        self.nowhere = Record()  # takes what stands outside feed and entries
        self.record, self.outer = self.nowhere, self.nowhere
        self.entry: Record | None = None
        self.in_feed, self.in_source, self.inside = False, False, ""
        self.depth, self.title_depth = 0, -1
        self.has_content, self.id_is_link = False, False
        self.finish: Finish | None = None  # what to do with the text of the open element
        self.child: Child | None = None  # what to do with an element inside that text
        self.content = Content()
        self.author: dict[str, str] = {}
        self.pieces: list[str] = []
        self.markup: list[str] = []
        self.nested = 0
        self.scopes: list[tuple[int, str, str]] = []

    def take_text(self, finish: Finish, child: Child | None = None) -> None:
        """From here to the end of the element is text, for `finish`; `child` decides about elements in it."""
        self.pieces.clear()
        self.finish, self.child = finish, child

    def enter(self, record: Record) -> None:
        """What follows belongs to a part of its own, until `leave`."""
        self.outer, self.record = self.record, record

    def leave(self) -> None:
        """Back to where the part began."""
        self.record = self.outer

    def watch_children(self) -> None:
        """Let `content.start_child` and `content.end_child` see the elements that follow."""
        raise NotImplementedError

    def watch_elements(self) -> None:
        """Back to reading elements of the feed."""
        raise NotImplementedError
