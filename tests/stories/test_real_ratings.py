"""2,042 real ratings of 49 leaders by the people they lead (Bliese, Halverson & Schriesheim, 2002)."""

import csv
import math
import statistics
from collections import defaultdict
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from assessment.cli.main import app

RATINGS = Path(__file__).parents[3] / "shared" / "data" / "lq2002.csv"
ITEMS = [f"LEAD{number:02d}" for number in range(1, 12)]
INSTRUMENT = (
    """
id: leadership-climate
version: 1
title: Leadership climate
purpose: Ratings of leaders by the people they lead
source: Bliese, Halverson and Schriesheim (2002), The Leadership Quarterly 13
licence: For tests
languages: [en]
dimensions:
  - {id: leadership, name: Leadership, definition: What leaders do for their people}
scales:
  - {id: leadership, dimension: leadership}
response_formats:
  - id: agreement
    options:
      - {value: 1, label: Strongly disagree}
      - {value: 2, label: Disagree}
      - {value: 3, label: Neither}
      - {value: 4, label: Agree}
      - {value: 5, label: Strongly agree}
items:
"""
    + "".join(
        f"  - {{code: {item}, scale: leadership, format: agreement, self: Statement {item}, other: Statement {item}}}\n"
        for item in ITEMS
    )
    + """
rater_groups:
  - {id: self, label: Self}
  - {id: soldier, label: Soldier}
policy:
  all_others: equal_raters
  answered_share: 2/3
  minimum_raters: 3
  minimum_raters_item: 3
  minimum_raters_distribution: 5
  minimum_raters_comments: 3
  minimum_norm_participants: 30
  release_difference: 2
  confidence: 0.95
"""
)
MAPPING = """
participant: COMPID
rater: SUB
rater_group: {constant: soldier}
ignore: [TSIG01, TSIG02, TSIG03, HOSTIL01, HOSTIL02, HOSTIL03, HOSTIL04, HOSTIL05]
"""


def rater_scores_by_company() -> dict[str, list[float]]:
    scores = defaultdict(list)
    with RATINGS.open(newline="") as file:
        for row in csv.DictReader(file):
            scores[row["COMPID"]].append(statistics.fmean(int(row[item]) for item in ITEMS))
    return scores


def spread_within(by_company: dict[str, list[float]]) -> float:
    """The SD within companies, pooled over all of them, in tenths."""
    scatter = sum(statistics.variance(scores) * (len(scores) - 1) for scores in by_company.values())
    return round(math.sqrt(scatter / sum(len(scores) - 1 for scores in by_company.values())), 1)


@pytest.mark.skipif(not RATINGS.exists(), reason=f"the ratings are not here: {RATINGS}")
def test_real_ratings_need_nothing_but_an_instrument_and_a_small_mapping(tmp_path: Path) -> None:
    (tmp_path / "instrument.yaml").write_text(INSTRUMENT)
    (tmp_path / "mapping.yaml").write_text(MAPPING)
    out = tmp_path / "out"
    arguments = ["report", tmp_path / "instrument.yaml", RATINGS, "--mapping", tmp_path / "mapping.yaml"]
    result = CliRunner().invoke(app, [*map(str, arguments), "--out", str(out), "--jobs", "1"])
    assert result.exit_code == 0, result.output
    assert "2042 of 2042 rows kept, 49 participants" in result.stderr
    assert len(list((out / "profiles").glob("*.pdf"))) == 49
    table = pd.read_csv(out / "scores.csv", dtype={"participant": str})
    raters = table[table["rater_group"] == "soldier"].set_index("participant").to_dict("index")
    by_company = rater_scores_by_company()
    for company, scores in by_company.items():
        shown = raters[company]
        half = 1.96 * spread_within(by_company) / math.sqrt(len(scores))
        assert (shown["n"], shown["status"]) == (len(scores), "shown")
        assert shown["mean"] == pytest.approx(statistics.fmean(scores))
        assert shown["low"] == pytest.approx(max(1.0, statistics.fmean(scores) - half), abs=1e-3)
