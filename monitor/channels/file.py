"""The archive: each issue as HTML, text and JSON in a folder of its digest. Writing twice changes nothing."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import re
import tempfile
from pathlib import Path

from monitor.model import Delivery, DeliveryState, Destination, Message, Receipt

_UNSAFE = re.compile(r"[^\w.-]+")


def folder_name(subscription: str) -> str:
    """A digest's name as a folder name, its own for every name: it comes from feeds.yaml, never from a feed."""
    plain = _UNSAFE.sub("-", subscription).strip("-.")
    if plain == subscription:
        return plain
    return f"{plain}-{hashlib.blake2b(subscription.encode(), digest_size=3).hexdigest()}".strip("-")


def issue_path(folder: Path, subscription: str, slot: str) -> Path:
    """Where an issue lies, without its suffix: `digests/daily/2026-11-22-0700`."""
    return folder / folder_name(subscription) / slot.replace("T", "-").replace(":", "")


class FileChannel:
    """Writes issues below the folder that is the destination's address."""

    def freeze(self, message: Message, destination: Destination, delivery_id: str) -> bytes:  # noqa: ARG002 - the port
        """The three files as one payload."""
        stem = issue_path(Path(), message.subscription, message.slot).as_posix()
        files = {
            f"{stem}.html": message.page or message.html,
            f"{stem}.txt": message.text,
            f"{stem}.json": message.data,
        }
        return json.dumps(files, ensure_ascii=False).encode()

    async def send(self, delivery: Delivery) -> Receipt:
        """Write each file whole or not at all; a folder that cannot be written is tried again later."""
        try:
            written = await asyncio.to_thread(_write, Path(delivery.destination.address), delivery.payload)
        except OSError as error:
            name = error.filename or delivery.destination.address
            return Receipt(state=DeliveryState.DEFERRED, detail=f"{name} cannot be written ({error.strerror}).")
        return Receipt(state=DeliveryState.SENT, detail=str(written))


def _write(folder: Path, payload: bytes) -> Path:
    files: dict[str, str] = json.loads(payload)
    for name, content in files.items():
        _write_whole(folder / name, content.encode())
    return folder / next(iter(files))


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
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
        _sync_folder(path.parent)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
