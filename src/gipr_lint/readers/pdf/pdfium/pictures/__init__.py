"""Pages drawn as pictures, in a process of its own."""
