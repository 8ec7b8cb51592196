"""A scan summed up: organs in the order of what is wrong with their reports, as text, CSV and a page with plots."""
