"""Networks and who matters, of a whole country: lantoa beside naive networkx and rdflib, one run.

    python benchmarks/network_speed.py KG [--rdflib-quads 40000] [--patience 120] [--json FILE]

KG is a folder that ``lantoa load`` filled (``lantoa synth`` makes the file); it is only read. Each
step runs in a process of its own, so that its peak memory is its own, and is ended after
``--patience`` seconds. "Cold" is a network of which no column has been fetched yet. The naive ways
(``naive.py``) are what one would write without lantoa; ratios are of the time of the processor.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import naive
from apart import Took, apart, timed, times, without_columns


def made(kg: Path, kind: str, *, cold: bool = False, **options: Any) -> Took:
    """A network of a kind."""
    from lantoa.graph.network import network_of
    from lantoa.graph.store import open_store

    if cold:
        with without_columns(kg) as view:
            return made(view, kind, **options)
    with open_store(kg, read_only=True, create=False) as store:
        took, graph = timed(lambda: network_of(store, kind, **options))
    took.note = str(graph)
    return took


def ranked(kg: Path, kind: str, *, accelerate: bool = True, **options: Any) -> Took:
    """Who matters in it."""
    from lantoa.graph.importance import importance
    from lantoa.graph.network import network_of
    from lantoa.graph.store import open_store

    with open_store(kg, read_only=True, create=False) as store:
        graph = network_of(store, kind, **options)
    took, found = timed(lambda: importance(graph, accelerate=accelerate))
    took.note = f"{graph}; betweenness {found.betweenness_method}"
    return took


def rdflib(kg: Path, quads: int) -> Took:
    """rdflib on some of the graph; see :func:`naive.rdflib`."""
    from itertools import islice

    import pyoxigraph

    from lantoa.graph.store import open_store

    with tempfile.NamedTemporaryFile(suffix=".nq") as file:
        with open_store(kg, read_only=True, create=False) as store:
            share = islice(store.quads(), quads)
            pyoxigraph.serialize(share, file, pyoxigraph.RdfFormat.N_QUADS)
            scale = max(1.0, len(store) / quads)
        file.flush()
        took = naive.rdflib(Path(file.name), quads)
    seconds = (took.parts["read"] + took.parts["network"]) * scale
    note = f"reading and query, reckoned from {quads:,} quads, 1 in {scale:,.0f}"
    return Took(seconds=seconds, processor=seconds, note=note)


#: The steps, and the naive ones that each is beside.
STEPS: tuple[tuple[str, Callable[..., Took], tuple[str, ...]], ...] = (
    ("lineage, cold", partial(made, kind="lineage", cold=True), ("network", "rdflib")),
    ("lineage", partial(made, kind="lineage"), ("network", "rdflib")),
    ("flows of provinces, now", partial(made, kind="flows", geography="now"), ()),
    ("adoption", partial(made, kind="adoption"), ()),
    ("who matters, lineage", partial(ranked, kind="lineage"), ("who_matters",)),
    (
        "the same, no rustworkx",
        partial(ranked, kind="lineage", accelerate=False),
        ("who_matters",),
    ),
    ("who matters, communes", partial(ranked, kind="flows", level="commune"), ()),
    ("who matters, provinces", partial(ranked, kind="flows", geography="now"), ()),
)


def main() -> None:
    """Print the figures beside each other."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("kg", type=Path)
    parser.add_argument("--patience", type=float, default=120.0, help="seconds for a step")
    parser.add_argument("--rdflib-quads", type=int, default=40_000)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    beside: dict[str, Took] = {
        "network": apart(naive.network, options.kg, patience=options.patience),
        "who_matters": apart(naive.who_matters, options.kg, patience=options.patience),
        "rdflib": apart(rdflib, options.kg, options.rdflib_quads, patience=options.patience),
    }
    figures: dict[str, Any] = {f"naive {name}": asdict(took) for name, took in beside.items()}
    print(f"{'':26} {'clock s':>8} {'proc. s':>8} {'peak':>10}")
    for name, took in beside.items():
        tell(f"naive {name}", took)
    for name, step, naively in STEPS:
        took = apart(step, options.kg, patience=options.patience)
        figures[name] = asdict(took)
        tell(name, took, {each: beside[each] for each in naively})
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def tell(name: str, took: Took, beside: dict[str, Took] | None = None) -> None:
    """Print a line, with how many times that the naive ways took."""
    ratios = []
    for other, naively in (beside or {}).items():
        if ratio := times(naively, took):
            ratios.append(f"naive {other} {ratio}")
    told = "; ".join((took.note, *ratios))
    processor = Took(seconds=took.processor).told
    print(f"{name:26} {took.told:>8} {processor:>8} {took.megabytes:7,.0f} MB  {told}", flush=True)


if __name__ == "__main__":
    main()
