"""feeds.yaml → Config, or every mistake with its line."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import time, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs

from monitor import __version__
from monitor.config import concepts, source
from monitor.config.form import DestinationForm, DigestForm, FeedsForm, OutletForm, SmtpForm
from monitor.config.mistakes import ONLY_DIGEST, ONLY_TOPIC, check
from monitor.config.naming import misnamed
from monitor.config.source import Source
from monitor.config.values import DAYS
from monitor.errors import ConfigError, UsageError
from monitor.model import (
    WEB_PORTS,
    Chat,
    Concept,
    Destination,
    Feed,
    FullText,
    Grouping,
    Layout,
    MailServer,
    Missed,
    NetworkRules,
    Order,
    Outlet,
    Schedule,
    Secret,
    Security,
    Selection,
    Subscription,
    Topic,
    Webhook,
)
from monitor.query import warnings as query_warnings

FILE_NAME = "feeds.yaml"
SCHEMA_NAME = "feeds.schema.json"
USER_AGENT = f"Monitor/{__version__} (news monitor; RSS/Atom reader)"


@dataclass(frozen=True, kw_only=True, slots=True)
class Listening:
    """Where the service's own pages are, and the address at which the internet reaches them."""

    host: str
    port: int
    public: str | None = None

    @property
    def is_local(self) -> bool:
        """Whether only this machine can see them."""
        return _is_here(self.host)


@dataclass(frozen=True, kw_only=True, slots=True)
class Config:
    """What feeds.yaml asks for, checked."""

    path: Path
    outlets: tuple[Outlet, ...]
    topics: tuple[Topic, ...]
    concepts: tuple[Concept, ...]  # those of the file, and the shipped ones that are asked for
    subscriptions: tuple[Subscription, ...]
    ledger: Path
    archive: Path
    destinations: Mapping[str, Chat | Webhook]  # by name
    repeat_unknown_after: timedelta | None  # what may have been taken; None waits for a person
    mail: MailServer
    mail_is_default: bool
    network: NetworkRules
    every: timedelta  # how often feeds are visited on average
    keep: timedelta = timedelta(days=400)  # visits and entries without a match
    timezone: str = "UTC"
    http: Listening | None = None
    alerts: tuple[Destination, ...] = ()  # who is told of alarms at once
    canary: bool = False  # whether a story of our own travels through everything once a day
    fingerprint: str = ""  # of the file as it was read
    password_file: Path | None = None
    warnings: tuple[str, ...] = ()

    @property
    def templates(self) -> Path:
        """The folder with the user's own looks."""
        return self.archive / "templates"

    @property
    def tags(self) -> dict[str, tuple[str, ...]]:
        """The tags of each outlet that has any."""
        return {outlet.name: outlet.tags for outlet in self.outlets if outlet.tags}

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that outlets are said to have: words of topics have forms in these."""
        return tuple(sorted({outlet.language for outlet in self.outlets if outlet.language}))

    @property
    def feeds(self) -> Iterator[Feed]:
        """Every feed of every outlet."""
        return (feed for outlet in self.outlets for feed in outlet.feeds)


def find(named: str | None, environment: Mapping[str, str], folder: Path) -> Path:
    """Where feeds.yaml is: --config, MONITOR_CONFIG, ./feeds.yaml, the user's and the system's config folder."""
    for asked in (named, environment.get("MONITOR_CONFIG")):
        if asked:
            return Path(asked)
    candidates = [
        folder / FILE_NAME,
        platformdirs.user_config_path("monitor") / FILE_NAME,
        platformdirs.site_config_path("monitor") / FILE_NAME,
    ]
    for candidate in candidates:
        if candidate.is_file():
            return candidate
    places = ", ".join(str(candidate) for candidate in candidates)
    raise UsageError(f"There is no {FILE_NAME} (looked for {places}). `monitor init` writes one to begin with.")


def load(path: Path, environment: Mapping[str, str] | None = None) -> Config:
    """Read and check the whole file; ConfigError lists every mistake."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}).") from error
    read = source.read(content)
    form = check(read, os.environ if environment is None else environment)
    config = _Builder(read, form, path).config() if form is not None else None
    if config is None or read.mistakes:
        raise ConfigError(str(path), tuple(read.mistakes))
    return replace(config, fingerprint=fingerprint(content))


