"""`monitor digest`: look at digests."""

from __future__ import annotations

from pathlib import Path

import click

from monitor import service
from monitor.cli.output import Loading
from monitor.errors import MonitorError


@click.group()
def digest() -> None:
    """Look at digests."""


@digest.command()
@click.argument("name")
@click.option("--format", "kind", type=click.Choice(["text", "html", "json"]), default="text", show_default=True)
@click.option("--json", "kind", flag_value="json", help="The same as --format json.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
@click.pass_obj
def preview(load: Loading, name: str, kind: str, output: Path | None) -> None:
    """Show the digest NAME as it would be issued now. Sends nothing, marks nothing."""
    message = service.preview(load(), name)
    content = {"text": message.text, "html": message.html, "json": message.data}[kind]
    if output is None:
        click.echo(content)
        return
    try:
        output.write_text(content, encoding="utf-8")
    except OSError as error:
        raise MonitorError(f"{output} cannot be written ({error.strerror}).") from error
    click.echo(f"Wrote {output}")
