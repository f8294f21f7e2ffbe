"""`monitor backup`, `restore`, `release`, `verify`: the ledger in good hands."""

from __future__ import annotations

from pathlib import Path

import click

from monitor import service
from monitor.cli.output import Loading, as_json, print_json
from monitor.errors import MonitorError
from monitor.model import Breach
from monitor.screen import Screen
from monitor.screen.words import count

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=_FILE)
@as_json
@click.pass_obj
def backup(load: Loading, file: Path, *, as_json: bool) -> None:
    """Write the ledger and feeds.yaml into FILE, also while the service runs. Passwords are not in it."""
    made = service.backup(load(), file)
    if as_json:
        print_json(made)
        return
    entries, digests = (
        count(made.rows.get("entries", 0), "entry", "entries"),
        count(made.rows.get("digests", 0), "digest"),
    )
    click.echo(f"Wrote {file}: {made.size:,} bytes of ledger, {entries}, {digests}.")


@click.command()
@click.argument("file", type=_FILE)
@click.option("--check", "only_check", is_flag=True, help="Only say whether the backup is whole; change nothing.")
@as_json
@click.pass_obj
def restore(load: Loading, file: Path, *, only_check: bool, as_json: bool) -> None:
    """Put the ledger of the backup FILE in place. The one that stands there is moved aside, never deleted.

    After it nothing is sent until `monitor release`: digests that went out since the backup would go out again.
    """
    if only_check:
        found, broken = service.check_backup(file)
        if as_json:
            print_json({"backup": found, "broken": broken})
        else:
            entries = count(found.rows.get("entries", 0), "entry", "entries")
            click.echo(f"{file}, made {found.made:%Y-%m-%d %H:%M} UTC by Monitor {found.version}: {entries}.")
        _tell(broken, quiet=as_json)
        return
    done = service.restore(load(), file)
    if as_json:
        print_json(done)
    else:
        _tell_restored(done)


def _tell_restored(done: service.Restored) -> None:
    click.echo(f"The ledger {done.ledger} is as it was at {done.backup.made:%Y-%m-%d %H:%M} UTC.")
    if done.moved_away is not None:
        click.echo(f"What stood there is now {done.moved_away}.")
    if done.other_config is not None:
        click.echo(f"The backup's feeds.yaml differs; it is {done.other_config}.")
    click.echo("Nothing is sent until you say so: `monitor digest deliveries` shows what waits,")
    click.echo("`monitor release` sends it, `monitor release --discard` gives it up.")


@click.command()
@click.option("--discard", is_flag=True, help="Give up what waits instead of sending it; the archive keeps its issues.")
@as_json
@click.pass_obj
def release(load: Loading, *, discard: bool, as_json: bool) -> None:
    """Let deliveries go again that a restore holds back. Also while the service runs."""
    held, waiting = service.release(load(), discard=discard)
    if as_json:
        print_json({"was_held": held, "given_up" if discard else "released": waiting})
    elif not held:
        click.echo("Nothing was on hold." + (f" {waiting} given up." if discard else ""))
    else:
        click.echo(
            f"Given up: {waiting}. New digests are sent again." if discard else f"Released: {waiting} to be sent."
        )


@click.command()
@as_json
@click.pass_obj
def verify(load: Loading, *, as_json: bool) -> None:
    """Look through the whole ledger whether every promise is kept. Reads only, also while the service runs."""
    broken = service.verify(load())
    if as_json:
        print_json(broken)
    _tell(broken, quiet=as_json)


def _tell(broken: tuple[Breach, ...], *, quiet: bool = False) -> None:
    screen = Screen(quiet=quiet)
    if not quiet:
        screen.say("Every promise is kept." if not broken else f"Broken: {len(broken)}")
        for breach in broken:
            screen.say(f"  {breach.promise} Not so: {breach.count:,}, for example {', '.join(breach.examples)}")
    if broken:
        raise MonitorError("The ledger is damaged; make a copy of it, then `monitor restore FILE` a good backup.")
