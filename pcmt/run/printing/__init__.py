"""Printed forms: made by a pool of processes, and what is reported where paper cannot hold a text."""
