"""Stores of one source that says what a test of traces needs."""

from urllib.parse import quote

from lantoa.graph.statements import quads
from lantoa.graph.store import open_store
from lantoa.ontology.records import (
    Deployment,
    Evidence,
    Level,
    Model,
    ModelMention,
    Place,
    Reading,
    Replication,
    Source,
)
from lantoa.ontology.time import TimeSpan

MODEL = Model(name="Mô hình thử")


def at(name, started=None, ended=None):
    """A deployment at a place of that name, with a sentence that says so."""
    place = Place(iri=f"urn:place:{quote(name)}", name=name, level=Level.COMMUNE, path=(name,))
    words = f"{name} có mô hình."
    evidence = Evidence(start=0, end=len(words), quote=words, method="t", confidence=1.0)
    return Deployment(
        model=MODEL,
        place=place,
        started=TimeSpan.parse(started) if started else None,
        ended=TimeSpan.parse(ended) if ended else None,
        evidence=(evidence,),
    )


def world(*statements, more=()):
    """A store of one source that says this, and further quads."""
    store = open_store(None)
    mention = ModelMention(model=MODEL)
    source = Source(document="a.txt", text="", loader="t")
    graphs = {source.graph: quads(Reading(source=source, statements=(mention, *statements)))}
    for quad in more:
        graphs.setdefault(quad.graph_name.value, []).append(quad)
    store.replace_graphs(graphs)
    return store


def spread(origin, *targets, when=None, **options):
    """A replication of the model."""
    when = TimeSpan.parse(when) if when else None
    return Replication(model=MODEL, origin=origin, targets=targets, when=when, **options)
