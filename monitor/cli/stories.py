"""`monitor stories`: the stories as they stand, and what a person decides of them."""

from __future__ import annotations

from datetime import timedelta

import click

from monitor import service
from monitor.cli.health import Period
from monitor.cli.output import Loading, as_json, print_json
from monitor.model import Correction
from monitor.screen.stories import StoryScreen
from monitor.screen.words import span


@click.group(invoke_without_command=True)
@click.option("--since", type=Period(), default="7d", show_default=True, help="How far to look back: 12h, 7d, 4w.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help="How many, the newest.")
@as_json
@click.pass_context
def stories(context: click.Context, *, since: timedelta, limit: int, as_json: bool) -> None:
    """Show the recent stories: how many outlets tell them, how many by themselves, who was first, day by day.

    Those that no digest told yet are shown as the next one would tell them.
    """
    if context.invoked_subcommand is not None:
        return
    load: Loading = context.obj
    found = service.stories(load(), since)
    print_json(found[:limit]) if as_json else StoryScreen().stories(found[:limit], span(since), len(found))


@stories.command()
@click.argument("story", type=int)
@as_json
@click.pass_obj
def show(load: Loading, story: int, *, as_json: bool) -> None:
    """Show the STORY with this number: every article and copy, why each is there, which digests told it."""
    found = service.story(load(), story)
    print_json(found) if as_json else StoryScreen().story(found)


@stories.command()
@click.argument("story", type=int)
@click.argument("articles", type=int, nargs=-1, required=True)
@as_json
@click.pass_obj
def split(load: Loading, story: int, articles: tuple[int, ...], *, as_json: bool) -> None:
    """Part ARTICLES from STORY: they become a story of their own, whatever their words say."""
    _tell(service.split_story(load(), story, articles), as_json=as_json)


@stories.command()
@click.argument("story", type=int)
@click.argument("other", type=int)
@as_json
@click.pass_obj
def merge(load: Loading, story: int, other: int, *, as_json: bool) -> None:
    """Make one story of STORY and OTHER. The one that was told first keeps its number."""
    _tell(service.merge_stories(load(), story, other), as_json=as_json)


@stories.command()
@click.argument("story", type=int)
@as_json
@click.pass_obj
def pin(load: Loading, story: int, *, as_json: bool) -> None:
    """Keep STORY as it is: its articles stay together, and no other joins them."""
    _tell(service.pin_story(load(), story), as_json=as_json)


@stories.command()
@click.argument("story", type=int)
@as_json
@click.pass_obj
def unpin(load: Loading, story: int, *, as_json: bool) -> None:
    """Let a pinned STORY grow again."""
    _tell(service.unpin_story(load(), story), as_json=as_json)


@stories.command()
@click.argument("entries", type=int, nargs=-1, required=True)
@as_json
@click.pass_obj
def part(load: Loading, entries: tuple[int, ...], *, as_json: bool) -> None:
    """Part ENTRIES from the article that they were taken for copies of; the next digest tells them by themselves.

    The numbers of entries stand in `monitor stories show` and `monitor why`.
    """
    _tell(service.part_copies(load(), entries), as_json=as_json)


@stories.command()
@as_json
@click.pass_obj
def undo(load: Loading, *, as_json: bool) -> None:
    """Take back the newest decision that still holds: a split, a merge, a pin, a part."""
    _tell(service.undo_decision(load()), as_json=as_json, undone=True)


@stories.command()
@as_json
@click.pass_obj
def decisions(load: Loading, *, as_json: bool) -> None:
    """Show everything that was decided by hand, the newest first."""
    made = service.decisions(load())
    print_json(made) if as_json else StoryScreen().decisions(made)


def _tell(done: Correction, *, as_json: bool, undone: bool = False) -> None:
    print_json(done) if as_json else StoryScreen().decided(done, undone=undone)
