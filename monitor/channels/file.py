"""The archive: each issue as HTML, text, JSON and mail in a folder of its digest, and a front page of all.

Writing twice changes nothing; the front is made of what lies there, after the issue is written.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import os
import re
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from monitor.channels import shelf
from monitor.model import Delivery, DeliveryState, Destination, Message, Receipt

_UNSAFE = re.compile(r"[^\w.-]+")
_TAKEN = {"templates", shelf.INDEX, shelf.FEED}  # what else lies in the archive
_UNFINISHED, _SURELY_LEFT = ".writing-", 3600.0  # seconds
Letter = Callable[[Message, str], bytes]  # a digest and the id of its delivery, as a mail to keep


def folder_name(subscription: str) -> str:
    """A digest's name as a folder name, its own for every name: it comes from feeds.yaml, never from a feed."""
    plain = _UNSAFE.sub("-", subscription).strip("-.")
    if plain == subscription and plain.lower() not in _TAKEN:
        return plain
    return f"{plain}-{hashlib.blake2b(subscription.encode(), digest_size=3).hexdigest()}".strip("-")


def issue_path(folder: Path, subscription: str, slot: str) -> Path:
    """Where an issue lies, without its suffix: `digests/daily/2026-11-22-0700`."""
    return folder / folder_name(subscription) / slot.replace("T", "-").replace(":", "")


class FileChannel:
    """Writes issues below the folder that is the destination's address."""

    def __init__(self, letter: Letter | None = None) -> None:
        self._letter = letter
        self._writing = threading.Lock()  # two issues at a time would each miss the other on the front page

    def freeze(self, message: Message, destination: Destination, delivery_id: str) -> bytes:  # noqa: ARG002 - the port
        """All files of the issue as one payload."""
        stem = issue_path(Path(), message.subscription, message.slot).as_posix()
        files = {
            f"{stem}.html": message.page or message.html,
            f"{stem}.txt": message.text,
            f"{stem}.json": message.data,
        }
        letters = {}
        if self._letter is not None:
            letters[f"{stem}.eml"] = self._letter(message, delivery_id).decode("latin-1")
        return json.dumps({"files": files, "letters": letters}, ensure_ascii=False).encode()

    async def send(self, delivery: Delivery) -> Receipt:
        """Write each file whole or not at all; a folder that cannot be written is tried again later."""
        try:
            written = await asyncio.to_thread(self._write, Path(delivery.destination.address), delivery.payload)
        except OSError as error:
            name = error.filename or delivery.destination.address
            return Receipt(state=DeliveryState.DEFERRED, detail=f"{name} cannot be written ({error.strerror}).")
        return Receipt(state=DeliveryState.SENT, detail=str(written))

    def _write(self, folder: Path, payload: bytes) -> Path:
        read = json.loads(payload)
        files: dict[str, str] = read.get("files", read)  # payloads from before there were letters are files only
        with self._writing:
            for name, content in read.get("letters", {}).items():
                _write_whole(folder / name, content.encode("latin-1"))
            for name, content in files.items():
                _write_whole(folder / name, content.encode())
            listed = shelf.issues(folder)
            _write_whole(folder / shelf.FEED, shelf.feed(folder, listed).encode())
            _write_whole(folder / shelf.INDEX, shelf.index(listed).encode())
            for swept in {folder, *((folder / name).parent for name in files)}:
                _sweep(swept)
        return folder / next(iter(files))


def _sweep(folder: Path) -> None:
    """Remove what attempts that were stopped left half-written; a young file may be somebody's at work."""
    for left in folder.glob(f"{_UNFINISHED}*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _SURELY_LEFT:
                left.unlink()


def _sync_folder(folder: Path) -> None:
    """A new name is only on the disk when its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_whole(path: Path, content: bytes) -> None:
    """Atomic and on the disk before it is called written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=_UNFINISHED)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
        _sync_folder(path.parent)
    except BaseException:  # a stop too leaves no half file
        Path(temporary).unlink(missing_ok=True)
        raise
