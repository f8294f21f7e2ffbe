"""Mail and files: the same bytes every time, no header but ours, and a true word about how each attempt ended."""

from __future__ import annotations

import json
import os
import ssl
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.channels.file import FileChannel, folder_name
from monitor.channels.mail import MailChannel
from monitor.config import load
from monitor.errors import ConfigError
from monitor.model import Delivery, DeliveryState, Destination, MailServer, Message, Receipt, Secret, Security
from tests.servers import Mailbox, closed_port, mail_server, scripted_relay, server_tls

AT = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
TO = Destination(kind="mail", address="editor@example.org")
HEADERS = {
    "From", "To", "Subject", "Date", "Message-ID", "References", "Auto-Submitted", "List-Id", "List-Unsubscribe",
    "MIME-Version", "Content-Type",
}  # fmt: skip


def message(**given: Any) -> Message:
    """A rendered digest."""
    defaults: dict[str, Any] = {
        "digest_id": "digest-1",
        "subscription": "daily",
        "slot": "2026-11-22T07:00",
        "at": AT,
        "subject": "1 story – daily, Sun 22 Nov",
        "text": "Аресты в Чечне – one line\nand another.\n",
        "html": "<!doctype html><p>Аресты в Чечне</p>\n",
        "data": '{"version": 1}',
    }
    return Message(**{**defaults, **given})


def mail(sender: str = "Monitor <monitor@example.org>", **server: Any) -> MailChannel:
    """A channel to a relay that need not exist."""
    return MailChannel(MailServer(sender=sender, **{"host": "127.0.0.1", **server}))


def delivery(payload: bytes, to: Destination = TO, name: str = "delivery-1") -> Delivery:
    """What waits in the ledger for its attempt."""
    return Delivery(id=name, digest_id="digest-1", destination=to, payload=payload, created_at=AT, attempts=1)


def parsed(payload: bytes) -> EmailMessage:
    """The mail as a reader sees it."""
    read = message_from_bytes(payload, policy=default)
    assert isinstance(read, EmailMessage)
    return read


# --- the bytes of a mail ----------------------------------------------------------------------------------

HOSTILE = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(
            [
                "\r\nBcc: thief@example.com", "\nSubject: another", "\r", "\n\n<script>", "\x00", "\x0b\x0c", "\x85",
                "\u2028", "\u2029", "=?utf-8?Q?=0D=0ABcc:_thief@example.com?=", "=?us-ascii?q?a?= =?us-ascii?q?b?=",
                "=?utf-8?B?DQpCY2M6IHRoaWVmQGV4YW1wbGUuY29t?=", "=", "?=", "=?", "\u202e", "\u2066", "\u200f",
                "\ufeff", "a" * 200, "ы" * 200, "👩‍🚒" * 40, "x" * 90 + " " + "y" * 90, "人" * 80, '"', "\\",
                "<a@b.example>", ", ", ";", ":", "(comment)", "@", "\t", "  ", "%0d%0a", "&#13;&#10;",
                "Content-Type: text/html",
            ]
        ),
    ),
    max_size=4,
).map("".join)  # fmt: skip


def test_no_subject_and_no_name_adds_a_header_or_breaks_a_line() -> None:
    @settings(max_examples=1000, deadline=None)
    @given(subject=HOSTILE, name=HOSTILE.map(lambda name: "".join(filter(str.isprintable, name))))
    def is_harmless(subject: str, name: str) -> None:
        quoted = name.replace("\\", "\\\\").replace('"', '\\"')
        channel = mail(f'"{quoted}" <monitor@example.org>')
        payload = channel.freeze(message(subject=subject), TO, "delivery-1")
        read = parsed(payload)
        assert sorted(read.keys()) == sorted(HEADERS)
        assert read["To"] == "editor@example.org"
        assert payload.isascii()
        head, _, _ = payload.partition(b"\r\n\r\n")
        assert all(line[:1] in b" \t" or line.split(b":")[0].decode() in HEADERS for line in head.split(b"\r\n"))
        assert b"\r" not in payload.replace(b"\r\n", b"")
        assert b"\n" not in payload.replace(b"\r\n", b"")
        assert max(map(len, payload.split(b"\r\n"))) <= 998
        assert [part.get_content_type() for part in read.walk()] == ["multipart/alternative", "text/plain", "text/html"]

    is_harmless()


