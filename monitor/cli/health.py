"""`monitor coverage`, `monitor health`: what was covered, and what is wrong."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import click

from monitor import service
from monitor.cli.output import Loading, as_json, print_json
from monitor.screen.coverage import CoverageScreen

_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


class Period(click.ParamType[timedelta]):
    """A length of time: 12h, 7d, 4w."""

    name = "period"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        """The text as a length, or a hint."""
        if isinstance(value, timedelta):
            return value
        found = re.fullmatch(r"(\d{1,4})\s*([mhdw])", str(value).strip().lower())
        if not found:
            self.fail(f"{value!r} is not a period; write a number and m, h, d or w, e.g. 7d", param, ctx)
        return timedelta(**{_UNITS[found[2]]: int(found[1])})


@click.command()
@click.option("--since", type=Period(), default="7d", show_default=True, help="How far to look back: 12h, 7d, 4w.")
@click.option("--outlet", metavar="NAME", help="Only this outlet, feed by feed; a part of its name is enough.")
@as_json
@click.pass_obj
def coverage(load: Loading, *, since: timedelta, outlet: str | None, as_json: bool) -> None:
    """Prove what was covered: outlets read, entries and their outcomes, outages, gaps, silent feeds."""
    covered, feeds = service.coverage(load(), since, outlet)
    if as_json:
        print_json({"coverage": covered, "disagreements": covered.disagreements, "feeds": feeds})
    else:
        CoverageScreen().coverage(covered, feeds if outlet else ())


@click.command()
@as_json
@click.pass_obj
def health(load: Loading, *, as_json: bool) -> None:
    """Say what is wrong and what to do about it: every alarm there is. Exits with 4 when there is one."""
    alarms = service.alarms(load())
    if as_json:
        print_json(alarms)
    else:
        CoverageScreen().alarms(alarms)
    if alarms:
        raise SystemExit(4)
