"""Roles: the phrase that states a title, and the constructions that tie it to a person."""
