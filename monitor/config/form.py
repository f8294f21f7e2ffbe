"""The form of feeds.yaml: every key with its meaning. The published JSON Schema is made from this."""

from __future__ import annotations

import re
from datetime import time, timedelta
from ipaddress import ip_network
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, model_validator

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


def _only_by_reference(value: Any) -> Any:
    if isinstance(value, str) and not _VARIABLE.search(value):
        raise WrongValue(
            "a password does not stand in this file", "write ${MONITOR_SMTP_PASSWORD} or use password_file:"
        )
    return value


_Strings = Annotated[list[str], BeforeValidator(_listed, json_schema_input_type=str | list[str])]
_Query = Annotated[str, AfterValidator(_query)]
_Queries = Annotated[
    list[_Query], BeforeValidator(_listed, json_schema_input_type=str | list[str]), Field(min_length=1)
]
_Optional = Annotated[list[_Query], BeforeValidator(_listed, json_schema_input_type=str | list[str])]
_TERMS = str | list[str] | dict[str, str | list[str]]
_Url = Annotated[str, AfterValidator(_url)]
_Urls = Annotated[list[_Url], BeforeValidator(_listed, json_schema_input_type=str | list[str])]
_Time = Annotated[time, BeforeValidator(_time, json_schema_input_type=str)]
_Times = Annotated[list[_Time], BeforeValidator(_listed, json_schema_input_type=str | list[str]), Field(min_length=1)]
_Zone = Annotated[str, AfterValidator(_zone)]
_Length = Annotated[timedelta, BeforeValidator(_interval, json_schema_input_type=str)]
_Interval = Annotated[_Length, AfterValidator(_visiting)]
_Keep = Annotated[_Length, AfterValidator(_keeping)]
_Pause = Annotated[_Length, AfterValidator(_pausing)]
_Ports = Annotated[
    list[Annotated[int, Field(ge=1, le=65535)]], BeforeValidator(_listed, json_schema_input_type=int | list[int])
]
_Listening = Annotated[str, BeforeValidator(_listening, json_schema_input_type=str)]
_Rhythm = Annotated[_Length, AfterValidator(_dividing)]
_Unanswered = Annotated[
    timedelta | Literal["hold"],
    BeforeValidator(_interval_or_hold, json_schema_input_type=str),
    AfterValidator(_waiting),
]
_Urgent = Annotated[bool | list[str], BeforeValidator(_urgent, json_schema_input_type=str | bool | list[str])]
_Recipient = Annotated[str, AfterValidator(_recipient)]
_Recipients = Annotated[list[_Recipient], BeforeValidator(_listed, json_schema_input_type=str | list[str])]
_Expanded = Annotated[str, BeforeValidator(_expand, json_schema_input_type=str)]


class Form(BaseModel):
    """A block of the file: unknown keys are mistakes."""

    model_config = ConfigDict(extra="forbid")


class OutletForm(Form):
    """A publisher: its feed or feeds, and what they have in common."""

    feed: _Url | None = Field(None, description="Address of the outlet's feed")
    feeds: _Urls = Field([], description="Addresses, when the outlet has several feeds")
    language: str | None = Field(
        None, pattern=r"^[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*$", description="Language of the outlet, e.g. ru"
    )
    tags: _Strings = Field([], description="Words of your own to group outlets by")
    proxy: Annotated[_Expanded, AfterValidator(_proxy)] | None = Field(
        None, description="Visit through this proxy, e.g. socks5://127.0.0.1:9050 for Tor"
    )
    every: _Interval | None = Field(None, description="Visit exactly this often, e.g. 15m")
    fulltext: Literal["never", "auto", "always"] = Field(
        "never", description="Read the pages of its entries too: auto = when a short summary matched nothing"
    )

    @model_validator(mode="after")
    def _has_a_feed(self) -> OutletForm:
        if self.feed is None and not self.feeds:
            raise WrongValue("the outlet has no feed", "add feed: with an address")
        return self


def _outlet(value: Any) -> Any:
    """An address alone stands for an outlet with one feed; a list for one with several."""
    if isinstance(value, str):
        return {"feed": value}
    return {"feeds": value} if isinstance(value, list) else value


