"""The version of the code, which every profile carries."""

from importlib.metadata import PackageNotFoundError, version

try:
    VERSION = version("balcony360")
except PackageNotFoundError:  # pragma: no cover - only where the packages lie on the path uninstalled
    VERSION = "unknown"
