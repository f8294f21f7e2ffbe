"""What a doctor would ask of this installation, each answer with the next step. Visits no outlet, changes nothing."""

from __future__ import annotations

import asyncio
import importlib.metadata
import os
import pyexpat
import resource
import shutil
import socket
import sqlite3
import ssl
import sys
from collections.abc import Callable, Generator, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from monitor import __version__, channels
from monitor.config import Config
from monitor.errors import ConfigError, LedgerInUse, MonitorError, UsageError
from monitor.model import Checkup, DeliveryState, FeedState, Verdict
from monitor.service.asking import reading
from monitor.service.clock import Clock, utc_now
from monitor.stores import Transaction, lock_ledger

FEW_BYTES, FULL_PART = 500 * 2**20, 0.02
_LATE, _SLEEPING, _WRONG_CLOCK = timedelta(hours=1), timedelta(hours=26), timedelta(hours=1)
_PATIENCE = 5.0  # seconds for a connection to a proxy
_OLD_EXPAT = (2, 6, 0)
_SPARE_DESCRIPTORS = 64
_LARGEST_GROUP = 0o077  # permissions of others on a file with a password


def doctor(load: Callable[[], Config], now: Clock = utc_now) -> tuple[Checkup, ...]:
    """Every question with its answer, in the order in which one would ask."""
    found = list(_of_the_machine())
    try:
        config = load()
    except ConfigError as error:
        lines = "; ".join(mistake.say(Path(error.file).name) for mistake in error.mistakes[:5])
        return (*found, fault("feeds.yaml", f"It has mistakes: {lines}.", "Mend them; `monitor check` lists them all."))
    except UsageError as error:
        return (*found, fault("feeds.yaml", str(error), "Write one, or say where it is with --config."))
    found.append(good("feeds.yaml", f"{config.path} is fine: {sum(1 for _ in config.feeds)} feeds."))
    for questions in (_of_the_config, _of_the_places, _of_the_ledger, _of_the_mail, _of_the_way_out):
        found += questions(config, now())
    return tuple(found)


def good(what: str, sentence: str) -> Checkup:
    """All is well."""
    return Checkup(what=what, verdict=Verdict.GOOD, sentence=sentence)


def note(what: str, sentence: str, step: str) -> Checkup:
    """Something to know, that stops nothing."""
    return Checkup(what=what, verdict=Verdict.NOTE, sentence=sentence, step=step)


def fault(what: str, sentence: str, step: str) -> Checkup:
    """Something that stops work, or will."""
    return Checkup(what=what, verdict=Verdict.FAULT, sentence=sentence, step=step)


# --- the machine ------------------------------------------------------------------------------------------


def _of_the_machine() -> Iterator[Checkup]:
    yield good("Monitor", f"{__version__}, Python {sys.version.split()[0]} at {sys.executable}.")
    yield on_sqlite(sqlite3.sqlite_version_info)
    yield on_expat(pyexpat.version_info)
    yield _on_trust()
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        yield note("user", "It runs as root, which it never needs.", "Run it as a user of its own: docs/operations.md.")


def on_sqlite(version: tuple[int, ...]) -> Checkup:
    """Whether this SQLite has the WAL-reset race, which can damage a file that two connections checkpoint at once."""
    told = ".".join(map(str, version))
    mended = version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
    if version < (3, 31):
        return fault("SQLite", f"{told} is too old.", "Use a Python with SQLite 3.31 or newer.")
    if mended or version < (3, 7):
        return good("SQLite", f"{told}, without the WAL-reset race.")
    return note(
        "SQLite",
        f"{told} has the WAL-reset race of 3.7.0 to 3.51.2; one connection that writes does not meet it.",
        "Let no other program write to the ledger. SQLite 3.51.3, 3.50.7 and 3.44.6 have it mended.",
    )


def on_expat(version: tuple[int, int, int]) -> Checkup:
    """Whether this expat knows all its own bombs; our reader refuses entities before it meets them."""
    told = ".".join(map(str, version))
    if version >= _OLD_EXPAT:
        return good("expat", f"{told}.")
    return note(
        "expat", f"{told} is slow on some hostile feeds; they are read where they can be stopped.",
        "A Python with expat 2.6.0 or newer has them mended.",
    )  # fmt: skip


def _on_trust() -> Checkup:
    paths = ssl.get_default_verify_paths()
    where = os.environ.get("SSL_CERT_FILE") or paths.cafile or paths.capath or paths.openssl_cafile
    context = ssl.create_default_context()
    known = context.cert_store_stats()["x509_ca"]
    folder = os.environ.get("SSL_CERT_DIR") or paths.capath
    if known or (folder and Path(folder).is_dir() and any(Path(folder).iterdir())):
        return good("certificates", f"{known or 'those'} in {where}; {ssl.OPENSSL_VERSION}.")
    return fault(
        "certificates",
        f"No certificate authority is known (looked for {where}): no feed over https can be read.",
        "Install the package ca-certificates, or let SSL_CERT_FILE name a bundle.",
    )


