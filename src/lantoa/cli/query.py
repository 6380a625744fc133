"""``lantoa query``: the named queries, each with its parameters as options."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

import click

from lantoa.cli.options import debug_option, kg_option, output_options
from lantoa.cli.render import ROW_FORMATS, choose, show_rows

if TYPE_CHECKING:
    from lantoa.queries import Query


class QueryGroup(click.Group):
    """The catalogue of queries as commands, made from the headers of their files."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the queries."""
        from lantoa.queries import catalogue

        return sorted(catalogue())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Make the command of one query."""
        from lantoa.queries import catalogue

        query = catalogue().get(cmd_name.replace("_", "-"))
        return _command(query) if query else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a query by its name, and propose close names for one that is not there."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            from lantoa.errors import UnknownNameError

            names = self.list_commands(ctx)
            close = difflib.get_close_matches(args[0], names, n=3, cutoff=0.5)
            close += [name for name in names if args[0] in name and name not in close]
            if close:
                raise UnknownNameError("query", args[0], close)
            raise click.UsageError(f"There is no query {args[0]!r}; 'lantoa query' lists them.")
        return super().resolve_command(ctx, args)


@click.group(
    "query",
    cls=QueryGroup,
    invoke_without_command=True,
    subcommand_metavar="[NAME [--PARAMETER VALUE]...]",
)
@output_options(*ROW_FORMATS)
@debug_option
@click.pass_context
def command(ctx: click.Context, *, format_name: str | None, output: str | None) -> None:
    """Run a named query, or list them all.

    Without NAME: the names, questions and parameters of all queries. 'lantoa query NAME --help'
    explains one.
    """
    if ctx.invoked_subcommand is not None:
        if format_name or output:
            raise click.UsageError("Give --format and --output after the query's name.", ctx)
        return
    from lantoa.queries import catalogue

    target = choose(format_name, output, ROW_FORMATS, terminal="table", pipe="csv")
    rows = [
        (query.name, query.summary_en, query.summary_vi, " ".join(_usage(query)))
        for _, query in sorted(catalogue().items())
    ]
    if target.format == "table":
        show_rows(target, ("query", "question", "parameters"), [(a, b, d) for a, b, _, d in rows])
    else:
        show_rows(target, ("query", "question_en", "question_vi", "parameters"), rows)


def _usage(query: Query) -> list[str]:
    return [
        f"--{_option(p.name)}" if p.required else f"[--{_option(p.name)}]" for p in query.parameters
    ]


def _option(name: str) -> str:
    return name.replace("_", "-")


def _command(query: Query) -> click.Command:
    """Return the command that runs a query: its parameters are options."""

    def run(
        *, kg: str, show: bool, format_name: str | None, output: str | None, **values: Any
    ) -> None:
        if show:
            choose("text", output, ROW_FORMATS, terminal="text", pipe="text").write(query.text)
            return
        from lantoa.knowledge_graph import KnowledgeGraph

        missing = [p for p in query.parameters if p.required and values[f"p_{p.name}"] is None]
        if missing:
            raise click.UsageError(
                f"The query {query.name!r} needs --{_option(missing[0].name)} "
                f"({missing[0].en or missing[0].type}).",
                click.get_current_context(),
            )
        given = {name.removeprefix("p_"): v for name, v in values.items() if v is not None}
        target = choose(format_name, output, ROW_FORMATS, terminal="table", pipe="csv")
        with KnowledgeGraph.open(kg, read_only=True) as graph:
            rows = graph.query(query.name, **given)
        show_rows(
            target,
            rows.columns,
            [tuple(record.values()) for record in rows.records()],
            empty="The query found nothing.",
        )

    callback = debug_option(output_options(*ROW_FORMATS)(kg_option(run)))
    callback = click.option("--show", is_flag=True, help="Print the query's text instead.")(
        callback
    )
    for parameter in reversed(query.parameters):
        callback = click.option(
            f"--{_option(parameter.name)}",
            f"p_{parameter.name}",
            metavar=parameter.type.upper(),
            help=f"{parameter.en}{'' if parameter.default is None else ' [default: '}"
            f"{parameter.default or ''}{'' if parameter.default is None else ']'}"
            f"{' [required]' if parameter.required else ''}",
        )(callback)
    explained = "\n\n".join(
        part for part in (query.summary_en, query.summary_vi, query.description) if part
    )
    return click.command(query.name, help=explained, short_help=query.summary_en)(callback)
