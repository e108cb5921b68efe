import pandas as pd

from instruments import scoring_key
from instruments.loading import parse_instrument
from instruments.model import Instrument


def test_the_key_holds_every_item_and_the_importance_items_on_scales_of_their_own(
    small_instrument: Instrument,
) -> None:
    key = scoring_key(small_instrument)
    assert list(key.itertuples(index=False, name=None)) == [
        ("S01", "sensing", False, 1, 3),
        ("J01", "judging", True, 1, 3),
        ("S_IMP", "sensing.importance", False, 1, 3),
    ]


def test_the_columns_have_the_types_that_scoring_expects(small_instrument: Instrument) -> None:
    assert scoring_key(small_instrument).dtypes.to_dict() == {
        "item": pd.StringDtype(na_value=float("nan")),
        "scale": pd.StringDtype(na_value=float("nan")),
        "reverse": "bool",
        "minimum": "int64",
        "maximum": "int64",
    }


def test_a_questionnaire_without_importance_has_items_only(small: str) -> None:
    start, end = small.index("importance:"), small.index("rater_groups:")
    instrument = parse_instrument((small[:start] + small[end:]).encode(), file="x.yaml")
    assert list(scoring_key(instrument)["item"]) == ["S01", "J01"]
