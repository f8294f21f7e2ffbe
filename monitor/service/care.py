"""Care of the ledger: backups, restoring them, looking whether all promises are kept, forgetting what is old."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from monitor import __version__
from monitor.config import Config
from monitor.errors import BackupError
from monitor.model import Breach
from monitor.service.asking import reading
from monitor.service.clock import Clock, utc_now
from monitor.stores import Ledger, copy, lock_ledger, open_beside, open_ledger, row_counts

LEDGER, CONFIG, MANIFEST = "monitor.sqlite3", "feeds.yaml", "manifest.json"
_LARGEST_CONFIG, _PIECE = 50 * 2**20, 2**20
BATCH, BATCHES, PAUSE = 200, 500, 0.05  # rows at once, batches in one night, seconds in which others get their turn
QUIET_HOURS = range(2, 5)
_PAGES = 20_000  # given back in one night
GIVEN_UP = "Given up by hand: it was waiting when a backup was restored."


@dataclass(frozen=True, kw_only=True, slots=True)
class Backup:
    """What a backup holds: its manifest, checked."""

    made: datetime
    version: str
    rows: Mapping[str, int]
    size: int  # of the ledger, in bytes


# --- backup -----------------------------------------------------------------------------------------------


def backup(config: Config, target: Path, now: Clock = utc_now) -> Backup:
    """Write the ledger as it is at this instant and feeds.yaml into one file, with their hashes; in use or not."""
    if target.exists():
        raise BackupError(f"{target} is there already; it is not replaced.")
    try:
        with tempfile.TemporaryDirectory(prefix=".backup-", dir=target.absolute().parent) as folder:
            taken = Path(folder) / LEDGER
            copy(config.ledger, taken)
            made = Backup(made=now(), version=__version__, rows=row_counts(taken), size=taken.stat().st_size)
            _pack(Path(folder) / "packed", {LEDGER: taken, CONFIG: config.path}, made)
            (Path(folder) / "packed").rename(target)
    except OSError as error:
        raise BackupError(f"{target} cannot be written ({error.strerror or error}).") from error
    return made


def _pack(target: Path, files: Mapping[str, Path], made: Backup) -> None:
    manifest = {
        "made": made.made.isoformat(),
        "monitor": made.version,
        "rows": dict(made.rows),
        "files": {name: {"sha256": _hash(path), "bytes": path.stat().st_size} for name, path in files.items()},
    }
    with target.open("wb") as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr(MANIFEST, json.dumps(manifest, indent=1))
            for name, path in files.items():
                packed.write(path, name)
        out.flush()
        os.fsync(out.fileno())
    target.chmod(0o600)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


# --- restore ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Restored:
    """What restoring did: where the ledger is, what stood there before, and a feeds.yaml that differs."""

    backup: Backup
    ledger: Path
    moved_away: Path | None
    other_config: Path | None


def check_backup(source: Path) -> tuple[Backup, tuple[Breach, ...]]:
    """Whether a backup is whole and keeps the promises; nothing is changed."""
    with _unpacked(source, source.absolute().parent) as (folder, found):
        return found, _broken_in(folder / LEDGER)


def restore(config: Config, source: Path, now: Clock = utc_now) -> Restored:
    """Put the ledger of a backup in place; what stood there is moved aside, and nothing is sent until `release`."""
    config.ledger.parent.mkdir(parents=True, exist_ok=True)
    with _unpacked(source, config.ledger.parent) as (folder, found):
        _refuse_broken(source, folder / LEDGER, now())
        moved = _move_away(config.ledger, now())
        (folder / LEDGER).rename(config.ledger)
        other = _keep_other_config(config.path, folder / CONFIG)
    return Restored(backup=found, ledger=config.ledger, moved_away=moved, other_config=other)


@contextmanager
def _unpacked(source: Path, beside: Path) -> Iterator[tuple[Path, Backup]]:
    """The files of a backup in a folder of their own, each of them what the manifest says."""
    try:
        with tempfile.TemporaryDirectory(prefix=".restore-", dir=beside) as folder, zipfile.ZipFile(source) as packed:
            manifest = _manifest(source, packed)
            for name in (LEDGER, CONFIG):
                _take_out(source, packed, name, manifest["files"][name], Path(folder))
            yield Path(folder), _backup_of(manifest)
    except (OSError, zipfile.BadZipFile) as error:
        raise BackupError(f"{source} cannot be used ({error}).") from error


def _manifest(source: Path, packed: zipfile.ZipFile) -> dict[str, Any]:
    try:
        manifest = json.loads(packed.read(MANIFEST))
        _backup_of(manifest)
        for name in (LEDGER, CONFIG):
            entry = manifest["files"][name]
            if entry["bytes"] != packed.getinfo(name).file_size:
                raise BackupError(f"{source} is damaged: {name} has another size than the manifest says.")
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BackupError(f"{source} is no backup of Monitor, or damaged (no manifest that can be read).") from error
    return manifest  # type: ignore[no-any-return]  # JSON, and checked above


def _backup_of(manifest: Mapping[str, Any]) -> Backup:
    return Backup(
        made=datetime.fromisoformat(manifest["made"]),
        version=str(manifest["monitor"]),
        rows={str(name): int(count) for name, count in manifest["rows"].items()},
        size=int(manifest["files"][LEDGER]["bytes"]),
    )


def _take_out(source: Path, packed: zipfile.ZipFile, name: str, entry: Mapping[str, Any], folder: Path) -> None:
    """Write one file of a backup, at most as long as it says, and compare its hash."""
    digest, left = hashlib.sha256(), int(entry["bytes"])
    try:
        with packed.open(name) as inside, (folder / name).open("wb") as out:
            while piece := inside.read(min(_PIECE, left + 1)):
                left -= len(piece)
                if left < 0:
                    break
                digest.update(piece)
                out.write(piece)
    except (zipfile.BadZipFile, EOFError, OSError, ValueError) as error:
        raise BackupError(f"{source} is damaged: {name} cannot be unpacked ({error}).") from error
    if left or digest.hexdigest() != entry["sha256"]:
        raise BackupError(f"{source} is damaged: {name} is not what was backed up (its hash differs).")


def _broken_in(path: Path, hold_at: datetime | None = None) -> tuple[Breach, ...]:
    """What is broken in an unpacked ledger; it is brought up to date first, and its outbox put on hold."""
    ledger = open_ledger(path)
    try:
        with ledger.transaction() as transaction:
            if hold_at is not None:
                transaction.hold_outbox(hold_at)
            return transaction.breaches()
    finally:
        ledger.close()


def _refuse_broken(source: Path, path: Path, now: datetime) -> None:
    broken = _broken_in(path, hold_at=now)
    if broken:
        raise BackupError(
            f"{source} holds a ledger in which promises are broken, the first: {broken[0].promise} "
            "Nothing was changed; `monitor restore --check` lists them."
        )


def _move_away(ledger: Path, now: datetime) -> Path | None:
    """Whatever stands where the ledger goes gets another name; LedgerInUse when a monitor runs on it."""
    lock = lock_ledger(ledger)
    try:
        if not ledger.exists():
            return None
        aside = ledger.with_name(f"{ledger.name}.before-{now:%Y%m%dT%H%M%S}")
        for rest in ("-wal", "-shm", ""):
            part = Path(f"{ledger}{rest}")
            if part.exists():
                part.rename(f"{aside}{rest}")
        return aside
    finally:
        lock.release()


def _keep_other_config(path: Path, backed_up: Path) -> Path | None:
    """feeds.yaml is the user's: the backup's is laid beside it when it differs, or in place when there is none."""
    if path.exists() and path.read_bytes() == backed_up.read_bytes():
        return None
    target = path.with_name(f"{path.name}.from-backup") if path.exists() else path
    shutil.copyfile(backed_up, target)
    return target


def release(config: Config, *, discard: bool, now: Clock = utc_now) -> tuple[bool, int]:
    """Let the outbox go, or give up what waits in it: whether it was on hold, and how many deliveries wait or were
    given up.
    """
    ledger = open_beside(config.ledger)
    try:
        with ledger.transaction() as transaction:
            held = transaction.held_since() is not None
            waiting = transaction.give_up_waiting(GIVEN_UP, now()) if discard else len(transaction.open_deliveries())
            transaction.release_outbox()
            return held, waiting
    finally:
        ledger.close()


# --- verify -----------------------------------------------------------------------------------------------


def verify(config: Config) -> tuple[Breach, ...]:
    """Every promise that does not hold in the ledger; it may be in use."""
    with reading(config) as ledger, ledger.transaction() as transaction:
        return transaction.breaches()


# --- tidying ----------------------------------------------------------------------------------------------


def is_quiet(now: datetime, zone: str) -> bool:
    """Whether it is the time of day in which nobody waits for a digest."""
    return now.astimezone(ZoneInfo(zone)).hour in QUIET_HOURS


async def tidy(ledger: Ledger, keep: timedelta, now: datetime, batches: int = BATCHES) -> int:
    """Forget what is older than `keep`, a little at a time, and give its space back; how many rows it was."""
    forgotten = 0
    for _ in range(batches):
        count = await ledger.run(lambda transaction: transaction.forget(now, keep, BATCH))
        forgotten += count
        if not count:
            break
        await asyncio.sleep(PAUSE)
    await asyncio.to_thread(ledger.give_back_space, _PAGES)
    return forgotten
