"""One page about one model: how it spread, in pictures, numbers and the words of the sources.

>>> from lantoa.report import report
>>> report.__doc__.splitlines()[0]
'Gather what the graph knows of how a model spread, for a page.'
"""

from lantoa.report.document import Report
from lantoa.report.page import report

__all__ = ["Report", "report"]
