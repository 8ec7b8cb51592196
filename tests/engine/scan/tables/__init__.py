"""Tests of the tables of a scan."""
