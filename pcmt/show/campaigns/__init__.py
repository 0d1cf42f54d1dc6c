"""Campaigns: page, programme sheet, timeline."""
