"""The words of the running text as they are shipped: what each says, and what the quantities mean in the tables."""
