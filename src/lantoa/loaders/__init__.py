"""Loaders: files into statements, and statements into a store.

One module a format: reports (:mod:`.reports`, :mod:`.formats`, :mod:`.reading`), tables
(:mod:`.tables`) and RDF (:mod:`.rdf`); :mod:`.pipeline` brings them into a store. Everything here
is imported late, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lantoa.loaders.pipeline import Progress, load
    from lantoa.loaders.problems import LoadReport, Problem, ProblemError
    from lantoa.loaders.rdf import RdfFile
    from lantoa.loaders.read_ahead import processors
    from lantoa.loaders.single import read
    from lantoa.loaders.templates import template

__all__ = [
    "LoadReport",
    "Problem",
    "ProblemError",
    "Progress",
    "RdfFile",
    "load",
    "processors",
    "read",
    "template",
]

_MODULES = {
    "LoadReport": "problems",
    "Problem": "problems",
    "ProblemError": "problems",
    "Progress": "pipeline",
    "RdfFile": "rdf",
    "load": "pipeline",
    "processors": "read_ahead",
    "read": "single",
    "template": "templates",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
