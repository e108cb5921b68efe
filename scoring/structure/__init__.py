"""The structure of an instrument: confirmatory and exploratory factor analysis."""
