"""Upkeep of a portal: lost records fetched back, new ones begun, the machine looked over."""
