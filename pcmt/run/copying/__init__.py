"""Copies of shared records: written into the data of a portal, marked, compared with the originals of a newer kit."""
