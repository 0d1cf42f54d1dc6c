"""Kits of materials: page, builder, texts of the archive."""
