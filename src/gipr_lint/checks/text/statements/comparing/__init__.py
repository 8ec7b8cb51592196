"""What sentences say of quantities beside one another, against the figures of the tables."""
