"""`monitor digest`: look at digests."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import click

from monitor import service
from monitor.cli.output import Loading, as_json, print_json
from monitor.cli.templates import templates
from monitor.errors import MonitorError, UsageError
from monitor.model import DeliveryState
from monitor.screen import Screen


@click.group()
def digest() -> None:
    """Look at digests and at what became of them."""


@digest.command()
@click.argument("name")
@click.option(
    "--format", "kind", type=click.Choice(["text", "html", "json", "chat"]), default="text", show_default=True
)
@click.option("--json", "kind", flag_value="json", help="The same as --format json.")
@click.option("--look", help="Show it in this look instead of its own.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
@click.pass_obj
def preview(load: Loading, name: str, kind: str, look: str | None, output: Path | None) -> None:
    """Show the digest NAME as it would be issued now. Sends nothing, marks nothing."""
    message = service.preview(load(), name, look=look)
    content = {"text": message.text, "html": message.page or message.html, "json": message.data, "chat": message.chat}[
        kind
    ]
    if output is None:
        click.echo(content)
        return
    try:
        output.write_text(content, encoding="utf-8")
    except OSError as error:
        raise MonitorError(f"{output} cannot be written ({error.strerror}).") from error
    click.echo(f"Wrote {output}")


@digest.command()
@click.argument("name", required=False)
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help="How many, the newest.")
@as_json
@click.pass_obj
def deliveries(load: Loading, name: str | None, *, limit: int, as_json: bool) -> None:
    """Show what became of the digests: every delivery with its state and each attempt's answer."""
    found = service.deliveries(load(), name, limit)
    if as_json:
        print_json(found)
    else:
        Screen().deliveries(found)


@digest.command()
@click.argument("ids", nargs=-1)
@click.option("--failed", is_flag=True, help="Everything that was given up in the last 30 days.")
@click.pass_obj
def resend(load: Loading, ids: tuple[str, ...], *, failed: bool) -> None:
    """Send deliveries again, the same bytes under the same id: IDS as `monitor digest deliveries` shows them."""
    if not ids and not failed:
        raise UsageError("Say what to send again: ids from `monitor digest deliveries`, or --failed.")
    done = service.resend(load(), ids, failed=failed)
    screen = Screen()
    for delivery in done.again:
        screen.say(f"{delivery.id[:8]}  {delivery.destination.kind} {delivery.destination.address}: to be sent again")
    for delivery in done.busy:
        screen.say(
            f"{delivery.id[:8]}  {delivery.destination.kind} {delivery.destination.address}: being sent just now"
        )
    screen.say(
        "A running monitor sends within a minute; otherwise: monitor run --once" if done.again else "Nothing to do."
    )


@digest.command()
@click.argument("name")
@as_json
@click.pass_obj
def test(load: Loading, name: str, *, as_json: bool) -> None:
    """Send a message marked as a test to every destination of the digest NAME and show each answer."""
    answers = asyncio.run(service.try_destinations(load(), name))
    if as_json:
        print_json([{"destination": to, "state": receipt.state, "detail": receipt.detail} for to, receipt in answers])
    else:
        for to, receipt in answers:
            Screen().say(f"{receipt.state.value:<8}  {to.kind} {to.address}: {receipt.detail}")
    sys.exit(0 if all(receipt.state is DeliveryState.SENT for _, receipt in answers) else 4)


digest.add_command(templates)
