"""Cheap repairs of XML that is almost well-formed: what is wrong in most of the broken feeds there are."""

from __future__ import annotations

import html.entities
import re
from xml.parsers import expat
from xml.sax.saxutils import escape

from monitor.formats.fast.state import Unsure

BEFORE = "there was something before its first tag; it is ignored"
AFTER = "there was something after its last tag; it is ignored"
CUT = "it ends in the middle; it is read as far as it goes"
_PREFIXES = "prefixes without a declaration were read as they are written"
_AMPERSANDS = "a bare & was read as an ampersand"
_ENTITIES = "HTML entities were read as the characters they stand for"
_CONTROLS = "characters that XML forbids were read as spaces"

_FIRST_TAG = re.compile(rb"<\w")
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*>")
# With nothing in it but names for lists of entities, which nobody fetches.
_LISTING_DOCTYPE = re.compile(rb"<!DOCTYPE\s[^<>\[]*\[\s*(?:<!ENTITY\s+%\s[^<>\[\]]*>\s*|%[\w.-]+;\s*)*\]\s*>")
_START = re.compile(rb"<\?xml\s|<(?:[A-Za-z][\w.-]*:)?(?:rss|feed|RDF)[\s>]")
# Whole CDATA sections and comments are matched too, so that nothing in them is; an unclosed one ends the search.
# References that are surely right are left out.
_REFERENCE = re.compile(
    rb"<!\[CDATA\[(?:[^\]]++|\](?!\]>))*+(?:\]\]>)?|<!--.*?(?:-->|\Z)"
    rb"|&(?!(?:amp|lt|gt|quot|apos|#(?:[3-9][0-9]|[1-9][0-9]{2,3}|[1-4][0-9]{4}));)(?:#(?P<number>[0-9]{1,8}|[xX][0-9a-fA-F]{1,7});|(?P<name>[A-Za-z][A-Za-z0-9]{0,31});)?",
    re.DOTALL,
)
_ROOT = re.compile(rb"<(?:[A-Za-z][\w.-]*:)?(?:rss|feed|RDF)(?=[\s>])")
_PREFIX = re.compile(rb"</?([A-Za-z_][\w.-]*):")
_DECLARED = re.compile(rb"\sxmlns:([\w.-]+)\s*=")
_MOST_PREFIXES = 50
_LAST_TAG = re.compile(rb"(?:</)?[\w:.-]+\s*>\s*")
_CODES = expat.errors.codes
UNCLOSED_SECTION = _CODES[expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION]
_AT_THE_END = (
    UNCLOSED_SECTION,
    _CODES[expat.errors.XML_ERROR_NO_ELEMENTS],
    _CODES[expat.errors.XML_ERROR_UNCLOSED_TOKEN],
)
_MISMATCH = _CODES[expat.errors.XML_ERROR_TAG_MISMATCH]
_FORBIDDEN = bytes(code for code in range(32) if code not in (9, 10, 13))
_TO_SPACES = bytes.maketrans(_FORBIDDEN, b" " * len(_FORBIDDEN))
_NONCHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")


def without_doctype(body: bytes) -> tuple[bytes, bool]:
    """The document without its document type, and whether that was Netscape's for RSS 0.91."""
    first = _FIRST_TAG.search(body)
    head = body[: first.start()] if first else body
    declared = _COMMENT.sub(b"", head)
    if b"<!ENTITY" in declared:
        head, declared = _LISTING_DOCTYPE.sub(b"", head), _LISTING_DOCTYPE.sub(b"", declared)
        body = head + body[first.start() if first else len(body) :]
    if b"<!DOCTYPE" not in declared and b"<!ENTITY" not in declared:
        return body, False
    if b"<!ENTITY" in declared or b"[" in declared:
        raise Unsure("a document type with declarations")
    found = _DOCTYPE.findall(declared)
    return _DOCTYPE.sub(b"", head) + body[len(head) :], bool(found) and b"netscape" in found[0].lower()


def without_junk_before(body: bytes) -> tuple[bytes, list[str]]:
    """The document from its declaration or its root element on."""
    found = _START.search(body)
    return (body[found.start() :], [BEFORE]) if found and found.start() else (body, [])


def well_formed(body: bytes) -> tuple[bytes, list[str]]:
    """The document with its characters and references in order, and what had to be done for it."""
    spaced = body.translate(_TO_SPACES)
    for character in _NONCHARACTERS:
        spaced = spaced.replace(character, b" ")
    seen = {_CONTROLS} if spaced != body else set[str]()
    whole = _REFERENCE.sub(lambda found: _reference(found, seen), spaced)
    return whole, sorted(seen)


def with_prefixes(body: bytes) -> tuple[bytes, list[str]]:
    """The document with a declaration for every prefix of an element that has none anywhere."""
    root, missing = _ROOT.search(body), set(_PREFIX.findall(body)) - set(_DECLARED.findall(body))
    if root is None or not 0 < len(missing) <= _MOST_PREFIXES:
        return body, []
    declarations = b"".join(b' xmlns:%s="undeclared:%s"' % (prefix, prefix) for prefix in sorted(missing))
    return body[: root.end()] + declarations + body[root.end() :], [_PREFIXES]


def is_cut(code: int, rest: bytes) -> bool:
    """Whether an error of expat, with what stands from there on, says no more than that the end is missing."""
    return code in _AT_THE_END or (code == _MISMATCH and _LAST_TAG.fullmatch(rest) is not None)


def _reference(found: re.Match[bytes], seen: set[str]) -> bytes:
    if found[0][:1] == b"<":
        return found[0]
    if found["number"]:
        return _numbered(found["number"].lower(), seen)
    meant = html.entities.html5.get(f"{found['name'].decode()};") if found["name"] else None
    seen.add(_ENTITIES if meant else _AMPERSANDS)
    return escape(meant).encode() if meant else b"&amp;" + found[0][1:]


def _numbered(number: bytes, seen: set[str]) -> bytes:
    code = int(number[1:], 16) if number[:1] == b"x" else int(number)
    if code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code <= 0x10FFFF:
        return b"&#%d;" % code
    seen.add(_CONTROLS)
    return b" " if code < 0x20 or code in (0xFFFE, 0xFFFF) else "\N{REPLACEMENT CHARACTER}".encode()
