"""Reports as files of other formats, for tests."""
