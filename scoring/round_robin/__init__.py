"""Ratings of everyone by everyone in a group: the social relations model."""
