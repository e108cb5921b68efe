"""Serving the web application: where it listens, whom it trusts, and the server that runs it."""
