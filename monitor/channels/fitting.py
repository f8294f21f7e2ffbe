"""A long text made to fit a short message: cut between paragraphs, never silently."""

from __future__ import annotations

import re

_MENTION = re.compile(r"(?<![\w/])@(?=\w)|@(?=(?:everyone|here|channel|all)\b)|(?<=<)(?=[!@#&])", re.IGNORECASE)
_SHORTEST = 40


def length(text: str) -> int:
    """How long services count a text at most: in UTF-16 units, where an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def fitted(text: str, limit: int) -> str:
    """As many paragraphs from the first on as fit, and a line that counts the others."""
    if length(text) <= limit:
        return text
    paragraphs = [part for part in text.split("\n\n") if part.strip()]
    for kept in range(len(paragraphs) - 1, 0, -1):
        shown = "\n\n".join([*paragraphs[:kept], f"… {len(paragraphs) - kept} more in the archive"])
        if length(shown) <= limit:
            return shown
    more = f" … {len(paragraphs) - 1} more in the archive" if len(paragraphs) > 1 else ""
    return (
        _cut(paragraphs[0] if paragraphs else "", limit - length(more)) + more
        if limit >= _SHORTEST
        else _cut(text, limit)
    )


def _cut(text: str, limit: int) -> str:
    """The beginning of a text, to the last whole word when there is one near."""
    if length(text) <= limit:
        return text
    begun = text.encode("utf-16-le", "surrogatepass")[: max(limit - 1, 0) * 2].decode("utf-16-le", "ignore")
    head, _, tail = begun.rpartition(" ")
    return (head if head and len(tail) < 30 else begun) + "…"


def without_mentions(text: str) -> str:
    """A headline must not call everybody in the room: an invisible space parts the sign from the name."""
    return _MENTION.sub(lambda found: found[0] + "\u200b", text)
