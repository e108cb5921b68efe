"""Upkeep of an installation: its schema, its files, its copies, and whether all is as it should be."""
