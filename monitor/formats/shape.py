"""What both readers of XML feeds make of the same values."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from monitor.text import plain

FORMATS = {"rss090": "RSS 0.90", "rss091n": "RSS 0.91", "rss091u": "RSS 0.91", "rss092": "RSS 0.92",
           "rss093": "RSS 0.93", "rss094": "RSS 0.94", "rss10": "RSS 1.0", "rss20": "RSS 2.0", "rss": "RSS",
           "atom01": "Atom 0.1", "atom02": "Atom 0.2", "atom03": "Atom 0.3", "atom10": "Atom 1.0", "atom": "Atom",
           "cdf": "CDF"}  # fmt: skip


def link_of(link: str, entry_id: str) -> str:
    """The entry's link; a guid that is no address does not become one."""
    return "" if link == entry_id and "://" not in link else link


def text_of(summary: str, contents: Sequence[str], plain: Callable[[str], str] = plain) -> str:
    """All that the feed says of the entry, once: the content, with a summary that adds something before it."""
    short = plain(summary)
    if not contents or (len(contents) == 1 and contents[0] == summary):
        return short
    content = max(map(plain, contents), key=len)
    if not short or short[:80].rstrip("…. ") in content:
        return content or short
    return f"{short} {content}".strip()
