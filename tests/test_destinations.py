"""Webhooks, chats, sendmail, tests of destinations: a true word about every ending, and no secret anywhere."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, cast

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor import service
from monitor.channels.chat import ChatChannel
from monitor.channels.fitting import fitted, length, without_mentions
from monitor.channels.mail import MailChannel
from monitor.channels.webhook import WebhookChannel
from monitor.cli import cli
from monitor.errors import UsageError
from monitor.fetch import Poster
from monitor.model import (
    Account,
    Chat,
    Delivery,
    DeliveryState,
    Destination,
    MailServer,
    Message,
    Receipt,
    Secret,
    Webhook,
)
from monitor.screen import Screen
from tests import builders
from tests.builders import NOW, item, rss
from tests.servers import Mailbox, Outlets, closed_port
from tests.visits import network

AT = datetime(2026, 11, 22, 7, tzinfo=UTC)
TOKEN = "canary-token-4711"


@dataclass
class Service:
    """A web service: what it was sent, and what it answers."""

    port: int = 0
    status: int = 200
    hang_up: bool = False
    says: bytes = b"{}"
    got: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        face: Service = cast(Any, self.server).face
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        face.got.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
        if face.hang_up:
            self.connection.close()
            return
        self.send_response(face.status)
        self.end_headers()
        self.wfile.write(face.says)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def web() -> Iterator[Service]:
    with _web() as face:
        yield face


@contextmanager
def _web() -> Iterator[Service]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    face = Service(port=server.server_address[1])
    server.face = face  # type: ignore[attr-defined]  # what a handler asks its server for
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield face
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def message(**given: Any) -> Message:
    """A rendered digest."""
    defaults: dict[str, Any] = {
        "digest_id": "d", "subscription": "daily", "slot": "2026-11-22T07:00", "at": AT, "subject": "2 stories",
        "text": "long", "html": "<p>", "data": '{"version": 1}', "chat": "One story\n\nAnother story",
    }  # fmt: skip
    return Message(**{**defaults, **given})


def delivery(payload: bytes, kind: str, name: str = "room") -> Delivery:
    to = Destination(kind=kind, address=name)
    return Delivery(id="delivery-1", digest_id="d", destination=to, payload=payload, created_at=AT, attempts=1)


# --- webhooks ---------------------------------------------------------------------------------------------


async def hooked(web: Service, secret: str | None = None, path: str = "/hook", **rules: Any) -> Receipt:
    """One digest posted to the service."""
    hook = Webhook(
        address=Secret(f"http://127.0.0.1:{web.port}{path}"), secret=Secret(secret) if secret is not None else None
    )
    channel = WebhookChannel({"room": hook}, Poster(network(**rules)).post)
    payload = channel.freeze(message(), Destination(kind="webhook", address="room"), "delivery-1")
    return await channel.send(delivery(payload, "webhook"))


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (200, DeliveryState.SENT), (202, DeliveryState.SENT), (204, DeliveryState.SENT), (301, DeliveryState.FAILED),
        (400, DeliveryState.FAILED), (401, DeliveryState.DEFERRED), (404, DeliveryState.DEFERRED),
        (410, DeliveryState.FAILED), (413, DeliveryState.FAILED), (429, DeliveryState.DEFERRED),
        (500, DeliveryState.DEFERRED), (503, DeliveryState.DEFERRED),
    ],
)  # fmt: skip
async def test_every_answer_of_a_webhook_has_its_state(web: Service, status: int, state: DeliveryState) -> None:
    web.status = status
    receipt = await hooked(web)
    assert receipt.state is state
    assert str(status) in receipt.detail
    assert receipt.needs_person == (status in (401, 404))


async def test_a_page_that_a_webhook_answers_with_is_told_in_words(web: Service) -> None:
    web.status, web.says = (
        502,
        b"<!DOCTYPE html><html><head><style>b{}</style></head><body><h1>Bad&nbsp;gateway</h1><p>later</p>",
    )
    assert (await hooked(web)).detail == "The webhook answers 502: Bad gateway later"


async def test_a_webhook_that_hangs_up_may_have_the_digest_and_one_that_is_not_there_has_not(web: Service) -> None:
    web.hang_up = True
    assert (await hooked(web)).state is DeliveryState.UNKNOWN
    web.port = closed_port()
    assert (await hooked(web)).state is DeliveryState.DEFERRED


async def test_a_webhook_can_check_the_signature_and_know_a_repetition(web: Service) -> None:
    key = base64.b64encode(b"a key of some length").decode()
    for secret, raw in (("plain words", b"plain words"), (f"whsec_{key}", b"a key of some length")):
        await hooked(web, secret)
        _, headers, body = web.got.pop()
        signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
        expected = base64.b64encode(hmac.new(raw, signed, hashlib.sha256).digest()).decode()
        assert headers["webhook-signature"] == f"v1,{expected}"
        assert headers["webhook-id"] == "delivery-1"
        assert json.loads(body)["digest"] == {"version": 1}


async def test_a_webhook_in_a_private_network_is_refused_unless_it_is_allowed(web: Service) -> None:
    receipt = await hooked(web, allow_private=())
    assert (receipt.state, web.got) == (DeliveryState.DEFERRED, [])
    assert "allow_private" in receipt.detail


async def test_a_destination_that_left_the_file_is_told_and_waits() -> None:
    for channel in (WebhookChannel({}, Poster(network()).post), ChatChannel({}, ())):
        kind = "webhook" if isinstance(channel, WebhookChannel) else "chat"
        receipt = await channel.send(delivery(b"{}", kind, "gone"))
        assert (receipt.state, receipt.needs_person) == (DeliveryState.DEFERRED, True)
        assert "gone" in receipt.detail


# --- chats ------------------------------------------------------------------------------------------------


async def told(address: str, allowed: tuple[str, ...] = ("127.0.0.0/8",), **given: Any) -> Receipt:
    """One digest told to the chat service at this address, by the real library in its process."""
    channel = ChatChannel({"room": Chat(address=Secret(address))}, allowed)
    payload = channel.freeze(message(**given), Destination(kind="chat", address="room"), "delivery-1")
    return await channel.send(delivery(payload, "chat"))


async def test_every_ending_of_a_chat_has_its_state_and_shows_no_token(web: Service) -> None:
    """At once, because each of them is a process of its own."""
    pytest.importorskip("apprise")

    async def one(status: int, state: DeliveryState, address: str, allowed: tuple[str, ...]) -> str:
        with _web() as own:
            own.status = status
            receipt = await told(address.format(port=own.port), allowed)
        assert receipt.state is state, (address, receipt)
        assert TOKEN not in receipt.detail
        assert len(own.got) == (status > 0)
        return receipt.detail

    here, room = ("127.0.0.0/8",), f"json://user:{TOKEN}@127.0.0.1:{{port}}/"
    details = await asyncio.gather(
        one(200, DeliveryState.SENT, room, here),
        one(401, DeliveryState.DEFERRED, room, here),
        one(400, DeliveryState.FAILED, room, here),
        one(500, DeliveryState.DEFERRED, room, ("localhost",)),
        one(0, DeliveryState.DEFERRED, room, ()),
        one(0, DeliveryState.DEFERRED, f"json://{TOKEN}@127.0.0.1:{closed_port()}/", here),
        one(0, DeliveryState.DEFERRED, f"nonsense://{TOKEN}", here),
        one(0, DeliveryState.DEFERRED, "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/#a/#b", here),
        one(0, DeliveryState.DEFERRED, "dbus://", here),
    )
    assert "allow_private" in details[4]
    assert "2 targets" in details[7]


async def test_a_text_is_fitted_to_what_the_service_takes(web: Service) -> None:
    pytest.importorskip("apprise")
    many = "\n\n".join(f"Story {number}: {'words ' * 30}" for number in range(100))
    receipt = await told(f"ntfy://127.0.0.1:{web.port}/topic", chat=many)
    assert receipt.state is DeliveryState.SENT
    (_, _, body) = web.got[0]
    assert len(body) < 9000
    assert b"more in the archive" in body
    assert b"Story 0" in body


@pytest.mark.parametrize("limit", [280, 500, 2000, 4096, 7800, 35000])
def test_what_is_fitted_fits_keeps_the_first_and_counts_the_rest(limit: int) -> None:
    paragraphs = [f"Story {number} 👩‍🚒 {'слово ' * 20}".strip() for number in range(300)]
    shown = fitted("\n\n".join(paragraphs), limit)
    assert length(shown) <= limit
    *kept, last = shown.split("\n\n")
    assert kept == paragraphs[: len(kept)]
    assert last == f"… {300 - len(kept)} more in the archive" or limit < 300


@settings(max_examples=150, deadline=None, database=None)
@given(st.text(max_size=300), st.integers(1, 300))
def test_any_text_fits_any_size(text: str, limit: int) -> None:
    assert length(fitted(text, limit)) <= limit


@pytest.mark.parametrize(
    "text", ["@everyone", "hello @here", "@channel!", "<!channel>", "<@U123>", "@someone", "x@everyone"]
)
def test_no_headline_calls_anybody(text: str) -> None:
    quiet = without_mentions(text)
    assert text not in quiet
    assert quiet.replace("\u200b", "") == text


def test_addresses_in_links_stay_what_they_are() -> None:
    link = "https://mastodon.example/@outlet/1"
    assert without_mentions(link) == link


# --- mail -------------------------------------------------------------------------------------------------


def frozen(unsubscribe: str | None = None, name: str = "daily", to: str = "editor@example.org") -> Any:
    channel = MailChannel(MailServer(sender="Monitor <monitor@example.org>", unsubscribe=unsubscribe))
    payload = channel.freeze(message(subscription=name), Destination(kind="mail", address=to), "delivery-1")
    assert max(map(len, payload.split(b"\r\n"))) <= 998
    return message_from_bytes(payload)


def test_the_issues_to_one_recipient_are_one_thread() -> None:
    first, other, third = frozen(), frozen(to="desk@example.org"), frozen(name="weekly")
    assert first["References"] == frozen()["References"]
    assert len({mail["References"] for mail in (first, other, third)}) == 3


def test_a_mail_names_its_list_and_the_way_out() -> None:
    assert frozen()["List-Id"] == "<daily.example.org>"
    assert frozen()["List-Unsubscribe"] == "<mailto:monitor@example.org?subject=unsubscribe%20daily>"
    assert frozen()["List-Unsubscribe-Post"] is None
    assert frozen()["Auto-Submitted"] == "auto-generated"
    assert frozen("leave@example.org")["List-Unsubscribe"].startswith("<mailto:leave@example.org?")


@pytest.mark.parametrize("path", ["leave", "a" * 60, "/".join(["part" * 20] * 6)])
def test_an_unsubscribe_address_of_any_length_arrives_whole(path: str) -> None:
    mail = frozen(f"https://example.org/{path}")
    assert "".join(mail["List-Unsubscribe"].split()) == f"<https://example.org/{path}>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize("name", ["Новости дня", "Daily: Russia", "a" * 100, "人权", "-"])
def test_a_list_has_a_name_in_plain_letters_of_its_own(name: str) -> None:
    label = frozen(name=name)["List-Id"]
    assert label.isascii()
    assert label != frozen(name=name + "x")["List-Id"]
    assert not label.startswith("<.")


# --- sendmail ---------------------------------------------------------------------------------------------


def program(folder: Path, does: str) -> str:
    path = folder / "sendmail"
    path.write_text(f"#!{sys.executable}\nimport os, signal, sys\nread = sys.stdin.buffer.read()\n{does}\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(
    ("does", "state"),
    [
        ("pass", DeliveryState.SENT),
        ("sys.exit(75)", DeliveryState.DEFERRED),
        ("sys.exit(69)", DeliveryState.DEFERRED),
        ("sys.exit(67)", DeliveryState.FAILED),
        ("sys.exit(65)", DeliveryState.FAILED),
        ("os.kill(os.getpid(), signal.SIGKILL)", DeliveryState.UNKNOWN),
    ],
)
async def test_every_ending_of_a_sendmail_program_has_its_state(
    tmp_path: Path, does: str, state: DeliveryState
) -> None:
    channel = MailChannel(MailServer(sender="m@example.org", program=program(tmp_path, does)))
    assert (await channel.send(delivery(b"a\r\nb\r\n", "mail", "editor@example.org"))).state is state


async def test_a_sendmail_program_gets_sender_recipient_and_the_mail_with_its_line_ends(tmp_path: Path) -> None:
    out = tmp_path / "out"
    path = program(tmp_path, f"open({str(out)!r}, 'w').write(repr((sys.argv[1:], read)))")
    channel = MailChannel(MailServer(sender="m@example.org", program=path))
    await channel.send(delivery(b".\r\nb\r\n", "mail", "editor@example.org"))
    assert out.read_text() == repr((["-i", "-f", "m@example.org", "--", "editor@example.org"], b".\nb\n"))


async def test_a_sendmail_program_that_is_missing_is_named() -> None:
    channel = MailChannel(MailServer(sender="m@example.org", program="/nowhere/sendmail"))
    receipt = await channel.send(delivery(b"x", "mail", "editor@example.org"))
    assert (receipt.state, receipt.needs_person) == (DeliveryState.DEFERRED, True)
    assert "/nowhere/sendmail" in receipt.detail


# --- end to end -------------------------------------------------------------------------------------------

FEEDS = """
keywords: [Chechnya]
outlets: {{BBC: "{feed}"}}
digest: {{at: "07:00", to: [editor@example.org, room]}}
destinations: {{room: {{webhook: "${{HOOK}}"}}}}
smtp: {{host: 127.0.0.1, port: {port}, security: none, from: Monitor <monitor@example.org>}}
network: {{allow_private: [127.0.0.0/8]}}
"""


def desk(folder: Path, served: Outlets, relay_port: int, web: Service) -> Any:
    feed = served.say("/bbc", rss(item("arrest", "Arrests in Chechnya")))
    hook = f"http://127.0.0.1:{web.port}/{TOKEN}"
    return builders.config(folder, FEEDS.format(feed=feed, port=relay_port), HOOK=hook)


def test_one_target_that_fails_costs_the_others_nothing_and_no_secret_is_kept(
    tmp_path: Path, served: Outlets, relay: Mailbox, web: Service, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    web.status = 500
    loaded = desk(tmp_path, served, relay.port, web)
    account = asyncio.run(service.run_once(loaded, Screen(quiet=True), now=lambda: NOW))
    states = {delivery.destination.kind: receipt.state for delivery, receipt in account.attempts}
    assert states == {"file": "sent", "mail": "sent", "webhook": "deferred"}
    histories = service.deliveries(loaded, "daily", 10)
    assert {one.delivery.destination.address for one in histories if one.delivery.destination.kind == "webhook"} == {
        "room"
    }
    assert [len(one.attempts) for one in histories] == [1, 1, 1]
    everywhere = repr(histories) + repr(account) + repr(loaded) + caplog.text
    stored = b"".join(path.read_bytes() for path in tmp_path.rglob("monitor.sqlite3*"))
    assert TOKEN not in everywhere
    assert TOKEN.encode() not in stored


def test_what_failed_is_sent_again_when_a_person_asks_with_the_same_bytes(
    tmp_path: Path, served: Outlets, relay: Mailbox, web: Service
) -> None:
    web.status = 410
    loaded = desk(tmp_path, served, relay.port, web)
    asyncio.run(service.run_once(loaded, Screen(quiet=True), now=lambda: NOW))
    web.status = 200
    (failed,) = [one.delivery for one in service.deliveries(loaded, None, 10) if one.delivery.state == "failed"]
    assert [one.id for one in service.resend(loaded, [failed.id[:8]], failed=False, now=lambda: NOW).again] == [
        failed.id
    ]
    asyncio.run(service.run_once(loaded, Screen(quiet=True), now=lambda: NOW))
    assert web.got[0][2] == web.got[1][2]
    assert service.resend(loaded, [], failed=True, now=lambda: NOW).again == ()
    with pytest.raises(UsageError, match="no delivery"):
        service.resend(loaded, ["nonsense"], failed=False)


def test_a_test_of_a_digest_reaches_every_destination_marked_as_one(
    tmp_path: Path, served: Outlets, relay: Mailbox, web: Service
) -> None:
    loaded = desk(tmp_path, served, relay.port, web)
    answers = asyncio.run(service.try_destinations(loaded, "daily", lambda: NOW))
    assert [receipt.state for _, receipt in answers] == [DeliveryState.SENT] * 3
    assert relay.messages[0]["Subject"] == "[Test] daily"
    assert json.loads(web.got[0][2])["subject"] == "[Test] daily"
    assert list((tmp_path / "digests").iterdir()) == []
    web.status = 410
    answers = asyncio.run(service.try_destinations(loaded, "daily", lambda: NOW))
    assert [receipt.state for _, receipt in answers][2] is DeliveryState.FAILED


def test_an_urgent_topic_is_told_at_once_and_not_again_at_the_time(
    tmp_path: Path, served: Outlets, relay: Mailbox, web: Service
) -> None:
    loaded = desk(tmp_path, served, relay.port, web)
    text = (tmp_path / "feeds.yaml").read_text().replace('at: "07:00"', 'at: "07:00", urgent: true')
    loaded = builders.config(tmp_path, text, HOOK="http://127.0.0.1:1/")

    def run(hours: float) -> Account:
        now = NOW + timedelta(hours=hours)
        return asyncio.run(service.run_once(loaded, Screen(quiet=True), everything=True, now=lambda: now))

    run(0)
    served.say(
        "/bbc",
        rss(
            item("budget", "Deputies vote on schools", "Chechnya gets forty new classrooms, says the treasury.", age=0),
            item("arrest", "Arrests in Chechnya"),
        ),
    )
    (urgent,) = run(3).digests
    assert (urgent.slot.urgent, len(urgent.stories)) == (True, 1)
    assert run(3.1).digests == ()
    (scheduled,) = run(24).digests
    assert (scheduled.slot.urgent, len(scheduled.stories)) == (False, 0)


def test_the_commands_show_deliveries_and_refuse_to_guess(
    tmp_path: Path, served: Outlets, relay: Mailbox, web: Service
) -> None:
    loaded = desk(tmp_path, served, relay.port, web)
    asyncio.run(service.run_once(loaded, Screen(quiet=True), now=lambda: NOW))
    asked = CliRunner(env={"HOOK": "http://127.0.0.1:1/"})
    shown = asked.invoke(cli, ["--config", str(tmp_path / "feeds.yaml"), "digest", "deliveries"])
    assert "250 Message taken" in shown.output
    assert "webhook room" in shown.output
    refused = asked.invoke(cli, ["--config", str(tmp_path / "feeds.yaml"), "digest", "resend"])
    assert isinstance(refused.exception, UsageError)
