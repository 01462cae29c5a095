"""The parts from which the kind `quotes` is made: marks, cues, tags, clauses, turns, sources."""
