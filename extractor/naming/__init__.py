"""Names in an article: which stretches name a person, an organisation or a place, settled over the whole text."""
