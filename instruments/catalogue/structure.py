"""Problems with how the parts of a questionnaire fit together."""

from instruments.catalogue.kind import Kind

NAME_TAKEN = Kind(
    "I-01",
    "{noun} {value} is already taken in line {first}",
    "",
    "Two things have the same id or code. Items, importance items and comment questions share one set of"
    " names, because each is a column in a file of answers. Capitals make no difference.",
)
UNDECLARED_DIMENSION = Kind(
    "I-02",
    "dimension {value} is not declared",
    "Declared: {choices}.",
    "A scale names a dimension that is not in `dimensions`.",
)
UNDECLARED_FORMAT = Kind(
    "I-03",
    "response format {value} is not declared",
    "Declared: {choices}.",
    "An item, or the importance block, names a format that is not in `response_formats`.",
)
UNDECLARED_SCALE = Kind(
    "I-04",
    "scale {value} is not declared",
    "Declared: {choices}.",
    "An item or importance item names a scale that is not in `scales`.",
)
DIMENSION_WITHOUT_SCALE = Kind(
    "I-05",
    "no scale belongs to it",
    "A dimension needs at least one scale.",
    "A dimension is declared, but no scale names it.",
)
SCALE_WITHOUT_ITEM = Kind(
    "I-06",
    "no item belongs to it",
    "A scale needs at least one item.",
    "A scale is declared, but no item names it.",
)
OPTIONS_OUT_OF_ORDER = Kind(
    "I-07",
    "its option values are {value}",
    "Values rise by one from each option to the next, such as 1, 2, 3, 4, 5.",
    "Values fall, repeat or leave a gap, so that scores could not be compared.",
)
LABEL_TAKEN = Kind(
    "I-08",
    "label {value} stands for two answers",
    "Every answer of a format has its own label in each language.",
    "Two answers of one format read the same, so an answer given as a label has no one value.",
)
LABEL_IS_VALUE = Kind(
    "I-09",
    "label {value} is the value of another option",
    "A label that is a number is the option's own value.",
    "An answer `2` in a file could be the label of one option or the value of another.",
)
NOT_OBSERVED_TAKEN = Kind(
    "I-10",
    "the not-observed code {value} is also an option's value or label",
    "A code of its own, such as NO.",
    "An answer that must count as missing could be taken for a rating.",
)
SELF_MISSING = Kind(
    "I-11",
    "no rater group has the id 'self'",
    "Declare 'self', the participant.",
    "Every questionnaire is also answered by the participant; `self` alone makes it self-only.",
)
SELF_SETTING = Kind(
    "I-12",
    "{field} has no meaning for 'self'",
    "'self' has an id and a label.",
    "The participant is one known person: neither attributed, nor merging, nor under a minimum.",
)
RESERVED_GROUP = Kind(
    "I-13",
    "the id 'all_others' is reserved",
    "Any other id.",
    "`all_others` stands for all raters but the participant, in every table of scores.",
)
UNDECLARED_GROUP = Kind(
    "I-14",
    "rater group {value} is not declared",
    "Declared: {choices}.",
    "`merges_into` names a group that is not in `rater_groups`.",
)
CANNOT_TAKE_IN = Kind(
    "I-15",
    "it cannot merge into {value}",
    "A group merges into another one that is neither 'self' nor attributed.",
    "Answers of people who cannot be identified would be shown with those of people who can.",
)
MERGES_IN_A_CIRCLE = Kind(
    "I-16",
    "its merging comes back to itself: {value}",
    "Merging ends at a group that merges no further.",
    "Small groups would join each other without an end.",
)
ATTRIBUTED_MERGES = Kind(
    "I-17",
    "it is attributed and merges into {value}",
    "Leave out one of the two.",
    "Members of an attributed group know that they can be identified, so it is shown by itself.",
)
OTHER_WORDING_MISSING = Kind(
    "I-18",
    "field 'other' is missing: raters answer too",
    "The wording that a rater reads.",
    "There are rater groups besides `self`, so items and comment questions need a wording for them.",
)
LANGUAGE_UNDECLARED = Kind(
    "I-19",
    "{field}: language {value} is not declared",
    "Declared: {choices}.",
    "A text or a translation status is given for a language that is not in `languages`.",
)
FIRST_LANGUAGE_MISSING = Kind(
    "I-20",
    "{field} is not given in {value}",
    "Every text is given in the first language, or once for all languages.",
    "The first language stands in wherever another has a gap, so it must be complete. Gaps in the other"
    " languages are reported by the check, and do not stop a file from loading.",
)
THRESHOLDS_OUT_OF_ORDER = Kind(
    "I-21",
    "{field} is {value}, below {floor_field} ({floor})",
    "What tells more needs at least as many raters.",
    "An item tells more than a scale, a distribution more than a mean, a comment more than a number.",
)
THRESHOLD_TOO_LOW = Kind(
    "I-22",
    "{field} is {value} although raters answer in confidence",
    "At least {floor}.",
    "One protected rater would be shown alone, or one answer known: `minimum_raters`, `release_difference`"
    " and `minimum_options` are at least 2, and a group that is not attributed has no lower minimum than"
    " the policy.",
)
MORE_THAN_THE_OPTIONS = Kind(
    "I-23",
    "{field} is {value}, but response format {name} has {options} options",
    "At most as many as every response format has.",
    "No more options can stay possible for an answer than there are, so nothing could ever be shown.",
)
