"""From the bytes of `data/` to records with their positions; the only package that opens data files."""
