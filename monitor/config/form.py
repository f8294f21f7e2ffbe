"""The form of feeds.yaml: every key with its meaning. The published JSON Schema is made from this."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from monitor.config.values import (
    ConceptName,
    Expanded,
    Host,
    Interval,
    Keep,
    OptionalQueries,
    Pause,
    Port,
    Ports,
    Proxy,
    PublicUrl,
    Queries,
    Recipients,
    Reference,
    Rhythm,
    Sender,
    Strings,
    TermsByLanguage,
    Times,
    Unanswered,
    Unsubscribe,
    Urgent,
    Url,
    Urls,
    Webhook,
    WrongValue,
    Zone,
)


class Form(BaseModel):
    """A block of the file: unknown keys are mistakes."""

    model_config = ConfigDict(extra="forbid")


class OutletForm(Form):
    """A publisher: its feed or feeds, and what they have in common."""

    feed: Url | None = Field(None, description="Address of the outlet's feed")
    feeds: Urls = Field([], description="Addresses, when the outlet has several feeds")
    language: str | None = Field(
        None, pattern=r"^[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*$", description="Language of the outlet, e.g. ru"
    )
    tags: Strings = Field([], description="Words of your own to group outlets by")
    proxy: Proxy | None = Field(None, description="Visit through this proxy, e.g. socks5://127.0.0.1:9050 for Tor")
    every: Interval | None = Field(None, description="Visit exactly this often, e.g. 15m")
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

    at: Times | None = Field(None, description='Time or times of day, e.g. "07:00", which is the default')
    every: Rhythm | None = Field(None, description="Instead of at: from midnight on, every 2h for example")
    days: list[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]] = Field(
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
        min_length=1,
        description="Days of the week; all when left out",
    )
    timezone: Zone | None = Field(None, description="Clock of this digest, e.g. Europe/Berlin")
    topics: Annotated[Strings, Field(min_length=1)] | None = Field(
        None, description="Names of topics; all when left out"
    )
    urgent: Urgent = Field(False, description="true, or names of topics that do not wait for the time")
    missed: Literal["one", "each", "skip"] = Field(
        "one", description="Times that were slept through: one late issue, one each, or none"
    )
    to: Recipients = Field([], description="E-mail addresses and names of destinations; the archive is always written")
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
    exclude: Annotated[Queries, Field(min_length=1)] | None = Field(
        None, description="Words, phrases or queries: what they hold for is left out, and counted"
    )
    languages: Strings = Field([], description="Only entries in these languages, e.g. [en, ru]")
    tags: Strings = Field([], description="Only outlets with one of these tags")
    near_misses: Literal["weekly", "never"] = Field(
        "never", description="weekly: the first digest of a week says at its foot what its topics just missed"
    )
    min_outlets: int = Field(1, ge=1, le=50, description="A story waits, up to a week, until so many outlets carry it")

    @model_validator(mode="after")
    def _one_rhythm(self) -> DigestForm:
        if self.at is not None and self.every is not None:
            raise WrongValue("at and every are both given", "keep one of the two")
        return self


class HttpForm(Form):
    """The service's own pages over HTTP, and the address at which hubs reach it."""

    listen: Port = Field(description="Port of the pages on this machine, e.g. 8790, or an address with a port")
    public: PublicUrl | None = Field(
        None, description="Address at which the internet reaches them: outlets with a hub then push what is new"
    )


def _http(value: Any) -> Any:
    """A port alone stands for pages that only this machine sees."""
    return {"listen": value} if isinstance(value, str) else value


class AlertsForm(Form):
    """Who is told of alarms at once, beside the digests and the log."""

    to: Annotated[Recipients, Field(min_length=1)] = Field(description="E-mail addresses and names of destinations")


class DestinationForm(Form):
    """Where else a digest can go: a chat service, or a program that is handed JSON."""

    chat: Reference | None = Field(
        None, description="Address of a chat service in Apprise's form, as ${NAME}: it holds a token"
    )
    chat_file: str | None = Field(None, description="File that holds that address and nothing else")
    webhook: Webhook | None = Field(
        None, description="Web address that the digest is posted to as JSON; may hold ${NAME}"
    )
    secret: Reference | None = Field(None, description="${NAME} of what the webhook is signed with")
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
    sender: Sender = Field(alias="from", description="Sender, e.g. Monitor <monitor@example.org>")
    unsubscribe: Unsubscribe | None = Field(
        None, description="https address or e-mail address in List-Unsubscribe; the sender when left out"
    )


