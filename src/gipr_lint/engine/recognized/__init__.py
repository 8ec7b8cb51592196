"""Reports that were recognised in pictures: which figures sums confirm, and what is said of those that nothing does."""
