"""A feed read by expat in one pass, into the values that feedparser would read from it.

feedparser's answers come out of a machine with many states. The reader follows it where real feeds go; at whatever
it does not follow exactly it stops with `Unsure`, and feedparser itself is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar
from xml.parsers import expat

from monitor.formats import links
from monitor.formats.fast import content, names, repairs
from monitor.formats.fast.elements import ENDS, HARMLESS, PLAINS, STARTS, End, Start, check_inside
from monitor.formats.fast.names import ATOM, COLLIDING, HANDLED, RSS090, RSS10, Names, known_prefix
from monitor.formats.fast.state import Plain, State, Unsure

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
_MET_PLAINS: dict[str, Plain | None] = {}


class Reader(State):
    """Reads one document: after `read`, the feed and its entries are in the state."""

    __slots__ = ("_body", "_parser", "_place", "_starts", "_watching")

    def __init__(self, body: bytes, limit: int) -> None:
        super().__init__(limit)
        self._body = body
        self._starts = _Actions(self.names, STARTS, _MET_STARTS)
        self._parser = parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = parser.ordered_attributes = True
        parser.buffer_size = 65536
        parser.CharacterDataHandler = self.pieces.append
        parser.StartNamespaceDeclHandler = self._namespace
        parser.StartDoctypeDeclHandler = self._doctype
        self._watching = _starting(self, self._starts), _ending(self)
        self.watch_elements()

    def read(self) -> None:
        """Read a document in UTF-8; expat's error where it is not well-formed, Unsure where feedparser knows better."""
        try:
            self._parser.Parse(self._body, True)
        except expat.ExpatError as error:
            self._place = self._place_of(error)
            raise
        finally:
            del self._parser, self._watching  # they know the reader: without them it needs no garbage collector

    def _place_of(self, error: expat.ExpatError) -> int:
        """Where the reader could not go on, or where the marked section begins that has no end."""
        if error.code == repairs.UNCLOSED_SECTION:
            return self._body.find(b"<![CDATA[", self._body.rfind(b"]]>") + 1)
        return self._parser.ErrorByteIndex

    @property
    def rest(self) -> bytes:
        """After an error: what has not been read."""
        return self._body[self._place :]

    @property
    def has_ended(self) -> bool:
        """Whether the end of the feed has been read."""
        return self.rooted and self.depth == 0

    def watch_elements(self) -> None:
        self._parser.StartElementHandler, self._parser.EndElementHandler = self._watching

    def watch_children(self) -> None:
        self._parser.StartElementHandler = self._start_child
        self._parser.EndElementHandler = self._end_child

    def start_in_text(self, name: str, attributes: list[str]) -> None:
        if self.child is None:
            raise Unsure("an element inside a text")
        self.child(self, name, attributes)

    def start_with_attributes(self, name: str, given: list[str]) -> None:
        action = self._starts[name]
        if not _SCOPING.isdisjoint(given[::2]):
            self._open_scope(name, names.attributes(given))
        if action is not None:
            action(self, names.attributes(given))

    def close_scope(self) -> None:
        if self.scopes[-1][0] == self.depth:
            _, self.base, self.language = self.scopes.pop()

    def _start_child(self, name: str, attributes: list[str]) -> None:
        content.start_child(self, name, attributes)

    def _end_child(self, name: str) -> None:
        content.end_child(self, name)
        if self.finish is None:
            if self.scopes:
                self.close_scope()
            self.depth -= 1

    def check(self, name: str) -> None:
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


# Functions and no methods, and what they often ask for at hand: they are called at every element.


def _starting(state: Reader, starts: _Actions[Start]) -> Callable[[str, list[str]], None]:
    plains, pieces = _Actions(state.names, PLAINS, _MET_PLAINS), state.pieces

    def start(name: str, attributes: list[str]) -> None:
        state.depth = depth = state.depth + 1
        if state.finish is not None:
            state.start_in_text(name, attributes)
            return
        if state.inside or depth > _DEEPEST:
            state.check(name)
        if attributes:
            state.start_with_attributes(name, attributes)
        elif state.record is state.entry and (plain := plains[name]) is not None:
            pieces.clear()
            state.finish, state.child, state.content = plain
        elif (action := starts[name]) is not None:
            action(state, _NO_ATTRIBUTES)

    return start


def _ending(state: Reader) -> Callable[[str], None]:
    ends, pieces = _Actions(state.names, ENDS, _MET_ENDS), state.pieces

    def end(name: str) -> None:
        finish = state.finish
        if finish is not None:
            state.finish = None
            finish(state, "".join(pieces).strip())
        elif (action := ends[name]) is not None:
            action(state)
        if state.scopes:
            state.close_scope()
        state.depth -= 1

    return end
