"""The looks there are: the built-in ones, and the user's in `digests/templates/`. A broken one never stops a digest."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from monitor.config import Config
from monitor.errors import MonitorError, UsageError
from monitor.model import Digest, Layout, Message
from monitor.ports import Render
from monitor.render import (
    BUILT_IN,
    DEFAULT,
    SUFFIXES,
    Look,
    Part,
    built_in,
    completed,
    render,
    sample,
)
from monitor.sandbox import Sandbox, Stopped

SECONDS = 4.5  # for all parts of a look of the user's own; with the start of the child less than five
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_LARGEST_FILE = 500_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A look as it is listed: where it stands, which digests use it, and what is wrong with it."""

    name: str
    folder: str
    used_by: tuple[str, ...] = ()
    wrong: str = ""


def renderer(folder: Path) -> Render:
    """Renders digests: built-in looks here, the user's in a child that can be stopped."""

    def in_its_look(digest: Digest, layout: Layout) -> Message:
        own, wrong = _own_parts(folder, layout.look)
        if own and not wrong:
            answer = _in_a_child(digest, layout, completed(layout.look, own))
            if isinstance(answer, Message):
                return answer
            wrong = answer
        if not own and not wrong and layout.look not in BUILT_IN:
            wrong = f"there is no look {layout.look!r}: no folder {folder / layout.look}"
        instead = layout.look if layout.look in BUILT_IN else DEFAULT
        notice = f"This digest is in the built-in look “{instead}”, because its own could not be used: {wrong}."
        return render(digest, layout, built_in(instead), notice if wrong else "")

    return in_its_look


def _in_a_child(digest: Digest, layout: Layout, look: Look) -> Message | str:
    """The message, or what is wrong with the look."""

    async def ask() -> Message | str:
        sandbox = Sandbox("monitor.render:in_a_child", workers=1, seconds=SECONDS)
        try:
            answer: Message | str = await sandbox(digest, layout, look)
        except Stopped as stopped:
            return f"the look {look.name}: {str(stopped).replace('a document', 'a digest').replace('read', 'laid')}"
        finally:
            await sandbox.close()
        return answer

    return asyncio.run(ask())


def _own_parts(folder: Path, name: str) -> tuple[Mapping[str, Part], str]:
    """The user's templates of a look, and what keeps them from being read."""
    own: dict[str, Part] = {}
    place = folder / name
    try:
        for path in sorted(place.iterdir()) if place.is_dir() else ():
            if path.suffix in SUFFIXES and path.is_file():
                if path.stat().st_size > _LARGEST_FILE:
                    return own, f"{path} is larger than {_LARGEST_FILE:,} bytes"
                own[path.name] = Part(source=path.read_text(encoding="utf-8"), path=str(path))
    except (OSError, UnicodeError) as error:
        return own, f"{place} cannot be read ({error})"
    return own, ""


def named(folder: Path, name: str) -> Look:
    """The look of this name, or a UsageError that lists those there are."""
    own, wrong = _own_parts(folder, name)
    if wrong:
        raise MonitorError(wrong)
    if not own and name not in BUILT_IN:
        names = ", ".join((*BUILT_IN, *(each for each in _folders(folder) if each not in BUILT_IN)))
        raise UsageError(f"There is no look {name!r}; there are: {names}.")
    return completed(name, own)


def listed(config: Config) -> list[Shown]:
    """Every look there is or that a digest asks for; the user's are tried on a sample digest."""
    asked = {subscription.layout.look for subscription in config.subscriptions}
    own = _folders(config.templates)
    names = [*BUILT_IN, *(name for name in sorted({*own, *asked}) if name not in BUILT_IN)]
    return [
        Shown(
            name=name,
            folder=str(config.templates / name) if name in own else "built in" if name in BUILT_IN else "missing",
            used_by=tuple(each.name for each in config.subscriptions if each.layout.look == name),
            wrong=wrong_with(config.templates, name),
        )
        for name in names
    ]


def troubles(config: Config) -> list[str]:
    """What is wrong with the looks that digests ask for."""
    asked = {subscription.layout.look for subscription in config.subscriptions}
    found = ((name, wrong_with(config.templates, name)) for name in sorted(asked))
    return [
        f"The look {name} cannot be used: {wrong}. Its digests come in a built-in one."
        for name, wrong in found
        if wrong
    ]


def wrong_with(folder: Path, name: str) -> str:
    """What is wrong with a look, tried on a sample digest; empty when it works."""
    own, wrong = _own_parts(folder, name)
    if wrong or not own:
        return wrong or ("" if name in BUILT_IN else f"there is no folder {folder / name}")
    answer = _in_a_child(sample(), Layout(look=name), completed(name, own))
    return answer if isinstance(answer, str) else ""


def _folders(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []


def copy(folder: Path, source: str, target: str) -> Path:
    """Write the parts of a look into a new folder, for the user to change."""
    look, place = named(folder, source), folder / target
    if not _NAME.fullmatch(target):
        raise UsageError(f"{target!r} is no name of a look: write letters, digits, - and _.")
    if place.exists():
        raise UsageError(f"{place} is there already; choose another name, or remove it first.")
    try:
        place.mkdir(parents=True)
        for name, part in look.parts.items():
            (place / name).write_text(part.source, encoding="utf-8")
    except OSError as error:
        raise MonitorError(f"{place} cannot be written ({error.strerror}).") from error
    return place
