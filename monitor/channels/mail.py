"""Mail: one message, one recipient, one envelope; the bytes are frozen before the first attempt."""

from __future__ import annotations

import hashlib
import re
import shutil
import ssl
from collections.abc import AsyncIterator, Iterator, Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import quote

import aiosmtplib

from monitor.channels.sendmail import hand_over
from monitor.model import Delivery, DeliveryState, Destination, MailServer, Message, Receipt, Security
from monitor.text import cut, one_line

_REHEARSAL = 10.0  # seconds for a step when nothing is sent
_STEP, _ANSWER = 60.0, 600.0  # seconds for a step of the conversation, and for the answer to the message itself
_MAX_HEADER, _FITS_ON_A_LINE = 150, 40
_SPECIALS = re.compile(r'[,;:()<>@\[\]\\".]')


class MailChannel:
    """Sends through one relay, over TLS unless the configuration says otherwise."""

    def __init__(self, server: MailServer, *, step: float = _STEP, answer: float = _ANSWER) -> None:
        self._server, self._step, self._answer = server, step, answer
        self._name, self._sender = _name_and_address(server.sender)

    def freeze(self, message: Message, destination: Destination, delivery_id: str) -> bytes:
        """The message as RFC 5322 bytes: every id and boundary in it comes from the delivery."""
        mail = EmailMessage(policy=SMTP)
        mail["From"] = Address(display_name=header_safe(self._name), addr_spec=self._sender)
        mail["To"] = Address(addr_spec=destination.address)
        mail["Subject"] = header_safe(message.subject)
        mail["Date"] = format_datetime(message.at)
        mail["Message-ID"] = f"<{delivery_id}@{self._domain}>"
        mail["References"] = f"<{_name(message.subscription, destination.address)}@{self._domain}>"
        mail["Auto-Submitted"] = "auto-generated"
        mail["List-Id"] = f"<{_label(message.subscription)}.{self._domain}>"
        mail.set_content(message.text, cte="quoted-printable")
        if message.html:  # a look of text only has none
            mail.add_alternative(message.html, subtype="html", cte="quoted-printable")
            mail.set_boundary(f"=_{delivery_id}")  # never occurs in quoted-printable text
        # Not given to the library: it would encode an address that is longer than a line, and nobody could follow it.
        ways = "".join(f"{name}: {value}\r\n" for name, value in self._unsubscribe(message.subscription))
        return ways.encode("ascii") + mail.as_bytes()

    def _unsubscribe(self, subscription: str) -> Iterator[tuple[str, str]]:
        """RFC 2369; with a web address also RFC 8058, whose address must act when it is posted to."""
        way = self._server.unsubscribe or self._sender
        if way.startswith("https://"):
            yield "List-Unsubscribe", f"<{way}>"
            yield "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"
        else:
            yield "List-Unsubscribe", f"<mailto:{quote(way, safe='@')}?subject=unsubscribe%20{_label(subscription)}>"

    async def send(self, delivery: Delivery) -> Receipt:
        """Hand the frozen bytes on; what is answered decides what happens next."""
        if self._server.program is not None:
            return await hand_over(self._server.program, self._sender, delivery)
        return await self._relay(delivery)

    async def _relay(self, delivery: Delivery) -> Receipt:
        client = self._client(self._step)
        try:
            await client.connect()
            if self._server.user is not None and self._server.password is not None:
                await client.login(self._server.user, self._server.password.value)
            await client.mail(self._sender)
            await client.rcpt(delivery.destination.address)
        except (aiosmtplib.SMTPException, OSError, ValueError) as error:
            return _before_data(error)
        else:
            return await self._data(client, delivery.payload)
        finally:
            client.close()

    async def rehearse(self, recipients: Sequence[str]) -> tuple[str, ...]:
        """All of the conversation with the relay but the message; what it refuses, as sentences."""
        if self._server.program is not None:
            return () if shutil.which(self._server.program) else (f"There is no program {self._server.program}.",)
        client = self._client(_REHEARSAL)
        try:
            await client.connect()
            if self._server.user is not None and self._server.password is not None:
                await client.login(self._server.user, self._server.password.value)
            return tuple([said async for said in self._refusals(client, recipients)])
        except (aiosmtplib.SMTPException, OSError, ValueError) as error:
            return (_before_data(error).detail,)
        finally:
            client.close()

    async def _refusals(self, client: aiosmtplib.SMTP, recipients: Sequence[str]) -> AsyncIterator[str]:
        for recipient in recipients:
            try:
                await client.mail(self._sender)
                await client.rcpt(recipient)
            except aiosmtplib.SMTPResponseException as error:
                yield f"{recipient}: {_before_data(error).detail}"
            await client.rset()

    async def _data(self, client: aiosmtplib.SMTP, payload: bytes) -> Receipt:
        """The last step: only a clear answer is an answer."""
        try:
            answer = await client.data(payload, timeout=self._answer)
        except aiosmtplib.SMTPDataError as error:
            return _refused(error.code, error.message)
        except (aiosmtplib.SMTPException, OSError) as error:
            detail = f"The connection broke before the relay answered ({_words(error)}); it may have taken the mail."
            return Receipt(state=DeliveryState.UNKNOWN, detail=detail)
        return Receipt(state=DeliveryState.SENT, detail=f"{answer.code} {one_line(answer.message)}")

    @property
    def _domain(self) -> str:
        return self._sender.rpartition("@")[2]

    def _client(self, step: float) -> aiosmtplib.SMTP:
        security = self._server.security
        return aiosmtplib.SMTP(
            hostname=self._server.host,
            port=self._server.port,
            timeout=step,
            local_hostname=self._domain,
            use_tls=security is Security.IMPLICIT,
            start_tls=security is Security.STARTTLS,
            tls_context=ssl.create_default_context() if security is not Security.NONE else None,
        )


