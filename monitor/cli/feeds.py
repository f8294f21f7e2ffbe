"""`monitor feeds`: how the feeds are."""

from __future__ import annotations

import click

from monitor import service
from monitor.cli.output import Loading, as_json, print_json
from monitor.screen import Screen


@click.command()
@click.option("--failing", is_flag=True, help="Only the feeds that could not be read.")
@as_json
@click.pass_obj
def feeds(load: Loading, *, failing: bool, as_json: bool) -> None:
    """Show the health of every feed: when it was read, what is wrong, what to do."""
    state = service.health(load())
    if as_json:
        print_json([feed for feed in state.feeds if feed.failures or not failing])
    else:
        Screen().feeds(state, service.utc_now(), only_failing=failing)
