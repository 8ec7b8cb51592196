"""Fixes: the edits of findings, put into the bytes of their file so that nothing else changes."""
