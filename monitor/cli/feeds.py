"""`monitor feeds`: how the feeds are, where others may be found, and lists of other readers."""

from __future__ import annotations

import asyncio
from pathlib import Path
from urllib.parse import urlsplit

import click

from monitor import service
from monitor.cli.output import Loading, as_json, print_json
from monitor.errors import MonitorError, UsageError
from monitor.screen import Screen
from monitor.screen.offers import OfferScreen


@click.group(invoke_without_command=True)
@click.option("--failing", is_flag=True, help="Only the feeds that could not be read.")
@as_json
@click.pass_context
def feeds(context: click.Context, *, failing: bool, as_json: bool) -> None:
    """Show the health of every feed: when it was read, what is wrong, what to do."""
    if context.invoked_subcommand is not None:
        return
    load: Loading = context.obj
    state = service.health(load())
    if as_json:
        print_json([feed for feed in state.feeds if feed.failures or not failing])
    else:
        screen = Screen()
        alarms = service.alarms(load())
        screen.feeds(state, alarms, service.utc_now(), only_failing=failing)
        if alarms:
            screen.say(f"{len(alarms)} alarm{'s' if len(alarms) > 1 else ''}: {alarms[0].sentence} See: monitor health")


@feeds.command(short_help="Find the feeds of a site, or of dead feeds' sites.")
@click.argument("url", required=False)
@click.option("--dead", is_flag=True, help="Look for replacements of the feeds that cannot be read any more.")
@as_json
@click.pass_obj
def find(load: Loading, url: str | None, *, dead: bool, as_json: bool) -> None:
    """Find the feeds that the site at URL offers, and print the lines for feeds.yaml. Changes nothing.

    Looks at what the page declares and links, at its sitemaps and at the usual places: at most twenty visits,
    with the pauses and the guard of every other visit.
    """
    if (url is None) is not dead:
        raise click.UsageError("Give the address of a site, or --dead.")
    loaded = load()
    if dead:
        failing = service.dead(loaded)
        found = asyncio.run(service.find_for_dead(loaded, failing))
        if as_json:
            print_json([{"dead": feed, "found": one.offers} for feed, one in zip(failing, found, strict=True)])
        else:
            OfferScreen().replacements(
                [(feed, one, [service.instead(feed, offer) for offer in one.offers])
                 for feed, one in zip(failing, found, strict=True)]
            )  # fmt: skip
        return
    (one,) = asyncio.run(service.find(loaded, [_address(url or "")]))
    if as_json:
        print_json(one)
    else:
        OfferScreen().offers(one, service.lines(loaded, service.new_only(loaded, one)))


def _address(url: str) -> str:
    """The address of a site, however short it was typed."""
    full = url if "://" in url else f"https://{url}"
    try:
        parts = urlsplit(full)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise UsageError(f"{url!r} is not a web address; write https://example.org.")
    return full if parts.path else f"{full}/"


@feeds.command("import", short_help="Print the new outlets of an OPML file.")
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--append", is_flag=True, help="Write the lines into feeds.yaml; all that is in it stays.")
@click.pass_obj
def import_opml(load: Loading, path: Path, *, append: bool) -> None:
    """Print the outlets of the OPML file PATH that feeds.yaml does not list yet, or add them to it."""
    loaded = load()
    outlets, unusable = service.imported(loaded, path)
    for one in unusable:
        click.echo(f"Left out, for it is no web address: {one}", err=True)
    if not outlets:
        click.echo(f"Every {'other ' if unusable else ''}feed of the file is listed already.", err=True)
    elif append:
        service.append(loaded, outlets)
        click.echo(f"Added {len(outlets)} outlets to {loaded.path}. See what was understood: monitor check")
    else:
        click.echo(service.as_lines(outlets), nl=False)


@feeds.command("export", short_help="Print every outlet as OPML.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
@click.pass_obj
def export(load: Loading, output: Path | None) -> None:
    """Print every outlet of feeds.yaml as OPML, which every feed reader imports."""
    text = service.exported(load())
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise MonitorError(f"{output} cannot be written ({error.strerror}).") from error
    click.echo(f"Wrote {output}")
