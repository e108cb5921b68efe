"""A whole programme declared in one YAML file."""

from assessment.declarations.problems import DeclarationError
from assessment.declarations.reading import ReadDeclaration, read_declaration

__all__ = ["DeclarationError", "ReadDeclaration", "read_declaration"]
