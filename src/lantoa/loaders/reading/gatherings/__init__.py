"""Gatherings: conferences, festivals and launches."""
