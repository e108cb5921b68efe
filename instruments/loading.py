"""From a definition file to an instrument, or to everything that is wrong with it at once.

The digest of an instrument is the SHA-256 of its content: the values of the file as JSON with
sorted keys. Comments, quotes, the order of fields and the ends of lines make no difference to it;
any wording, value or order of items does. A released version keeps its digest for good.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path

from instruments.catalogue import writing
from instruments.checks import check_parts
from instruments.checks.fields import check_fields
from instruments.composing import compose
from instruments.decoding import LARGEST_FILE, decode
from instruments.model import Definition, Instrument
from instruments.problems import MOST_PROBLEMS, InstrumentError, Problem, did_you_mean, listed

DEFINITIONS = Path(__file__).parent / "definitions"


def load_instrument(name_or_path: str | os.PathLike[str]) -> Instrument:
    """The instrument in a file, or a shipped one by its name, such as `systems-leadership`.

    Raises
    ------
    InstrumentError
        With every problem of the file, each with its line.
    """
    path = find_definition(name_or_path)
    return parse_instrument(read_file(path), file=str(path))


def parse_instrument(content: bytes, *, file: str) -> Instrument:
    """The instrument in the bytes of a definition; `file` names it in problems.

    Raises
    ------
    InstrumentError
        With every problem of the content, each with its line.
    """
    source, written = compose(decode(content, file), file)
    definition, problems = check_fields(source, Definition)
    problems = _first([*written, *problems, *islice(check_parts(source), MOST_PROBLEMS + 1)], file)
    if definition is None or problems:
        raise InstrumentError(problems)
    return _instrument(definition, content_digest(source.data))


def find_definition(name_or_path: str | os.PathLike[str]) -> Path:
    """The file of a shipped questionnaire by its name, or the given path if there is such a file.

    Raises
    ------
    InstrumentError
        There is neither; the problem lists what ships.
    """
    given = os.fspath(name_or_path)
    shipped = shipped_definitions()
    if given in shipped:
        return shipped[given]
    if Path(given).name != given or Path(given).suffix or os.path.lexists(given):
        return Path(given)
    suggestion = did_you_mean(given, shipped)
    raise InstrumentError(
        [Problem.of(writing.NOT_SHIPPED, given, 0, suggestion=suggestion, choices=listed(shipped))]
    )


def shipped_definitions() -> dict[str, Path]:
    """The questionnaires that ship with Balcony, by name."""
    return {path.stem: path for path in sorted(DEFINITIONS.glob("*.yaml"))}


def content_digest(data: Mapping[str, object]) -> str:
    """The SHA-256 of the values as JSON with sorted keys, in 64 hexadecimal digits."""
    canonical = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def read_file(path: Path) -> bytes:
    """The bytes of a file; one byte over the limit is enough to have it refused."""
    try:
        if path.exists() and not path.is_file():
            raise OSError("it is no file")  # noqa: TRY301 - one place words whatever keeps it from being read
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InstrumentError([Problem.of(writing.UNREADABLE, str(path), 0, value=reason)]) from None


def _first(problems: Iterable[Problem], file: str) -> list[Problem]:
    """The problems, or as many of them as anyone reads."""
    shown = list(islice(problems, MOST_PROBLEMS + 1))
    if len(shown) > MOST_PROBLEMS:
        shown[-1] = Problem.of(writing.TOO_MANY_PROBLEMS, file, 0, most=MOST_PROBLEMS)
    return shown


def _instrument(definition: Definition, digest: str) -> Instrument:
    fields = {name: getattr(definition, name) for name in Definition.model_fields}
    return Instrument.model_construct(**fields, digest=digest)
