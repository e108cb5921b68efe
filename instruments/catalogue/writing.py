"""Problems with the file itself and with how its YAML is written."""

from instruments.catalogue.kind import Kind

NOT_YAML = Kind(
    "I-40",
    "this is not valid YAML ({value})",
    "",
    "The file cannot be read beyond this line. Mostly a quote, a colon or the indentation is wrong, here or"
    " just above.",
)
KEY_TWICE = Kind(
    "I-41",
    "field {field} is given twice, first in line {first}",
    "Each field once.",
    "YAML readers silently keep one of the two.",
)
AMBIGUOUS = Kind(
    "I-42",
    "{value} without quotes is {reading} to some programs and a text to others",
    "true or false, a plain number, or a text in quotes.",
    "Words and numbers that YAML readers disagree on: `no`, `on`, `12:30`, `010`, `1_000`, `2026-01-31`.",
)
ANCHOR = Kind(
    "I-43",
    "an anchor ({value}) is not allowed",
    "Write each value out where it stands.",
    "`&name` is refused.",
)
ALIAS = Kind(
    "I-44",
    "an alias ({value}) is not allowed",
    "Write each value out where it stands.",
    "`*name` is refused: a few lines of aliases can stand for gigabytes.",
)
TAG = Kind(
    "I-45",
    "a tag ({value}) is not allowed",
    "Values need no tag.",
    "`!name` is refused, whatever the name is.",
)
KEY_NOT_A_WORD = Kind(
    "I-46",
    "a field's name is {value}",
    "Expected: a word, in quotes if need be.",
    "A number, a list or a mapping stands where a name belongs.",
)
TOO_DEEP = Kind(
    "I-47",
    "values are nested more than {most} deep",
    "A definition needs 6 levels.",
    "Reading stops at this line.",
)
TOO_MANY_VALUES = Kind(
    "I-48",
    "there are more than {most} values",
    "A definition needs a few thousand.",
    "Reading stops at this line.",
)
SEVERAL_DOCUMENTS = Kind(
    "I-49",
    "a second document begins here",
    "One questionnaire a file.",
    "A line `---` starts another document.",
)
NOT_A_MAPPING = Kind(
    "I-50",
    "the file holds {value}",
    "A definition is a mapping: a questionnaire begins with a line such as `id: my-questionnaire`, "
    "a programme with `programme:`.",
    "The file is empty, or is a list or a single value.",
)
DIRECTIVE = Kind(
    "I-51", "a directive ({value}) is not allowed", "Leave the line out.", "`%YAML` and `%TAG` are refused."
)
UNREADABLE = Kind("I-60", "it cannot be read ({value})", "", "There is no such file, or it may not be read.")
TOO_LARGE = Kind(
    "I-61", "it is larger than {most} bytes", "", "No questionnaire needs more than 1 MB of text."
)
WRONG_ENCODING = Kind(
    "I-62",
    "it is not in UTF-8: {value}",
    "",
    "The file was saved in another encoding; save it as UTF-8 in the editor or with `iconv`.",
)
CONTROL_CHARACTER = Kind(
    "I-63",
    "{value} is a control character",
    "Printable characters, spaces and ends of lines.",
    "The character cannot be printed, and mostly comes in by copying.",
)
NOT_SHIPPED = Kind(
    "I-64",
    "there is no such file, and no questionnaire of this name ships with Balcony",
    "Shipped: {choices}.",
    "A name without a folder or an ending is looked up among the questionnaires that ship.",
)
TOO_MANY_PROBLEMS = Kind(
    "I-65",
    "there are more than {most} problems",
    "The rest is not listed.",
    "Mend the first ones and check again.",
)
