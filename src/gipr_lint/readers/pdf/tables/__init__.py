"""Tables of a PDF: those that lines draw, and those whose figures only stand below one another."""
