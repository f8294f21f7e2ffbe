"""A feed read by expat in one pass, into the values that feedparser would read from it.

feedparser's answers come out of a machine with many states. The reader follows it where real feeds go; at whatever
it does not follow exactly it stops with `Unsure`, and feedparser itself is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar
from xml.parsers import expat

from monitor.formats import links
from monitor.formats.fast import content, names, repairs
from monitor.formats.fast.elements import ENDS, HARMLESS, STARTS, End, Start, check_inside
from monitor.formats.fast.names import ATOM, COLLIDING, HANDLED, RSS090, RSS10, Names, known_prefix
from monitor.formats.fast.records import mended, needs_mending
from monitor.formats.fast.state import State, Unsure

_DEEPEST, _MOST_NAMES = 200, 300
_XML = "http://www.w3.org/XML/1998/namespace"
_SCOPING = frozenset((f"{_XML} base", "base", "BASE", f"{_XML} lang", "lang", "LANG"))
_NO_ATTRIBUTES: dict[str, str] = {}
Action = TypeVar("Action")


class _Actions(dict[str, Action | None], Generic[Action]):
    """What to do at an element, by expat's name for it: looked up once for each name in a document."""

    def __init__(self, known: Names, actions: Mapping[str, Action], met: dict[str, Action | None]) -> None:
        super().__init__(met)
        self._known, self._actions, self._met = known, actions, met

    def __missing__(self, name: str) -> Action | None:
        known = self._known.element(name)
        action = self._actions.get(known)
        if known in COLLIDING or (known in HANDLED and known not in STARTS and known not in HARMLESS):
            raise Unsure(f"the element {known}")
        self[name] = action
        uri = name.rpartition(" ")[0]
        if len(self._met) < _MOST_NAMES and (not uri or known_prefix(uri) is not None):
            self._met[name] = action  # means the same in every document
        return action


_MET_STARTS: dict[str, Start | None] = {}
_MET_ENDS: dict[str, End | None] = {}


class Reader(State):
    """Reads one document: after `read`, the feed and its entries are in the state."""

    __slots__ = ("_body", "_ends", "_mending", "_parser", "_starts")

    def __init__(self, body: bytes, limit: int) -> None:
        super().__init__(limit)
        self._body = body
        self._mending: bool | None = None
        self._starts = _Actions(self.names, STARTS, _MET_STARTS)
        self._ends = _Actions(self.names, ENDS, _MET_ENDS)
        self._parser = parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = parser.ordered_attributes = True
        parser.buffer_size = 65536
        parser.CharacterDataHandler = self.pieces.append
        parser.StartNamespaceDeclHandler = self._namespace
        parser.StartDoctypeDeclHandler = self._doctype
        self.watch_elements()

    def read(self) -> None:
        """Read a document in UTF-8; expat's error where it is not well-formed, Unsure where feedparser knows better."""
        self._parser.Parse(self._body, True)

    @property
    def rest(self) -> bytes:
        """After an error: what has not been read, with the marked section that has no end."""
        place = self._parser.ErrorByteIndex
        if self._parser.ErrorCode == repairs.UNCLOSED_SECTION:
            place = self._body.find(b"<![CDATA[", self._body.rfind(b"]]>") + 1)
        return self._body[place:]

    @property
    def has_ended(self) -> bool:
        """Whether the end of the feed has been read."""
        return self.rooted and self.depth == 0

    def watch_elements(self) -> None:
        self._parser.StartElementHandler, self._parser.EndElementHandler = self._start, self._end

    def watch_children(self) -> None:
        self._parser.StartElementHandler = self._start_child
        self._parser.EndElementHandler = self._end_child

    def mend(self, text: str) -> str:
        """A text as it was meant. Whether any in the document needs mending is looked for at the first that may."""
        if text.isascii():
            return text
        if self._mending is None:
            self._mending = needs_mending(self._body)
        return mended(text) if self._mending else text

    def _start(self, name: str, attributes: list[str]) -> None:
        self.depth = depth = self.depth + 1
        if self.finish is not None:
            if self.child is None:
                raise Unsure("an element inside a text")
            self.child(self, name, attributes)
            return
        if self.inside or depth > _DEEPEST:
            self._check(name)
        action = self._starts[name]
        if attributes:
            if not _SCOPING.isdisjoint(attributes[::2]):
                self._open_scope(name, names.attributes(attributes))
            if action is not None:
                action(self, names.attributes(attributes))
        elif action is not None:
            action(self, _NO_ATTRIBUTES)

    def _end(self, name: str) -> None:
        finish = self.finish
        if finish is not None:
            self.finish = None
            finish(self, "".join(self.pieces).strip())
        else:
            action = self._ends[name]
            if action is not None:
                action(self)
        if self.scopes:
            self._close_scope()
        self.depth -= 1

    def _close_scope(self) -> None:
        if self.scopes[-1][0] == self.depth:
            _, self.base, self.language = self.scopes.pop()

    def _start_child(self, name: str, attributes: list[str]) -> None:
        content.start_child(self, name, attributes)

    def _end_child(self, name: str) -> None:
        content.end_child(self, name)
        if self.finish is None:
            if self.scopes:
                self._close_scope()
            self.depth -= 1

    def _check(self, name: str) -> None:
        if self.depth > _DEEPEST:
            raise Unsure("elements too deep")
        check_inside(self, self.names.element(name))

    def _open_scope(self, name: str, found: dict[str, str]) -> None:
        """What xml:base and xml:lang say holds for the element and all in it."""
        base, language = found.get("xml:base", found.get("base")), found.get("xml:lang", found.get("lang"))
        self.scopes.append((self.depth, self.base, self.language))
        if base:
            self.base = links.new_base(self.base, base)
        if language is not None:
            self.language = language.replace("_", "-")
            if language and self.names.element(name) in ("feed", "rss"):
                self.feed.language = self.language

    def _doctype(self, *_: object) -> None:
        raise Unsure("a document type")

    def _namespace(self, prefix: str | None, uri: str | None) -> None:
        if not self.names.declare(prefix, uri):
            raise Unsure("a prefix with two meanings")
        lower = (uri or "").lower()
        if self.version or not lower:
            return
        if prefix is None and lower == RSS090:
            self.version = "rss090"
        elif lower == RSS10:
            self.version = "rss10"
        elif lower == ATOM:
            self.version = "atom10"
