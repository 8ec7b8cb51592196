"""The tables of a scan: which columns they have, how they are written part by part, joined, and given to others."""
