"""Where nothing can be written: the ledger is looked into and copied, and no run pretends to be one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import NOW
from tests.sealed import sealed
from tests.stored import opened, outlet

FEEDS = 'keywords: Chechnya\noutlets: {Outlet: "https://outlet.example/feed"}\n'


@pytest.fixture(params=["kept", "what? #1 at 50%"])
def kept(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A desk's folder with a ledger in it."""
    folder = tmp_path / str(request.param)
    folder.mkdir()
    (folder / "feeds.yaml").write_text(FEEDS, encoding="utf-8")
    with opened(folder / "monitor.sqlite3") as ledger, ledger.transaction() as transaction:
        transaction.sync_feeds((outlet(),), NOW)
    return folder


def test_a_ledger_that_nobody_can_write_to_is_read_as_it_is(kept: Path) -> None:
    shown = sealed(kept, "feeds")
    assert shown.returncode == 0
    assert "Outlet" in shown.stdout


def test_it_is_copied_to_where_there_is_room(kept: Path, tmp_path: Path) -> None:
    assert sealed(kept, "backup", str(tmp_path / "copy.tar")).returncode == 0
    assert (tmp_path / "copy.tar").stat().st_size > 0


def test_a_run_says_what_it_cannot_write(kept: Path) -> None:
    refused = sealed(kept, "run", "--once")
    assert refused.returncode == 1
    assert "cannot be written" in refused.stdout + refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_link_in_such_a_folder_to_a_ledger_in_use_leads_to_all_of_it(kept: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (kept / "monitor.sqlite3").unlink()
    (kept / "monitor.sqlite3").symlink_to(elsewhere / "monitor.sqlite3")
    with opened(elsewhere / "monitor.sqlite3") as ledger:
        with ledger.transaction() as transaction:
            transaction.sync_feeds((outlet(),), NOW)
        shown = sealed(kept, "feeds")
    assert "Outlet" in shown.stdout, shown.stderr
