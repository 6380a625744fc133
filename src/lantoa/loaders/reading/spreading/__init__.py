"""How models spread: replicas, named and counted, with their origin."""
