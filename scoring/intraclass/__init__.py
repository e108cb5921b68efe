"""Intraclass correlations: how far raters of the same person give the same scores."""
