"""What is accepted: found for a run of ``check``, and written by ``gipr-lint baseline``."""
