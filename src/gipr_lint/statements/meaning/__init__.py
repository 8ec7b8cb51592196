"""Clauses to statements: what is counted, of whom, when, and how much of it."""
