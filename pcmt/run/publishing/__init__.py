"""Publishing: a built site is checked, then put in the place of the one on line, with the way back."""
