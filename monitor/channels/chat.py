"""Chat services by Apprise, each attempt in a process of its own.

Apprise brings its own HTTP and knows no guard, no deadline and no cause of a failure. So it runs where it can be
stopped, where no connection to a private address can be made (`monitor.fetch.gate`), and where it sees nothing of
this process; its address comes over a pipe, because it holds tokens, and none of its words come back.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from collections.abc import Mapping

from monitor.channels.fitting import without_mentions
from monitor.channels.webhook import missing
from monitor.model import Chat, Delivery, DeliveryState, Destination, Message, Receipt

_PATIENCE = 120.0
_PASSED_ON = ("PATH", "PYTHONPATH", "LANG", "SSL_CERT_FILE", "SSL_CERT_DIR", "SYSTEMROOT", "TMPDIR")


class ChatChannel:
    """Tells the address that feeds.yaml has for the destination's name at the time of sending."""

    def __init__(self, chats: Mapping[str, Chat], allow_private: tuple[str, ...]) -> None:
        self._chats, self._allow_private = chats, allow_private

    def freeze(self, message: Message, destination: Destination, delivery_id: str) -> bytes:  # noqa: ARG002 - the port
        """The whole text; what is cut for a service's size follows from it and is the same every time."""
        told = {"subject": without_mentions(message.subject), "text": without_mentions(message.chat or message.text)}
        return json.dumps(told, ensure_ascii=False).encode()

    async def send(self, delivery: Delivery) -> Receipt:
        """Speak to the service from a child; a child that does not answer may have spoken."""
        chat = self._chats.get(delivery.destination.address)
        if chat is None:
            return missing(delivery.destination, "chat")
        told = json.loads(delivery.payload)
        asked = {**told, "address": chat.address.value, "allowed": self._allow_private}
        try:
            said = await _child(json.dumps(asked).encode())
        except TimeoutError:
            return Receipt(state=DeliveryState.UNKNOWN, detail="The chat service did not answer within two minutes.")
        except OSError as error:
            return Receipt(state=DeliveryState.DEFERRED, detail=f"No process could be started ({error.strerror}).")
        return _receipt(said)


async def _child(asked: bytes) -> bytes:
    """What the child answers; it is killed when it takes too long or we are stopped."""
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "monitor.channels.speaker",
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
        env={**environment, "HOME": os.devnull},  # no .netrc of the user's
        process_group=0,
    )  # fmt: skip
    try:
        async with asyncio.timeout(_PATIENCE):
            said, _ = await process.communicate(asked)
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    return said


def _receipt(said: bytes) -> Receipt:
    try:
        told = json.loads(said)
        return Receipt(state=DeliveryState(told["state"]), detail=told["detail"], needs_person=told["needs_person"])
    except (ValueError, KeyError, TypeError):
        detail = "The process that speaks to the service ended without an answer; it may have told it."
        return Receipt(state=DeliveryState.UNKNOWN, detail=detail)
