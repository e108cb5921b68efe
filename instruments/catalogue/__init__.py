"""Every kind of problem that a definition or norm file can have, in one place.

`structure` is about how parts fit together, `fields` about single values, `writing` about the file,
`norms` about norm files.
"""

from instruments.catalogue import fields, norms, structure, writing
from instruments.catalogue.kind import Kind

CATALOGUE: tuple[Kind, ...] = tuple(
    value
    for module in (structure, fields, writing, norms)
    for value in vars(module).values()
    if isinstance(value, Kind)
)
