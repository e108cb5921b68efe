"""Every kind of problem that reading responses can find, in the order of `docs/responses.md`."""

from assessment.files.problems import TOO_MANY, Effect, Kind

CATALOGUE: dict[str, Kind] = {TOO_MANY.code: TOO_MANY}


def _kind(code: str, effect: Effect, reason: str, mending: str) -> Kind:
    CATALOGUE[code] = Kind(code, effect, reason, mending)
    return CATALOGUE[code]


_FILE, _ROW, _CELL, _NOTICE = Effect.FILE, Effect.ROW, Effect.CELL, Effect.NOTICE

# The file as a whole
CANNOT_OPEN = _kind("R-01", _FILE, "the file cannot be opened ({cause})", "Check the name and the folder.")
EMPTY_FILE = _kind("R-02", _FILE, "the file is empty", "Export it again.")
HEADINGS_ONLY = _kind("R-03", _FILE, "the file has headings but no row below them", "Export it again.")
WRONG_FORMAT = _kind(
    "R-04", _FILE, "this is {found}; CSV, XLSX and Parquet can be read", "Save or export it as CSV or XLSX."
)
EXPANDS_TOO_FAR = _kind(
    "R-05",
    _FILE,
    "the workbook would expand to {size} MB, more than the {limit} MB allowed; it was not opened",
    "If the file is what you expect, save the sheet as CSV or Parquet.",
)
FAR_CELL = _kind(
    "R-06",
    _FILE,
    "the sheet {value!r} stretches over {size} million cells, nearly all of them empty",
    "Delete the empty rows and columns beside the table, or save the sheet as CSV.",
)
DAMAGED = _kind("R-07", _FILE, "the file is damaged: {cause}", "Export it again.")
UNKNOWN_ENCODING = _kind(
    "R-08",
    _FILE,
    "the characters of the file are neither UTF-8 nor UTF-16 nor Windows-1252",
    "Save it as 'CSV UTF-8'.",
)
OPEN_QUOTE = _kind(
    "R-09",
    _FILE,
    "a quotation mark in row {at} is never closed, so everything after it would be one cell",
    "Close the quotation mark, or write a quotation mark inside a text twice.",
)
NO_SUCH_SHEET = _kind(
    "R-10", _FILE, "there is no sheet {value!r}; the workbook has {sheets}", "Name one of them.{hint}"
)
COLUMN_NOT_FOUND = _kind(
    "R-11",
    _FILE,
    "the mapping takes {purpose} from the column {value!r}, which the file does not have",
    "Correct the name.{hint}",
)
PURPOSE_MISSING = _kind(
    "R-12", _FILE, "no column says {purpose}", "Name it in the mapping, for instance `{example}`."
)
NO_ITEM_COLUMNS = _kind(
    "R-13",
    _FILE,
    "no column belongs to an item of the instrument {instrument!r}",
    "Name the columns in the mapping under `items:`, or with an `item_pattern:`. Columns found: {headings}.",
)
COLUMN_USED_TWICE = _kind(
    "R-14", _FILE, "the mapping uses the column {value!r} for {purposes}", "Use a column for one purpose."
)
NOT_IN_INSTRUMENT = _kind(
    "R-15",
    _FILE,
    "the mapping speaks of {what} {value!r}, which the instrument does not have",
    "Correct it.{hint}",
)
NOT_AN_OPTION = _kind(
    "R-16",
    _FILE,
    "the mapping takes the answer {value!r} for {number}, which no item of the instrument offers",
    "Use one of {options}, `not_observed` or `missing`.",
)
ROW_NUMBER_LONG = _kind(
    "R-17",
    _FILE,
    "with one row an answer, row numbers cannot tell the raters apart",
    "Name the column that holds the rater's id, for instance `rater: respondent`.",
)
NOTHING_LEFT = _kind(
    "R-18", _FILE, "none of the {rows} rows can be used", "Mend the problems listed with this one."
)

# Remarks about the file and its columns
READ_AS_CP1252 = _kind(
    "R-20",
    _NOTICE,
    "the file is not UTF-8; it was read as Windows-1252, so accented letters may be wrong",
    "In Excel: File, Save As, 'CSV UTF-8 (Comma delimited)'.",
)
SHEET_CHOSEN = _kind(
    "R-21", _NOTICE, "the workbook has {sheets}; {value!r} was read", "Name another with `--sheet` if needed."
)
COLUMN_IGNORED = _kind(
    "R-22", _NOTICE, "the column belongs to nothing in the instrument and was not read", "{advice}"
)
TOOL_COLUMNS = _kind(
    "R-30",
    _NOTICE,
    "the survey tool's own columns were not read: {columns}",
    "Name one in the mapping if it matters.",
)
ITEM_IN_TWO_COLUMNS = _kind(
    "R-23",
    _NOTICE,
    "the columns {columns} all belong to {value!r}; they were joined",
    "Check that each row answers in one of them only.",
)
ITEM_WITHOUT_COLUMN = _kind(
    "R-24", _NOTICE, "no column belongs to the item {value!r}", "Name it in the mapping under `items:`."
)
LABELS_AND_CODES = _kind(
    "R-25",
    _NOTICE,
    "labels (as {label!r}) and codes (as {number!r}) stand in one column; both were understood",
    "Check that two exports were not mixed.",
)
CODES_BY_POSITION = _kind(
    "R-26",
    _NOTICE,
    "codes as {value!r} were taken by position: 1 is {first!r}, {count} is {last!r}",
    "If that is not so, give the codes in the mapping under `answers:`.",
)
RATERS_BY_ROW = _kind(
    "R-27",
    _NOTICE,
    "no column holds the rater's id; each row was taken as a rater of its own",
    "Name the column, or say so yourself: `rater: {{row_number: true}}`.",
)
NO_SELF = _kind(
    "R-28", _NOTICE, "participant {value!r} has no self rating", "No action is needed if none was expected."
)
NO_SELF_AT_ALL = _kind(
    "R-29", _NOTICE, "no participant has a self rating", "Check how the file marks the participants' answers."
)
ERROR_CELLS = _kind(
    "R-31",
    _NOTICE,
    "cells of {sheet} hold an error such as #REF! and were read as empty: {count}, the first of them {value}",
    "Correct the formulas in the workbook.",
)
UNCALCULATED = _kind(
    "R-32",
    _NOTICE,
    "formulas of {sheet} hold no result and were read as empty: {count}, the first of them {value}",
    "Open the workbook in a spreadsheet program and save it.",
)

