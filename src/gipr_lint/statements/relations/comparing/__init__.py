"""Sentences that relate quantities to one another: more than, twice as many, the most, on average, altogether."""
