"""What is read back of PDF files by PDFium itself, not by the readers of the project."""
