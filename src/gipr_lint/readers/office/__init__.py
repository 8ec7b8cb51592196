"""Office files are ZIP archives of XML: opened within limits, and what their parts name."""
