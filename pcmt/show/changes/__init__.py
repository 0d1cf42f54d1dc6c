"""The change log and the pages of print codes."""
