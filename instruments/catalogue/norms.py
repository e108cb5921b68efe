"""Problems with a norm file."""

from instruments.catalogue.kind import Kind

OTHER_INSTRUMENT = Kind(
    "I-70",
    "the norms belong to {value}",
    "They are used with {wanted}.",
    "A norm group describes one version of one questionnaire; its figures say nothing about another.",
)
UNKNOWN_SCALE = Kind(
    "I-71",
    "scale {value} is not in the questionnaire",
    "Declared: {choices}.",
    "A row of a norm file names a scale that the questionnaire does not have. The norm group's own scores on"
    " a scale stand under the scale's name with `.self` behind it.",
)
SCALE_TWICE = Kind(
    "I-72",
    "scale {value} stands twice",
    "Each scale has one row.",
    "Two rows of a norm file describe the same scale.",
)
PERCENTILES_FALL = Kind(
    "I-73",
    "the percentiles of scale {value} fall",
    "A higher percentile has a higher score.",
    "The score at a higher percentile rank is lower than the score at a lower one.",
)
