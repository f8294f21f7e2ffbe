"""`monitor topics`: what topics look for, find, and miss by a word."""

from __future__ import annotations

import re
import sys
from datetime import timedelta
from pathlib import Path

import click

from monitor import config, service
from monitor.cli.output import Loading, as_json, print_json
from monitor.screen.topics import TopicScreen


class _Days(click.ParamType[timedelta]):
    name = "days"

    def convert(self, value: object, parameter: click.Parameter | None, context: click.Context | None) -> timedelta:
        """30d, 12h, 4w."""
        found = re.fullmatch(r"(\d{1,4})\s*([hdw])", str(value).strip().lower())
        if not found:
            self.fail(f"{value!r} is no time; write a number and h, d or w, e.g. 30d", parameter, context)
        return timedelta(hours=int(found[1]) * {"h": 1, "d": 24, "w": 168}[found[2]])


_since = click.option("--since", type=_Days(), default="30d", show_default=True, help="How far back: 12h, 30d, 4w.")


@click.group()
def topics() -> None:
    """Look into topics: their words, their hits, their near misses."""


@topics.command()
@click.argument("name")
@as_json
@click.pass_obj
def expand(load: Loading, name: str, *, as_json: bool) -> None:
    """Show every word and form that counts for the topic NAME, for a @concept, or for a query."""
    found = service.expand(load(), name)
    print_json(found) if as_json else TopicScreen().expanded(found)


@topics.command()
@click.argument("query")
@_since
@click.option("--limit", type=click.IntRange(0, 1000), default=10, show_default=True, help="Samples to show.")
@as_json
@click.pass_obj
def test(load: Loading, query: str, since: timedelta, limit: int, *, as_json: bool) -> None:
    """Try QUERY, or a topic by its name, on what was read: hits a day, outlets, languages, samples."""
    trial = service.try_query(load(), query, since)
    print_json(trial) if as_json else TopicScreen().trial(trial, limit)


@topics.command()
@click.argument("old", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("new", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_since
@as_json
def diff(old: Path, new: Path, since: timedelta, *, as_json: bool) -> None:
    """Show which stories every topic gains and loses from OLD to NEW, in what NEW's ledger holds."""
    found = service.compare(config.load(old), config.load(new), since)
    print_json(found) if as_json else TopicScreen().differences(found)


@topics.command()
@click.argument("query")
@click.argument("asked", metavar="URL|TEXT|-")
@as_json
@click.pass_obj
def explain(load: Loading, query: str, asked: str, *, as_json: bool) -> None:
    """Show for every part of QUERY, or of a topic, whether it holds for an entry or a text, and what came nearest.

    The first line of a text is its headline; - reads it from standard input.
    """
    entry, explained = service.explain(load(), query, sys.stdin.read() if asked == "-" else asked)
    print_json(explained) if as_json else TopicScreen().explained(entry, explained)


@topics.command()
@_since
@as_json
@click.pass_obj
def suggest(load: Loading, since: timedelta, *, as_json: bool) -> None:
    """Show what came near a topic without being on it: unlisted forms and spellings, and parts that were missing."""
    found = service.suggest(load(), since)
    print_json(found) if as_json else TopicScreen().suggestions(found)
