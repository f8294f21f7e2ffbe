"""Message → Receipt: one file per way to send, one line here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from email.utils import parseaddr

from monitor.channels.chat import ChatChannel
from monitor.channels.file import FileChannel
from monitor.channels.mail import MailChannel
from monitor.channels.webhook import WebhookChannel
from monitor.model import Chat, Destination, MailServer, Webhook
from monitor.ports import Channel, Post


async def rehearse(mail: MailServer, recipients: Sequence[str]) -> tuple[str, ...]:
    """What the mail server would refuse, as sentences; nothing is sent."""
    return await MailChannel(mail).rehearse(recipients)


def channels(
    mail: MailServer, targets: Mapping[str, Chat | Webhook], post: Post, allow_private: tuple[str, ...]
) -> dict[str, Channel]:
    """Every channel, by the kind that destinations name."""
    by_mail = MailChannel(mail)
    ourselves = Destination(kind="mail", address=parseaddr(mail.sender)[1])
    return {
        "file": FileChannel(lambda message, delivery_id: by_mail.freeze(message, ourselves, delivery_id)),
        "mail": by_mail,
        "chat": ChatChannel({n: t for n, t in targets.items() if isinstance(t, Chat)}, allow_private),
        "webhook": WebhookChannel({n: t for n, t in targets.items() if isinstance(t, Webhook)}, post),
    }
