"""The portal as a whole: its settings, its look, its addresses, the names of its files."""
