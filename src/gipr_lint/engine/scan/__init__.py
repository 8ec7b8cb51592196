"""Very many reports to tables: cut into parts, each scanned and kept by itself, put together at the end."""
