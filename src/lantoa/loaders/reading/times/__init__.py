"""Dates and periods, and the time that the units of a report are of."""
