"""What went wrong with a visit, as a failure with a sentence that a person understands."""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import httpx2

from monitor import walls
from monitor.model import Failure, FetchFailed

_MAX_RETRY_AFTER = timedelta(days=1)


class Refused(Exception):
    """Ends a visit from inside the client's machinery, carrying the failure."""

    def __init__(self, failure: Failure, sentence: str, url: str = "", seconds: float | None = None) -> None:
        super().__init__(sentence)
        wait = timedelta(seconds=seconds) if seconds is not None else None
        self.as_value = failed(failure, sentence, url=url, retry_after=wait)


def failed(failure: Failure, sentence: str, **more: Any) -> FetchFailed:
    """A failed visit."""
    return FetchFailed(failure=failure, sentence=sentence, **more)


_STATUS = {
    401: (Failure.PASSWORD, "The server asks for a password (401)."),
    402: (Failure.FORBIDDEN, "The server asks for payment (402)."),
    403: (Failure.FORBIDDEN, "The server refuses us (403)."),
    404: (Failure.MISSING, "There is nothing at this address (404). Has the feed moved?"),
    407: (Failure.PASSWORD, "The proxy asks for a password (407)."),
    410: (Failure.GONE, "The feed is gone for good, says the server (410)."),
    429: (Failure.RATE_LIMITED, "The server asks us to come less often (429)."),
    451: (Failure.LEGAL, "The feed is blocked for legal reasons (451)."),
    503: (Failure.RATE_LIMITED, "The server is busy or being repaired (503)."),
    511: (Failure.LOGIN, "This network wants a login before it lets anything through (511)."),
}
_HARD = frozenset((401, 402, 404, 410, 429, 451))  # what these say goes before what their pages say


def refusal(response: httpx2.Response, page: bytes) -> FetchFailed:
    """A status that says no, in words; `page` is the beginning of what came with it."""
    status = response.status_code
    failure, sentence = _STATUS.get(status, (Failure.HTTP, f"The server answered with status {status}."))
    wall = None if status in _HARD else walls.of_page(page.decode("utf-8", "replace"))
    whose = "" if status in _HARD else walls.service(status, response.headers)
    if wall is not None and wall is not Failure.LOGIN:
        failure, sentence = wall, f"The server answers with {walls.CALLED[wall]}, not with the feed ({status})."
    elif whose:
        failure = Failure.BOT_WALL
        sentence = f"The server wants to see a person, not a program (bot wall of {whose}, {status})."
    return failed(failure, sentence, status=status, retry_after=_retry_after(response.headers.get("retry-after")))


def _retry_after(value: str | None) -> timedelta | None:
    """Seconds or an HTTP date, at most a day."""
    if not value:
        return None
    if re.fullmatch(r"\d{1,9}", value.strip()):
        wait = timedelta(seconds=int(value))
    else:
        try:
            wait = parsedate_to_datetime(value) - datetime.now(UTC)
        except (ValueError, TypeError):
            return None
    return min(max(wait, timedelta()), _MAX_RETRY_AFTER)


def diagnose(error: BaseException, undone: str = "The server did not answer") -> FetchFailed:
    """An exception of the network as a failure with its sentence; `undone` is what it kept us from."""
    chain = list(_causes(error))
    for cause in chain:
        if isinstance(cause, ssl.SSLError):
            return _certificate(cause) if isinstance(cause, ssl.SSLCertVerificationError) else _handshake(cause)
        if isinstance(cause, ConnectionRefusedError):
            return failed(Failure.REFUSED, "The server refuses connections; it may be down.")
    if isinstance(error, httpx2.TimeoutException):
        return out_of_time(undone)
    for kind, failure, sentence in _BY_KIND:
        if isinstance(error, kind):
            return failed(failure, sentence)
    reason = next((c.strerror for c in chain if isinstance(c, OSError) and c.strerror), type(error).__name__)
    return failed(Failure.CONNECTION, f"{undone}: the connection failed ({reason}).")


_BY_KIND: tuple[tuple[type[Exception], Failure, str], ...] = (
    (httpx2.RemoteProtocolError, Failure.CONNECTION, "The server's answer broke off or is not valid HTTP."),
    (httpx2.ProxyError, Failure.CONNECTION, "The proxy did not make the connection."),
    (httpx2.InvalidURL, Failure.REDIRECT, "The address cannot be visited; check how it is written."),
    (httpx2.UnsupportedProtocol, Failure.REDIRECT, "The address cannot be visited; check how it is written."),
    (ValueError, Failure.REDIRECT, "The address cannot be visited; check how it is written."),
)


def out_of_time(undone: str, deadline: timedelta | None = None) -> FetchFailed:
    """A visit that took too long; `undone` is what was not done when the time was over."""
    within = f"within {deadline.total_seconds():.0f} seconds" if deadline else "in time"
    return failed(Failure.TIMEOUT, f"{undone} {within}.")


# OpenSSL's X509_V_ERR_… (openssl/x509_vfy.h)
_CERTIFICATE = {
    9: (Failure.TLS_EXPIRED, "The server's certificate is not valid yet."),
    10: (Failure.TLS_EXPIRED, "The server's certificate has expired."),
    18: (Failure.TLS_SELF_SIGNED, "The server's certificate is signed by itself, not by an authority."),
    19: (Failure.TLS_SELF_SIGNED, "The server's certificate comes from an authority that nobody vouches for."),
    20: (Failure.TLS_CHAIN, "The server's certificate comes from an authority that this machine does not know."),
    21: (Failure.TLS_CHAIN, "The server sends its certificate without the chain that vouches for it."),
    62: (Failure.TLS_NAME, "The server's certificate is for another name"),
    64: (Failure.TLS_NAME, "The server's certificate is for another address"),
}


def _certificate(error: ssl.SSLCertVerificationError) -> FetchFailed:
    said = (error.verify_message or "no reason given").rstrip(".")
    failure, sentence = _CERTIFICATE.get(
        error.verify_code, (Failure.TLS, f"The server's certificate is not valid: {said}.")
    )
    if failure is Failure.TLS_NAME:
        named = re.search(r"not valid for '([^']{1,253})'", said)
        sentence += f" than {named[1]}." if named else "."
    return failed(failure, sentence)


def _handshake(error: ssl.SSLError) -> FetchFailed:
    reason = error.reason or "TLS error"
    if reason in ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "UNEXPECTED_MESSAGE", "RECORD_LAYER_FAILURE"):
        return failed(Failure.TLS, f"The server does not speak TLS at this address ({reason}).")
    if reason in ("UNSUPPORTED_PROTOCOL", "TLSV1_ALERT_PROTOCOL_VERSION"):
        return failed(Failure.TLS, f"The server only speaks versions of TLS that are no longer safe ({reason}).")
    if reason in ("TLSV1_UNRECOGNIZED_NAME", "TLSV1_ALERT_UNRECOGNIZED_NAME"):
        return failed(Failure.TLS_NAME, f"The server has no certificate for this name ({reason}).")
    return failed(Failure.TLS, f"No secure connection could be made ({reason}).")


def _causes(error: BaseException | None) -> Iterable[BaseException]:
    """An exception, what it was raised from, and the members of groups, outermost first."""
    seen = 0
    while error is not None and seen < 20:
        yield error
        if isinstance(error, BaseExceptionGroup):
            for member in error.exceptions:
                yield from _causes(member)
        error, seen = error.__cause__ or error.__context__, seen + 1
