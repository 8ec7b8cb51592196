"""Tests of the commands over scans."""
