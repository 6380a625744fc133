"""Counts and the measurements that they make."""
