"""The words of the language by which reports are read, as they are shipped: each list in one place."""
