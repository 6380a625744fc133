"""Competency questions: one ``.rq`` file for each, and what binds and runs them.

>>> from lantoa.queries import catalogue
>>> catalogue()["replicas"].summary_en
'Where a model was replicated to'
"""

from lantoa.queries.binding import Resolver, bind, to_terms
from lantoa.queries.catalogue import Parameter, Query, catalogue
from lantoa.queries.rows import Rows
from lantoa.queries.run import prepare, run

__all__ = [
    "Parameter",
    "Query",
    "Resolver",
    "Rows",
    "bind",
    "catalogue",
    "prepare",
    "run",
    "to_terms",
]
