"""The open data page and its data dictionary."""
