"""`monitor doctor`: is this installation well?"""

from __future__ import annotations

import sys

import click

from monitor import service
from monitor.cli.output import Loading, as_json, print_json
from monitor.model import Verdict
from monitor.screen import Screen


@click.command()
@as_json
@click.pass_obj
def doctor(load: Loading, *, as_json: bool) -> None:
    """Look for what is wrong with this installation: machine, ledger, clock, mail. Changes nothing.

    Exits with 1 when there is a fault; each comes with what to do.
    """
    found = service.doctor(load)
    if as_json:
        print_json(found)
    else:
        Screen().checkups(found)
    sys.exit(1 if any(checkup.verdict is Verdict.FAULT for checkup in found) else 0)