# Rows left out
RAGGED = _kind(
    "R-40",
    _ROW,
    "the row has {found} cells where the headings have {expected}",
    "{advice}",
)
NO_PARTICIPANT = _kind("R-41", _ROW, "the row does not say who is rated", "Fill in the participant.")
NO_RATER = _kind("R-42", _ROW, "the row does not say who answered", "Fill in the rater.")
NO_GROUP = _kind("R-43", _ROW, "the row does not say in which rater group", "Fill in the rater group.")
UNKNOWN_GROUP = _kind(
    "R-44",
    _ROW,
    "{value!r} is not a rater group; the instrument has {groups}",
    "Correct it, or add it to the mapping under `groups:`.{hint}",
)
NO_ITEM = _kind("R-45", _ROW, "the row does not say which item is answered", "Fill in the item.")
UNKNOWN_ITEM = _kind(
    "R-46",
    _ROW,
    "{value!r} is neither an item nor a comment question of the instrument",
    "Correct it, or add it to the mapping under `items:`.{hint}",
)
DUPLICATE = _kind(
    "R-47", _ROW, "the same as row {other}: {who}", "No action is needed if the row was exported twice."
)
CONFLICT = _kind(
    "R-48",
    _ROW,
    "differs from row {other}, which was kept as the {rule}: {who}",
    "Delete the one that does not count.",
)
TWO_GROUPS = _kind(
    "R-49",
    _ROW,
    "rater {rater!r} answers about {participant!r} as {value!r} here and as {group!r} in row {other}, "
    "which was kept as the {rule}",
    "Correct the rater group or the rater of one of them.",
)
SELF_AND_OTHER = _kind(
    "R-50",
    _ROW,
    "{rater!r} is the participant {participant!r} and answers as {value!r} here",
    "Correct the rater group, or give the rater another id.",
)
PREVIEW = _kind("R-51", _ROW, "a trial run, not a response ({value})", "No action is needed.")
UNFINISHED = _kind(
    "R-52",
    _ROW,
    "the response was never submitted",
    "To count such rows, write `unfinished: keep` in the mapping.",
)

# Cells left out
OUTSIDE_OPTIONS = _kind(
    "R-60",
    _CELL,
    "{value!r} is not an answer to {item!r}, which offers {options}",
    "Correct it, or say in the mapping under `answers:` what it stands for.",
)
TWO_ANSWERS = _kind(
    "R-61",
    _CELL,
    "{value!r} disagrees with {other!r} in the column {first!r}, which was kept; both belong to {item!r}",
    "Empty one of them.",
)
UNREADABLE_DATE = _kind("R-62", _CELL, "{value!r} is not a date", "Write dates as 2026-03-31.")
UNKNOWN_LANGUAGE = _kind(
    "R-63", _CELL, "{value!r} is not a language of the instrument, which has {languages}", "Correct it."
)

# Remarks about single cells
IDS_TIDIED = _kind(
    "R-70",
    _NOTICE,
    "stray blanks, invisible characters or decimals were taken off: {value!r} was read as {tidy!r} "
    "(ids changed: {count})",
    "No action is needed.",
)
IDS_JOINED = _kind(
    "R-75", _NOTICE, "{value!r} was taken for {tidy!r}", "Tell the ids apart if they are two people."
)
ZEROS_DIFFER = _kind(
    "R-76",
    _NOTICE,
    "{value!r} and {other!r} both stand in the file; they were kept as two people",
    "Write the id one way if they are one person.",
)
FORMULA_LIKE = _kind(
    "R-71", _NOTICE, "{value!r} looks like a formula; it was kept as text", "Correct it if it is a mistake."
)
CONTROL_CHARACTERS = _kind(
    "R-72", _NOTICE, "invisible control characters were taken out", "No action is needed."
)
LONG_COMMENT = _kind(
    "R-73",
    _NOTICE,
    "the comment has {length} characters; reports print the first {limit}",
    "Shorten it if the end matters.",
)
DETAILS_DIFFER = _kind(
    "R-74",
    _NOTICE,
    "participant {participant!r} also has {value!r} as {column!r}; {kept!r} was kept",
    "Correct the one that is wrong.",
)

# The mapping file
MAPPING_UNREADABLE = _kind("M-01", _FILE, "the mapping cannot be read: {cause}", "Correct the file.")
MAPPING_UNKNOWN = _kind(
    "M-02", _FILE, "{value!r} is not a setting of a mapping", "See docs/responses.md.{hint}"
)
MAPPING_WRONG = _kind("M-03", _FILE, "{value!r} does not fit: {cause}", "See docs/responses.md.")
