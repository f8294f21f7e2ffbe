"""The doctor names what is wrong, and what to do about it: each fault is planted for real."""

from __future__ import annotations

import asyncio
import resource
import socket
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from monitor import config, service
from monitor.model import Checkup, Verdict
from monitor.screen import Screen
from monitor.service import examining
from monitor.stores import open_ledger
from tests.builders import empty_ledger, item, rss
from tests.processes import ENVIRONMENT, command
from tests.servers import Mailbox, Outlets, closed_port, scripted_relay

FEED = rss(item("arrest", "Arrests in Chechnya"))
NOW = service.utc_now


@dataclass
class Desk:
    """An installation that is well, until something is planted."""

    folder: Path
    feed: str
    mail: int
    environment: dict[str, str]

    @property
    def ledger(self) -> Path:
        return self.folder / "monitor.sqlite3"

    def write(self, more: str = "", *, smtp: str = "security: none", at: str = "digest") -> None:
        """feeds.yaml as it should be, and more."""
        (self.folder / "feeds.yaml").write_text(
            f"keywords: [Chechnya]\noutlets:\n  Gazette: {self.feed}\n{at}: {{to: editor@example.org}}\n"
            f"smtp: {{host: 127.0.0.1, port: {self.mail}, from: m@example.org, {smtp}}}\n"
            f"network: {{allow_private: [127.0.0.0/8]}}\n{more}\n"
        )

    def sql(self, statement: str) -> None:
        """Change the ledger behind its back."""
        with closing(sqlite3.connect(self.ledger, isolation_level=None)) as rows:
            rows.execute(statement)

    def checkups(self) -> tuple[Checkup, ...]:
        """What the doctor finds."""
        return service.doctor(lambda: config.load(self.folder / "feeds.yaml", self.environment), NOW)


@pytest.fixture
def desk(tmp_path: Path, served: Outlets, relay: Mailbox) -> Desk:
    """A desk whose service ran a minute ago."""
    made = Desk(tmp_path, served.say("/gazette", FEED), relay.port, {})
    made.write()
    made.ledger.write_bytes(empty_ledger())
    asyncio.run(service.run_once(config.load(tmp_path / "feeds.yaml", {}), Screen(quiet=True)))
    return made


def faults(found: tuple[Checkup, ...]) -> list[Checkup]:
    """Only what is wrong."""
    return [checkup for checkup in found if checkup.verdict is Verdict.FAULT]


def ago(days: float) -> str:
    """A moment as the ledger writes it."""
    return f"{datetime.now() - timedelta(days=days):%Y-%m-%d %H:%M:%S}.000000"  # noqa: DTZ005 - only days count


# --- one planted fault each: what is said of it -----------------------------------------------------------


def cut(desk: Desk) -> None:
    desk.ledger.write_bytes(desk.ledger.read_bytes()[:9000])


def damage(desk: Desk) -> None:
    content = bytearray(desk.ledger.read_bytes())
    for page in range(4, 12):
        content[4096 * page : 4096 * page + 200] = b"\x55" * 200
    desk.ledger.write_bytes(content)


def delete(desk: Desk) -> None:
    for path in desk.folder.glob("monitor.sqlite3*"):
        if path.suffix != ".lock":
            path.unlink()


def file_for_folder(desk: Desk) -> None:
    (desk.folder / "issues").write_text("in the way")
    desk.write("archive: issues")


def open_password(desk: Desk) -> None:
    (desk.folder / "secret").write_text("sesame")
    (desk.folder / "secret").chmod(0o644)
    desk.write(smtp="security: none, user: desk, password_file: secret")


def no_password_file(desk: Desk) -> None:
    desk.write(smtp="user: desk, password_file: secret")


def lock_in_the_way(desk: Desk) -> None:
    lock = desk.folder / "monitor.sqlite3.lock"
    lock.unlink()
    lock.mkdir()


def waiting(desk: Desk) -> None:
    desk.sql("UPDATE deliveries SET state = 'deferred', next_attempt_at = '2026-01-01 00:00:00'")
    desk.sql("UPDATE deliveries SET created_at = next_attempt_at")


