"""Feeds and calendars: the page that offers them and their texts."""
