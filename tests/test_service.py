"""The service: takes edits over whole or not at all, tells how it is, keeps quiet about what is secret."""

from __future__ import annotations

import asyncio
import gc
import json
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.error
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen  # noqa: TID251 - a test looks at our own pages

from monitor import service
from monitor.log import bare, secrets_in
from monitor.model import MailServer, Secret
from monitor.screen import Screen
from monitor.service import serving
from monitor.service.memory import set_aside
from monitor.service.notify import Notify
from tests import builders
from tests.broken import BROKEN
from tests.builders import item, rss
from tests.processes import ENVIRONMENT, process, running
from tests.servers import Answer, Mailbox, Outlets, free_port

FEED = rss(item("arrest", "Arrests in Chechnya"), item("cooking", "How to cook borscht"))


def settings(url: str, *, words: str = "Chechnya", more: str = "") -> str:
    """A feeds.yaml with one outlet on loopback."""
    network = "network: {allow_private: [127.0.0.0/8]}"
    return f'keywords: [{words}]\noutlets:\n  Gazette: {url}\ndigest: {{at: "07:00"}}\n{network}\n{more}\n'


def write(folder: Path, text: str) -> None:
    """Put the file in place whole, as editors do."""
    new = folder / "feeds.yaml.new"
    new.write_text(text, encoding="utf-8")
    new.replace(folder / "feeds.yaml")


