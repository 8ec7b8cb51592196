"""Workbooks (.xlsx): the sheets that hold a report, with the texts that cells show and the address of each cell."""
