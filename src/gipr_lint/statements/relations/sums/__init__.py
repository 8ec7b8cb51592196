"""Numbers that others add up to, or may not exceed: lists, sums behind their parts, parts of a year or told alone."""
