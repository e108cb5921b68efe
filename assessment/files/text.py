"""Texts from other tools made comparable: blanks, case, punctuation, numbers, near matches."""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_PUNCTUATION = re.compile(
    r"[\s_!-/:-@\[-`{-~\u00a0-\u00bf\u2000-\u206f\u2e00-\u2e7f\u3000-\u303f\ufe00-\ufe0f]+"
)
_WHOLE = re.compile(r"[+-]?[0-9]{1,9}(?:[.,]0*)?")
_INVISIBLE = re.compile("[\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2064\u00ad]")
_DECIMALS = re.compile(r"^([0-9]+)\.0+$")
_LONGEST_NAME = 80
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")

# What tools write where there is no answer. LimeSurvey: N/A; R: NA; SPSS: a full stop; Qualtrics: -99.
NO_ANSWER = frozenset({"", "n/a", "na", "#n/a", "null", "nan", "-", ".", "-99"})


def folded(text: str) -> str:
    """`text` without case, punctuation and surplus blanks, for comparing."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _PUNCTUATION.sub(" ", plain).strip() or plain.strip()


def squashed(text: str) -> str:
    """As `folded`, without any blanks: `Participant ID` and `participant_id` are the same heading."""
    return folded(text).replace(" ", "")


def is_no_answer(text: str) -> bool:
    """Whether `text` stands for the absence of an answer."""
    return text.strip().casefold() in NO_ANSWER


def whole_number(text: str) -> int | None:
    """The whole number that `text` writes, `4`, `4.0` and `4,0` alike; None if it writes none."""
    plain = unicodedata.normalize("NFKC", text).replace("\u2212", "-").strip()
    if not _WHOLE.fullmatch(plain):
        return None
    return int(re.split("[.,]", plain)[0])


def without_control(text: str) -> str:
    """`text` with each invisible control character replaced by a blank; line breaks stay."""
    return CONTROL.sub(" ", text)


def tidy_text(text: str) -> str:
    """One id without invisible characters, surplus blanks and the decimals that Excel adds."""
    plain = _INVISIBLE.sub("", without_control(unicodedata.normalize("NFC", text)))
    return _DECIMALS.sub(r"\1", " ".join(plain.split()))


def listed(names: Iterable[object]) -> str:
    """Names in quotation marks with commas between them."""
    return ", ".join(repr(str(name)) for name in names)


def hint(text: str, options: Iterable[str]) -> str:
    """` Did you mean 'x'?` for the option nearest to `text`, or nothing."""
    near = _nearest(text[:_LONGEST_NAME], tuple(options))
    return f" Did you mean {near!r}?" if near else ""


@lru_cache(maxsize=1024)
def _nearest(text: str, options: tuple[str, ...]) -> str:
    by_key = {squashed(option): option for option in options}
    near = difflib.get_close_matches(squashed(text), by_key, n=1, cutoff=0.7)
    return by_key[near[0]] if near else ""
