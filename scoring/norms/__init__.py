"""Where a score lies in a norm group, and how sure that is."""
