"""The theme: templates, styles and scripts of pages, and the frames that records are put into."""

SCHEME_ATTRIBUTE = "data-md-color-scheme"
"""Attribute of the body element with the colour scheme that a visitor has chosen: ``default`` or ``slate``."""
