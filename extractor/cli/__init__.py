"""The command line: one file a command, shared options in one place."""
