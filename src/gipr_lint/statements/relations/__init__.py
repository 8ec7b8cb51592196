"""What numbers of a text have to do with one another: lists with their sums, shares, changes, figures given twice."""
