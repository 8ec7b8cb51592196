"""Tests of what is read of the running text."""
