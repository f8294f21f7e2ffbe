"""`monitor search`: what the ledger holds."""

from __future__ import annotations

import click

from monitor import service
from monitor.cli.output import Loading, as_json, print_json
from monitor.screen import Screen


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
@as_json
@click.pass_obj
def search(load: Loading, words: tuple[str, ...], *, limit: int, as_json: bool) -> None:
    """Find entries that have all WORDS, matched or not. Quote a phrase: monitor search "human rights"."""
    hits = service.search(load(), words, limit + 1)  # one more than is shown tells whether there are more
    if as_json:
        print_json(hits[:limit])
    else:
        Screen().hits(hits[:limit], words, more=len(hits) > limit)
