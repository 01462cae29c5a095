"""Time expressions (TIMEX3 of ISO-TimeML): a grammar of patterns, and the values that its matches have."""
