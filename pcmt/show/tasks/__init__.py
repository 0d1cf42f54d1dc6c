"""Tasks that plans assign to agencies."""
