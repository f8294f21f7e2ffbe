"""What a document is, by what it begins with: content types lie. Documents come as UTF-8."""

from __future__ import annotations

import re

from monitor.text import cut, plain

_FEED_ROOT = re.compile(rb"<(?:[a-z]+:)?(?:rss|feed|rdf)[\s>]|<channel[\s>]", re.IGNORECASE)
_PAGE_ROOTS = {b"html", b"head", b"body", b"title", b"meta", b"br", b"b", b"div", b"p", b"script", b"center"}
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_ROOT = re.compile(rb"<([a-zA-Z_][\w:.-]*)")
_HEAD = 4096


def kind(body: bytes) -> str:
    """`empty`, `json`, `html`, `xml` or `other`. Junk before the first tag does not hide a feed."""
    text = body.lstrip()
    if not text:
        return "empty"
    if text[:1] in (b"{", b"["):
        return "json"
    head = text[:_HEAD]
    if _FEED_ROOT.search(head):
        return "xml"  # even below an HTML doctype: some feeds begin so
    root = _ROOT.search(head)
    if _HTML.search(head) and (root is None or root[1].lower() in _PAGE_ROOTS):
        return "html"
    return "xml" if head[:1] == b"<" else "other"


def describe(body: bytes) -> str:
    """One sentence about a document that is neither feed nor page."""
    text = body.lstrip()
    root = _ROOT.search(text[:_HEAD]) if text[:1] == b"<" else None
    if root:
        return f"The document is XML, but not a feed: its first element is <{root[1].decode()}>."
    if text[:4] == b"%PDF":
        return "The address gives a PDF file, not a feed."
    start = cut(plain(text[:80].decode("utf-8", "replace")), 40)
    return f"The document is not a feed; it begins with “{start}”." if start else "The document has no element in it."
