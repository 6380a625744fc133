"""Recognitions: who praised or rewarded whom, with what."""
