"""Wording of the portal's own texts: banned words, law, first aid, figures, personal data, sources."""
