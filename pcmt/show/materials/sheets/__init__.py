"""Sheets that carry the name of a school or commune."""
