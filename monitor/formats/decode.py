"""The encoding of a document: byte order mark, valid UTF-8, HTTP, XML declaration, in this order.

What outlets declare is often wrong; valid UTF-8 never is by accident.
"""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The sign < in encodings of two and four bytes, for documents without a mark.
_BARE = ((b"<\0\0\0", "utf-32-le"), (b"\0\0\0<", "utf-32-be"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
# What publishers name, and what they mean.
_ALIASES = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
            "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "ks_c_5601-1987": "cp949",
            "euc-kr": "cp949", "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874"}  # fmt: skip
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_DECLARATION = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)[\"']", re.IGNORECASE)


def to_utf8(body: bytes, content_type: str) -> bytes:
    """The document as UTF-8 without byte order mark; what cannot be decoded becomes U+FFFD."""
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return _encode(body.decode(encoding, "replace"))
    for start, encoding in _BARE:
        if body.startswith(start):
            return _encode(body.decode(encoding, "replace"))
    if _is_utf8(body):
        return body
    declared = _CHARSET.search(content_type)
    inside = _DECLARATION.search(body[:1024])
    names = [declared[1] if declared else "", inside[1].decode("ascii", "replace") if inside else ""]
    known = [codec for name in names if (codec := _codec(name)) is not None]
    for codec in known:
        try:
            return _encode(body.decode(codec))
        except (UnicodeError, ValueError):
            continue
    return _encode(body.decode(_last_resort(body, known), "replace"))


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _is_utf8(body: bytes) -> bool:
    """Valid UTF-8, and not one of the seven-bit encodings that look like ASCII."""
    if body.isascii():
        escapes = b"\x1b" in body and (b"\x1b$" in body or b"\x1b(" in body)
        return not escapes and b"\x00" not in body[:64]
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\x00" not in body[:64]


def _codec(name: str) -> str | None:
    """A codec that can read text, by the name a publisher uses; None for an unknown one."""
    wanted = _ALIASES.get(name.lower(), name.lower())
    try:
        found = codecs.lookup(wanted)
    except (LookupError, ValueError):
        return None
    return found.name if found._is_text_encoding and found.name != "utf-7" else None  # noqa: SLF001 - no public face


def _last_resort(body: bytes, known: list[str]) -> str:
    """UTF-8 when most of it is (a feed cut inside a letter), else what was declared if it fits, else a guess."""
    sample = body[:200_000]
    high = sum(byte > 127 for byte in sample)
    for codec in ["utf-8", *known]:
        if sample.decode(codec, "replace").count("\ufffd") * 10 < high:
            return codec
    return "cp1251" if _looks_cyrillic(sample) else "cp1252"


def _looks_cyrillic(sample: bytes) -> bool:
    """Runs of bytes that windows-1251 has its letters at: Western texts have such bytes one by one."""
    letters = sum(byte >= 0xC0 for byte in sample)
    return sum(len(run) for run in re.findall(rb"[\xc0-\xff\xa8\xb8]{3,}", sample)) * 2 > letters > 0
