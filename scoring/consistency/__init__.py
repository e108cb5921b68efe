"""How consistently the items of a scale measure one thing."""
