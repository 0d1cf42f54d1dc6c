"""Plans and the official texts they hold."""
