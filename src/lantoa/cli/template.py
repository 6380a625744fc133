"""``lantoa template``."""

from __future__ import annotations

from pathlib import Path

import click

from lantoa.cli.options import debug_option
from lantoa.cli.render import note


@click.command("template")
@click.argument("kind")
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    help="Where to write, as .csv, .tsv or .xlsx.  [default: KIND.csv]",
)
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@debug_option
def command(*, kind: str, output: str | None, force: bool) -> None:
    """Write an empty table with a worked row, ready to fill in.

    KIND is models, deployments, replications, recognitions or measurements, or the Vietnamese
    name of one.
    """
    from lantoa.errors import UnknownNameError, UserError
    from lantoa.loaders.columns import KINDS, kind_named
    from lantoa.loaders.templates import template

    found = kind_named(kind)
    if found is None:
        raise UnknownNameError("kind of table", kind, [each.id for each in KINDS])
    path = Path(output or f"{found.id}.csv")
    if path.exists() and not force:
        raise UserError(f"{path} is there already; name another file or add --force.")
    template(kind, path)
    note(f"Wrote {path}; fill it in and run: lantoa load {path}")
