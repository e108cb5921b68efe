"""Moments as people write them, by the clock of one place."""

import datetime as dt
from zoneinfo import ZoneInfo


class UnclearMomentError(ValueError):
    """A time that the clock shows twice or never, because it goes back or forward then.

    `offsets` are the differences to UTC before and after, as they are written at a moment's end.
    """

    def __init__(self, times: str, either: dt.datetime, other: dt.datetime) -> None:
        super().__init__(times)
        self.offsets = sorted(moment.isoformat()[-len("+00:00") :] for moment in (either, other))


class FarMomentError(ValueError):
    """A year that nobody means, and beyond which a calendar ends before the grace of a campaign does."""


_YEARS = range(2000, 3000)


def read_moment(text: str, zone: ZoneInfo) -> dt.datetime:
    """The moment that a day and a time say: by the clock of `zone`, or by the difference to UTC.

    Raises
    ------
    UnclearMomentError
        Where the clock shows that time twice or never; the message says which.
    FarMomentError
        Where it is not in this millennium.
    ValueError
        Where the text is no day with a time.
    """
    moment = dt.datetime.fromisoformat(text.strip())
    if len(text.strip()) <= len("2027-01-11"):
        raise ValueError("a day without a time")
    if moment.year not in _YEARS:
        raise FarMomentError
    if moment.tzinfo is not None:
        return moment
    earlier, later = (moment.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if earlier.utcoffset() != later.utcoffset():
        raise UnclearMomentError("twice" if _exists(earlier) else "never", earlier, later)
    return earlier


def _exists(moment: dt.datetime) -> bool:
    """Whether the clock ever shows that time."""
    there_and_back = moment.astimezone(dt.UTC).astimezone(moment.tzinfo)
    return there_and_back.replace(tzinfo=None) == moment.replace(tzinfo=None)