@pytest.mark.parametrize(
    "subject",
    [
        "1 story – daily, Sun 22 Nov",
        "Новости – утро",
        "人权 – 每日",
        "حقوق – يومي",
        'quotes " and , commas; all: of <them>',
    ],
)
def test_a_plain_subject_arrives_as_it_was(subject: str) -> None:
    assert parsed(mail().freeze(message(subject=subject), TO, "delivery-1"))["Subject"] == subject


def test_both_parts_arrive_whole_whatever_they_say() -> None:
    text = "Аресты 人权 👩‍🚒\n.\n..\nFrom me\n" + "long " * 1000 + "\n" + "x" * 5000 + "\n--=_delivery-1--\n"
    html = "<p>" + "ы" * 3000 + "</p>\n.\n"
    payload = mail().freeze(message(text=text, html=html), TO, "delivery-1")
    read = parsed(payload)
    plain, page = read.get_body(("plain",)), read.get_body(("html",))
    assert plain is not None
    assert page is not None
    assert plain.get_content().replace("\r\n", "\n") == text
    assert page.get_content().replace("\r\n", "\n") == html
    assert payload.isascii()
    assert max(map(len, payload.split(b"\r\n"))) <= 998


def test_freezing_again_gives_the_same_bytes() -> None:
    first, again = (mail().freeze(message(), TO, "delivery-1") for _ in range(2))
    assert first == again


def test_the_message_id_comes_from_the_delivery_and_the_senders_domain() -> None:
    ids = {name: parsed(mail().freeze(message(), TO, name))["Message-ID"] for name in ("delivery-1", "delivery-2")}
    assert ids == {"delivery-1": "<delivery-1@example.org>", "delivery-2": "<delivery-2@example.org>"}


def test_each_recipient_sees_only_their_own_address() -> None:
    other = Destination(kind="mail", address="desk@example.org")
    payload = mail().freeze(message(), other, "delivery-2")
    assert parsed(payload)["To"] == "desk@example.org"
    assert b"editor@example.org" not in payload


CONFIG = """
keywords: [Chechnya]
outlets: {{Outlet: "https://outlet.example/feed"}}
digest: {{to: "{to}"}}
smtp: {{host: localhost, security: none, from: {sender}}}
"""

LONG = "Information desk of the Association of Independent Journalists and Lawyers, Moscow and Berlin"
LONG_CYRILLIC = "Информационная служба Ассоциации независимых журналистов и адвокатов, Москва и Берлин"


@pytest.mark.parametrize(
    ("sender", "to"),
    [
        ("monitor@example.org", "editor@example.org"),
        ("Monitor <monitor@example.org>", "first.last+tag@sub.example.org"),
        ('"Desk, Moscow <monitor@example.org>"', "editor@example.org"),
        ('"Desk: Moscow <monitor@example.org>"', "editor@example.org"),
        ('"Desk (Moscow) <monitor@example.org>"', "editor@example.org"),
        ('"Служба новостей <monitor@example.org>"', "editor@example.org"),
        (f"'\"{LONG}\" <monitor@example.org>'", "editor@example.org"),
        (f"'\"{LONG_CYRILLIC}\" <monitor@example.org>'", "editor@example.org"),
        ('"Monitor\\r\\nBcc: thief <monitor@example.org>"', "editor@example.org"),
        ('"Monitor\\r\\nBcc: thief@example.com <monitor@example.org>"', "editor@example.org"),
        ("monitor@example.org", "editor.@example.org"),
        ("monitor@example.org", ".editor@example.org"),
        (".monitor@example.org", "editor@example.org"),
        ("monitor@example.org", "editor@localhost"),
        ("monitor@example.org", "o'neil=x@example.org"),
        ("monitor@example.org", "editor@-example-.org"),
    ],
)
def test_an_address_that_the_check_accepts_can_be_written_into_a_mail(tmp_path: Path, sender: str, to: str) -> None:
    """What passes `monitor check` must not fail at seven in the morning."""
    path = tmp_path / "feeds.yaml"
    path.write_text(CONFIG.format(sender=sender, to=to), encoding="utf-8")
    try:
        loaded = load(path, {})
    except ConfigError:
        return
    (destination,) = [d for d in loaded.subscriptions[0].destinations if d.kind == "mail"]
    read = parsed(MailChannel(loaded.mail).freeze(message(), destination, "delivery-1"))
    assert sorted(read.keys()) == sorted(HEADERS)
    assert [address.addr_spec for address in read["From"].addresses] == ["monitor@example.org"]
    assert [address.addr_spec for address in read["To"].addresses] == [to]


