"""Text and Markdown: lines as they stand, tables of cells between tabs, bars or wide gaps, and what Markdown adds."""
