"""The desk at which a report is handed in: the report in hand, what was understood of it, how it is mended."""
