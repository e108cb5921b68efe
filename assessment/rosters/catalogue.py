"""Everything that can be wrong with a list of people, in the order of `docs/programmes.md`."""

from assessment.files.problems import Effect, Kind

COLUMN_MISSING = Kind(
    "L-01",
    Effect.FILE,
    "no column says {purpose}",
    "Call it {example!r}, in the first row of the list. Columns found: {headings}.",
)
COLUMN_UNKNOWN = Kind("L-02", Effect.NOTICE, "the column was not read", "{advice}")
EMPTY = Kind("L-10", Effect.ROW, "the row does not say {purpose}", "Fill it in.")
BAD_CODE = Kind(
    "L-11",
    Effect.ROW,
    "{value!r} is no code that can stand in a file as it is",
    "Use letters and digits, as P001.",
)
BAD_EMAIL = Kind("L-12", Effect.ROW, "{value!r} is not an address of e-mail", "Correct it.")
TOO_LONG = Kind("L-13", Effect.ROW, "{value!r} is longer than {limit} characters", "Shorten it.")
BAD_LANGUAGE = Kind("L-14", Effect.ROW, "{value!r} is not a language that is known", "Write {known}.")
TWICE = Kind("L-15", Effect.ROW, "{who} stands in row {other} already", "Delete one of the two rows.")
UNKNOWN = Kind("L-16", Effect.ROW, "there is no {noun} {value!r}", "{advice}")
REFUSED = Kind("L-17", Effect.ROW, "{cause}", "{advice}")
BAD_NAME = Kind(
    "L-18",
    Effect.ROW,
    "{value!r} is no name: there is no letter in it",
    "Write the name; Excel may have made a date or a number of it.",
)
KINDS = (
    COLUMN_MISSING,
    COLUMN_UNKNOWN,
    EMPTY,
    BAD_CODE,
    BAD_EMAIL,
    TOO_LONG,
    BAD_LANGUAGE,
    TWICE,
    UNKNOWN,
    REFUSED,
    BAD_NAME,
)
"""Every kind; what keeps any file from being read is in `assessment.files.catalogue`."""
