"""Report deadlines."""
