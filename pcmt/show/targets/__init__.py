"""Targets: lists, charts, comparisons with higher levels."""
