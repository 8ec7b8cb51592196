"""Tests of where the files of a scan come from."""
