"""Tie networks: who may have seen whom, made of places, superiors, earlier items or a file.

Each module makes a :class:`~lantoa.graph.diffusion.tie_matrix.TieMatrix`, which all measures take
and which turns into a networkx graph. Nothing is imported here.
"""
