"""Change between two waves, of one person and of a cohort."""