def page(port: int, path: str, host: str = "127.0.0.1") -> tuple[int, str]:
    """Status and text of a status page."""
    try:
        with urlopen(Request(f"http://127.0.0.1:{port}{path}", headers={"Host": host}), timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


# --- feeds.yaml edited while it runs ----------------------------------------------------------------------


def test_an_edited_file_is_taken_over_while_the_service_runs(tmp_path: Path, served: Outlets) -> None:
    write(tmp_path, settings(served.say("/gazette", FEED)))
    with running(tmp_path) as it:
        it.wait_for(event="polled")
        other = served.say("/herald", rss(item("opera", "The opera of Grozny")))
        write(tmp_path, settings(served.url("/gazette"), words="borscht, opera").replace(
            "digest:", f"  Herald: {other}\ndigest:"))  # fmt: skip
        assert it.wait_for(event="reloaded")["feeds"] == 2
        assert it.wait_for(event="rematched")["matches"] == 1, "what was read before is matched again"
        assert it.wait_for(event="polled", outlet="Herald")["matches"] == 1
        it.stops(signal.SIGTERM)


def test_a_visit_in_progress_ends_under_the_old_file_and_loses_no_match_of_the_new_one(
    tmp_path: Path, served: Outlets
) -> None:
    go_on = threading.Event()
    body = FEED.encode()

    def slow(connection: socket.socket) -> None:
        go_on.wait(10)
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        connection.sendall(head.encode() + body)

    served.answers["/gazette"] = Answer(act=slow)
    write(tmp_path, settings(served.url("/gazette")))
    with running(tmp_path) as it:
        it.wait_for(event="polling")
        wait_until(lambda: bool(served.asked))
        write(tmp_path, settings(served.url("/gazette"), words="borscht"))
        it.process.send_signal(signal.SIGHUP)
        it.wait_for(event="reloaded")
        go_on.set()
        it.wait_for(event="polled", outcome="read")
        assert it.wait_for(event="rematched")["matches"] == 1
        it.stops(signal.SIGTERM)


def test_an_outlet_taken_out_is_not_visited_any_more(tmp_path: Path, served: Outlets) -> None:
    write(tmp_path, settings(served.say("/gazette", FEED)))
    with running(tmp_path) as it:
        it.wait_for(event="polled")
        write(tmp_path, settings(served.say("/herald", FEED)))
        it.process.send_signal(signal.SIGHUP)
        it.wait_for(event="reloaded")
        it.wait_for(event="polled")
        it.stops(signal.SIGTERM)
    with sqlite3.connect(tmp_path / "monitor.sqlite3") as rows:
        listed = rows.execute("SELECT url FROM feeds WHERE listed").fetchall()
    assert listed == [(served.url("/herald"),)]


def test_fifty_broken_edits_leave_the_service_as_it_was(tmp_path: Path, served: Outlets) -> None:
    """Each is refused with its lines and without its words, and the last good file is still in use."""
    good = settings(served.say("/gazette", FEED), more=f"http: {(port := free_port())}")
    write(tmp_path, good)
    assert len(BROKEN) >= 50
    with running(tmp_path) as it:
        it.wait_for(event="polled")
        for name, edit in BROKEN.items():
            broken = edit(good.encode())
            (tmp_path / "feeds.yaml").unlink(missing_ok=True)
            if broken is not None:
                (tmp_path / "feeds.yaml").write_bytes(broken)
            it.process.send_signal(signal.SIGHUP)
            told = it.wait_for(event="config-refused")
            assert "stays in use" in told["sentence"], name
            assert "check" in told["sentence"] or "restart" in told["sentence"] or "cannot be read" in told["sentence"]
        assert "stays in use" in json.loads(page(port, "/healthz")[1])["config"]
        write(tmp_path, good)
        it.process.send_signal(signal.SIGHUP)
        assert it.wait_for(event="reloaded")["feeds"] == 1
        assert json.loads(page(port, "/healthz")[1])["config"] == "in use"
        it.stops(signal.SIGTERM)
    log = "".join(it.lines)
    assert "canary" not in log.lower()


# --- systemd ----------------------------------------------------------------------------------------------


@contextmanager
def systemd(folder: Path) -> Iterator[tuple[socket.socket, dict[str, str]]]:
    """The socket that systemd listens on, and the environment that names it."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(folder / "notify"))
        listening.settimeout(10)
        yield listening, {"NOTIFY_SOCKET": str(folder / "notify"), "WATCHDOG_USEC": "600000"}


def test_systemd_hears_ready_watchdog_reloading_and_stopping(tmp_path: Path, served: Outlets) -> None:
    write(tmp_path, settings(served.say("/gazette", FEED)))
    heard: list[str] = []

    def until(wanted: str) -> None:
        while not any(wanted in message for message in heard):
            heard.append(listening.recv(4096).decode())

    with systemd(tmp_path) as (listening, environment), running(tmp_path, **environment) as it:
        until("READY=1")
        until("WATCHDOG=1")
        it.process.send_signal(signal.SIGHUP)
        until("RELOADING=1\nMONOTONIC_USEC=")
        until("STATUS=feeds.yaml is in use.")
        it.stops(signal.SIGTERM)
        until("STOPPING=1")


async def test_the_watchdog_starves_while_nothing_is_done_and_is_fed_again_after(
    tmp_path: Path, served: Outlets
) -> None:
    """Alive is not enough: when due feeds are no longer asked for, systemd is not told that all is well."""
    loaded = builders.config(tmp_path, settings(served.say("/gazette", FEED)))
    with systemd(tmp_path) as (listening, environment):
        listening.settimeout(2)
        environment["WATCHDOG_USEC"] = "60000"
        told: list[str] = []
        async with service.assembled(loaded, Screen(quiet=True), service.utc_now) as engine, engine._visitors():
            watching = asyncio.create_task(Notify(environment).watch(lambda: engine.stalled, told.append))
            await engine._add_due()
            assert await asyncio.to_thread(listening.recv, 100) == b"WATCHDOG=1"
            assert engine._ticked is not None
            engine._ticked -= 3600
            while b"STATUS=" not in await asyncio.to_thread(listening.recv, 1000):
                continue
            assert "due feeds" in told[0]
            assert b"STATUS=" in await asyncio.to_thread(listening.recv, 1000)
            await engine._add_due()
            while await asyncio.to_thread(listening.recv, 1000) != b"WATCHDOG=1":
                continue
            watching.cancel()


# --- the end ----------------------------------------------------------------------------------------------


SERVE = """
import asyncio, pathlib
from monitor import config, service
from monitor.log import Log
asyncio.run(service.serve(config.load(pathlib.Path("feeds.yaml")), Log(), drain=1))
"""


def test_a_server_that_never_answers_does_not_hold_the_end(tmp_path: Path, served: Outlets) -> None:
    """A visit has thirty seconds of its own; the end waits for it for twenty at most, here for one."""
    served.answers["/gazette"] = Answer(act=lambda _connection: time.sleep(25))
    write(tmp_path, settings(served.url("/gazette")))
    command = [sys.executable, "-c", SERVE]
    with subprocess.Popen(command, cwd=tmp_path, env=ENVIRONMENT, text=True, stderr=subprocess.PIPE) as process:
        wait_until(lambda: bool(served.asked))
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        _, told = process.communicate(timeout=20)
    assert process.returncode == 0
    assert time.monotonic() - began < 1 + serving.CLOSING
    assert serving.DRAIN + serving.CLOSING < 30
    assert [json.loads(line)["event"] for line in told.splitlines()][-1] == "drained"
    with sqlite3.connect(tmp_path / "monitor.sqlite3") as rows:
        assert rows.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert rows.execute("SELECT count(*) FROM polls").fetchone() == (0,)


# --- the pages --------------------------------------------------------------------------------------------


def test_the_pages_say_how_the_service_is_and_nothing_that_is_sensitive(tmp_path: Path, served: Outlets) -> None:
    port = free_port()
    write(tmp_path, settings(served.say("/gazette", FEED), more=f"http: {port}"))
    with running(tmp_path) as it:
        it.wait_for(event="issued")
        status, told = page(port, "/healthz")
        assert (status, json.loads(told)["status"]) == (200, "ok")
        status, told = page(port, "/readyz")
        assert (status, json.loads(told)["ready"]) == (200, True)
        assert json.loads(told)["last_read"] is not None
        status, figures = page(port, "/metrics")
        assert status == 200
        for line in (
            'monitor_visits_total{outcome="read"} 1.0',
            "monitor_entries_total 2.0",
            "monitor_matches_total 1.0",
            "monitor_digests_total 1.0",
            'monitor_state{what="feeds"} 1.0',
        ):
            assert line in figures.splitlines()
        assert "monitor_visit_lateness_seconds_bucket" in figures
        everything = figures + told + page(port, "/healthz")[1]
        assert not re.search("chechnya|gazette|127.0.0.1:|keywords", everything, re.IGNORECASE)
        assert page(port, "/else")[0] == 404
        assert page(port, "/metrics", host="evil.example")[0] == 403
        it.stops(signal.SIGTERM)


def test_a_port_that_is_taken_is_said_and_nothing_is_started(tmp_path: Path, served: Outlets) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        write(tmp_path, settings(served.say("/gazette", FEED), more=f"http: 127.0.0.1:{port}"))
        ended = process(tmp_path, "run", code=1)
    assert f"127.0.0.1:{port}" in ended.stderr
    assert "http: in feeds.yaml" in ended.stderr
    assert served.asked == []


# --- the log ----------------------------------------------------------------------------------------------

CANARIES = re.compile("kanarienvogel|kanari|geheimnis|topsecret|hunter2", re.IGNORECASE)


def test_neither_words_nor_secrets_stand_in_the_log(tmp_path: Path, served: Outlets, relay: Mailbox) -> None:
    """A canary keyword in the topics, a page title and an address; secrets in the file's addresses and the mail."""
    served.say("/feed?token=topsecret", rss(item("bird", "A Kanarienvogel was seen")))
    served.say("/kanarienvogel/rss", "<html><title>Kanarienvogel: log in</title></html>", Content_Type="text/html")
    address = served.address.replace("http://", "http://desk:hunter2@")
    write(
        tmp_path,
        f"""
keywords: [Kanarienvogel]
outlets:
  Gazette: {served.url("/feed")}?token=topsecret
  Herald: {address}/kanarienvogel/rss
digest: {{at: "07:00", to: editor@example.org}}
smtp: {{host: 127.0.0.1, port: {relay.port}, security: none, user: desk, password_file: pass, from: m@example.org}}
network: {{allow_private: [127.0.0.0/8]}}
""",
    )
    (tmp_path / "pass").write_text("Geheimnis")
    with running(tmp_path) as it:
        it.wait_for(event="delivered", channel="mail")
        (tmp_path / "feeds.yaml").write_text("keywords: [kanarienvogel AND]\noutlets: {A: geheimnis}\n")
        it.process.send_signal(signal.SIGHUP)
        it.wait_for(event="config-refused")
        it.stops(signal.SIGTERM)
    log = "".join(it.lines)
    assert log.count('"polled"') == 2
    assert CANARIES.findall(log) == []


def test_the_level_debug_is_asked_for_and_then_shows_what_is_wrong(tmp_path: Path, served: Outlets) -> None:
    write(tmp_path, settings(served.say("/gazette", FEED)))
    with running(tmp_path, "--verbose") as it:
        it.wait_for(event="polled")
        (tmp_path / "feeds.yaml").write_text("keywords: [kanarienvogel AND]\noutlets: {A: https://a.example}\n")
        it.process.send_signal(signal.SIGHUP)
        assert "kanarienvogel" in it.wait_for(event="config-refused", level="debug")["error"]
        it.stops(signal.SIGTERM)


def test_secrets_are_found_wherever_they_stand_and_addresses_lose_theirs() -> None:
    server = MailServer(password=Secret("one"))
    found = {secret.value for secret in secrets_in({"a": (server, [Secret("two")]), "b": "plain"})}
    assert found == {"one", "two"}
    assert bare("https://u:p@a.example/path?key=1") == "https://a.example/path…"
    assert bare("https://a.example/path") == "https://a.example/path"


def wait_until(holds: object, seconds: float = 10) -> None:
    """Wait for a fact; it comes within some seconds."""
    assert callable(holds)
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_what_was_set_aside_and_is_garbage_since_goes_with_the_next_time() -> None:
    class Topics:
        pass

    old = Topics()
    old.itself = old  # type: ignore[attr-defined]  # a circle that only the collector finds
    gone = weakref.ref(old)
    try:
        set_aside()
        assert gc.get_freeze_count() > 10_000
        del old
        gc.collect()
        assert gone() is not None, "the collector does not look there"
        set_aside()
        assert gone() is None
    finally:
        gc.unfreeze()
