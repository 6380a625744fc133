"""An inferred network as a picture: dashed, for nobody said or saw it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Protocol

from lantoa.ontology.namespaces import THINGS
from lantoa.pictures.unit_network import Flow, draw_unit_network
from lantoa.pictures.vietnam import ISLANDS, ground, short_names

if TYPE_CHECKING:
    from lantoa.pictures.picture import Picture


#: How units that bear one name are told apart: by the end of their IRI.
_TOLD_APART: Final = re.compile(r" \(((?:province|district|commune)-[\w-]+)\)$")


class Edge(Protocol):
    """A line: a :class:`lantoa.graph.inference.InferredEdge`."""

    @property
    def source(self) -> str:
        """Who was followed."""

    @property
    def target(self) -> str:
        """Who followed."""

    @property
    def gain(self) -> float:
        """What the line adds to the log likelihood."""


class Inferred(Protocol):
    """What is drawn: a :class:`lantoa.graph.inference.InferredNetwork`."""

    @property
    def settings(self) -> Mapping[str, Any]:
        """Everything that the result depends on."""

    @property
    def edges(self) -> Sequence[Edge]:
        """The edges, the best first."""


def draw_inferred(found: Inferred, *, title: str = "", source: str = "") -> Picture:
    """Draw who probably followed whom, a line's width by its gain.

    Units of a graph lie where the gazetteer has them; those of a plain table stand in a ring.

    Args:
        found: what :func:`lantoa.graph.inference.infer` returned.
        title: over it.
        source: where the data are from, for the caption.

    Raises:
        UserError: matplotlib is not installed.
    """
    settings = found.settings
    flows = [Flow(e.source, e.target, max(e.gain, 0.0), "inferred") for e in found.edges]
    units = dict.fromkeys(unit for flow in flows for unit in (flow.source, flow.target))
    places = _places(units) if settings.get("level") else {}
    names = short_names({unit: unit for unit in units}) if places else {}
    transmission = settings.get("transmission")
    model = transmission.get("name", "") if isinstance(transmission, Mapping) else transmission
    by = f" by netinf, {model} transmission" if model else " by netinf"
    return draw_unit_network(
        flows,
        places,
        names=names,
        title=title or "Who probably followed whom",
        backdrop=ground() if places else (),
        marked=ISLANDS if places else None,
        weight_name="gain of the log likelihood",
        notes=[
            f"Inferred{by}: {len(flows):,} lines, stopped by "
            f"{settings.get('stopped_by', 'nothing')}. Nobody said or saw them.",
            f"Source: {source}." if source else "",
        ],
        labelled=60,
    )


def _places(units: Mapping[str, None]) -> dict[str, tuple[float, float]]:
    """The points of units of the graph, by their names with the units around them."""
    from lantoa.graph.places import Gazetteer

    gazetteer = Gazetteer.packaged()
    found = {}
    for label in units:
        told = _TOLD_APART.search(label)
        iri = f"{THINGS}place/{told[1]}" if told else gazetteer.resolve(label.split(", ")).iri
        unit = gazetteer.unit(iri) if iri in gazetteer else None
        if unit is not None and unit.latitude is not None and unit.longitude is not None:
            found[label] = (unit.latitude, unit.longitude)
    return found
