"""Readers of article files: one file a format, one line a format in `READERS`."""
