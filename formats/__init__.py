"""The official formats as they are shipped: which sections and tables a report of an edition has."""
