"""How a model spreads: one measure a module, each a plain function over times, ties or tables.

The modules are the interface, e.g. ``from lantoa.graph.diffusion.kaplan_meier import
kaplan_meier``: nothing is imported here, so that one measure does not load the libraries of all.

Times are numbers in years (or in whatever periods the data have); only their differences count.
A unit without a time has not adopted so far: it stays at risk and never gets a date.
"""
