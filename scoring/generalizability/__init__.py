"""Where the variance of ratings comes from, and how many raters a score needs."""
