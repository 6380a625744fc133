"""The Python face: one object that does in a notebook what the command line does in a shell."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from types import TracebackType

    import networkx as nx
    import rdflib

    from lantoa.graph.find import Hits
    from lantoa.graph.importance import Importance
    from lantoa.graph.inference import InferredNetwork
    from lantoa.graph.judgements import Judgement
    from lantoa.graph.matching import Candidate, Conflict
    from lantoa.graph.place_card import PlaceCard
    from lantoa.graph.show import Card
    from lantoa.graph.spread.overview import Spread
    from lantoa.graph.store import Store
    from lantoa.graph.summary import Summary
    from lantoa.graph.trace import Trace
    from lantoa.graph.validation import CheckReport
    from lantoa.loaders import LoadReport, Progress
    from lantoa.queries import Rows
    from lantoa.report import Report


class KnowledgeGraph:
    """A knowledge graph in a folder, in memory, or behind an endpoint.

    Every method delegates to the part of lantoa that does the work; results turn into DataFrames
    (``to_frame``) or plain values (``to_dict``, ``records``) and show themselves in notebooks.

    >>> with KnowledgeGraph.open() as kg:
    ...     kg.find("tieng keng")
    []
    """

    def __init__(self, store: Store) -> None:
        """Put the face on an open store."""
        self.store = store

    @classmethod
    def open(cls, location: str | Path | None = None, *, read_only: bool = False) -> KnowledgeGraph:
        """Open a graph; see :func:`lantoa.open`."""
        from lantoa.graph.store import open_store

        return cls(open_store(location, read_only=read_only, create=not read_only))

    # --- filling ---------------------------------------------------------------------------

    def load(
        self,
        *paths: str | Path,
        strict: bool = False,
        jobs: int = 1,
        progress: Progress | None = None,
    ) -> LoadReport:
        """Read reports, tables and RDF files, or folders of them, into the graph.

        A file that was loaded before is replaced; one that has not changed is left alone.

        Args:
            paths: files and folders.
            strict: stop at the first problem and store nothing.
            jobs: how many processes read reports.
            progress: called with the document at hand, how many are done, and how many there are.

        Returns:
            What was added, replaced and unchanged, and every problem with its remedy.

        Raises:
            InputError: a path is not there, or, if strict, anything is wrong with a file.
            StoreError: the graph cannot be written.
        """
        from lantoa.graph.ready import Readiness
        from lantoa.loaders import load

        readiness = Readiness(self.store)
        report = load(self.store, paths, strict=strict, jobs=jobs, progress=progress)
        readiness.make_ready()
        return report

    # --- asking ---------------------------------------------------------------------------

    def query(self, name: str, /, **parameters: object) -> Rows:
        """Run a named query (``lantoa query`` lists them).

        Args:
            name: the query's name.
            parameters: its parameters; models, places and organizations by name or IRI.

        Raises:
            UnknownNameError: there is no such query, or nothing of a given name.
            QueryError: a parameter is missing, unknown, or not of its type.
        """
        from lantoa.graph.find import resolve
        from lantoa.queries import run

        def by_name(kind: str, text: str) -> str:
            return resolve(self.store, kind, text)

        return run(self.store, name, resolve=by_name, **parameters)

    def sparql(
        self, text: str, *, timeout: float | None = None, allow_network: bool = False
    ) -> Rows | bool | rdflib.Graph:
        """Run a SPARQL query over the union of all named graphs.

        Args:
            text: the query; lantoa's prefixes need not be declared.
            timeout: run it in a process of its own and stop it after so many seconds.
            allow_network: let SERVICE reach other endpoints.

        Returns:
            Rows for SELECT, a boolean for ASK, an rdflib Graph for CONSTRUCT and DESCRIBE.

        Raises:
            SyntaxInputError: the query is malformed.
            QueryTimeoutError: it took longer than `timeout`.
            QueryError: it is an update, or reaches the network unasked.

        >>> with KnowledgeGraph.open() as kg:
        ...     kg.sparql("ASK { ?s a lt:Model }")
        False
        """
        from pyoxigraph import QueryBoolean, QuerySolutions, RdfFormat

        from lantoa.queries import Rows

        if timeout is None:
            found = self.store.query(text, allow_network=allow_network)
        else:
            from lantoa.graph.store.sandbox import query_with_limit

            found = query_with_limit(self.store, text, seconds=timeout, allow_network=allow_network)
        if isinstance(found, QuerySolutions):
            columns = tuple(variable.value for variable in found.variables)
            return Rows(columns, [tuple(row) for row in found])
        if isinstance(found, QueryBoolean):
            return bool(found)
        import rdflib

        data = found.serialize(format=RdfFormat.N_TRIPLES) or b""
        return rdflib.Graph().parse(data=data, format="nt")

    def trace(self, model: str) -> Trace:
        """Trace a model from its origin to its replicas; see :func:`lantoa.graph.trace.trace`."""
        from lantoa.graph.trace import trace

        return trace(self.store, model)

    def report(self, model: str, **options: Any) -> Report:
        """Return the page of a model; see :func:`lantoa.report.report`."""
        from lantoa.report import report

        return report(self.store, model, **options)

    def show(self, thing: str, *, kind: str | None = None, limit: int = 20) -> Card:
        """Return the card of anything; see :func:`lantoa.graph.show.show`."""
        from lantoa.graph.show import show

        return show(self.store, thing, kind=kind, limit=limit)

    def find(self, text: str, *, kinds: Iterable[str] | None = None, limit: int = 20) -> Hits:
        """Search all names; see :func:`lantoa.graph.find.find`."""
        from lantoa.graph.find import find

        return find(self.store, text, kinds=kinds, limit=limit)

    def place(self, name: str, *, as_of: dt.date | None = None) -> PlaceCard:
        """Return the administrative unit of a name, what it became and was made of.

        It comes from the packaged table of units; see
        :func:`lantoa.graph.place_card.place_card`.
        """
        from lantoa.graph.place_card import place_card

        return place_card(name, as_of=as_of)

    def info(self) -> Summary:
        """Return what is in the graph, in numbers."""
        from lantoa.graph.summary import summary

        return summary(self.store)

    def check(self) -> CheckReport:
        """Check everything against the shapes; see :mod:`lantoa.graph.validation`."""
        from lantoa.graph.validation import check

        return check(self.store)

    # --- judging ----------------------------------------------------------------------------

    def candidates(self, *kinds: str, least: float = 0.5) -> list[Candidate]:
        """Return pairs that may be one thing, likeliest first; see :mod:`lantoa.graph.matching`.

        Args:
            kinds: ``models``, ``organizations``, ``places``; all by default.
            least: leave out pairs with a lower score.
        """
        from lantoa.graph.matching import KINDS, candidates

        return candidates(self.store, kinds or KINDS, least=least)

    def conflicts(self) -> list[Conflict]:
        """Return statements that cannot all hold; see :mod:`lantoa.graph.matching.conflicts`."""
        from lantoa.graph.matching import conflicts

        return conflicts(self.store)

    def judge(
        self, verdict: str, *things: str, by: str = "analyst", reason: str | None = None
    ) -> Judgement:
        """Judge two things ``same`` or ``different``, a statement ``confirmed`` or ``rejected``.

        Args:
            verdict: what is decided.
            things: IRIs, or names where they tell one thing.
            by: the role or account that judges, in one lower-case word; never a person's name.
            reason: why.

        Raises:
            ContradictionError: judgements that hold say otherwise.
        """
        from lantoa.graph.find import resolve_as_said
        from lantoa.graph.judgements import judge

        found = [resolve_as_said(self.store, None, thing) for thing in things]
        return judge(self.store, verdict, *found, by=by, reason=reason)

    def judgements(self) -> list[Judgement]:
        """Return all that was judged, what was undone included, by time."""
        from lantoa.graph.judgements import judgements

        return judgements(self.store)

    def undo(self, which: str = "last") -> list[Judgement]:
        """Undo a judgement by its IRI, or the last decision; it stays in the history."""
        from lantoa.graph.judgements import undo

        return undo(self.store, which)

    # --- taking it elsewhere --------------------------------------------------------------

    def export(
        self, what: str, path: str | Path, format: str | None = None, **filters: Any
    ) -> None:
        """Write a part of the graph to a file; see :func:`lantoa.graph.export.export`."""
        from lantoa.graph.export import export

        export(self.store, what, path, format, **filters)

    def network(self, kind: str = "replication", **options: Any) -> nx.Graph[str]:
        """Return a network of a kind; see :func:`lantoa.graph.network.network_of`.

        Args:
            kind: ``replication`` (every statement an edge, a MultiDiGraph), ``lineage``,
                ``flows``, ``adoption``, ``places``, ``models`` or ``organizations``.
            options: the filters ``model``, ``theme``, ``place``, ``period``, ``standing``,
                ``said_only``, and ``level``, ``geography``, ``least``, ``isolated`` where the
                kind takes them.
        """
        from lantoa.graph.network import network_of

        return network_of(self.store, kind, **options)

    def importance(self, kind: str = "lineage", **options: Any) -> Importance:
        """Return who matters in a network; see :func:`lantoa.graph.importance.importance`.

        Args:
            kind: ``lineage`` or ``flows``.
            options: those of :meth:`network`, and ``pivots``, ``seed`` and ``accelerate``.
        """
        from lantoa.graph.importance import MEASURE_OPTIONS, importance

        measured = {name: options.pop(name) for name in MEASURE_OPTIONS if name in options}
        return importance(self.network(kind, **options), **measured)

    def infer(self, *, keep: bool = False, **options: Any) -> InferredNetwork:
        """Infer which units probably followed which, by netinf.

        See :func:`lantoa.graph.inference.infer_in_store`.

        Args:
            keep: write the result into the graph, apart from what is said.
            options: ``level``, ``geography``, ``model``, and all that
                :func:`lantoa.graph.inference.infer` takes.
        """
        from lantoa.graph.inference import infer_in_store

        return infer_in_store(self.store, keep=keep, **options)

    def spread(self, model: str, **options: Any) -> Spread:
        """Return how a model spreads; see :func:`lantoa.graph.spread.of_store.spread`."""
        from lantoa.graph.spread.of_store import spread

        return spread(self.store, model, **options)

    def dataset(self) -> rdflib.Dataset:
        """Return an rdflib Dataset over the same data, without copying it.

        Its default graph is the union of all named graphs. Write through :meth:`load` rather
        than through the dataset, which knows nothing of sources.
        """
        import rdflib

        from lantoa.graph.store.embedded import EmbeddedStore

        if isinstance(self.store, EmbeddedStore):
            from oxrdflib import OxigraphStore

            inner: rdflib.store.Store = OxigraphStore(store=self.store.hand_out())
        else:
            from rdflib.plugins.stores.sparqlstore import SPARQLStore

            from lantoa.graph.store.transport import addresses

            # oxigraph's server wants to be told that the default graph is the union.
            union = {"union-default-graph": "true"}
            inner = SPARQLStore(addresses(self.store.location).query, params=union)
        return rdflib.Dataset(store=inner, default_union=True)

    # --- opening and closing --------------------------------------------------------------

    @property
    def location(self) -> str:
        """The folder, the address of the endpoint, or ``memory``."""
        return self.store.location

    def __len__(self) -> int:
        return len(self.store)

    def close(self) -> None:
        """Let go of the graph; it cannot be used any more."""
        self.store.close()

    def __enter__(self) -> KnowledgeGraph:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"KnowledgeGraph({self.location!r})"

    def _repr_html_(self) -> str:
        return f"<p><b>{escape(repr(self))}</b></p>{self.info()._repr_html_()}"
