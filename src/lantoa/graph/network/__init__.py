"""The replication network: who gave rise to whom, as a networkx graph."""
