"""Vocabularies: the lists of terms that fields take their values from."""
