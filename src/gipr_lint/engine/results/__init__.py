"""Results of single files: what came of each, kept from one run to the next, and put together to a run."""
