"""A feed read by expat in one pass, into the values that feedparser would read from it.

feedparser's answers come out of a machine with many states. The reader follows it where real feeds go; at whatever
it does not follow exactly it stops with `Unsure`, and feedparser itself is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from monitor.formats import links
from monitor.formats.fast import names
from monitor.formats.fast.records import Record

MAX_DEPTH = 200
XML = "application/xhtml+xml"
_TYPES = {"text": "text/plain", "plain": "text/plain", "html": "text/html", "xhtml": XML}
_HTML_OR_TEXT = ("text/plain", "text/html", XML)
_VERSIONS = {"0.91": "rss091u", "0.92": "rss092", "0.93": "rss093", "0.94": "rss094"}
_ATOM_VERSIONS = {"0.1": "atom01", "0.2": "atom02", "0.3": "atom03"}
_ROOTS = ("rss", "feed", "rdf_rdf")
_INSIDE = {"image": {"title", "link", "url", "description", "href", "width", "height"},
           "textinput": {"title", "link", "description", "name"}}  # fmt: skip
_AUTHOR_PARTS = {"name": "name", "email": "email", "uri": "href", "url": "href", "homepage": "href",
                 "itunes_name": "name", "itunes_email": "email"}  # fmt: skip

Start = Callable[[dict[str, str]], None]


class Unsure(Exception):
    """This document has something that feedparser must read; the text says what."""


class Reader:
    """Handlers for one document. After `read`: `feed`, `entries`, `beyond`, `version`."""

    def __init__(self, base: str, scoped: bool, limit: int) -> None:
        self.feed, self.entries, self.beyond, self.version = Record(), list[Record](), 0, ""
        self._limit, self._scoped, self._base, self._lang = limit, scoped, base, ""
        self._scopes: list[tuple[int, str, str]] = []
        self._nowhere = Record()
        self._record = self._nowhere
        self._in_feed, self._in_entry, self._in_source, self._inside = False, False, False, ""
        self._depth, self._title_depth = 0, -1
        self._has_content, self._guid_is_link = False, False
        self._finish: Callable[[str], None] | None = None
        self._author: dict[str, str] | None = None
        self._content = _Content("", "text/plain", False)
        self._pieces: list[str] = []
        self._markup: list[str] = []
        self._names = names.Names()
        self._starts, self._ends = _Known(self._names, self._start_actions()), _Known(self._names, self._end_actions())
        self._parser = self._expat()

    def _expat(self) -> expat.XMLParserType:
        parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text, parser.ordered_attributes = True, True
        parser.buffer_size = 65536
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end  # type: ignore[assignment]
        parser.CharacterDataHandler = self._pieces.append
        parser.StartNamespaceDeclHandler = self._namespace
        parser.StartDoctypeDeclHandler = self._doctype
        return parser

    def read(self, body: bytes) -> None:
        """Read a document in UTF-8; expat's error where it is not well-formed, Unsure where feedparser knows better."""
        self._parser.Parse(body, True)

    def _doctype(self, *_: object) -> None:
        raise Unsure("a document type")

    def _namespace(self, prefix: str | None, uri: str | None) -> None:
        if not self._names.declare(prefix, uri):
            raise Unsure("a prefix with two meanings")
        lower = (uri or "").lower()
        if not self.version:
            if lower == names.RSS090 and prefix is None:
                self.version = "rss090"
            elif lower == names.RSS10:
                self.version = "rss10"
            elif lower == names.ATOM:
                self.version = "atom10"

    # --- every element ------------------------------------------------------------------------------------

    def _start(self, name: str, attributes: list[str]) -> None:
        self._depth += 1
        if self._finish is not None:
            self._start_inside_text(name, attributes)
            return
        if self._scoped and attributes:
            self._open_scope(name, attributes)
        action = self._starts[name]
        if action is not None:
            action(self._names.attributes(attributes) if attributes else {})

    def _end(self, name: str) -> None:
        if self._finish is not None:
            finish, self._finish = self._finish, None
            finish("".join(self._pieces).strip())
        else:
            action = self._ends[name]
            if action is not None:
                action({})
        if self._scopes and self._scopes[-1][0] == self._depth:
            _, self._base, self._lang = self._scopes.pop()
        self._depth -= 1

    def _open_scope(self, name: str, attributes: list[str]) -> None:
        """What xml:base and xml:lang say holds for the element and all in it."""
        found = self._names.attributes(attributes)
        base, lang = found.get("xml:base", found.get("base")), found.get("xml:lang", found.get("lang"))
        if base is None and lang is None:
            return
        self._scopes.append((self._depth, self._base, self._lang))
        if base:
            self._base = links.new_base(self._base, base)
        if lang is not None:
            self._lang = lang.replace("_", "-")
            if lang and self._names.element(name) in ("feed", "rss"):
                self.feed.language = self._lang

    def _take_text(self, finish: Callable[[str], None]) -> None:
        """From here to the end of the element is text, for `finish`."""
        self._pieces.clear()
        self._finish = finish

    def _start_inside_text(self, name: str, attributes: list[str]) -> None:
        if self._finish == self._end_content:
            self._start_markup(name, attributes)
        elif self._finish == self._end_author:
            self._start_author_part(self._names.element(name))
        else:
            raise Unsure("an element inside a text")

    # --- the frame ----------------------------------------------------------------------------------------

    def _start_actions(self) -> dict[str, Start]:
        actions: dict[str, Start] = {
            "rss": self._start_rss, "feed": self._start_feed, "channel": self._start_channel, "rdf_rdf": self._start_rdf,
            "link": self._start_link, "language": self._start_language, "dc_language": self._start_language,
            "source": self._start_source, "image": self._start_image, "content": self._start_content,
            "itunes_owner": self._start_owner, "body": self._start_body, "xhtml_body": self._start_body,
        }  # fmt: skip
        groups: tuple[tuple[str, Start], ...] = (
            ("item entry", self._start_entry),
            ("guid id", self._start_id),
            ("published issued pubdate dcterms_issued", self._start_published),
            ("updated modified lastbuilddate dc_date dcterms_modified", self._start_updated),
            ("category keywords dc_subject", self._start_category),
            ("author managingeditor dc_author dc_creator itunes_author", self._start_author),
            ("title dc_title", self._start_title),
            ("description media_description dc_description", self._start_description),
            ("summary itunes_summary", self._start_summary),
            ("content_encoded fullitem", self._start_encoded),
            ("subtitle tagline itunes_subtitle rights copyright dc_rights info feedburner_browserfriendly",
             self._start_other_content),
            ("textinput", self._start_textinput),
        )  # fmt: skip
        actions |= {name: action for group, action in groups for name in group.split()}
        actions["abstract"] = self._start_abstract
        actions["media_title"] = self._start_media_title
        actions["media_category"], actions["itunes_category"] = self._start_media_category, self._start_itunes_category
        actions["tags"] = actions["media_keywords"] = self._start_tags
        actions["itunes_keywords"] = self._start_itunes_keywords
        return actions

    def _end_actions(self) -> dict[str, Start]:
        return {
            "item": self._end_entry, "entry": self._end_entry, "channel": self._end_feed, "feed": self._end_feed,
            "source": self._end_source, "image": self._end_inside, "textinput": self._end_inside,
        }  # fmt: skip
