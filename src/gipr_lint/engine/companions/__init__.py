"""The reports that stand beside one: the same organ's of another year, and those of the organs of one county."""
