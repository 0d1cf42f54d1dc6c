"""Outputs: from the catalog to files of the site, one channel a module."""
