"""Agencies, places and helplines."""