# --- handing it to a relay --------------------------------------------------------------------------------


async def attempt(port: int, **server: Any) -> Receipt:
    """One attempt to send one mail to the relay at this port."""
    channel = mail(port=port, **server)
    return await channel.send(delivery(channel.freeze(message(), TO, "delivery-1")))


async def test_a_mail_that_is_taken_is_sent_as_it_was_frozen(relay: Mailbox) -> None:
    channel = mail(port=relay.port)
    payload = channel.freeze(message(text=".\n..dots\n.\n"), TO, "delivery-1")
    receipt = await channel.send(delivery(payload))
    assert receipt == Receipt(state=DeliveryState.SENT, detail="250 Message taken")
    assert relay.recipients == ["editor@example.org"]
    assert relay.raw == [payload]


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("450 4.2.0 greylisted, come back later", DeliveryState.DEFERRED),
        ("452 4.2.2 mailbox full", DeliveryState.DEFERRED),
        ("421 4.3.2 closing", DeliveryState.DEFERRED),
        ("550 5.1.1 no such user", DeliveryState.FAILED),
        ("553 5.1.3 bad address", DeliveryState.FAILED),
    ],
)
async def test_a_recipient_that_is_refused_is_later_or_never(relay: Mailbox, answer: str, state: DeliveryState) -> None:
    relay.answer_to_recipient = answer
    receipt = await attempt(relay.port)
    assert receipt.state is state
    assert answer[:3] in receipt.detail
    assert relay.raw == []


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("451 4.3.0 try again", DeliveryState.DEFERRED),
        ("452 4.3.1 no room", DeliveryState.DEFERRED),
        ("552 5.3.4 too big", DeliveryState.FAILED),
        ("554 5.7.1 looks like spam", DeliveryState.FAILED),
    ],
)
async def test_a_mail_that_is_refused_is_later_or_never(relay: Mailbox, answer: str, state: DeliveryState) -> None:
    relay.answer_to_data = answer
    receipt = await attempt(relay.port)
    assert receipt.state is state
    assert answer[:3] in receipt.detail
    assert relay.raw == []


async def test_a_relay_that_cannot_be_reached_is_tried_again_later() -> None:
    receipt = await attempt(closed_port())
    assert receipt.state is DeliveryState.DEFERRED
    assert receipt.detail


async def test_a_relay_whose_name_does_not_exist_is_tried_again_later() -> None:
    assert (await attempt(25, host="relay.invalid")).state is DeliveryState.DEFERRED


async def test_after_a_lost_answer_the_same_bytes_go_out_again() -> None:
    channel_bytes = mail().freeze(message(), TO, "delivery-1")
    received: list[bytes] = []
    for answer in ("", "250 taken"):
        with scripted_relay(END=answer) as relay:
            channel = mail(port=relay.port)
            receipt = await channel.send(delivery(channel_bytes))
        received += relay.raw
    assert receipt.state is DeliveryState.SENT
    assert received == [channel_bytes, channel_bytes]


# --- encryption and login ---------------------------------------------------------------------------------


class Taker:
    """A relay's handler that notes what it took."""

    def __init__(self) -> None:
        self.taken: list[str] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        self.taken.extend(envelope.rcpt_tos)
        return "250 taken"


async def test_a_relay_without_starttls_gets_no_mail_when_it_is_required(relay: Mailbox) -> None:
    receipt = await attempt(relay.port, security=Security.STARTTLS)
    assert receipt.state is DeliveryState.DEFERRED
    assert "STARTTLS" in receipt.detail
    assert relay.raw == []