# --- feeds.yaml and what it names -------------------------------------------------------------------------


def _of_the_config(config: Config, now: datetime) -> Iterator[Checkup]:
    for warning in config.warnings:
        yield note("feeds.yaml", warning, "See docs/feeds-yaml.md.")
    yield _on_zones(config)
    yield from _on_clock(now)
    secret = config.password_file
    if secret is not None and secret.exists() and secret.stat().st_mode & _LARGEST_GROUP:
        yield fault("password file", f"Other users of this machine may read {secret}.", f"chmod 600 {secret}")


def _on_zones(config: Config) -> Checkup:
    zones = sorted({config.timezone, *(subscription.schedule.zone for subscription in config.subscriptions)})
    for zone in zones:
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError):
            return fault("time zones", f"{zone} is not known here.", "Install tzdata: pip install -U tzdata.")
    return good("time zones", f"{', '.join(zones)}; tzdata {importlib.metadata.version('tzdata')}.")


def _on_clock(now: datetime) -> Iterator[Checkup]:
    made = datetime.fromtimestamp(Path(__file__).stat().st_mtime, now.tzinfo)
    if now < made - timedelta(days=1):
        yield fault("clock", f"It is {now:%Y-%m-%d %H:%M} UTC by this machine: before Monitor was installed.",
                    "Set the clock; let it be kept by NTP (timedatectl set-ntp true).")  # fmt: skip
    else:
        yield good("clock", f"{now:%Y-%m-%d %H:%M} UTC.")


# --- files and folders ------------------------------------------------------------------------------------


def _of_the_places(config: Config, now: datetime) -> Iterator[Checkup]:  # noqa: ARG001 - one shape for all
    for what, folder in (("ledger folder", config.ledger.parent), ("archive", config.archive)):
        yield _on_folder(what, folder)
    yield on_disk(*_room(config.ledger.parent))
    yield from _on_descriptors(config.network.concurrency)


def _on_folder(what: str, folder: Path) -> Checkup:
    nearest = folder
    while not nearest.exists() and nearest != nearest.parent:
        nearest = nearest.parent
    if not nearest.is_dir():
        return fault(what, f"{nearest} is in the way: it is a file.", "Move it away, or name another place.")
    if not os.access(nearest, os.W_OK | os.X_OK):
        return fault(
            what,
            f"{nearest} cannot be written by this user.",
            f"Give it to the user that runs Monitor: chown … {nearest}",
        )
    return good(what, f"{folder}" + ("." if folder.exists() else ", made when it is needed."))


def _room(folder: Path) -> tuple[int, int]:
    while not folder.exists():
        folder = folder.parent
    usage = shutil.disk_usage(folder)
    return usage.free, usage.total


def on_disk(free: int, size: int) -> Checkup:
    """Whether there is room for the ledger to grow."""
    told = f"{free / 2**30:.1f} GB of {size / 2**30:.0f} GB are free"
    if free < min(FEW_BYTES, size * FULL_PART * 10) or free < size * FULL_PART:
        return fault("disk", f"Only {told}.", "Make room, or keep less: `keep:` in feeds.yaml.")
    return good("disk", f"{told}.")


def _on_descriptors(concurrency: int) -> Iterator[Checkup]:
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    needed = 2 * concurrency + _SPARE_DESCRIPTORS
    if limit != resource.RLIM_INFINITY and limit < needed:
        yield fault("open files", f"At most {limit} may be open; {concurrency} visits at a time need {needed}.",
                    "Raise it (ulimit -n, LimitNOFILE=), or lower network: concurrency:.")  # fmt: skip


# --- the ledger -------------------------------------------------------------------------------------------


def _of_the_ledger(config: Config, now: datetime) -> Iterator[Checkup]:
    if not config.ledger.exists():
        known = config.ledger.with_name(config.ledger.name + ".lock").exists()
        if known:
            yield fault("ledger", f"{config.ledger} is gone; there was one.",
                        "`monitor restore FILE` a backup; else the next run begins a new one.")  # fmt: skip
        else:
            yield note("ledger", "There is none yet.", "`monitor run --once` begins it.")
        return
    runs = yield from _on_lock(config)
    try:
        with reading(config) as ledger, ledger.transaction() as transaction:
            yield good("ledger", f"{config.ledger}, {config.ledger.stat().st_size / 2**20:.0f} MB.")
            yield from _on_content(transaction)
            yield from _on_time(transaction, now, runs=runs)
            yield from _on_outbox(transaction, now)
            yield from _on_feeds(transaction.feed_states())
    except MonitorError as error:
        yield fault("ledger", str(error), "See docs/operations.md, “When the ledger is damaged”.")


def _on_lock(config: Config) -> Generator[Checkup, None, bool]:
    """Whether a monitor runs; given back too."""
    try:
        lock_ledger(config.ledger).release()
    except LedgerInUse:
        yield good("service", "A monitor is running on this ledger.")
        return True
    except MonitorError as error:
        yield fault("lock", str(error), "Give the file to the user that runs Monitor, or remove it.")
        return False
    yield note("service", "No monitor is running on this ledger.", "Start it, unless cron runs `monitor run --once`.")
    return False


