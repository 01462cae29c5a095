"""Which mentions are one entity, and why; `extractor.resolve` is the way in."""