class DigestForm(Form):
    """When a digest is sent, about what, to whom."""

    at: _Times | None = Field(None, description='Time or times of day, e.g. "07:00", which is the default')
    every: _Rhythm | None = Field(None, description="Instead of at: from midnight on, every 2h for example")
    days: list[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]] = Field(
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
        min_length=1,
        description="Days of the week; all when left out",
    )
    timezone: _Zone | None = Field(None, description="Clock of this digest, e.g. Europe/Berlin")
    topics: Annotated[_Strings, Field(min_length=1)] | None = Field(
        None, description="Names of topics; all when left out"
    )
    urgent: _Urgent = Field(False, description="true, or names of topics that do not wait for the time")
    missed: Literal["one", "each", "skip"] = Field(
        "one", description="Times that were slept through: one late issue, one each, or none"
    )
    to: _Recipients = Field([], description="E-mail addresses and names of destinations; the archive is always written")
    look: str = Field(
        "briefing",
        pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$",
        description="briefing, headlines, plain, or a folder of your own in digests/templates",
    )
    subject: Literal["telling", "discreet"] = Field(
        "telling", description="discreet keeps topics and keywords out of the subject line"
    )
    group_by: Literal["topic", "outlet", "language", "tag"] = Field("topic", description="What the sections are")
    order: Literal["weight", "newest"] = Field(
        "weight", description="What comes first in a section: stories in more outlets, or newer ones"
    )
    limit: int | None = Field(None, ge=1, le=1000, description="Stories told in a section; the archive has all")
    exclude: Annotated[_Queries, Field(min_length=1)] | None = Field(
        None, description="Words, phrases or queries: what they hold for is left out, and counted"
    )
    languages: _Strings = Field([], description="Only entries in these languages, e.g. [en, ru]")
    tags: _Strings = Field([], description="Only outlets with one of these tags")
    min_outlets: int = Field(1, ge=1, le=50, description="A story waits, up to a week, until so many outlets carry it")

    @model_validator(mode="after")
    def _one_rhythm(self) -> DigestForm:
        if self.at is not None and self.every is not None:
            raise WrongValue("at and every are both given", "keep one of the two")
        return self


class AlertsForm(Form):
    """Who is told of alarms at once, beside the digests and the log."""

    to: Annotated[_Recipients, Field(min_length=1)] = Field(description="E-mail addresses and names of destinations")


class DestinationForm(Form):
    """Where else a digest can go: a chat service, or a program that is handed JSON."""

    chat: Annotated[_Expanded, BeforeValidator(_only_by_reference)] | None = Field(
        None, description="Address of a chat service in Apprise's form, as ${NAME}: it holds a token"
    )
    chat_file: str | None = Field(None, description="File that holds that address and nothing else")
    webhook: Annotated[_Expanded, AfterValidator(_url)] | None = Field(
        None, description="Web address that the digest is posted to as JSON; may hold ${NAME}"
    )
    secret: Annotated[_Expanded, BeforeValidator(_only_by_reference)] | None = Field(
        None, description="${NAME} of what the webhook is signed with"
    )
    secret_file: str | None = Field(None, description="File that holds that secret and nothing else")

    @model_validator(mode="after")
    def _one_way(self) -> DestinationForm:
        ways = [name for name in ("chat", "chat_file", "webhook") if getattr(self, name) is not None]
        if len(ways) != 1:
            raise WrongValue("a destination is one chat or one webhook", "write chat:, chat_file: or webhook:")
        secrets = [name for name in ("secret", "secret_file") if getattr(self, name) is not None]
        if secrets and (ways != ["webhook"] or len(secrets) > 1):
            raise WrongValue("secret goes with webhook, and stands once", "keep one secret: beside a webhook:")
        return self


class SendmailForm(Form):
    """The program of this machine that takes our mail."""

    command: str = Field("/usr/sbin/sendmail", description="Path of the program; called with -i -f FROM -- TO")
    sender: Annotated[str, AfterValidator(_sender)] = Field(
        alias="from", description="Sender, e.g. Monitor <monitor@example.org>"
    )
    unsubscribe: Annotated[str, AfterValidator(_unsubscribe)] | None = Field(
        None, description="https address or e-mail address in List-Unsubscribe; the sender when left out"
    )


class ConceptForm(Form):
    """One idea in many languages: what `@name` stands for in a query."""

    terms: Annotated[dict[str, _Queries], BeforeValidator(_by_language, json_schema_input_type=_TERMS)] = Field(
        {}, description="Language: its words, phrases or small queries; a list alone is for any language"
    )
    names: _Strings = Field([], description="Names, found in the spellings of all languages: Kadyrov, Кадыров, قديروف")
    exclusions: _Optional = Field([], description='What a term inside it does not count in: "Marvin Gaye"')
    note: str | None = Field(None, description="What the concept is for and what it leaves out")
    file: str | None = Field(None, description="File that holds all of this instead")

    @model_validator(mode="after")
    def _says_something(self) -> ConceptForm:
        said = bool(self.terms or self.names)
        if not said and self.file is None:
            raise WrongValue("the concept has no terms", "add terms: or names:, or file: with a file that has them")
        if self.file is not None and (said or self.exclusions or self.note is not None):
            raise WrongValue("file stands for the whole concept", "put the rest into the file, or leave file out")
        return self


