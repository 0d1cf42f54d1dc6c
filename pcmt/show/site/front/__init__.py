"""Blocks of entry pages: what to do, what comes next, the page by letters."""
