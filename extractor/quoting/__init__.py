"""The parts from which the kind `quotes` is made: cues, tags, clauses, phrases, turns, speakers."""
