"""Which texts of an instrument are missing in which language."""

from collections.abc import Iterator

from pydantic import BaseModel

from instruments.model import Instrument, Text


def missing_texts(instrument: Instrument) -> dict[str, list[str]]:
    """For each declared language the texts that it lacks, such as `items.F01.other`.

    An empty list says that the language is complete. A text given once for all languages is
    missing in none. A reader of a language sees the first language in place of a missing text.
    """
    texts = list(every_text(instrument))
    return {
        language: [path for path, text in texts if not text.has(language)]
        for language in instrument.languages
    }


def every_text(instrument: Instrument) -> Iterator[tuple[str, Text]]:
    """Every text that a person sees, with its place in the definition."""
    yield from _texts(instrument, "")


def _texts(value: object, path: str) -> Iterator[tuple[str, Text]]:
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from _texts(getattr(value, name), f"{path}.{field.alias or name}".lstrip("."))
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part, f"{path}.{_name(part)}")


def _name(part: object) -> str:
    """What an entry of a list is known by: its code, its id or, for an option, its value."""
    names = (getattr(part, name, None) for name in ("code", "id", "value"))
    return next((str(name) for name in names if name is not None), "")
