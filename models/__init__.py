"""The rule files and lexicons, installed as `extractor.models`."""
