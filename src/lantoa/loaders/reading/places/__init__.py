"""Places: their names, chains and units, the report's home, and the place that the text is on."""
