"""How one item spreads: every measure of :mod:`lantoa.graph.diffusion` on one table of adoptions.

The modules are the interface: :mod:`.overview` runs the measures, :mod:`.subject` holds what they
are taken of.
"""
