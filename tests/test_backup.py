"""Backups that can be trusted: made while it runs, refused when damaged, put back whole."""

from __future__ import annotations

import json
import signal
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from monitor import service
from monitor.cli import cli
from monitor.config import Config
from monitor.errors import BackupError, LedgerInUse
from monitor.stores import open_ledger
from tests.builders import NOW, item, rss
from tests.cared import FEED, SETTINGS, count, cut, rows, run
from tests.processes import process, running
from tests.servers import Mailbox, Outlets


def test_a_backup_made_while_the_service_writes_is_whole_and_restores(
    tmp_path: Path, served: Outlets, relay: Mailbox
) -> None:
    url = served.say("/gazette", FEED)
    (tmp_path / "feeds.yaml").write_text(SETTINGS.format(url=url, port=relay.port))
    with running(tmp_path) as it:
        it.wait_for(event="delivered", channel="mail")
        assert "Wrote" in process(tmp_path, "backup", "copy.zip").stdout
        it.stops(signal.SIGTERM)
    assert "Every promise is kept" in process(tmp_path, "restore", "--check", "copy.zip").stdout
    assert (tmp_path / "copy.zip").stat().st_mode & 0o077 == 0, "what a desk looks for is nobody else's business"
    assert "is there already" in process(tmp_path, "backup", "copy.zip", code=1).stderr


def test_after_a_restore_nothing_is_sent_until_it_is_released(
    tmp_path: Path, loaded: Config, served: Outlets, relay: Mailbox
) -> None:
    service.backup(loaded, tmp_path / "copy.zip", lambda: NOW)
    served.say("/gazette", rss(item("trial", "A trial in Chechnya")))
    run(loaded, later=timedelta(days=1))
    assert len(relay.raw) == 2
    done = service.restore(loaded, tmp_path / "copy.zip", lambda: NOW + timedelta(days=1))
    assert done.moved_away is not None
    assert done.moved_away.exists()
    assert done.other_config is None
    run(loaded, later=timedelta(days=1, minutes=5))
    assert len(relay.raw) == 2, "yesterday's digest is not sent again"
    assert service.release(loaded, discard=True, now=lambda: NOW + timedelta(days=1)) == (True, 2)
    served.say("/gazette", rss(item("verdict", "A verdict in Chechnya")))
    run(loaded, later=timedelta(days=2))
    assert len(relay.raw) == 3, "the next one is"
    assert service.verify(loaded) == ()


def test_what_was_on_hold_can_be_sent_after_all(tmp_path: Path, loaded: Config, relay: Mailbox) -> None:
    service.backup(loaded, tmp_path / "copy.zip", lambda: NOW)
    service.restore(loaded, tmp_path / "copy.zip", lambda: NOW)
    with rows(loaded) as ledger:
        ledger.execute("UPDATE deliveries SET state = 'deferred', next_attempt_at = '2026-01-01 00:00:00.000000'")
    run(loaded)
    assert len(relay.raw) == 1
    assert service.release(loaded, discard=False) == (True, 2)
    run(loaded)
    assert len(relay.raw) == 2


def test_a_script_hears_of_restore_and_release_in_json(tmp_path: Path, loaded: Config) -> None:
    def told(*arguments: str) -> Any:
        result = CliRunner().invoke(cli, ["--config", str(loaded.path), *arguments, "--json"], catch_exceptions=False)
        return json.loads(result.stdout)

    copy = str(tmp_path / "copy.zip")
    entries = told("backup", copy)["rows"]["entries"]
    assert told("restore", "--check", copy)["backup"]["rows"]["entries"] == entries > 0
    assert told("restore", copy)["ledger"] == str(loaded.ledger)
    assert told("release", "--discard")["was_held"] is True
    assert told("release") == {"was_held": False, "released": 0}


def test_a_restore_under_a_running_monitor_is_refused_and_changes_nothing(tmp_path: Path, loaded: Config) -> None:
    service.backup(loaded, tmp_path / "copy.zip", lambda: NOW)
    ledger = open_ledger(loaded.ledger)
    try:
        with pytest.raises(LedgerInUse):
            service.restore(loaded, tmp_path / "copy.zip")
    finally:
        ledger.close()
    assert count(loaded, "holds") == 0


def test_a_feeds_yaml_that_differs_is_laid_beside(tmp_path: Path, loaded: Config) -> None:
    service.backup(loaded, tmp_path / "copy.zip", lambda: NOW)
    before = loaded.path.read_text()
    loaded.path.write_text(before + "every: 1h\n")
    done = service.restore(loaded, tmp_path / "copy.zip")
    assert done.other_config is not None
    assert done.other_config.read_text() == before
    assert loaded.path.read_text() == before + "every: 1h\n"


def flip(path: Path) -> None:
    """Change a byte in the middle."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0x55
    path.write_bytes(content)


def repack(change: Callable[[dict[str, bytes]], object]) -> Callable[[Path], None]:
    """Change what is inside and pack it again."""

    def again(path: Path) -> None:
        with zipfile.ZipFile(path) as packed:
            files = {name: packed.read(name) for name in packed.namelist()}
        change(files)
        with zipfile.ZipFile(path, "w") as packed:
            for name, content in files.items():
                packed.writestr(name, content)

    return again


def other_ledger(files: dict[str, bytes]) -> None:
    """A ledger of the same size with another content."""
    files["monitor.sqlite3"] = files["monitor.sqlite3"][:-1] + b"!"


DAMAGES: dict[str, Callable[[Path], object]] = {
    "cut": cut,
    "flipped": flip,
    "empty": lambda path: path.write_bytes(b""),
    "no zip": lambda path: path.write_text("Dear diary"),
    "no manifest": repack(lambda files: files.pop("manifest.json")),
    "a manifest of nonsense": repack(lambda files: files.update({"manifest.json": b"[]"})),
    "a manifest of another file": repack(lambda files: files.update({"manifest.json": b'{"made": "now"}'})),
    "no ledger": repack(lambda files: files.pop("monitor.sqlite3")),
    "another ledger": repack(other_ledger),
    "a longer ledger": repack(lambda files: files.update({"monitor.sqlite3": files["monitor.sqlite3"] + b"!"})),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_backup_is_refused_and_nothing_is_changed(tmp_path: Path, loaded: Config, damage: str) -> None:
    source = tmp_path / "copy.zip"
    service.backup(loaded, source, lambda: NOW)
    DAMAGES[damage](source)
    before = loaded.ledger.read_bytes()
    with pytest.raises(BackupError, match=r"copy\.zip"):
        service.check_backup(source)
    with pytest.raises(BackupError, match=r"copy\.zip"):
        service.restore(loaded, source)
    assert loaded.ledger.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_backup_of_a_ledger_with_broken_promises_is_not_put_in_place(tmp_path: Path, loaded: Config) -> None:
    with rows(loaded) as ledger:
        ledger.execute("UPDATE versions SET title = 'Another headline'")
    service.backup(loaded, tmp_path / "copy.zip", lambda: NOW)
    assert [breach.promise for breach in service.check_backup(tmp_path / "copy.zip")[1]]
    with pytest.raises(BackupError, match="promises are broken"):
        service.restore(loaded, tmp_path / "copy.zip")
