"""Signing in: what django-allauth leaves to us, in our words and under our rules."""
