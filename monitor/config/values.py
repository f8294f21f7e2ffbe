"""The values of feeds.yaml: how each is written, and what is said of one that cannot be meant."""

from __future__ import annotations

import re
from datetime import time, timedelta
from ipaddress import ip_network
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from monitor.errors import QueryError
from monitor.query import parse

ANY = "any"  # what terms of no language, or of several, are listed under
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_INTERVAL = re.compile(r"(\d{1,5})\s*(s|sec|seconds?|m|min|minutes?|h|hours?|d|days?)")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_MAIL = re.compile(rf"(?=.{{1,64}}@){_ATOM}(\.{_ATOM})*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
_VARIABLE = re.compile(r"\$\{(\w+)\}")


class WrongValue(ValueError):
    """A mistake in two parts: what is wrong, and what to write."""

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(f"{what}; {advice}")
        self.what, self.advice = what, advice


def _listed(value: Any) -> Any:
    """One value stands for a list of one."""
    return [value] if isinstance(value, str) else value


def _by_language(value: Any) -> Any:
    """Terms without a language are for any; a language is a code such as ru."""
    if isinstance(value, str | list):
        return {ANY: value}
    for code in value if isinstance(value, dict) else ():
        if code != ANY and not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", code):
            raise WrongValue(f"{code!r} is not a language", f"write a code such as en or ru, or {ANY}")
    return value


def _url(value: str) -> str:
    try:
        parts = urlsplit(value)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", value)
        _ = parts.port
    except ValueError:
        usable = False
    if not usable:
        raise WrongValue(f"{value!r} is not a web address", "write it with https://, e.g. https://example.org/feed.xml")
    return value


def _public(value: str) -> str:
    parts = urlsplit(_url(value))
    if parts.query or parts.fragment or "@" in parts.netloc:
        raise WrongValue(f"{value!r} is more than an address", "write https://monitor.example.org, or with a path")
    return value.rstrip("/")


def _proxy(value: str) -> str:
    try:
        parts = urlsplit(value)
        usable = parts.scheme in ("http", "https", "socks5", "socks5h") and bool(parts.hostname) and bool(parts.port)
    except ValueError:
        usable = False
    if not usable:
        raise WrongValue("this is not a proxy", "write socks5://127.0.0.1:9050 or http://proxy.example.org:3128")
    return value


def _time(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    found = re.fullmatch(r"(\d{1,2}):(\d{2})", value)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise WrongValue(f"{value!r} is not a time of day", 'write hours and minutes, e.g. "07:00"')
    return time(int(found[1]), int(found[2]))


def _zone(value: str) -> str:
    if value not in available_timezones():
        raise WrongValue(f"{value!r} is not a time zone", "write region/city, e.g. Europe/Berlin, or UTC")
    return ZoneInfo(value).key


def _interval(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    found = _INTERVAL.fullmatch(value.strip().lower())
    if not found:
        raise WrongValue(f"{value!r} is not an interval", "write a number and m, h or d, e.g. 30m")
    return timedelta(**{_UNITS[found[2][0]]: int(found[1])})


def _visiting(value: timedelta) -> timedelta:
    if not timedelta(minutes=1) <= value <= timedelta(days=7):
        raise WrongValue("the interval is out of range", "choose between 1m and 7d")
    return value


def _keeping(value: timedelta) -> timedelta:
    if value < timedelta(days=60):
        raise WrongValue("that is too short to know a story again", "choose at least 60d")
    return value


def _pausing(value: timedelta) -> timedelta:
    if value > timedelta(minutes=10):
        raise WrongValue("the pause is too long", "choose at most 10m")
    return value


def _dividing(value: timedelta) -> timedelta:
    day = timedelta(days=1)
    if not timedelta(minutes=15) <= value <= day or day % value:
        raise WrongValue("a day cannot be divided so", "choose 15m, 30m, 1h, 2h, 3h, 4h, 6h, 8h, 12h or 24h")
    return value


def _interval_or_hold(value: Any) -> Any:
    return value if value == "hold" else _interval(value)


def _waiting(value: timedelta | Literal["hold"]) -> timedelta | Literal["hold"]:
    if isinstance(value, timedelta) and value > timedelta(days=1):
        raise WrongValue("that is too long", "choose at most 1d, or hold")
    return value


def _urgent(value: Any) -> Any:
    """true and false, as text; or a list of topics, one of which may stand alone."""
    return {"true": True, "false": False}.get(value, [value]) if isinstance(value, str) else value


def _recipient(value: str) -> str:
    """An address, or the name of a destination, which is looked for elsewhere."""
    return _mail(value) if "@" in value else value


def _unsubscribe(value: str) -> str:
    if value.isascii() and value.startswith("https://") and not re.search(r"[\s<>,]", value):
        return _url(value)
    if "@" in value and "/" not in value:
        return _mail(value)
    raise WrongValue(f"{value!r} is no way to unsubscribe", "write an https:// address or an e-mail address")


def _mail(value: str) -> str:
    if not _MAIL.fullmatch(value):
        raise WrongValue(f"{value!r} is not an e-mail address", "write name@example.org, one address an item")
    return value


def _query(value: str) -> str:
    try:
        parse(value)
    except QueryError as error:
        raise WrongValue(f"{error.what}, at character {error.position + 1} of {error.text!r}", error.advice) from None
    return value


def _concept_name(value: str) -> str:
    if not re.fullmatch(r"[^\W\d_][\w-]*", value):
        raise WrongValue(f"{value!r} cannot be written after @", "use letters, digits and hyphens, e.g. north-caucasus")
    return value


def _sender(value: str) -> str:
    name, _, address = value.rpartition("<")
    if not name:
        return _mail(value)
    if not address.endswith(">") or re.search(r"[<>\x00-\x1f\x7f]", name):
        raise WrongValue(f"{value!r} is not a sender", "write Name <name@example.org>")
    _mail(address[:-1])
    return value


def _host(value: str) -> str:
    try:
        ip_network(value, strict=False)
    except ValueError:
        if not re.fullmatch(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\.?", value):
            raise WrongValue(
                f"{value!r} is neither a network nor a host name", "write 127.0.0.0/8 or feeds.intranet"
            ) from None
    return value


def _listening(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    host, _, port = value.rpartition(":")
    usable = port.isascii() and port.isdigit() and 1 <= int(port) <= 65535
    if not usable or (host and not re.fullmatch(r"\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9_.-]+", host)):
        raise WrongValue(f"{value!r} is not a port or an address with a port", "write 8790 or 127.0.0.1:8790")
    return value


def _expand(value: Any, info: ValidationInfo) -> Any:
    """Replace ${NAME} by what the environment holds."""
    if not isinstance(value, str):
        return value
    environment = (info.context or {}).get("environment", {})
    for name in _VARIABLE.findall(value):
        if name not in environment:
            what = f"the environment variable {name} is not set"
            raise WrongValue(what, f"set it before starting, e.g. export {name}=…")
    return _VARIABLE.sub(lambda found: environment[found[1]], value)


def _only_by_reference(value: Any, info: ValidationInfo) -> Any:
    """Passwords, and addresses that hold tokens."""
    if isinstance(value, str) and not _VARIABLE.search(value):
        name = info.field_name or "password"
        variable = "MONITOR_SMTP_PASSWORD" if name == "password" else f"MONITOR_{name.upper()}"
        what = "a chat's address, which holds tokens," if name == "chat" else f"a {name}"
        raise WrongValue(f"{what} does not stand in this file", f"write ${{{variable}}} or use {name}_file:")
    return value


Strings = Annotated[list[str], BeforeValidator(_listed, json_schema_input_type=str | list[str])]
Query = Annotated[str, AfterValidator(_query)]
Queries = Annotated[list[Query], BeforeValidator(_listed, json_schema_input_type=str | list[str]), Field(min_length=1)]
OptionalQueries = Annotated[list[Query], BeforeValidator(_listed, json_schema_input_type=str | list[str])]
_TERMS = str | list[str] | dict[str, str | list[str]]
Url = Annotated[str, AfterValidator(_url)]
PublicUrl = Annotated[str, AfterValidator(_public)]
Urls = Annotated[list[Url], BeforeValidator(_listed, json_schema_input_type=str | list[str])]
Time = Annotated[time, BeforeValidator(_time, json_schema_input_type=str)]
Times = Annotated[list[Time], BeforeValidator(_listed, json_schema_input_type=str | list[str]), Field(min_length=1)]
Zone = Annotated[str, AfterValidator(_zone)]
Length = Annotated[timedelta, BeforeValidator(_interval, json_schema_input_type=str)]
Interval = Annotated[Length, AfterValidator(_visiting)]
Keep = Annotated[Length, AfterValidator(_keeping)]
Pause = Annotated[Length, AfterValidator(_pausing)]
Ports = Annotated[
    list[Annotated[int, Field(ge=1, le=65535)]], BeforeValidator(_listed, json_schema_input_type=int | list[int])
]
Port = Annotated[str, BeforeValidator(_listening, json_schema_input_type=str)]
Rhythm = Annotated[Length, AfterValidator(_dividing)]
Unanswered = Annotated[
    timedelta | Literal["hold"],
    BeforeValidator(_interval_or_hold, json_schema_input_type=str),
    AfterValidator(_waiting),
]
Urgent = Annotated[bool | list[str], BeforeValidator(_urgent, json_schema_input_type=str | bool | list[str])]
Recipient = Annotated[str, AfterValidator(_recipient)]
Recipients = Annotated[list[Recipient], BeforeValidator(_listed, json_schema_input_type=str | list[str])]
Expanded = Annotated[str, BeforeValidator(_expand, json_schema_input_type=str)]
Reference = Annotated[Expanded, BeforeValidator(_only_by_reference)]
Proxy = Annotated[Expanded, AfterValidator(_proxy)]
Webhook = Annotated[Expanded, AfterValidator(_url)]
Sender = Annotated[str, AfterValidator(_sender)]
Unsubscribe = Annotated[str, AfterValidator(_unsubscribe)]
Host = Annotated[str, AfterValidator(_host)]
ConceptName = Annotated[str, AfterValidator(_concept_name)]
TermsByLanguage = Annotated[dict[str, Queries], BeforeValidator(_by_language, json_schema_input_type=_TERMS)]
