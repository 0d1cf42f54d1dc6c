"""Legal documents: basis, life, implementation graph."""
