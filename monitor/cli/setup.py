"""`monitor init`, `monitor check`, `monitor config`: the file feeds.yaml."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from monitor import config, service
from monitor.cli.output import Loading, as_json, print_json
from monitor.errors import MonitorError
from monitor.screen import Screen


@click.command()
@click.argument("path", default=config.FILE_NAME, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def init(path: Path, *, force: bool) -> None:
    """Write a commented feeds.yaml to begin with, and beside it the schema that helps editors."""
    if path.exists() and not force:
        raise MonitorError(f"{path} is there already; it is not replaced (--force does).")
    schema_path = path.with_name(config.SCHEMA_NAME)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(config.example(), encoding="utf-8")
        if force or not schema_path.exists():
            schema_path.write_text(config.schema(), encoding="utf-8")
    except OSError as error:
        raise MonitorError(f"{error.filename or path} cannot be written ({error.strerror}).") from error
    click.echo(f"Wrote {path}, and {schema_path.name} for your editor.")
    click.echo("Edit it, then: monitor check, monitor run --once")


@click.command()
@as_json
@click.pass_obj
def check(load: Loading, *, as_json: bool) -> None:
    """Check feeds.yaml and print what was understood. Visits nothing."""
    loaded = load()
    slots = service.next_slots(loaded)
    notes = (*loaded.warnings, *service.looks.troubles(loaded), *service.doubtful_tags(loaded))
    if as_json:
        print_json(
            {
                "config": str(loaded.path),
                "ledger": str(loaded.ledger),
                "archive": str(loaded.archive),
                "outlets": loaded.outlets,
                "topics": loaded.topics,
                "digests": [{**asdict(s), "next": slots[s.name].due} for s in loaded.subscriptions],
                "warnings": notes,
            }
        )
        return
    screen = Screen()
    click.echo(f"{loaded.path} is fine.")
    mails = any(d.kind == "mail" for s in loaded.subscriptions for d in s.destinations)
    screen.checked(loaded.outlets, loaded.topics, loaded.subscriptions, slots, loaded.mail if mails else None)
    if mails and loaded.mail_is_default:
        screen.warn("There is no smtp: block; mail is handed to a server on this machine, port 25.")
    for warning in notes:
        screen.warn(warning)


@click.group("config")
def config_group() -> None:
    """About the file feeds.yaml."""


@config_group.command()
def schema() -> None:
    """Print the JSON Schema of feeds.yaml."""
    click.echo(config.schema(), nl=False)
