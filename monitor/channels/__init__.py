"""Message → Receipt: one file per way to send, one line here."""

from __future__ import annotations

from monitor.channels.file import FileChannel
from monitor.channels.mail import MailChannel
from monitor.model import MailServer


def channels(mail: MailServer) -> dict[str, FileChannel | MailChannel]:
    """Every channel, by the kind that destinations name."""
    return {"file": FileChannel(), "mail": MailChannel(mail)}
