"""Checks of vocabularies: terms that the kit relies on, tasks of the month."""
