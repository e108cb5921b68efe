"""Problems with what a single field holds."""

from instruments.catalogue.kind import Kind

FIELD_UNKNOWN = Kind(
    "I-30",
    "{field} is not known",
    "Known: {choices}.",
    "The field is misspelt, or stands at the wrong depth.",
)
FIELD_MISSING = Kind("I-31", "{field} is missing", "", "A field that every such part needs is not there.")
WRONG_TYPE = Kind(
    "I-32",
    "{field} is {value}",
    "Expected: {expected}.",
    "The value has another form than the field needs, such as a number in place of a text.",
)
WRONG_FORM = Kind(
    "I-33",
    "{field} is {value}",
    "Expected: {expected}.",
    "An id, a code or a language has characters that it cannot have.",
)
OUT_OF_RANGE = Kind(
    "I-34", "{field} is {value}", "Expected: {expected}.", "A number is too small or too large."
)
NOT_A_CHOICE = Kind(
    "I-35", "{field} is {value}", "Expected: {expected}.", "The field takes one of a few words only."
)
WRONG_COUNT = Kind(
    "I-36",
    "{field} has {value} entries",
    "Expected: {expected}.",
    "A list or mapping has too few or too many.",
)
WRONG_LENGTH = Kind(
    "I-37", "{field} has {value} characters", "Expected: {expected}.", "A text is empty or too long."
)
NOT_A_SHARE = Kind(
    "I-38",
    "{field} is {value}",
    "Expected: a share above 0 and up to 1, such as 2/3 or 0.5.",
    "A share is written as a fraction or as a decimal number.",
)
NOT_ACCEPTED = Kind("I-39", "{field} is not accepted", "{expected}.", "Any other rule on a single field.")
