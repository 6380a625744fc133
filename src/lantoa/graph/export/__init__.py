"""Exports: the graph in the formats that analysts' tools read."""
