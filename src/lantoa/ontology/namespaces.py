"""The two namespaces of lantoa and the named graphs, in one place.

Change :data:`TERMS` and :data:`THINGS` here to publish under another address; a test holds
every ``.ttl`` and ``.rq`` file to the same two.
"""

from __future__ import annotations

from typing import Final

TERMS: Final = "https://w3id.org/lantoa/ontology#"
THINGS: Final = "https://w3id.org/lantoa/id/"

#: Prefixes that every query and every written Turtle file may use.
PREFIXES: Final[dict[str, str]] = {
    "dcterms": "http://purl.org/dc/terms/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "id": THINGS,
    "lt": TERMS,
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

#: The EDTF datatype of the Library of Congress.
EDTF: Final = "http://id.loc.gov/datatypes/edtf/EDTF"
#: The WKT datatype of GeoSPARQL.
WKT: Final = PREFIXES["geo"] + "wktLiteral"

# The named graphs that are not a source's own.
ONTOLOGY_GRAPH: Final = THINGS + "graph/ontology"
PLACES_GRAPH: Final = THINGS + "graph/places"
JUDGEMENTS_GRAPH: Final = THINGS + "graph/judgements"
#: What the store itself must know: its format, and which graphs a loaded file filled.
CATALOGUE_GRAPH: Final = THINGS + "graph/catalogue"
#: One graph for each analysis run: this, then the run's key.
INFERENCE_GRAPHS: Final = THINGS + "graph/inference/"
#: One graph for each source: this, then the key of the source.
SOURCE_GRAPHS: Final = THINGS + "graph/source/"


def term(name: str) -> str:
    """Return the IRI of a term of the ontology.

    >>> term("Deployment")
    'https://w3id.org/lantoa/ontology#Deployment'
    """
    return TERMS + name


def concept(scheme: str, name: str) -> str:
    """Return the IRI of a SKOS concept.

    >>> concept("level", "commune")
    'https://w3id.org/lantoa/id/level/commune'
    """
    return f"{THINGS}{scheme}/{name}"
