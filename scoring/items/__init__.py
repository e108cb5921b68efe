"""The items of a scale, one by one and with each other."""
