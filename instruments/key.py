"""The scoring key: what scoring needs to know of an instrument, as a table."""

from typing import TYPE_CHECKING

from instruments.model import Instrument, ResponseFormat

if TYPE_CHECKING:
    import pandas as pd

Row = tuple[str, str, bool, int, int]

_DTYPES = {"item": "str", "scale": "str", "reverse": "bool", "minimum": "int64", "maximum": "int64"}


def scoring_key(instrument: Instrument) -> "pd.DataFrame":
    """One row an item, in the order of the questionnaire; importance items come last.

    Columns: `item` (its code), `scale`, `reverse`, and the `minimum` and `maximum` that can be
    chosen, in response units. Importance items score on scales of their own, `<scale>.importance`.
    """
    import pandas as pd  # noqa: PLC0415 - 0.4 s that only scoring needs

    rows = [*_item_rows(instrument), *_importance_rows(instrument)]
    return pd.DataFrame(rows, columns=list(_DTYPES)).astype(_DTYPES)


def importance_scale(scale: str) -> str:
    """The scale on which the importance of `scale` scores."""
    return f"{scale}.importance"


def _item_rows(instrument: Instrument) -> list[Row]:
    formats = _formats(instrument)
    return [
        (item.code, item.scale, item.reverse, formats[item.format].minimum, formats[item.format].maximum)
        for item in instrument.items
    ]


def _importance_rows(instrument: Instrument) -> list[Row]:
    if instrument.importance is None:
        return []
    used = _formats(instrument)[instrument.importance.format]
    return [
        (item.code, importance_scale(item.scale), False, used.minimum, used.maximum)
        for item in instrument.importance.items
    ]


def _formats(instrument: Instrument) -> dict[str, ResponseFormat]:
    return {response_format.id: response_format for response_format in instrument.response_formats}
