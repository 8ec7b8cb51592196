"""Checks of personal data: numbers, names and addresses of persons in the text, in cells and in what stands beside."""
