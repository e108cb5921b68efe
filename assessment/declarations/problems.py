"""What can be wrong with a declaration beside single fields, and the error that carries it."""

from instruments.catalogue.kind import Kind
from instruments.problems import InstrumentError


class DeclarationError(InstrumentError):
    """A declaration is refused; `problems` holds everything that is wrong, in the order of lines."""


CODE_TWICE = Kind(
    "P-01",
    "the code {value} is given twice, first in line {first}",
    "Each code once.",
    "Two organisations, cohorts, teams of a cohort or campaigns of a cohort have the same code.",
)
UNDECLARED_COHORT = Kind(
    "P-02",
    "cohort {value} is not declared",
    "Declared: {choices}.",
    "A campaign names a cohort that the file does not declare.",
)
NO_MOMENT = Kind(
    "P-03",
    "field {field} is {value}",
    'Expected: a day and a time in quotes, such as "2027-01-11 09:00", by the clock of {zone}.',
    "A moment cannot be read. With `+00:00` or `Z` at its end it is not by that clock but as it says.",
)
UNCLEAR_MOMENT = Kind(
    "P-04",
    "field {field} is {value}, which the clock of {zone} shows {times}",
    "Choose another time, or end it with the difference to UTC: {offsets}.",
    "Clocks go forward or back in that hour.",
)
CLOSES_BEFORE = Kind(
    "P-05", "it closes before it opens", "`closes` after `opens`.", "The two moments are the wrong way round."
)
NOT_OFFERED = Kind(
    "P-06",
    "{noun} {value} is not in the questionnaire {instrument}",
    "It has: {choices}.",
    "A campaign offers a language or a rater group that its questionnaire does not have.",
)
SELF_MISSING = Kind(
    "P-07",
    "the rater group self is missing",
    "`groups` with self among them, or no `groups` at all.",
    "Participants always answer about themselves, as the group self.",
)
QUESTIONNAIRE = Kind(
    "P-08",
    "the questionnaire {value} cannot be used; its problems are listed with this one",
    "",
    "`instrument` names no shipped questionnaire and no file beside this one, or that file has problems.",
)
MISREAD = Kind(
    "P-09",
    "in a file of answers to {value}, {cause}",
    "Rename it in a new version of the questionnaire.",
    "A code of the questionnaire is also a heading of the files that Balcony writes.",
)
NO_FILE = Kind(
    "P-10",
    "there is no file {value} beside this one",
    "A path from the folder of this file.",
    "`participants` or `raters` names a file that is not there.",
)
FAR_MOMENT = Kind(
    "P-11",
    "field {field} is {value}",
    "Expected: a day in the years 2000 to 2999.",
    "A year is mistyped, or stands for no end: a campaign has one, which can be put off.",
)
KINDS = (
    CODE_TWICE,
    UNDECLARED_COHORT,
    NO_MOMENT,
    UNCLEAR_MOMENT,
    CLOSES_BEFORE,
    NOT_OFFERED,
    SELF_MISSING,
    QUESTIONNAIRE,
    MISREAD,
    NO_FILE,
    FAR_MOMENT,
)
"""Every kind, in the order of `docs/programmes.md`."""
