"""``lantoa place``."""

from __future__ import annotations

import datetime as dt

import click

from lantoa.cli.options import debug_option, output_options
from lantoa.cli.render import DOCUMENT_FORMATS, choose, show_document


def _day(ctx: click.Context, option: click.Parameter, value: str | None) -> dt.date | None:
    """Return the day that was written as 2025-07-01 or 1/7/2025."""
    if value is None:
        return None
    for pattern in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return dt.datetime.strptime(value, pattern).date()
        except ValueError:
            continue
    raise click.BadParameter(f"{value!r} is no day; write 2025-07-01 or 1/7/2025.")


@click.command("place")
@click.argument("name", nargs=-1, required=True)
@click.option("--as-of", callback=_day, metavar="DATE", help="As it was on this day.")
@click.option("--limit", default=20, show_default=True, help="How many namesakes to list.")
@output_options(*DOCUMENT_FORMATS)
@debug_option
def command(
    *,
    name: tuple[str, ...],
    as_of: dt.date | None,
    limit: int,
    format_name: str | None,
    output: str | None,
) -> None:
    """Show a unit: what contains it, what it became, what it was made of.

    NAME is a unit's name, followed by what contains it where several have it: "tan thanh, luong
    son". The table of units knows those before and after 1 July 2025; places of your own graph
    below the communes are shown by 'lantoa show'.
    """
    from lantoa.graph.place_card import place_card

    target = choose(format_name, output, DOCUMENT_FORMATS, terminal="tree", pipe="json")
    show_document(target, place_card(" ".join(name), as_of=as_of), evidence=limit)
