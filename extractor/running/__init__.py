"""How many inputs are run: batches over workers, what becomes of each, and what a later run needs to know."""