def _concept(value: Any) -> Any:
    """A list of terms stands for a concept of any language."""
    return {"terms": value} if isinstance(value, str | list) else value


class SmtpForm(Form):
    """The server that takes our mail."""

    host: _Expanded = Field(description="Name of the mail server")
    port: int = Field(587, ge=1, le=65535, description="587 (STARTTLS) or 465 (TLS from the start)")
    security: Literal["starttls", "implicit", "none"] | None = Field(
        None, description="By the port when left out; none only for a server on this machine"
    )
    user: _Expanded | None = Field(None, description="Login name")
    password: Annotated[_Expanded, BeforeValidator(_only_by_reference)] | None = Field(
        None, description="${NAME} of an environment variable, never the password itself"
    )
    password_file: str | None = Field(None, description="File that holds the password and nothing else")
    sender: Annotated[str, AfterValidator(_sender)] = Field(
        alias="from", description="Sender, e.g. Monitor <monitor@example.org>"
    )
    unsubscribe: Annotated[str, AfterValidator(_unsubscribe)] | None = Field(
        None, description="https address or e-mail address in List-Unsubscribe; the sender when left out"
    )

    @model_validator(mode="after")
    def _consistent(self) -> SmtpForm:
        secret = self.password is not None or self.password_file is not None
        if self.password is not None and self.password_file is not None:
            raise WrongValue("password and password_file are both given", "keep one of the two")
        if (self.user is not None) != secret:
            raise WrongValue("user and password go together", "give both or neither")
        if self.security == "none" and self.host not in ("localhost", "127.0.0.1", "::1"):
            raise WrongValue("mail would travel unencrypted", "write security: starttls or implicit")
        return self


class NetworkForm(Form):
    """How outgoing requests behave."""

    allow_private: list[Annotated[str, AfterValidator(_host)]] = Field(
        [], description="Private networks or hosts that may be visited; all others are refused"
    )
    user_agent: str | None = Field(
        None, pattern=r"^[\x20-\x7e]{1,200}$", description="How we introduce ourselves to outlets"
    )
    ports: _Ports = Field([], description="Ports of public hosts that may be visited beside 80, 443, 8080 and 8443")
    spacing: _Pause = Field(timedelta(seconds=1), description="Pause between two visits to one site, e.g. 1s")
    concurrency: int = Field(32, ge=1, le=512, description="How many feeds are visited at the same time")


class FeedsForm(Form):
    """feeds.yaml: which words to look for, where to look, when to send what was found."""

    keywords: _Queries | None = Field(None, description="Words and phrases; the short form of one topic")
    topics: dict[str, _Queries] = Field({}, description="Name of a topic: its words, phrases or queries")
    concepts: dict[
        Annotated[str, AfterValidator(_concept_name)],
        Annotated[ConceptForm, BeforeValidator(_concept, json_schema_input_type=str | list[str] | ConceptForm)],
    ] = Field({}, description="Name of a vocabulary of your own, used as @name: its terms, or a block")
    outlets: dict[
        str, Annotated[OutletForm, BeforeValidator(_outlet, json_schema_input_type=str | list[str] | OutletForm)]
    ] = Field({}, description="Name of an outlet: its feed address, or a block")
    digest: DigestForm | None = Field(None, description="The digest; the short form of digests")
    digests: dict[str, DigestForm] = Field({}, description="Name of a digest: its block")
    timezone: _Zone = Field("UTC", description="Clock of all digests that name none")
    every: _Interval = Field(
        timedelta(minutes=30),
        description="How often feeds are visited on average: busy ones more often, quiet ones less",
    )
    keep: _Keep = Field(
        timedelta(days=400),
        description="How long visits and entries without a match are kept; matches and digests five times as long",
    )
    ledger: str = Field("monitor.sqlite3", description="File that keeps everything seen and sent")
    archive: str = Field("digests", description="Folder that every digest issued is written to")
    destinations: dict[str, DestinationForm] = Field(
        {}, description="Name of a destination that to: may list: a chat service or a webhook"
    )
    unanswered: _Unanswered = Field(
        timedelta(minutes=10),
        description="When what may have been taken is sent again, or hold: only when a person asks",
    )
    smtp: SmtpForm | None = Field(None, description="Mail server; localhost, port 25, when left out")
    http: _Listening | None = Field(
        None, description="Port of the service's status pages on this machine, e.g. 8790; none when left out"
    )
    sendmail: SendmailForm | None = Field(None, description="Instead of smtp: a program of this machine")
    alerts: AlertsForm | None = Field(None, description="Who is told at once when something is wrong with the watch")
    canary: bool = Field(False, description="true: a story of Monitor's own travels through everything once a day")
    network: NetworkForm = Field(NetworkForm(), description="How outgoing requests behave")
