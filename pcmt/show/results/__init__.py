"""Results of events and reports."""
