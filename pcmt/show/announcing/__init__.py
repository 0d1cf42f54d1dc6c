"""Announcements and the texts for loudspeakers, messages and ceremonies."""
