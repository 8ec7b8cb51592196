"""What is printed on the pages of a PDF, found by PDFium in a process of its own: the content of a file in, ink out."""
