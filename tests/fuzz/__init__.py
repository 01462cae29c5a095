"""Fuzzing of whatever reads what others wrote: `python -m tests.fuzz TARGET`; needs the extra `fuzz`."""
