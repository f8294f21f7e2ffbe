"""The command `monitor`. Exit codes: 0 done, 1 failed, 2 wrong use, 3 config error, 4 partial, 5 in use.

A command lives in the file of its group; one more costs one line in `_COMMANDS`.
"""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from monitor import __version__
from monitor.errors import Interrupted, MonitorError

if TYPE_CHECKING:
    from monitor.config import Config

# Each command: where it is, and what it is for in a line. What it needs is loaded when it is used.
_COMMANDS = {
    "init": ("setup.init", "Write a feeds.yaml to begin with."),
    "check": ("setup.check", "Check feeds.yaml and say what was understood."),
    "run": ("run.run", "Run the service, or one round of it."),
    "digest": ("digests.digest", "Look at digests and at what became of them."),
    "search": ("search.search", "Find entries that have all words."),
    "topics": ("topics.topics", "Look into topics: words, hits, near misses."),
    "feeds": ("feeds.feeds", "Show the health of every feed; find feeds."),
    "coverage": ("health.coverage", "Prove what was covered."),
    "why": ("why.why", "Say why an entry is, or is not, in a digest."),
    "stories": ("stories.stories", "Show the stories; say what is one, two, or no copy."),
    "health": ("health.health", "Say what is wrong and what to do about it."),
    "config": ("setup.config_group", "About the file feeds.yaml."),
    "doctor": ("doctor.doctor", "Look for what is wrong with the installation."),
    "backup": ("care.backup", "Write ledger and feeds.yaml into one file."),
    "restore": ("care.restore", "Put the ledger of a backup in place."),
    "release": ("care.release", "Let go what a restore holds back."),
    "verify": ("care.verify", "Look whether the ledger keeps every promise."),
}


class _Commands(click.Group):
    """The commands of the table."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's face
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's face
        if cmd_name not in _COMMANDS:
            return None
        file, _, name = _COMMANDS[cmd_name][0].partition(".")
        with _kept():
            found: click.Command = getattr(import_module(f"monitor.cli.{file}"), name)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, _COMMANDS[name][1]) for name in self.list_commands(ctx)])


@contextmanager
def _kept() -> Iterator[None]:
    """What is loaded here stays as long as the process: to look through it for garbage is a tenth of a start."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "--version", prog_name="monitor")
@click.option("--config", "path", metavar="FILE", help="Use this feeds.yaml instead of looking for one.")
@click.pass_context
def cli(context: click.Context, path: str | None) -> None:
    """Watch news feeds for your topics and send a digest that proves what it covered.

    feeds.yaml is looked for in --config, MONITOR_CONFIG, this folder, then the user's and the system's
    config folder. Exit codes: 0 done, 1 failed, 2 wrong use, 3 mistake in feeds.yaml, 4 partly done
    (some feeds or mails failed), 5 another monitor is running on this ledger.
    """
    context.obj = lambda: _load(path)


def _load(path: str | None) -> Config:
    from monitor import config

    return config.load(config.find(path, os.environ, Path.cwd()))


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