async def test_a_password_is_not_sent_to_a_relay_without_starttls() -> None:
    with scripted_relay(EHLO="250-relay\r\n250 AUTH PLAIN LOGIN") as relay:
        receipt = await attempt(relay.port, security=Security.STARTTLS, user="monitor", password=Secret("open sesame"))
    assert receipt.state is DeliveryState.DEFERRED
    assert not {"AUTH", "MAIL"} & set(relay.heard)


async def test_a_relay_that_refuses_starttls_gets_no_mail() -> None:
    with scripted_relay(EHLO="250-relay\r\n250 STARTTLS", STARTTLS="454 not now") as relay:
        receipt = await attempt(relay.port, security=Security.STARTTLS)
    assert receipt.state is DeliveryState.DEFERRED
    assert "MAIL" not in relay.heard


async def test_a_certificate_that_nobody_vouches_for_gets_no_mail(tmp_path: Path) -> None:
    taker = Taker()
    with mail_server(taker, tls_context=server_tls(tmp_path)) as port:
        receipt = await attempt(port, security=Security.STARTTLS)
    assert receipt.state is DeliveryState.DEFERRED
    assert "certificate" in receipt.detail.lower()
    assert taker.taken == []


async def test_a_relay_that_speaks_no_tls_gets_no_mail_when_tls_is_required(relay: Mailbox) -> None:
    receipt = await attempt(relay.port, security=Security.IMPLICIT)
    assert receipt.state is DeliveryState.DEFERRED
    assert relay.raw == []


@pytest.mark.parametrize("right", [True, False], ids=["right password", "wrong password"])
async def test_a_login_that_is_refused_is_tried_again_later_and_says_what_to_check(right: bool) -> None:
    def authenticator(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
        return AuthResult(success=data.password == b"open sesame", handled=False)

    taker = Taker()
    password = Secret("open sesame" if right else "hunter2-secret")
    with mail_server(taker, authenticator=authenticator, auth_require_tls=False) as port:
        receipt = await attempt(port, user="monitor", password=password)
    if right:
        assert receipt.state is DeliveryState.SENT
        assert taker.taken == ["editor@example.org"]
    else:
        assert receipt.state is DeliveryState.DEFERRED
        assert "login" in receipt.detail
        assert "hunter2" not in receipt.detail
        assert taker.taken == []


async def test_a_login_at_a_relay_that_has_none_is_tried_again_later(relay: Mailbox) -> None:
    receipt = await attempt(relay.port, user="monitor", password=Secret("open sesame"))
    assert receipt.state is DeliveryState.DEFERRED
    assert relay.raw == []


def test_a_password_is_shown_nowhere() -> None:
    server = MailServer(user="monitor", password=Secret("open sesame"))
    assert "sesame" not in f"{server} {server!r} {MailChannel(server)!r}"


def test_the_clients_tls_checks_certificates_and_names() -> None:
    context = mail(security=Security.STARTTLS)._client(1.0).tls_context
    assert context is not None
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)


# --- files ------------------------------------------------------------------------------------------------


def file_delivery(folder: Path, **given: Any) -> Delivery:
    """An issue for the archive in this folder."""
    to = Destination(kind="file", address=str(folder))
    return delivery(FileChannel().freeze(message(**given), to, "delivery-1"), to)