def fingerprint(content: bytes) -> str:
    """By which an edited file is told from the one that was read."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def concept_named(config: Config, queries: Iterable[str]) -> tuple[Concept, ...]:
    """The vocabularies that queries may name: those of the file, and the shipped ones."""
    return concepts.asked_for(config.concepts, queries)


def example() -> str:
    """A commented feeds.yaml to begin with."""
    return (Path(__file__).parent / "example.yaml").read_text(encoding="utf-8")


def schema() -> str:
    """The JSON Schema of feeds.yaml, for editors that complete and check while typing."""
    document = FeedsForm.model_json_schema()
    document["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    document["title"] = "feeds.yaml"
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _layout(form: DigestForm) -> Layout:
    return Layout(
        look=form.look,
        group_by=Grouping(form.group_by),
        order=Order(form.order),
        limit=form.limit,
        discreet=form.subject == "discreet",
    )


# --- building ---------------------------------------------------------------------------------------------


class _Builder:
    """The checked form as nouns; mistakes between blocks are noted on the way."""

    def __init__(self, read: Source, form: FeedsForm, path: Path) -> None:
        self._read, self._form, self._path = read, form, path
        self._folder = path.resolve().parent
        self._warnings: list[str] = []

    def config(self) -> Config:
        """All of it; whether it may be used is said by the mistakes."""
        outlets = self._outlets()
        topics = self._topics(outlets)
        archive = self._folder / Path(self._form.archive).expanduser()
        return Config(
            path=self._path,
            outlets=outlets,
            topics=topics,
            concepts=self._concepts(topics, outlets),
            subscriptions=self._subscriptions(topics, archive),
            ledger=self._folder / Path(self._form.ledger).expanduser(),
            archive=archive,
            destinations={name: self._target(name, form) for name, form in self._form.destinations.items()},
            repeat_unknown_after=None if self._form.unanswered == "hold" else self._form.unanswered,
            mail=self._mail(),
            mail_is_default=self._form.smtp is None and self._form.sendmail is None,
            network=NetworkRules(
                user_agent=self._form.network.user_agent or USER_AGENT,
                allow_private=tuple(self._form.network.allow_private),
                ports=(*WEB_PORTS, *self._form.network.ports),
                concurrency=self._form.network.concurrency,
                spacing=self._form.network.spacing,
            ),
            every=self._form.every,
            keep=self._form.keep,
            timezone=self._form.timezone,
            password_file=self._password_file(),
            http=self._listening(),
            canary=self._form.canary,
            alerts=tuple(self._destination(name) for name in dict.fromkeys(self._form.alerts.to))
            if self._form.alerts is not None
            else (),
            warnings=tuple(self._warnings),
        )

    def _outlets(self) -> tuple[Outlet, ...]:
        return tuple(self._outlet(name, form) for name, form in self._form.outlets.items())

    def _outlet(self, name: str, form: OutletForm) -> Outlet:
        urls = [*([form.feed] if form.feed else []), *form.feeds]
        if form.every is not None and form.every < timedelta(minutes=5):
            minutes = form.every.seconds // 60
            self._warnings.append(f"{name} is visited every {minutes} min; many outlets block such visitors.")
        language = form.language.replace("_", "-").lower() if form.language else None
        feeds = tuple(Feed(url=url, every=form.every, proxy=form.proxy) for url in urls)
        return Outlet(
            name=name, feeds=feeds, language=language, tags=tuple(form.tags), fulltext=FullText(form.fulltext)
        )

    def _topics(self, outlets: tuple[Outlet, ...]) -> tuple[Topic, ...]:
        listed = {ONLY_TOPIC: self._form.keywords} if self._form.keywords else {}
        for name, queries in {**listed, **self._form.topics}.items():
            said = (one for query in queries for one in (*query_warnings(query), *misnamed(query, outlets)))
            self._warnings += [f"Topic {name}: {one.sentence}" for one in said]
        return tuple(
            Topic(name=name, queries=tuple(queries)) for name, queries in {**listed, **self._form.topics}.items()
        )

    def _concepts(self, topics: tuple[Topic, ...], outlets: tuple[Outlet, ...]) -> tuple[Concept, ...]:
        queries = [query for topic in topics for query in topic.queries]
        digests = [*self._form.digests.values(), *([self._form.digest] if self._form.digest else [])]
        excluded = [query for digest in digests for query in digest.exclude or ()]
        found = concepts.collect(self._form.concepts, [*queries, *excluded], self._folder, self._read)
        own = [concept for concept in found if concept.name in self._form.concepts]
        concepts.check_references(self._read, self._form, own)
        concepts.check_nesting(self._read, self._form, found)
        queries = [query for concept in own for query in concepts.said_by(concept)] + excluded
        said = (one for query in queries for one in misnamed(query, outlets))
        self._warnings += [one.sentence for one in said]
        return found

    def _subscriptions(self, topics: tuple[Topic, ...], archive: Path) -> tuple[Subscription, ...]:
        listed = dict(self._form.digests)
        if self._form.digest is not None or not listed:
            listed.setdefault(ONLY_DIGEST, self._form.digest or DigestForm())
        names = tuple(topic.name for topic in topics)
        return tuple(self._subscription(name, form, names, archive) for name, form in listed.items())

    def _subscription(self, name: str, form: DigestForm, topics: tuple[str, ...], archive: Path) -> Subscription:
        times = _times(form)
        if form.every is None and any(at.hour >= 22 or at.hour < 6 for at in times):
            when = "between 22:00 and 06:00, when clocks are changed"
            self._warnings.append(f"Digest {name} is due {when}: once a year it may come an hour later.")
        return Subscription(
            name=name,
            topics=topics if form.topics is None else tuple(dict.fromkeys(form.topics)),
            schedule=Schedule(
                times=times,
                days=frozenset(DAYS.index(day) for day in form.days),
                zone=form.timezone or self._form.timezone,
                missed=Missed(form.missed),
            ),
            destinations=(
                Destination(kind="file", address=str(archive)),
                *(self._destination(name) for name in dict.fromkeys(form.to)),
            ),
            selection=Selection(
                exclusions=tuple(form.exclude or ()),
                languages=tuple(language.replace("_", "-").lower() for language in form.languages),
                tags=tuple(form.tags),
                minimum_outlets=form.min_outlets,
            ),
            layout=_layout(form),
            urgent=self._urgent(form, topics),
            near_misses=form.near_misses == "weekly",
        )

    def _password_file(self) -> Path | None:
        named = self._form.smtp.password_file if self._form.smtp is not None else None
        return self._folder / Path(named).expanduser() if named is not None else None

    def _listening(self) -> Listening | None:
        if self._form.http is None:
            return None
        host, _, port = self._form.http.listen.rpartition(":")
        at = Listening(host=host.strip("[]") or "127.0.0.1", port=int(port), public=self._form.http.public)
        if not at.is_local:
            self._warnings.append(f"The status pages at {at.host} can be read by other machines, without a password.")
        return at

    def _urgent(self, form: DigestForm, topics: tuple[str, ...]) -> tuple[str, ...]:
        mine = topics if form.topics is None else tuple(dict.fromkeys(form.topics))
        if isinstance(form.urgent, bool):
            return mine if form.urgent else ()
        return tuple(topic for topic in mine if topic in form.urgent)

    def _destination(self, name: str) -> Destination:
        """A mail address, or a name: what stands behind it is looked up when it is sent."""
        form = self._form.destinations.get(name)
        if form is None:
            return Destination(kind="mail", address=name)
        return Destination(kind="chat" if form.webhook is None else "webhook", address=name)

    def _target(self, name: str, form: DestinationForm) -> Chat | Webhook:
        path = ("destinations", name)
        if form.webhook is not None:
            if _is_open(form.webhook):
                what = f"Destination {name} is posted to over http://: whoever sits on the way can read it"
                self._warnings.append(f"{what}; write https://.")
            secret = Secret(form.secret) if form.secret is not None else None
            if form.secret_file is not None:
                secret = self._secret_in(form.secret_file, (*path, "secret_file"))
            return Webhook(address=Secret(form.webhook), secret=secret)
        if form.chat_file is not None:
            return Chat(address=self._secret_in(form.chat_file, (*path, "chat_file")) or Secret(""))
        return Chat(address=Secret(form.chat or ""))

    def _mail(self) -> MailServer:
        form = self._form.smtp
        if self._form.sendmail is not None:
            program = self._form.sendmail
            return MailServer(sender=program.sender, unsubscribe=program.unsubscribe, program=program.command)
        if form is None:
            return MailServer()
        security = Security(form.security or ("implicit" if form.port == 465 else "starttls"))
        return MailServer(
            host=form.host,
            port=form.port,
            security=security,
            user=form.user,
            password=self._password(form),
            sender=form.sender,
            unsubscribe=form.unsubscribe,
        )

    def _password(self, form: SmtpForm) -> Secret | None:
        if form.password_file is None:
            return Secret(form.password) if form.password is not None else None
        return self._secret_in(form.password_file, ("smtp", "password_file"))

    def _secret_in(self, file: str, place: tuple[str, ...]) -> Secret | None:
        path = self._folder / Path(file).expanduser()
        try:
            return Secret(path.read_text(encoding="utf-8").strip())
        except (OSError, UnicodeError):
            self._read.mistake(place, f"{path} cannot be read", "check its name and permissions")
            return None


def _is_here(host: str) -> bool:
    return host in ("localhost", "::1") or host.startswith("127.")


def _is_open(address: str) -> bool:
    """Whether what is sent to an address can be read on its way to another machine."""
    parts = urlsplit(address)
    return parts.scheme == "http" and not _is_here(parts.hostname or "")


def _times(form: DigestForm) -> tuple[time, ...]:
    """The times of day, in order; a rhythm begins at midnight."""
    if form.every is None:
        return tuple(sorted(set(form.at or [time(7)])))
    minutes = range(0, 24 * 60, int(form.every.total_seconds()) // 60)
    return tuple(time(minute // 60, minute % 60) for minute in minutes)
