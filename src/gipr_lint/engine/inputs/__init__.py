"""What a run reads: the files of the paths that were named, each to a report."""
