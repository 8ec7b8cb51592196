"""Libraries that read what anybody may have made, each in a process of its own: no file hurts the run."""
