"""The vocabulary: terms, record types, deterministic identity. Imports nothing of the house."""
