"""feeds.yaml edited while we run: all of it is taken over, or nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from monitor import config as configuration
from monitor.config import Config, concept_named
from monitor.engines import LocalEngine, Work
from monitor.errors import ConfigError, LedgerError, MonitorError, ServiceError, UsageError
from monitor.ports import Report
from monitor.service.memory import set_aside
from monitor.service.notify import Notify

LOOK_EVERY = 1.0  # seconds; a file that is being written is left alone until it was the same twice
AGAIN_AFTER = 30.0  # seconds; when it was the ledger that refused
_Seen = tuple[int, int, int] | None


class ServiceLog(Report, Protocol):
    """What the service tells beside its work."""

    def hide(self, queries: tuple[str, ...], config: object, own: Iterable[str]) -> None: ...
    def event(self, name: str, **facts: object) -> None: ...
    def warn(self, name: str, **facts: object) -> None: ...
    def detail(self, name: str, **facts: object) -> None: ...


class Making(Protocol):
    """Work made of a configuration, its feeds in the ledger; raises when that cannot be."""

    def __call__(self, config: Config) -> Work: ...


class Reloading:
    """Takes over feeds.yaml when it changes or SIGHUP asks; what cannot be used leaves the version in use as it is.

    `refused` says why the file as it stands is not in use, "" when it is. It shows no keyword and no secret.
    """

    def __init__(
        self,
        config: Config,
        make: Making,
        engine: LocalEngine,
        log: ServiceLog,
        notify: Notify,
        afterwards: Callable[[], Awaitable[None]],
    ) -> None:
        self.config, self.refused, self._afterwards = config, "", afterwards
        self._make, self._engine, self._log, self._notify = make, engine, log, notify
        self._asked = asyncio.Event()
        self._taken = _seen(config.path) if _is_the_same(config) else None

    def ask(self) -> None:
        """Read the file again now, changed or not."""
        self._asked.set()

    async def watch(self) -> None:
        """Look at the file, for ever."""
        before = self._taken
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOK_EVERY):
                    await self._asked.wait()
            seen = _seen(self.config.path)
            if self._asked.is_set() or (seen != self._taken and seen == before):
                self._asked.clear()
                self._taken = seen
                await self._reload()
            before = seen

    async def _reload(self) -> None:
        self._notify.reloading()
        try:
            config = await asyncio.to_thread(configuration.load, self.config.path)
            _needs_no_restart(self.config, config)
            work = await asyncio.to_thread(self._make, config)
        except Exception as error:  # noqa: BLE001 - whatever an edited file provokes, the work goes on as before
            self._refuse(error)
        else:
            await self._use(config, work)
        self._notify.ready(self.refused or "feeds.yaml is in use.")

    async def _use(self, config: Config, work: Work) -> None:
        self.config, self.refused = config, ""
        hide(self._log, config)
        feeds = sum(1 for _ in config.feeds)
        self._log.event("reloaded", feeds=feeds, topics=len(config.topics), digests=len(config.subscriptions))
        await work.safely(self._engine.adopt(work), "taking over feeds.yaml")
        await work.safely(self._afterwards(), "closing what is used no more")
        set_aside()

    def _refuse(self, error: Exception) -> None:
        name = self.config.path.name
        self.refused = f"{_reason(name, error)} The version before it stays in use."
        self._log.warn("config-refused", sentence=self.refused, places=_places(error))
        self._log.detail("config-refused", error=str(error))
        if isinstance(error, LedgerError):
            asyncio.get_running_loop().call_later(AGAIN_AFTER, self.ask)


def hide(log: ServiceLog, config: Config) -> None:
    """Keep the words that are looked for, and the secrets, out of the log."""
    queries = [query for topic in config.topics for query in topic.queries]
    queries += [query for one in config.subscriptions for query in one.selection.exclusions]
    meant = concept_named(config, queries)
    terms = (query for one in meant for query in (*(term.query for term in one.terms), *one.exclusions))
    log.hide((*queries, *terms), config, own_names(config))


def own_names(config: Config) -> tuple[str, ...]:
    """Our own files, the folders they are in, and where our pages are: nothing of them is hidden."""
    files = [config.path, config.path.resolve(), config.ledger, config.archive]
    files += [config.password_file] if config.password_file is not None else []
    folders = [folder for file in files for folder in file.parents if len(folder.parts) > 1]
    pages = [f"{config.http.host}:{config.http.port}"] if config.http is not None else []
    return (config.path.name, *map(str, (*files, *folders)), *pages)


def _needs_no_restart(old: Config, new: Config) -> None:
    fixed = {
        "ledger:": (old.ledger, new.ledger),
        "http:": (old.http, new.http),
        "canary:": (old.canary, new.canary),
        "network: concurrency:": (old.network.concurrency, new.network.concurrency),
    }
    changed = [key for key, (before, after) in fixed.items() if before != after]
    if changed:
        raise ServiceError(f"{', '.join(changed)} is only read at the start: restart the monitor to use it.")


def _reason(name: str, error: Exception) -> str:
    """Why the file is not used, in words that show nothing of what stands in it."""
    if isinstance(error, ConfigError):
        count = len(error.mistakes)
        lines = sorted({mistake.line for mistake in error.mistakes})
        where = ", ".join(map(str, lines[:5])) + (" …" if len(lines) > 5 else "")
        many = "a mistake" if count == 1 else f"{count} mistakes"
        return f"{name} has {many} (line {where}); `monitor check` says what to write."
    if isinstance(error, UsageError):
        return f"{name} cannot be read; put it back, or mend its permissions."
    if isinstance(error, ServiceError):
        return f"{name} has changed, and {error}"
    if isinstance(error, MonitorError):
        return f"{name} could not be taken over ({type(error).__name__}); `monitor doctor` says more."
    return f"{name} could not be taken over (a fault of ours: {type(error).__name__})."


def _places(error: Exception) -> list[str]:
    return [f"{m.line}:{m.column}" for m in error.mistakes] if isinstance(error, ConfigError) else []


def _seen(path: Path) -> _Seen:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _is_the_same(config: Config) -> bool:
    """Whether the file still is what was loaded: it may have been edited while we started."""
    try:
        return configuration.fingerprint(config.path.read_bytes()) == config.fingerprint
    except OSError:
        return False
