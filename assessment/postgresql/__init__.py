"""PostgreSQL, as Django has it, with connections that are looked at instead of asked."""
