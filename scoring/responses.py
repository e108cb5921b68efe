"""From a `responses` table of either shape to coded responses."""

import pandas as pd

from scoring.key import Key
from scoring.long import code_long
from scoring.tables import Responses
from scoring.wide import code_wide


def read_responses(frame: pd.DataFrame, key: Key) -> Responses:
    """Code a `responses` table, long or wide.

    Long has one row an answer (participant, rater, rater_group, item, response); wide has one
    row a rater per participant with a column an item. An item of the key that the table lacks
    counts as not answered by anybody. Responses are as chosen, not keyed.

    Raises
    ------
    TableError
        With every problem at once: missing columns or ids, items that the key does not know,
        responses that are no option of their item, a rater or an answer given twice, a rater who
        answers about a participant in two groups, several own answers of one participant.
    """
    is_long = bool({"item", "response"} & set(frame.columns) - set(key.items))
    return code_long(frame, key) if is_long else code_wide(frame, key)
