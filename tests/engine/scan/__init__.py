"""Tests of scans: reports to tables, interrupted and taken up again."""
