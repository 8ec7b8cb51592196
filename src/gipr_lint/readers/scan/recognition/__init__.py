"""What happens in the process in which print is recognised: pictures in, letters and lines with their places out."""
