"""The command `monitor`. Exit codes: 0 done, 1 failed, 2 wrong use, 3 config error, 4 partial, 5 in use.

A command lives in the file of its group; one more costs one line in `_COMMANDS`.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import NoReturn

import click

from monitor import __version__, config
from monitor.cli.care import backup, release, restore, verify
from monitor.cli.digests import digest
from monitor.cli.doctor import doctor
from monitor.cli.feeds import feeds
from monitor.cli.health import coverage, health
from monitor.cli.run import run
from monitor.cli.search import search
from monitor.cli.setup import check, config_group, init
from monitor.cli.topics import topics
from monitor.cli.why import why
from monitor.errors import Interrupted, MonitorError

_COMMANDS = (init, check, run, digest, search, topics, feeds, coverage, why, health, config_group)
_FOR_OPERATORS = (doctor, backup, restore, release, verify)


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


for _command in (*_COMMANDS, *_FOR_OPERATORS):
    cli.add_command(_command)


def main() -> NoReturn:
    """Run the command and exit with its code."""
    code = _run()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done: a late Ctrl-C must not change how it ended
    sys.exit(code)


def _refused(error: OSError) -> int:
    """What the system says no to; nobody is told when nobody reads any more."""
    if isinstance(error, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    else:
        click.echo(f"The system refuses: {error.strerror or error}.", err=True)
    return MonitorError.exit_code


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
    except OSError as error:
        return _refused(error)
    except Exception as error:  # the last door: a sentence, not a traceback
        if os.environ.get("MONITOR_DEBUG"):
            raise
        click.echo(f"Monitor met a fault of its own: {type(error).__name__}: {error}", err=True)
        click.echo("Nothing stored is lost. Please report it; MONITOR_DEBUG=1 shows the details.", err=True)
        return MonitorError.exit_code
    return 0
