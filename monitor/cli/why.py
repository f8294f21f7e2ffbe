"""`monitor why`: everything that happened to an entry."""

from __future__ import annotations

import click

from monitor import service
from monitor.cli.output import Loading, as_json, print_json
from monitor.screen.why import WhyScreen


@click.command()
@click.argument("asked", nargs=-1, required=True, metavar="URL|ID|WORDS")
@as_json
@click.pass_obj
def why(load: Loading, asked: tuple[str, ...], *, as_json: bool) -> None:
    """Say why an entry is, or is not, in a digest: give its address, its number, or words of its headline.

    From the visit that brought it, over every version, topic, article and story, to the receipt of each
    delivery. Of what was never seen: whether a gap or an outage may have hidden it.
    """
    answer = service.why(load(), " ".join(asked))
    if as_json:
        print_json(answer)
    else:
        WhyScreen().why(answer)
