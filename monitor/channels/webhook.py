"""A program that takes digests as JSON, signed as standardwebhooks.com writes it down."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Mapping

from monitor.model import Delivery, DeliveryState, Destination, Message, Receipt, Reply, Webhook
from monitor.ports import Post
from monitor.text import cut, plain

_LATER = {401, 403, 404, 408, 409, 425, 429}  # what an admin or a little time may mend
_NEEDS_PERSON = {401, 403, 404}
_MARKUP = 2_000


class WebhookChannel:
    """Posts to the address that feeds.yaml has for the destination's name at the time of sending."""

    def __init__(self, hooks: Mapping[str, Webhook], post: Post) -> None:
        self._hooks, self._post = hooks, post

    def freeze(self, message: Message, destination: Destination, delivery_id: str) -> bytes:
        """The whole digest as JSON, with the id that a receiver can know a repetition by."""
        document = {
            "id": delivery_id,
            "to": destination.address,
            "subject": message.subject,
            "text": message.text,
            "digest": json.loads(message.data),
        }
        return json.dumps(document, ensure_ascii=False).encode()

    async def send(self, delivery: Delivery) -> Receipt:
        """Post the frozen bytes; 2xx is taken, everything else is told."""
        hook = self._hooks.get(delivery.destination.address)
        if hook is None:
            return missing(delivery.destination, "webhook")
        headers = {"Content-Type": "application/json", **_signature(hook, delivery, int(time.time()))}
        return _receipt(await self._post(hook.address.value, delivery.payload, headers))


def missing(destination: Destination, kind: str) -> Receipt:
    """The name was taken out of feeds.yaml after the digest was composed."""
    detail = f"There is no {kind} called {destination.address!r} under destinations: any more."
    return Receipt(state=DeliveryState.DEFERRED, detail=detail, needs_person=True)


def _signature(hook: Webhook, delivery: Delivery, now: int) -> dict[str, str]:
    """`webhook-id` stays the same when a message is repeated; the time does not."""
    headers = {"webhook-id": delivery.id, "webhook-timestamp": str(now)}
    if hook.secret is not None:
        signed = hmac.new(_key(hook.secret.value), f"{delivery.id}.{now}.".encode() + delivery.payload, hashlib.sha256)
        headers["webhook-signature"] = f"v1,{base64.b64encode(signed.digest()).decode()}"
    return headers


def _key(secret: str) -> bytes:
    """`whsec_` is followed by base64; everything else is the key itself."""
    if secret.startswith("whsec_"):
        try:
            return base64.b64decode(secret.removeprefix("whsec_"), validate=True)
        except ValueError:
            pass
    return secret.encode()


def _receipt(reply: Reply) -> Receipt:
    words = cut(plain(reply.words[:_MARKUP]), 200)  # a page of the server's, perhaps
    if reply.status is None:
        state = DeliveryState.UNKNOWN if reply.handed_over else DeliveryState.DEFERRED
        return Receipt(state=state, detail=words)
    if 200 <= reply.status < 300:
        return Receipt(state=DeliveryState.SENT, detail=f"{reply.status} {words}".strip())
    detail = f"The webhook answers {reply.status}: {words}".rstrip(": ")
    if reply.status >= 500 or reply.status in _LATER:
        return Receipt(state=DeliveryState.DEFERRED, detail=detail, needs_person=reply.status in _NEEDS_PERSON)
    return Receipt(state=DeliveryState.FAILED, detail=detail)
