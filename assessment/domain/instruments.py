"""Questionnaires as campaigns hold them: the file's content, found by its digest."""

import os
from functools import lru_cache

from assessment.models import InstrumentVersion
from instruments.loading import find_definition, parse_instrument, read_file
from instruments.model import Instrument


def take_instrument(*, name_or_path: str | os.PathLike[str]) -> InstrumentVersion:
    """Keep a questionnaire as it is now; the same content is kept once.

    Raises
    ------
    InstrumentError
        With every problem of the file.
    """
    path = find_definition(name_or_path)
    content = read_file(path)
    instrument = parse_instrument(content, file=str(path))
    version, _ = InstrumentVersion.objects.get_or_create(
        digest=instrument.digest,
        defaults={"code": instrument.id, "version": instrument.version, "content": content},
    )
    return version


@lru_cache(maxsize=64)
def instrument_by_digest(digest: str) -> Instrument:
    """The questionnaire with a digest, read once a process: what is kept under a digest never changes."""
    version = InstrumentVersion.objects.get(digest=digest)
    return parse_instrument(bytes(version.content), file=f"{version.code}.yaml")
