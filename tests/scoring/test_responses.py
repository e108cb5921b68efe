import pandas as pd
import pytest

from scoring import TableError
from scoring.key import read_key
from scoring.responses import read_responses
from tests.scoring.cohorts import table

KEY = table("""
    item  scale  reverse  minimum  maximum
    A1    A      False    1        5
""")
LONG = table("""
    participant  rater  rater_group  item  response
    P1           a      peer         A1    4
""")


def test_a_table_with_items_or_responses_in_a_column_is_long() -> None:
    assert read_responses(LONG, read_key(KEY)).codes[0].tolist() == [4]


@pytest.mark.parametrize("absent", ["participant", "rater", "rater_group", "item", "response"])
def test_a_long_table_that_lacks_a_column_is_still_told_as_long(absent: str) -> None:
    with pytest.raises(TableError) as error:
        read_responses(LONG.drop(columns=absent), read_key(KEY))
    assert error.value.problems == (f"responses: the column {absent!r} is missing",)


def test_a_questionnaire_may_have_an_item_called_item() -> None:
    wide = pd.DataFrame({"participant": ["P1"], "rater": ["a"], "rater_group": ["peer"], "item": [4]})
    assert read_responses(wide, read_key(KEY.assign(item="item"))).codes[0].tolist() == [4]
