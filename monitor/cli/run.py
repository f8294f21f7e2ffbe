"""`monitor run`: the service, or one round of its work."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

import click

from monitor import service
from monitor.cli.output import Loading, as_json, print_json
from monitor.config import Config
from monitor.model import Account
from monitor.screen import Screen

PARTIAL = 4


@click.command()
@click.option("--once", is_flag=True, help="Visit what is due, issue what is due, and exit.")
@click.option("--all", "everything", is_flag=True, help="With --once: visit every feed, due or not.")
@click.option("--verbose", is_flag=True, help="The service also logs what helps to find a fault: words of yours too.")
@as_json
@click.pass_obj
def run(load: Loading, *, once: bool, everything: bool, verbose: bool, as_json: bool) -> None:
    """Run the service: visit feeds, issue digests and send them, until stopped (SIGTERM, Ctrl-C)."""
    if not once and (everything or as_json):
        raise click.UsageError("--all and --json go with --once.")
    loaded = load()
    if not once:
        _serve(loaded, debug=verbose)
        return
    screen = Screen(quiet=as_json)
    account = asyncio.run(service.run_once(loaded, screen, everything=everything))
    if as_json:
        print_json(account_facts(account))
    else:
        screen.account(account, service.next_slots(loaded))
    sys.exit(exit_code(account))


def _serve(loaded: Config, *, debug: bool) -> None:
    from monitor.log import Log  # a twelfth of a start, and one round writes no log

    log = Log(debug=debug)
    feeds, digests = sum(1 for _ in loaded.feeds), len(loaded.subscriptions)
    log.event("starting", config=str(loaded.path), ledger=str(loaded.ledger), feeds=feeds, digests=digests)
    if loaded.warnings:
        log.warn("notes", count=len(loaded.warnings), sentence="`monitor check` shows them.")
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
        "unwritten": account.unwritten,
        "troubles": account.troubles,
    }
