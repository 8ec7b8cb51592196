"""What the page in a browser asks for: files that lie in its working folder, to the results that it shows and saves."""
