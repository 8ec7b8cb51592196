"""The JSON Schemas as they are shipped, for editors: written by ``tools/document_rules.py``."""
