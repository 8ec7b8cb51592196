"""Raw tables to the statutory ones: rows and columns recognised, figures read, nothing guessed."""
