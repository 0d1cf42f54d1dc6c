"""Facets of events, materials, tasks and targets: the values by which lists are filtered."""
