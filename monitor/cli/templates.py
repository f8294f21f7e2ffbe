"""`monitor digest templates`: the looks a digest may have, and a copy of one to change."""

from __future__ import annotations

import click

from monitor import service
from monitor.cli.output import Loading


@click.group()
def templates() -> None:
    """Looks of digests: the built-in ones and your own."""


@templates.command("list")
@click.pass_obj
def list_looks(load: Loading) -> None:
    """List the looks there are, who uses them, and what is wrong with your own."""
    config = load()
    for look in service.looks.listed(config):
        used = f"  used by {', '.join(look.used_by)}" if look.used_by else ""
        click.echo(f"{look.name:<16} {look.folder}{used}")
        if look.wrong:
            click.echo(f"  broken: {look.wrong}")


@templates.command("copy")
@click.argument("source")
@click.argument("name")
@click.pass_obj
def copy_look(load: Loading, source: str, name: str) -> None:
    """Copy the look SOURCE to a new one, NAME, for you to change."""
    place = service.looks.copy(load().templates, source, name)
    click.echo(f"Wrote {place}")
    click.echo(f"Change what you like, look at it with `monitor digest preview NAME --look {name} --format html`,")
    click.echo(f"then write look: {name} into a digest of feeds.yaml. docs/templates.md lists what templates may use.")
