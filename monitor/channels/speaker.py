"""The child that speaks to one chat service with Apprise: a question on its input, an answer on its output.

Nothing that Apprise says is passed on: its words hold addresses, and those hold tokens.
"""

from __future__ import annotations

import json
import logging
import os
import re
import sys
from typing import Any

from monitor.channels.fitting import fitted
from monitor.fetch.gate import NotAllowed, close_gate

_MACHINES_OWN = {"dbus", "glib", "gnome", "kde", "macosx", "qt", "syslog", "windows"}
_LATER = {401, 403, 404, 408, 425, 429}
_NEEDS_PERSON = {401, 403, 404}
_NOT_SENT = re.compile(
    r"refused|resol|name or service|getaddrinfo|unreachable|connect timeout|certificate|ssl", re.IGNORECASE
)
_STATUS = re.compile(r"error=(\d{3})\b")


class Overheard(logging.Handler):
    """What Apprise says while it works, kept to find out how it ended."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.said = ""

    def emit(self, record: logging.LogRecord) -> None:
        if "ayload" not in str(record.msg) and "Response Details" not in str(record.msg):  # those hold the digest
            self.said += f"{record.getMessage()}\n"


def main() -> None:
    """Read one question, speak, answer."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever else is printed is no answer
    asked = json.load(sys.stdin)
    json.dump(speak(asked), answers)
    answers.close()
    os._exit(0)  # libraries that wait for threads of their own are not waited for


def speak(asked: dict[str, Any]) -> dict[str, Any]:
    """Tell the service and judge how it ended."""
    try:
        import apprise
    except ModuleNotFoundError:
        return _answer("deferred", "Chat services need an extra: pip install 'monitor-news[chat]'.", needs_person=True)
    asset = apprise.AppriseAsset(
        app_id="Monitor", app_desc="Monitor", app_url="", image_url_mask="", image_url_logo="", secure_logging=True
    )
    refusals = close_gate(asked["allowed"])
    overheard = Overheard()
    logging.getLogger("apprise").addHandler(overheard)
    logging.getLogger("apprise").setLevel(logging.DEBUG)
    service: Any = apprise.Apprise.instantiate(asked["address"], asset=asset, suppress_exceptions=True)
    if (wrong := _wrong(service, asked["address"])) is not None:
        return _answer("deferred", wrong, needs_person=True)
    try:
        taken = bool(service.notify(**_text(service, asked["subject"], asked["text"])))
    except (NotAllowed, OSError, ValueError, TypeError) as error:
        return _answer("unknown", f"{service.service_name} could not be told ({type(error).__name__}).")
    return _judged(str(service.service_name), taken=taken, said=overheard.said, refusals=refusals)


def _wrong(service: Any, address: str) -> str | None:
    """Why an address cannot be used; without the address."""
    scheme = address.partition("://")[0].lower()
    if scheme in _MACHINES_OWN:
        return f"{scheme}:// shows messages on this machine; a digest is sent to other places only."
    if service is None:
        return "Apprise does not understand this address; see its documentation for how the service's is written."
    if len(service) > 1:
        return f"The address names {len(service)} targets; write each as a destination of its own, to see each answer."
    return None


def _text(service: Any, subject: str, text: str) -> dict[str, str]:
    """Subject and text as the service takes them; one that knows no subject gets it as the first line."""
    if service.title_maxlen <= 0:
        return {"title": "", "body": fitted(f"{subject}\n\n{text}", service.body_maxlen)}
    return {"title": fitted(subject, service.title_maxlen), "body": fitted(text, service.body_maxlen)}


def _judged(name: str, *, taken: bool, said: str, refusals: list[str]) -> dict[str, Any]:
    """How it ended, as far as can be known from outside."""
    if taken:
        return _answer("sent", f"{name} took it.")
    if refusals:
        return _answer("deferred", f"{name}: {refusals[0]}.", needs_person=True)
    statuses = [int(found) for found in _STATUS.findall(said)]
    if statuses:
        status = statuses[-1]
        if 400 <= status < 500 and status not in _LATER:
            return _answer("failed", f"{name} refuses it ({status}).")
        return _answer("deferred", f"{name} answers {status}.", needs_person=status in _NEEDS_PERSON)
    if _NOT_SENT.search(said):
        return _answer("deferred", f"{name} could not be reached.")
    return _answer("unknown", f"{name} did not say that it took it; it may have.")


def _answer(state: str, detail: str, *, needs_person: bool = False) -> dict[str, Any]:
    return {"state": state, "detail": detail, "needs_person": needs_person}


if __name__ == "__main__":
    main()
