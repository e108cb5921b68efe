"""From responses through scoring and the gate to the page: the parts fit together."""

from collections.abc import Callable
from fractions import Fraction

import pandas as pd

from instruments import scoring_key
from instruments.model import Instrument
from reports import ReportContent, render_pdf
from reports.content import LeadSentences, Table
from scoring import DisclosurePolicy, GroupRule, ScoringPolicy, protect, score

RESPONSES = """
P1 me self    5 1 3 3
P1 m1 manager 4 2 3 3
P1 p1 peer    5 2 3 2
P1 p2 peer    4 2 3 4
P1 p3 peer    4 1 2 3
P1 p4 peer    4 2 3 3
P1 x1 partner 1 5 5 1
"""
ITEMS = ("L1", "L2", "D1", "D2")


def responses() -> pd.DataFrame:
    rows = [line.split() for line in RESPONSES.strip().splitlines()]
    return pd.DataFrame(
        [
            (participant, rater, group, item, int(response))
            for participant, rater, group, *given in rows
            for item, response in zip(ITEMS, given, strict=True)
        ],
        columns=["participant", "rater", "rater_group", "item", "response"],
    )


def test_a_page_tells_what_was_answered_and_nothing_of_the_single_partner(
    instrument: Instrument, build: Callable[..., ReportContent], texts: Callable[[object], list[str]],
    blocks: Callable[..., list[Table]],
) -> None:  # fmt: skip
    scoring = ScoringPolicy(answered_share=Fraction(2, 3))
    gate = DisclosurePolicy(
        (GroupRule("manager", attributed=True), GroupRule("peer"), GroupRule("partner", merges_into="peer"))
    )
    scores = score(responses(), scoring_key(instrument), policy=scoring)
    (profile,) = protect(scores, gate, instrument_digest=instrument.digest)
    content = build(profile, instrument)
    # Listening: the manager 4.00, five peers and partners together 18 / 5 = 3.60; each group counts the same.
    assert texts(blocks(content, LeadSentences)[0])[0].startswith(
        "Your raters score you highest on Listening (3.80) and lowest on Deciding (3.15)."
    )
    figures = next(each for each in content.sections if each.heading == "The figures behind the pages")
    assert [row[0] for row in blocks(figures, Table)[0].rows] == [
        "You",
        "All others",
        "Manager",
        "Peer (merged)",
    ]
    assert render_pdf(content).startswith(b"%PDF")