def _on_content(transaction: Transaction) -> Iterator[Checkup]:
    broken = transaction.quick_check()
    if broken:
        yield fault("ledger", f"The file is damaged: {broken}.",
                    "Copy it away, then `monitor restore FILE` a good backup.")  # fmt: skip


def _on_time(transaction: Transaction, now: datetime, *, runs: bool) -> Iterator[Checkup]:
    newest = transaction.newest_visit(now)
    if newest is None:
        return
    if newest > now + _WRONG_CLOCK:
        yield fault("clock", f"The newest visit was written at {newest:%Y-%m-%d %H:%M} UTC, after now.",
                    "Set the clock. What was planned by the wrong one is made good by itself.")  # fmt: skip
    elif now - newest > _SLEEPING:
        step = "It runs but visits nothing: restart it, and report it." if runs else "Start the service."
        yield fault("visits", f"The last one was at {newest:%Y-%m-%d %H:%M} UTC.", step)


def _on_outbox(transaction: Transaction, now: datetime) -> Iterator[Checkup]:
    held = transaction.held_since()
    if held is not None:
        yield fault("outbox", f"It is on hold since a restore at {held:%Y-%m-%d %H:%M} UTC: nothing is sent.",
                    "`monitor release` sends what waits, `monitor release --discard` gives it up.")  # fmt: skip
    late = [one for one in transaction.open_deliveries() if now - one.asked_at > _LATE]
    for one in late[:5]:
        yield fault("outbox", f"{one.destination.kind} {one.destination.address} waits since "
                              f"{one.asked_at:%Y-%m-%d %H:%M} UTC. {one.detail}",
                    "It is tried again for two days; see the mail part below.")  # fmt: skip
    for one in transaction.failed_deliveries(now - timedelta(days=7))[:5]:
        if one.state is DeliveryState.FAILED:
            yield fault("outbox", f"{one.destination.kind} {one.destination.address} was given up. {one.detail}",
                        "Mend the reason, then `monitor digest resend`.")  # fmt: skip


def _on_feeds(feeds: tuple[FeedState, ...]) -> Iterator[Checkup]:
    failing = [feed for feed in feeds if feed.failures]
    for feed in failing:
        step = feed.failure.next_step if feed.failure is not None else "Nothing to do; it is tried again."
        yield note("feed", f"{feed.outlet}: {feed.sentence} <{feed.url}>", step)
    unvisited = sum(feed.last_poll_at is None for feed in feeds)
    if unvisited:
        yield note("feeds", f"{unvisited} were never visited.", "They are visited as soon as the service runs.")
    if feeds and not failing and not unvisited:
        yield good("feeds", f"All {len(feeds)} were read when last visited.")


# --- mail, proxies, pages ---------------------------------------------------------------------------------


def _of_the_mail(config: Config, now: datetime) -> Iterator[Checkup]:  # noqa: ARG001 - one shape for all
    to = sorted({d.address for s in config.subscriptions for d in s.destinations if d.kind == "mail"})
    if not to:
        return
    refused = asyncio.run(channels.rehearse(config.mail, to))
    where = f"{config.mail.host}:{config.mail.port}"
    for sentence in refused:
        yield fault("mail", f"{where}: {sentence}", "Check smtp: in feeds.yaml, and the relay. Nothing was sent.")
    if not refused:
        yield good("mail", f"{where} would take mail to {len(to)} address(es); nothing was sent.")


def _of_the_way_out(config: Config, now: datetime) -> Iterator[Checkup]:  # noqa: ARG001 - one shape for all
    for proxy in sorted({feed.proxy for feed in config.feeds if feed.proxy}):
        parts = urlsplit(proxy)
        if parts.hostname is None or parts.port is None:
            continue
        try:
            socket.create_connection((parts.hostname, parts.port), _PATIENCE).close()
        except OSError as error:
            yield fault("proxy", f"{parts.hostname}:{parts.port} cannot be reached ({error.strerror or error}).",
                        "Start it (Tor?), or mend proxy: in feeds.yaml.")  # fmt: skip
    if config.http is not None:
        yield _on_pages(config)


def _on_pages(config: Config) -> Checkup:
    at = config.http
    if at is None:
        return good("status pages", "None are asked for.")
    try:
        with socket.socket(socket.AF_INET6 if ":" in at.host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((at.host, at.port))
    except OSError as error:
        if _is_running(config):
            return good("status pages", f"http://{at.host}:{at.port}/healthz")
        return fault("status pages", f"{at.host}:{at.port} cannot be used ({error.strerror or error}).",
                     "Stop what uses it, or change http: in feeds.yaml.")  # fmt: skip
    return good("status pages", f"http://{at.host}:{at.port}/healthz, when the service runs.")


def _is_running(config: Config) -> bool:
    try:
        lock_ledger(config.ledger).release()
    except MonitorError:
        return True
    return False
