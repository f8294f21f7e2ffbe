"""What a feed says of itself, before its first entry."""

from __future__ import annotations

import html
import re

SIZE = 20_000  # bytes that are looked at
_FIRST_ENTRY = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]")
_LINK = re.compile(r"<(?:\w+:)?link\s[^>]{1,2000}>")
_ATTRIBUTE = re.compile(r"(rel|href)\s*=\s*[\"']([^\"']{1,2000})[\"']")


def text(body: bytes) -> str:
    """The head of an XML feed that is given as UTF-8."""
    first = _FIRST_ENTRY.search(body[:SIZE])
    return body[: first.start() if first else SIZE].decode("utf-8", "replace")


def links(head: str) -> list[tuple[str, str]]:
    """The relation and the address of every link in a head that has both."""
    told = [dict(_ATTRIBUTE.findall(link)) for link in _LINK.findall(head)]
    return [(link["rel"], html.unescape(link["href"])) for link in told if link.keys() >= {"rel", "href"}]
