"""What an editor shows of a report: faults, what mends them, its structure, and where sentence and cell meet."""