class ConceptForm(Form):
    """One idea in many languages: what `@name` stands for in a query."""

    terms: TermsByLanguage = Field(
        {}, description="Language: its words, phrases or small queries; a list alone is for any language"
    )
    names: Strings = Field([], description="Names, found in the spellings of all languages: Kadyrov, Кадыров, قديروف")
    exclusions: OptionalQueries = Field([], description='What a term inside it does not count in: "Marvin Gaye"')
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

    host: Expanded = Field(description="Name of the mail server")
    port: int = Field(587, ge=1, le=65535, description="587 (STARTTLS) or 465 (TLS from the start)")
    security: Literal["starttls", "implicit", "none"] | None = Field(
        None, description="By the port when left out; none only for a server on this machine"
    )
    user: Expanded | None = Field(None, description="Login name")
    password: Reference | None = Field(
        None, description="${NAME} of an environment variable, never the password itself"
    )
    password_file: str | None = Field(None, description="File that holds the password and nothing else")
    sender: Sender = Field(alias="from", description="Sender, e.g. Monitor <monitor@example.org>")
    unsubscribe: Unsubscribe | None = Field(
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

    allow_private: list[Host] = Field(
        [], description="Private networks or hosts that may be visited; all others are refused"
    )
    user_agent: str | None = Field(
        None, pattern=r"^[\x20-\x7e]{1,200}$", description="How we introduce ourselves to outlets"
    )
    ports: Ports = Field([], description="Ports of public hosts that may be visited beside 80, 443, 8080 and 8443")
    spacing: Pause = Field(timedelta(seconds=1), description="Pause between two visits to one site, e.g. 1s")
    concurrency: int = Field(32, ge=1, le=512, description="How many feeds are visited at the same time")


class FeedsForm(Form):
    """feeds.yaml: which words to look for, where to look, when to send what was found."""

    keywords: Queries | None = Field(None, description="Words and phrases; the short form of one topic")
    topics: dict[str, Queries] = Field({}, description="Name of a topic: its words, phrases or queries")
    concepts: dict[
        ConceptName,
        Annotated[ConceptForm, BeforeValidator(_concept, json_schema_input_type=str | list[str] | ConceptForm)],
    ] = Field({}, description="Name of a vocabulary of your own, used as @name: its terms, or a block")
    outlets: dict[
        str, Annotated[OutletForm, BeforeValidator(_outlet, json_schema_input_type=str | list[str] | OutletForm)]
    ] = Field({}, description="Name of an outlet: its feed address, or a block")
    digest: DigestForm | None = Field(None, description="The digest; the short form of digests")
    digests: dict[str, DigestForm] = Field({}, description="Name of a digest: its block")
    timezone: Zone = Field("UTC", description="Clock of all digests that name none")
    every: Interval = Field(
        timedelta(minutes=30),
        description="How often feeds are visited on average: busy ones more often, quiet ones less",
    )
    keep: Keep = Field(
        timedelta(days=400),
        description="How long visits and entries without a match are kept; matches and digests five times as long",
    )
    ledger: str = Field("monitor.sqlite3", description="File that keeps everything seen and sent")
    archive: str = Field("digests", description="Folder that every digest issued is written to")
    destinations: dict[str, DestinationForm] = Field(
        {}, description="Name of a destination that to: may list: a chat service or a webhook"
    )
    unanswered: Unanswered = Field(
        timedelta(minutes=10),
        description="When what may have been taken is sent again, or hold: only when a person asks",
    )
    smtp: SmtpForm | None = Field(None, description="Mail server; localhost, port 25, when left out")
    http: Annotated[HttpForm, BeforeValidator(_http, json_schema_input_type=str | HttpForm)] | None = Field(
        None,
        description="Port of the service's status pages on this machine, e.g. 8790, or a block; none when left out",
    )
    sendmail: SendmailForm | None = Field(None, description="Instead of smtp: a program of this machine")
    alerts: AlertsForm | None = Field(None, description="Who is told at once when something is wrong with the watch")
    canary: bool = Field(False, description="true: a story of Monitor's own travels through everything once a day")
    network: NetworkForm = Field(NetworkForm(), description="How outgoing requests behave")
