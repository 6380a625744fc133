"""Deployments: where models are, since when, and who founded, advised and runs them."""
