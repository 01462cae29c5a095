"""Who pronouns and descriptions stand for; `extractor.references` is the way in."""
