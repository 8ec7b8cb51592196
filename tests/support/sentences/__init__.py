"""The corpus of sentences: its cases, and the reports into which they are put."""
