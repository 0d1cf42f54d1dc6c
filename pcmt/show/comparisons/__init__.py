"""Comparisons of plans."""
