"""Validation against the shapes: quick checks of what was just loaded, and the full report.

The SHACL shapes (W3C 2017) of ``ontology/shapes`` are the one description of valid data. pySHACL
reads them for ``lantoa check`` (:mod:`.report`); while loading, the same shapes are compiled into
SPARQL (:mod:`.compile`) and run by the store's own engine (:mod:`.checks`), which is some twenty
times faster. A test holds both to the same verdicts.
"""

from lantoa.graph.validation.checks import Violation, candidates, confirm, validate
from lantoa.graph.validation.report import CheckReport, check

__all__ = ["CheckReport", "Violation", "candidates", "check", "confirm", "validate"]
