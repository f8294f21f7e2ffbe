"""What has been read of an entry so far, under the rules by which feedparser lets one element follow another."""

from __future__ import annotations

import base64
import binascii
import contextlib
import re

# Bytes of Windows-1252 that were passed on as characters.
_C1 = re.compile("[\x80-\x9f]")
_CP1252 = {
    chr(code): bytes((code,)).decode("cp1252") for code in range(0x80, 0xA0) if code not in (129, 141, 143, 144, 157)
}
# What a text must have in UTF-8 to be mended: such a character, or two that are one encoded twice.
_SIGN = re.compile(rb"\xc2(?:[\x80-\x9f]|(?<=\xc3[\x82-\xb4]\xc2))")


class Record:
    """The values of one entry, or of the feed itself. None is what was not there."""

    __slots__ = ("author", "authors", "contents", "depths", "id", "language", "link", "published", "summary", "tags",
                 "title", "title_language", "updated")  # fmt: skip

    def __init__(self) -> None:
        self.id: str | None = None
        self.link: str | None = None
        self.title: str | None = None
        self.summary: str | None = None
        self.author: str | None = None
        self.authors = 0
        self.published: str | None = None
        self.updated: str | None = None
        self.language: str | None = None
        self.title_language: str | None = None
        self.contents: list[str] = []
        self.tags: list[tuple[str | None, str | None, str | None]] = []
        self.depths: dict[str, int] = {}

    def wins(self, name: str, depth: int) -> bool:
        """Whether an element this deep replaces what was read before: the outermost does, then the last."""
        before = self.depths.get(name)
        if before is not None and depth > before:
            return False
        self.depths[name] = depth
        return True

    def tag(self, term: str | None, scheme: str | None, label: str | None) -> None:
        """One more category, unless it is there already."""
        if (term or scheme or label) and (term, scheme, label) not in self.tags:
            self.tags.append((term, scheme, label))

    def named_tag(self, term: str) -> None:
        """The text of a category: it names the one its attributes began, or is one itself."""
        if self.tags and not self.tags[-1][0]:
            self.tags[-1] = (term, *self.tags[-1][1:])
        else:
            self.tag(term, None, None)


def mended(text: str) -> str:
    """The text with the two common mistakes undone: UTF-8 encoded twice, and Windows-1252 taken for Latin-1."""
    if text.isascii():
        return text
    encoded = text.encode("utf-8", "surrogatepass")  # to look through bytes is far faster
    if b"\xc2" not in encoded or not _SIGN.search(encoded):
        return text
    with contextlib.suppress(UnicodeError):
        text = text.encode("latin-1").decode("utf-8")
    return _C1.sub(lambda found: _CP1252.get(found[0], found[0]), text)


def from_base64(text: str) -> str:
    """The text a base64 element stands for; itself when it is not base64."""
    try:
        return base64.decodebytes(text.encode()).decode()
    except (binascii.Error, UnicodeDecodeError):
        return text
