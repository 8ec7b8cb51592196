"""Clauses put together anew where numbers stand first, or in brackets."""
