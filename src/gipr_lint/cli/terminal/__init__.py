"""Manners on a terminal: colours, a bar for what takes long, names completed by the shell."""
