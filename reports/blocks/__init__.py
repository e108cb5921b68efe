"""Blocks as fragments, one module for each kind."""
