"""What can be asked of the database, without changing it."""