def proxy_down(desk: Desk) -> None:
    feed = f"{{feed: '{desk.feed}', proxy: 'socks5://127.0.0.1:{closed_port()}'}}"
    text = (desk.folder / "feeds.yaml").read_text()
    (desk.folder / "feeds.yaml").write_text(text.replace(f"Gazette: {desk.feed}", f"Gazette: {feed}"))


def mail_down(desk: Desk) -> None:
    desk.mail = closed_port()
    desk.write()


def asleep(desk: Desk) -> None:
    for column, table in (("at", "polls"), ("last_poll_at", "feeds"), ("composed_at", "digests")):
        desk.sql(f"UPDATE {table} SET {column} = '{ago(3)}'")  # noqa: S608 - our own names


PLANTED: dict[str, tuple[Callable[[Desk], object], str, str]] = {
    "no file": (lambda d: (d.folder / "feeds.yaml").unlink(), "feeds.yaml", "cannot be read"),
    "a mistake": (lambda d: d.write("evry: 3m"), "feeds.yaml", "did you mean every"),
    "a file of nothing": (lambda d: (d.folder / "feeds.yaml").write_text(""), "feeds.yaml", "empty"),
    "a variable not set": (lambda d: d.write(smtp="user: u, password: '${NOT_SET}'"), "feeds.yaml", "NOT_SET"),
    "no password file": (no_password_file, "feeds.yaml", "cannot be read"),
    "a password for all to read": (open_password, "password file", "chmod 600"),
    "an archive that is a file": (file_for_folder, "archive", "in the way"),
    "a ledger below a file": (lambda d: d.write("ledger: feeds.yaml/monitor.sqlite3"), "ledger folder", "in the way"),
    "a ledger cut off": (cut, "ledger", "was cut off"),
    "a ledger that is none": (lambda d: d.ledger.write_text("Dear diary " * 99), "ledger", "no ledger"),
    "a damaged ledger": (damage, "ledger", "damaged"),
    "a deleted ledger": (delete, "ledger", "is gone"),
    "a newer ledger": (lambda d: d.sql("UPDATE alembic_version SET version_num = '9999'"), "ledger", "newer Monitor"),
    "an older ledger": (lambda d: d.sql("UPDATE alembic_version SET version_num = '0000'"), "ledger", "older version"),
    "a lock in the way": (lock_in_the_way, "lock", "remove it"),
    "a clock set back": (lambda d: d.sql("UPDATE polls SET at = '2099-01-01 00:00:00'"), "clock", "Set the clock"),
    "a service asleep": (asleep, "visits", "Start the service"),
    "an outbox on hold": (
        lambda d: d.sql("INSERT INTO holds VALUES ('outbox', '2026-11-22 08:00:00')"), "outbox", "monitor release"),
    "mail that waits": (waiting, "outbox", "waits since"),
    "mail given up": (
        lambda d: d.sql("UPDATE deliveries SET state = 'failed', next_attempt_at = NULL"), "outbox", "given up"),
    "a proxy that is down": (proxy_down, "proxy", "cannot be reached"),
    "a mail server that is down": (mail_down, "mail", "Nothing was sent"),
    "a mail server without TLS": (lambda d: d.write(smtp="security: starttls"), "mail", "STARTTLS"),
}  # fmt: skip


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_fault_is_named_with_its_remedy(desk: Desk, planted: str) -> None:
    plant, what, said = PLANTED[planted]
    plant(desk)
    found = [checkup for checkup in faults(desk.checkups()) if checkup.what == what]
    assert found, f"the doctor did not see {planted}"
    assert said.lower() in f"{found[0].sentence} {found[0].step}".lower()
    assert all(checkup.step for checkup in found)


def test_an_installation_that_is_well_has_no_fault(desk: Desk) -> None:
    found = desk.checkups()
    assert faults(found) == []
    assert {"Monitor", "SQLite", "expat", "certificates", "feeds.yaml", "time zones", "clock", "disk", "ledger",
            "mail", "feeds"} <= {checkup.what for checkup in found}  # fmt: skip
    assert all(checkup.step for checkup in found if checkup.verdict is not Verdict.GOOD)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ({"GREETING": "554 go away"}, "554"),
        ({"MAIL": "550 not you"}, "not you"),
        ({"RCPT": "550 no such editor"}, "no such editor"),
        ({"RCPT": "450 later"}, "later"),
        ({"EHLO": "", "HELO": ""}, "could not be used"),
    ],
    ids=["greeting", "sender", "recipient", "later", "hang-up"],
)
def test_a_mail_server_that_refuses_is_named_and_nothing_is_sent(desk: Desk, script: dict[str, str], said: str) -> None:
    with scripted_relay(**script) as relay:
        desk.mail = relay.port
        desk.write()
        found = [checkup for checkup in faults(desk.checkups()) if checkup.what == "mail"]
        assert relay.raw == []
    assert said in found[0].sentence


