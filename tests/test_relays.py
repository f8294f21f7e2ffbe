"""What a mail server may do, step by step, and the state in which each of it leaves a delivery."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable

import pytest

from monitor.channels.mail import MailChannel
from monitor.model import DeliveryState, MailServer, Receipt
from tests.servers import SILENCE, listener, reset, scripted_relay
from tests.test_channels import TO, delivery, message

DEFERRED, FAILED, UNKNOWN, SENT = (
    DeliveryState.DEFERRED, DeliveryState.FAILED, DeliveryState.UNKNOWN, DeliveryState.SENT,
)  # fmt: skip

# The step, what the server says to it ("" hangs up), and how the attempt ends.
ENDINGS = [
    ("GREETING", "421 busy", DEFERRED),
    ("GREETING", "554 we do not speak with you", DEFERRED),
    ("GREETING", "", DEFERRED),
    ("GREETING", "HTTP/1.1 400 Bad Request", DEFERRED),
    ("GREETING", "220-relay\r\n220 in two lines", SENT),
    ("EHLO", "", DEFERRED),
    ("EHLO", "421 closing", DEFERRED),
    ("EHLO", "502 only HELO here", SENT),
    ("EHLO", "250 relay", SENT),
    ("EHLO", "250-relay\r\n250-SIZE 35882577\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 PIPELINING", SENT),
    ("MAIL", "421 closing", DEFERRED),
    ("MAIL", "450 4.7.1 greylisted", DEFERRED),
    ("MAIL", "451 later", DEFERRED),
    ("MAIL", "452 4.3.1 no room", DEFERRED),
    ("MAIL", "530 5.7.0 authentication required", FAILED),
    ("MAIL", "550 not this sender", FAILED),
    ("MAIL", "552 5.3.4 larger than we take", FAILED),
    ("MAIL", "", DEFERRED),
    ("RCPT", "421 closing", DEFERRED),
    ("RCPT", "450 4.2.0 greylisted, come back later", DEFERRED),
    ("RCPT", "451 4.7.1 greylisted", DEFERRED),
    ("RCPT", "452 4.2.2 mailbox full", DEFERRED),
    ("RCPT", "550 5.1.1 no such user", FAILED),
    ("RCPT", "553 5.1.3 bad address", FAILED),
    ("RCPT", "554 5.7.1 relaying denied", FAILED),
    ("RCPT", "251 not here, but forwarded", SENT),
    ("RCPT", "", DEFERRED),
    ("DATA", "421 closing", DEFERRED),
    ("DATA", "451 later", DEFERRED),
    ("DATA", "452 no room", DEFERRED),
    ("DATA", "503 bad sequence", FAILED),
    ("DATA", "554 no", FAILED),
    ("DATA", "", UNKNOWN),
    ("END", "", UNKNOWN),
    ("END", "what?", UNKNOWN),
    ("END", "421 shutting down", DEFERRED),
    ("END", "450 4.7.1 greylisted after all", DEFERRED),
    ("END", "451 4.3.0 try again", DEFERRED),
    ("END", "452 4.3.1 no room", DEFERRED),
    ("END", "550 5.7.1 not for this reader", FAILED),
    ("END", "552 5.3.4 too big", FAILED),
    ("END", "554 5.7.1 looks like spam", FAILED),
    ("END", "250", SENT),
    ("END", "250 taken", SENT),
    ("END", "250-taken\r\n250 in two lines", SENT),
    ("QUIT", "", SENT),
    ("QUIT", "500 what?", SENT),
]


async def attempt(port: int, **patience: float) -> Receipt:
    """One attempt to send one mail to the relay at this port."""
    channel = MailChannel(MailServer(sender="Monitor <monitor@example.org>", host="127.0.0.1", port=port), **patience)
    return await channel.send(delivery(channel.freeze(message(), TO, "delivery-1")))


@pytest.mark.parametrize(("word", "answer", "state"), ENDINGS)
async def test_every_way_a_conversation_can_end_has_its_state(word: str, answer: str, state: DeliveryState) -> None:
    with scripted_relay(**{word: answer}) as relay:
        receipt = await attempt(relay.port)
    assert receipt.state is state
    assert receipt.detail
    assert "\n" not in receipt.detail
    assert len(relay.raw) == (1 if state is SENT or word == "END" else 0)


@pytest.mark.parametrize(
    ("word", "state"),
    [("GREETING", DEFERRED), ("EHLO", DEFERRED), ("MAIL", DEFERRED), ("RCPT", DEFERRED), ("END", UNKNOWN)],
)
async def test_silence_is_not_waited_for_for_ever(word: str, state: DeliveryState) -> None:
    """Only the silence after the message itself leaves in doubt whether the mail was taken."""
    with scripted_relay(**{word: SILENCE}) as relay:
        receipt = await attempt(relay.port, step=0.2, answer=0.2)
    assert receipt.state is state
    assert len(relay.raw) == (word == "END")


async def test_a_relay_that_answers_letter_by_letter_is_listened_to() -> None:
    with scripted_relay() as relay:
        relay.is_slow = True
        assert (await attempt(relay.port)).state is SENT


@pytest.mark.parametrize(
    "act", [reset, lambda connection: connection.sendall(b"\xff\xfe\x00\r\n" * 50), lambda _: None]
)
async def test_what_is_no_mail_server_is_tried_again_later(act: Callable[[socket.socket], None]) -> None:
    with listener(talk=act) as listening:
        assert (await attempt(listening.port)).state is DEFERRED


async def test_a_greeting_of_a_million_letters_is_not_read_to_its_end() -> None:
    began = time.monotonic()
    with listener(talk=lambda connection: connection.sendall(b"220 " + b"x" * 1_000_000)) as listening:
        assert (await attempt(listening.port, step=1.0)).state is DEFERRED
    assert time.monotonic() - began < 20
