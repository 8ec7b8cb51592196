"""The bench of scale: the reports of an invented country, what scanning them costs, and scans that are disturbed."""