def test_a_failing_feed_is_named_with_its_next_step(desk: Desk) -> None:
    desk.sql(
        "UPDATE feeds SET failures = 3, failure = 'not-found', sentence = 'There is nothing at this address (404).'"
    )
    found = [checkup for checkup in desk.checkups() if checkup.what == "feed"]
    assert "Gazette: There is nothing" in found[0].sentence
    assert found[0].step


def test_a_running_service_is_seen_and_its_pages_are_not_taken_for_a_stranger(desk: Desk) -> None:
    with held(desk), taken() as port:
        desk.write(f"http: {port}")
        found = desk.checkups()
    assert faults(found) == []
    assert any("is running" in checkup.sentence for checkup in found)


def test_a_port_that_a_stranger_has_is_named(desk: Desk) -> None:
    with taken() as port:
        desk.write(f"http: {port}")
        found = [checkup for checkup in faults(desk.checkups()) if checkup.what == "status pages"]
    assert "http:" in found[0].step


@contextmanager
def held(desk: Desk) -> Iterator[None]:
    """Another monitor has the ledger."""
    ledger = open_ledger(desk.ledger)
    try:
        yield
    finally:
        ledger.close()


@contextmanager
def taken() -> Iterator[int]:
    """A port somebody listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield int(listening.getsockname()[1])


def run(desk: Desk, environment: dict[str, str], descriptors: int | None = None) -> tuple[int, str]:
    """`monitor doctor` as a process, in another world."""

    def limit() -> None:
        if descriptors is not None:
            resource.setrlimit(resource.RLIMIT_NOFILE, (descriptors, descriptors))

    ended = subprocess.run(
        command("doctor"), cwd=desk.folder, env={**ENVIRONMENT, **environment}, capture_output=True, text=True,
        timeout=60, check=False, preexec_fn=limit,
    )  # fmt: skip
    assert "Traceback" not in ended.stdout + ended.stderr
    return ended.returncode, ended.stdout


def test_a_machine_without_certificates_and_with_few_descriptors_is_told(desk: Desk) -> None:
    empty = desk.folder / "no-certificates"
    empty.mkdir()
    nothing = empty / "bundle.pem"
    nothing.write_text("")
    code, told = run(desk, {"SSL_CERT_FILE": str(nothing), "SSL_CERT_DIR": str(empty / "none")}, descriptors=100)
    assert code == 1
    assert "ca-certificates" in told
    assert "LimitNOFILE" in told
    assert "2 faults" in told


def test_a_well_installation_ends_with_0_and_says_so(desk: Desk) -> None:
    code, told = run(desk, {})
    assert code == 0, told
    assert "All is well." in told


# --- verdicts on versions and room ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("version", "is_good"),
    [((3, 40, 1), False), ((3, 51, 2), False), ((3, 51, 3), True), ((3, 52, 0), True), ((3, 50, 7), True),
     ((3, 50, 6), False), ((3, 44, 6), True), ((3, 44, 5), False), ((3, 45, 0), False)],
)  # fmt: skip
def test_the_verdict_on_sqlite_knows_where_the_race_is_mended(version: tuple[int, ...], is_good: bool) -> None:
    assert (examining.on_sqlite(version).verdict is Verdict.GOOD) is is_good


def test_the_verdict_on_expat_and_on_the_disk() -> None:
    assert examining.on_expat((2, 5, 0)).verdict is Verdict.NOTE
    assert examining.on_expat((2, 6, 0)).verdict is Verdict.GOOD
    gigabyte = 2**30
    assert examining.on_disk(50 * gigabyte, 100 * gigabyte).verdict is Verdict.GOOD
    assert examining.on_disk(gigabyte, 100 * gigabyte).verdict is Verdict.FAULT
    assert examining.on_disk(400 * 2**20, 20 * gigabyte).verdict is Verdict.FAULT
