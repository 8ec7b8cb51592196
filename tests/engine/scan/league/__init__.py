"""Tests of scans summed up."""