def _name(*parts: str) -> str:
    """The same parts give the same name: every issue to one recipient refers to one root, and is one thread."""
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


def _label(subscription: str) -> str:
    """A digest's name as a part of a list's name: its own for every name, and plain ASCII."""
    plain = re.sub(r"[^a-z0-9]+", "-", subscription.lower()).strip("-")[:40]
    if plain == subscription:
        return plain
    return f"{plain}-{_name(subscription)[:6]}".strip("-")


def _name_and_address(sender: str) -> tuple[str, str]:
    """`Desk, Moscow <desk@example.org>` in its two parts; a name may hold what an address list may not."""
    name, _, address = sender.rpartition("<")
    name = one_line(name).strip('" ')
    if len(name) > _FITS_ON_A_LINE:  # the library forgets the quotes of a name that it breaks into lines
        name = one_line(_SPECIALS.sub(" ", name))
    return name, address.removesuffix(">").strip()


def header_safe(value: str) -> str:
    """A value that stays one header: one line, no encoded words, bounded."""
    return cut(one_line(value).replace("=?", "= ?"), _MAX_HEADER)


def _before_data(error: Exception) -> Receipt:
    """Nothing was handed over yet: try again later, unless the relay refuses for good."""
    if isinstance(error, aiosmtplib.SMTPAuthenticationError):
        detail = f"The relay refuses the login ({error.code} {one_line(error.message)}); check smtp: user and password."
        return Receipt(state=DeliveryState.DEFERRED, detail=detail, needs_person=True)
    if isinstance(error, aiosmtplib.SMTPRecipientRefused | aiosmtplib.SMTPSenderRefused):
        return _refused(error.code, error.message)
    return Receipt(state=DeliveryState.DEFERRED, detail=f"The relay could not be used ({_words(error)}).")


def _refused(code: int, message: str) -> Receipt:
    """4xx is for now, 5xx is for good."""
    state = DeliveryState.FAILED if code >= 500 else DeliveryState.DEFERRED
    return Receipt(state=state, detail=f"The relay refuses: {code} {one_line(message)}")


def _words(error: Exception) -> str:
    return cut(one_line(str(error)) or type(error).__name__, 200)
