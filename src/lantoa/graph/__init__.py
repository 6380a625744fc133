"""Storing and analysing the graph: store, places, lineage, network, export. Knows no loader."""