def tree(folder: Path) -> dict[str, str]:
    """Every file below the folder with its content."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


async def test_an_issue_is_a_file_of_each_kind_and_writing_it_twice_changes_nothing(tmp_path: Path) -> None:
    archive = tmp_path / "new" / "archive"
    waiting = file_delivery(archive)
    first = await FileChannel().send(waiting)
    expected = {
        "daily/2026-11-22-0700.html": message().html,
        "daily/2026-11-22-0700.json": message().data,
        "daily/2026-11-22-0700.txt": message().text,
    }
    written = tree(archive)
    assert {name: written[name] for name in written if "/" in name} == expected
    assert await FileChannel().send(waiting) == first
    assert tree(archive) == written
    assert first == Receipt(state=DeliveryState.SENT, detail=str(archive / "daily/2026-11-22-0700.html"))
    assert not [name for name in (archive / "daily").iterdir() if name.name.startswith(".")]


async def test_an_issue_replaces_what_a_stopped_attempt_left(tmp_path: Path) -> None:
    (tmp_path / "daily").mkdir()
    (tmp_path / "daily/2026-11-22-0700.html").write_text("half of", encoding="utf-8")
    await FileChannel().send(file_delivery(tmp_path))
    assert tree(tmp_path)["daily/2026-11-22-0700.html"] == message().html


async def test_what_a_stopped_attempt_left_half_written_is_removed_when_nobody_can_be_at_it(tmp_path: Path) -> None:
    (tmp_path / "daily").mkdir()
    old, young = tmp_path / "daily/.writing-old", tmp_path / "daily/.writing-young"
    for path in (old, young):
        path.write_text("half of", encoding="utf-8")
    os.utime(old, (0, 0))
    await FileChannel().send(file_delivery(tmp_path))
    assert (old.exists(), young.exists()) == (False, True)


async def test_a_folder_that_cannot_be_written_is_tried_again_later_with_the_reason(tmp_path: Path) -> None:
    in_the_way = tmp_path / "archive"
    in_the_way.write_text("a file", encoding="utf-8")
    waiting = file_delivery(in_the_way)
    receipt = await FileChannel().send(waiting)
    assert receipt.state is DeliveryState.DEFERRED
    assert str(in_the_way) in receipt.detail
    in_the_way.unlink()
    assert (await FileChannel().send(waiting)).state is DeliveryState.SENT


async def test_a_file_that_cannot_be_replaced_leaves_no_temporary_file(tmp_path: Path) -> None:
    (tmp_path / "daily/2026-11-22-0700.html/child").mkdir(parents=True)
    receipt = await FileChannel().send(file_delivery(tmp_path))
    assert receipt.state is DeliveryState.DEFERRED
    assert [path.name for path in (tmp_path / "daily").iterdir()] == ["2026-11-22-0700.html"]


async def test_the_names_of_files_come_from_the_configuration_and_never_from_a_feed(tmp_path: Path) -> None:
    bad = "../../../etc/cron.d/x\x00\n<script>"
    await FileChannel().send(file_delivery(tmp_path / "archive", subject=bad, text=bad, html=bad, data=json.dumps(bad)))
    issue = [f"archive/daily/2026-11-22-0700.{kind}" for kind in ("html", "json", "txt")]
    assert list(tree(tmp_path)) == ["archive/atom.xml", *issue, "archive/index.html"]


NAMES = [
    "../../etc",
    "..",
    ".",
    "/",
    "a/b",
    "a\\b",
    "C:\\Windows",
    "-rf",
    ".hidden",
    "Новости дня",
    "人权",
    "a b",
    "a:b",
    "\n",
]


@pytest.mark.parametrize("name", NAMES)
async def test_a_digest_of_any_name_stays_in_the_archive(tmp_path: Path, name: str) -> None:
    receipt = await FileChannel().send(file_delivery(tmp_path / "archive", subscription=name))
    assert receipt.state is DeliveryState.SENT
    written = [Path(found) for found in tree(tmp_path) if found not in ("archive/atom.xml", "archive/index.html")]
    assert len(written) == 3
    assert all(len(path.parts) == 3 and path.parts[0] == "archive" for path in written)
    assert not any(part.startswith((".", "-")) for path in written for part in path.parts)


@pytest.mark.parametrize(("one", "other"), [("Russia: daily", "Russia (daily)"), ("a/b", "a b"), ("人/权", "人 权")])
def test_two_digests_never_share_a_folder(one: str, other: str, tmp_path: Path) -> None:
    """They may be due at the same time: one would overwrite the other's issue."""
    path = tmp_path / "feeds.yaml"
    feeds = 'keywords: [a]\noutlets: {Outlet: "https://outlet.example/feed"}\n'
    path.write_text(f'{feeds}digests: {{"{one}": {{}}, "{other}": {{}}}}\n', encoding="utf-8")
    try:
        loaded = load(path, {})
    except ConfigError:
        return
    assert len({folder_name(subscription.name) for subscription in loaded.subscriptions}) == 2
