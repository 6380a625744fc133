"""Organizations: their heads, extents and full names, and what a bare noun means."""
