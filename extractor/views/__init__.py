"""Views of a finished record: one file a format, one line a format in `VIEWS`."""
