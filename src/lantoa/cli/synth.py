"""``lantoa synth``."""

from __future__ import annotations

import click

from lantoa.cli.options import debug_option
from lantoa.cli.render import note, progress


@click.command("synth")
@click.option(
    "--models",
    type=click.IntRange(min=1),
    show_default="one for 50 deployments",
    help="How many models.",
)
@click.option(
    "--deployments",
    type=click.IntRange(min=1),
    default=124_000,
    show_default=True,
    help="How many named deployments, over all models.",
)
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True)
@click.option("--output", "-o", metavar="FILE.nq", required=True, help="Write the N-Quads there.")
@click.option("--truth", metavar="FILE.csv", help="Write the true lineage there.")
@debug_option
def command(
    *, models: int | None, deployments: int, seed: int, output: str, truth: str | None
) -> None:
    """Make up a country to test analyses on: a movement with known lineage.

    Models spread over the real administrative units from 2005 to 2025; what invented sources
    tell of it is written as N-Quads, ready for 'lantoa load', every statement marked as
    synthetic. The same numbers and seed give the same file. See docs/synthetic.md.
    """
    from lantoa.errors import UserError
    from lantoa.synthesis.country import make
    from lantoa.synthesis.design import Design, counted
    from lantoa.synthesis.truth import write_truth
    from lantoa.synthesis.writing import write

    if output != "-" and not output.lower().endswith(".nq"):
        raise UserError(f"The country is written as N-Quads; name the file *.nq, not {output!r}.")
    if output == "-" and truth == "-":
        raise UserError("Only one of the two files can go to standard output.")
    country = make(Design.of_size(deployments, models, seed))
    with progress("writing") as show:
        count = write(country, output, show)
    if truth:
        write_truth(country, truth)
    if output != "-":
        note(
            f"Wrote {count:,} quads of {counted(country.reports.sources, 'synthetic source')} with "
            f"{counted(deployments, 'deployment')} of {counted(len(country.models), 'model')} "
            f"to {output}."
        )
