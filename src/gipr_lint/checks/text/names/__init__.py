"""Checks of names and fixed terms: of organs, of meetings, of what the official format calls by one word."""
