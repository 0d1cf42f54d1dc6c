"""Disk, clock, MkDocs and terminal: commands and the build."""
