"""Findings that somebody accepted: by a comment in the report, by the configuration, or by the baseline."""
