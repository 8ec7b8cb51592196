"""Scanned reports: files of pictures, pages that are pictures, and pictures within other files.

Pictures are recognised in a process of its own; what is found becomes the same ink as that of a PDF with text, and
carries how sure each figure is.
"""
