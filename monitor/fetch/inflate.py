"""A body from the wire: bounded while it is read and unpacked, not after."""

from __future__ import annotations

import zlib
from typing import Any

from monitor.fetch.diagnosis import Refused
from monitor.model import Failure

_GZIP = b"\x1f\x8b"
_MAX_MEMBERS = 100


class Inflater:
    """Collects a body that is gzip by its first bytes (announced or not) or plain, within a size limit."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._parts: list[bytes] = []
        self._size = 0
        self._head = b""
        self._gzip: Any = None  # zlib's decompressor has no public type
        self._members = 0
        self._plain = False

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes from the wire."""
        if self._gzip is None and not self._plain:
            self._head += chunk
            if len(self._head) < len(_GZIP):
                return
            chunk, self._head = self._head, b""
            self._plain = not chunk.startswith(_GZIP)
            if not self._plain:
                self._next_member()
        self._keep(self._inflate(chunk) if self._gzip else chunk)

    def _inflate(self, chunk: bytes) -> bytes:
        """One step, never more than one byte over the limit. A body may be several gzip members in a row."""
        inflated = b""
        while chunk:
            if self._gzip.eof and chunk.startswith(_GZIP):
                self._next_member()
            room = self._limit - self._size - len(inflated) + 1
            if room < 1:  # zero would mean without limit
                break
            try:
                inflated += self._gzip.decompress(chunk, room)
            except zlib.error as error:
                raise Refused(Failure.ENCODING, f"The compressed answer is damaged ({error}).") from None
            rest = self._gzip.unused_data
            chunk = rest if rest.startswith(_GZIP) else b""
        return inflated

    def _next_member(self) -> None:
        self._members += 1
        if self._members > _MAX_MEMBERS:
            raise Refused(Failure.ENCODING, "The compressed answer has too many parts.")
        self._gzip = zlib.decompressobj(zlib.MAX_WBITS | 16)

    def _keep(self, part: bytes) -> None:
        self._size += len(part)
        if self._size > self._limit:
            raise too_large(self._limit)
        self._parts.append(part)

    @property
    def so_far(self) -> bytes:
        """What came until now."""
        return b"".join(self._parts) + self._head

    def finish(self) -> bytes:
        """The whole body."""
        if self._gzip is not None and not self._gzip.eof:
            raise Refused(Failure.ENCODING, "The compressed answer ends too early.")
        return self.so_far


def too_large(limit: int) -> Refused:
    """What is said of a body over its limit."""
    return Refused(Failure.TOO_LARGE, f"The answer is larger than {limit // 2**20} MB; it is not read.")
