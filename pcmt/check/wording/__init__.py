"""What the portal says itself: banned words, law, first aid, figures, personal data, sources."""
