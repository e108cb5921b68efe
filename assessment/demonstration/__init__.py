"""A simulated programme in an empty database, to try the web pages with. Nobody in it is real."""

from assessment.demonstration.loading import DemoAccess, load_demo

__all__ = ["DemoAccess", "load_demo"]
