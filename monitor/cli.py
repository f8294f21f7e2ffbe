"""The command `monitor`. Exit codes: 0 done, 1 failed, 2 wrong use, 3 config error, 4 partial, 5 in use."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import asdict, is_dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from monitor import __version__, config, service
from monitor.config import Config
from monitor.errors import Interrupted, MonitorError
from monitor.log import Log
from monitor.model import Account
from monitor.screen import Screen

PARTIAL = 4

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "--version", prog_name="monitor")
@click.option("--config", "path", metavar="FILE", help="Use this feeds.yaml instead of looking for one.")
@click.pass_context
def cli(context: click.Context, path: str | None) -> None:
    """Watch news feeds for your topics and send a digest that proves what it covered.

    feeds.yaml is looked for in --config, MONITOR_CONFIG, this folder, then the user's and the system's
    config folder. Exit codes: 0 done, 1 failed, 2 wrong use, 3 mistake in feeds.yaml, 4 partly done
    (some feeds or mails failed), 5 another monitor is running on this ledger.
    """
    context.obj = lambda: config.load(config.find(path, os.environ, Path.cwd()))


Loading = Callable[[], Config]


@cli.command()
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


@cli.command()
@as_json
@click.pass_obj
def check(load: Loading, *, as_json: bool) -> None:
    """Check feeds.yaml and print what was understood. Visits nothing."""
    loaded = load()
    slots = service.next_slots(loaded)
    if as_json:
        _print_json(
            {
                "config": str(loaded.path),
                "ledger": str(loaded.ledger),
                "archive": str(loaded.archive),
                "outlets": loaded.outlets,
                "topics": loaded.topics,
                "digests": [{**asdict(s), "next": slots[s.name].due} for s in loaded.subscriptions],
                "warnings": loaded.warnings,
            }
        )
        return
    screen = Screen()
    click.echo(f"{loaded.path} is fine.")
    mails = any(d.kind == "mail" for s in loaded.subscriptions for d in s.destinations)
    screen.checked(loaded.outlets, loaded.topics, loaded.subscriptions, slots, loaded.mail if mails else None)
    if mails and loaded.mail_is_default:
        screen.warn("There is no smtp: block; mail is handed to a server on this machine, port 25.")
    for warning in loaded.warnings:
        screen.warn(warning)


@cli.command()
@click.option("--once", is_flag=True, help="Visit what is due, issue what is due, and exit.")
@click.option("--all", "everything", is_flag=True, help="With --once: visit every feed, due or not.")
@as_json
@click.pass_obj
def run(load: Loading, *, once: bool, everything: bool, as_json: bool) -> None:
    """Run the service: visit feeds, issue digests and send them, until stopped (SIGTERM, Ctrl-C)."""
    if not once and (everything or as_json):
        raise click.UsageError("--all and --json go with --once.")
    loaded = load()
    if not once:
        _serve(loaded)
        return
    screen = Screen(quiet=as_json)
    account = asyncio.run(service.run_once(loaded, screen, everything=everything))
    if as_json:
        _print_json(account_facts(account))
    else:
        screen.account(account, service.next_slots(loaded))
    sys.exit(exit_code(account))


def _serve(loaded: Config) -> None:
    log = Log()
    feeds, digests = sum(1 for _ in loaded.feeds), len(loaded.subscriptions)
    log.event("started", config=str(loaded.path), ledger=str(loaded.ledger), feeds=feeds, digests=digests)
    for warning in loaded.warnings:
        log.event("note", text=warning)
    asyncio.run(service.serve(loaded, log))
    log.event("stopped")


def exit_code(account: Account) -> int:
    """0 all done; 4 when some feed or mail failed; 1 when nothing could be read, or something broke."""
    if account.troubles or (account.polls and len(account.failed_polls) == len(account.polls)):
        return 1
    return PARTIAL if account.failed_polls or account.unsent else 0


def account_facts(account: Account) -> dict[str, Any]:
    """A run as plain facts for scripts."""
    return {
        "polls": account.polls,
        "digests": [
            {"digest": d.subscription, "slot": d.slot.key, "stories": len(d.stories), "coverage": d.coverage}
            for d in account.digests
        ],
        "deliveries": [
            {"destination": delivery.destination, "state": receipt.state, "detail": receipt.detail}
            for delivery, receipt in account.attempts
        ],
        "rematched": account.rematched,
        "troubles": account.troubles,
    }


@cli.group()
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


@cli.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
@as_json
@click.pass_obj
def search(load: Loading, words: tuple[str, ...], *, limit: int, as_json: bool) -> None:
    """Find entries that have all WORDS, matched or not. Quote a phrase: monitor search "human rights"."""
    hits = service.search(load(), words, limit)
    if as_json:
        _print_json(hits)
    else:
        Screen().hits(hits)


@cli.command()
@click.option("--failing", is_flag=True, help="Only the feeds that could not be read.")
@as_json
@click.pass_obj
def feeds(load: Loading, *, failing: bool, as_json: bool) -> None:
    """Show the health of every feed: when it was read, what is wrong, what to do."""
    state = service.health(load())
    if as_json:
        _print_json([feed for feed in state.feeds if feed.failures or not failing])
    else:
        Screen().feeds(state, service.utc_now(), only_failing=failing)


@cli.group("config")
def config_group() -> None:
    """About the file feeds.yaml."""


@config_group.command()
def schema() -> None:
    """Print the JSON Schema of feeds.yaml."""
    click.echo(config.schema(), nl=False)


def _print_json(value: Any) -> None:
    click.echo(json.dumps(value, default=_plain, ensure_ascii=False, indent=1))


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return sorted(value) if isinstance(value, frozenset) else str(value)


def main() -> NoReturn:
    """Run the command and exit with its code."""
    code = _run()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done: a late Ctrl-C must not change how it ended
    sys.exit(code)


def _run() -> int:
    """The exit code; every expected error is one message, never a traceback."""
    try:
        cli.main(standalone_mode=False)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt, asyncio.CancelledError):
        click.echo("Stopped.", err=True)
        return Interrupted.exit_code
    except MonitorError as error:
        click.echo(str(error), err=True)
        return error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return MonitorError.exit_code
    except Exception as error:
        if os.environ.get("MONITOR_DEBUG"):
            raise
        click.echo(f"Monitor met a fault of its own: {type(error).__name__}: {error}", err=True)
        click.echo("Nothing stored is lost. Please report it; MONITOR_DEBUG=1 shows the details.", err=True)
        return MonitorError.exit_code
    return 0
