"""What went wrong with a visit, as a failure with a sentence that a person understands."""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import httpx2

from monitor.model import Failure, FetchFailed

_MAX_RETRY_AFTER = timedelta(days=1)


class Refused(Exception):
    """Ends a visit from inside the client's machinery, carrying the failure."""

    def __init__(self, failure: Failure, sentence: str) -> None:
        super().__init__(sentence)
        self.as_value = failed(failure, sentence)


def failed(failure: Failure, sentence: str, **more: Any) -> FetchFailed:
    """A failed visit."""
    return FetchFailed(failure=failure, sentence=sentence, **more)


_STATUS = {
    401: (Failure.FORBIDDEN, "The server asks for a password (401)."),
    402: (Failure.FORBIDDEN, "The server asks for payment (402)."),
    403: (Failure.FORBIDDEN, "The server refuses us (403)."),
    404: (Failure.GONE, "There is nothing at this address (404). Has the feed moved?"),
    410: (Failure.GONE, "The feed is gone for good, says the server (410)."),
    429: (Failure.RATE_LIMITED, "The server asks us to come less often (429)."),
    451: (Failure.FORBIDDEN, "The feed is blocked for legal reasons (451)."),
    503: (Failure.RATE_LIMITED, "The server is busy or being repaired (503)."),
}


def refusal(response: httpx2.Response) -> FetchFailed:
    """A status that says no, in words."""
    status = response.status_code
    failure, sentence = _STATUS.get(status, (Failure.HTTP, f"The server answered with status {status}."))
    if response.headers.get("cf-mitigated") == "challenge":
        failure, sentence = (
            Failure.FORBIDDEN,
            f"The server wants to see a person, not a program (bot wall, {status}).",
        )
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


def diagnose(error: BaseException) -> FetchFailed:
    """An exception of the network as a failure with its sentence."""
    chain = list(_causes(error))
    for cause in chain:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return failed(Failure.TLS, f"The server's certificate is not valid: {cause.verify_message}.")
        if isinstance(cause, ssl.SSLError):
            return failed(Failure.TLS, f"No secure connection could be made ({cause.reason or 'TLS error'}).")
        if isinstance(cause, ConnectionRefusedError):
            return failed(Failure.REFUSED, "The server refuses connections; it may be down.")
    if isinstance(error, httpx2.TimeoutException):
        return failed(Failure.TIMEOUT, "The server did not answer in time.")
    if isinstance(error, httpx2.RemoteProtocolError):
        return failed(Failure.CONNECTION, "The server's answer broke off or is not valid HTTP.")
    if isinstance(error, httpx2.InvalidURL | httpx2.UnsupportedProtocol | ValueError):
        return failed(Failure.REDIRECT, "The address cannot be visited; check how it is written.")
    reason = next((c.strerror for c in chain if isinstance(c, OSError) and c.strerror), type(error).__name__)
    return failed(Failure.CONNECTION, f"The connection failed ({reason}).")


def _causes(error: BaseException | None) -> Iterable[BaseException]:
    """An exception, what it was raised from, and the members of groups, outermost first."""
    seen = 0
    while error is not None and seen < 20:
        yield error
        if isinstance(error, BaseExceptionGroup):
            for member in error.exceptions:
                yield from _causes(member)
        error, seen = error.__cause__ or error.__context__, seen + 1
