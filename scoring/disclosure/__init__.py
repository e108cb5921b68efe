"""The gate between everything that was computed and what may be shown."""
