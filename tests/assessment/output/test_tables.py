from pathlib import Path

import openpyxl
import pandas as pd

from assessment.output.tables import item_table, scale_table, write_table
from scoring.profile import (
    Agreement,
    Bound,
    Cell,
    GroupScore,
    ItemProfile,
    OptionCount,
    Profile,
    Reason,
    Receipt,
    ScaleProfile,
    ShownGroup,
    Standing,
    Suppressed,
)

TOO_FEW = Suppressed(Reason.TOO_FEW)
REVEALING = Suppressed(Reason.WOULD_REVEAL)
BAND = GroupScore(4, 4.6, bound=Bound.AT_LEAST)
EXACT = GroupScore(5, 3.5, 3.0, 4.0)


def a_scale(others: Cell, agreement: Agreement | Suppressed, standing: Standing | Suppressed) -> ScaleProfile:
    return ScaleProfile(
        own=GroupScore(1, 4.0),
        all_others=others,
        groups={"peer": BAND, "partner": TOO_FEW},
        gap=TOO_FEW,
        agreement=agreement,
        norm=None,
        own_standing=TOO_FEW,
        others_standing=standing,
        own_change=TOO_FEW,
        others_change=TOO_FEW,
    )


def an_item(distribution: tuple[OptionCount, ...] | Suppressed, spread: float | Suppressed) -> ItemProfile:
    return ItemProfile(GroupScore(1, 4.0), EXACT, {"peer": BAND}, distribution, spread)


def a_profile(scales: dict[str, ScaleProfile], items: dict[str, ItemProfile]) -> Profile:
    return Profile(
        participant="P1",
        instrument_digest="",
        code_version="1",
        rule="equal_groups",
        confidence=0.95,
        groups=(
            ShownGroup("peer", ("peer", "carer"), attributed=False, n=4),
            ShownGroup("partner", ("partner",), attributed=False, n=None),
        ),
        raters=None,
        scales=scales,
        items=items,
        highest=(),
        lowest=(),
        disputed=(),
        own_comments={},
        comments={},
        norm_group=None,
        earlier_wave=False,
        receipt=Receipt((), ()),
    )


def rows(table: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    """The cells of some columns, None where a cell is empty."""
    chosen = table[list(columns)].astype(object)
    return list(chosen.where(chosen.notna(), None).itertuples(index=False, name=None))


def test_a_band_is_told_by_its_edge_and_its_side_and_has_no_interval() -> None:
    table = scale_table([a_profile({"seeing": a_scale(EXACT, TOO_FEW, TOO_FEW)}, {})])
    assert rows(table, "rater_group", "members", "status", "n", "mean", "bound", "low", "high") == [
        ("self", "", "shown", 1, 4.0, "", None, None),
        ("peer", "peer + carer", "shown", 4, 4.6, "at_least", None, None),
        ("partner", "", "too_few", None, None, "", None, None),
        ("all_others", "", "shown", 5, 3.5, "", 3.0, 4.0),
    ]


def test_agreement_and_the_place_in_the_norm_group_stand_with_all_others() -> None:
    agreement = Agreement(5, 2, {"uniform": 0.9, "slight_skew": None}, 0.4)
    table = scale_table([a_profile({"seeing": a_scale(EXACT, agreement, Standing(55.0, 6, None))}, {})])
    columns = (
        "t_score",
        "sten",
        "percentile_rank",
        "agreement_items",
        "rwg_uniform",
        "rwg_slight_skew",
        "ad_mean",
    )
    nothing = (None,) * 7
    assert rows(table, *columns) == [nothing, nothing, nothing, (55.0, 6, None, 2, 0.9, None, 0.4)]


def test_agreement_that_is_withheld_leaves_its_columns_empty() -> None:
    table = scale_table([a_profile({"seeing": a_scale(EXACT, REVEALING, TOO_FEW)}, {})])
    assert table[["agreement_items", "rwg_uniform", "rwg_slight_skew", "ad_mean"]].isna().all(axis=None)


def test_a_distribution_is_a_text_of_counts_and_ranges() -> None:
    told = tuple(OptionCount(low, high) for low, high in [(0, 2), (0, 0), (3, 3), (4, 4), (3, 6)])
    table = item_table([a_profile({}, {"S1": an_item(told, 0.5), "S2": an_item(REVEALING, REVEALING)})])
    assert rows(table, "item", "rater_group", "mean", "bound", "distribution", "spread") == [
        ("S1", "self", 4.0, "", "", None),
        ("S1", "peer", 4.6, "at_least", "", None),
        ("S1", "all_others", 3.5, "", "<3|0|3|4|3+", 0.5),
        ("S2", "self", 4.0, "", "", None),
        ("S2", "peer", 4.6, "at_least", "", None),
        ("S2", "all_others", 3.5, "", "", None),
    ]


def test_each_table_has_its_own_columns_in_a_fixed_order() -> None:
    profile = a_profile({"seeing": a_scale(EXACT, TOO_FEW, TOO_FEW)}, {"S1": an_item(TOO_FEW, TOO_FEW)})
    figures = ["status", "n", "mean", "bound", "low", "high"]
    of_scales = [
        "t_score",
        "sten",
        "percentile_rank",
        "agreement_items",
        "rwg_uniform",
        "rwg_slight_skew",
        "ad_mean",
    ]
    assert list(scale_table([profile])) == [
        "participant",
        "rater_group",
        "members",
        "scale",
        *figures,
        *of_scales,
    ]
    assert list(item_table([profile])) == [
        "participant",
        "rater_group",
        "members",
        "item",
        *figures,
        "distribution",
        "spread",
    ]


def test_a_table_of_nobody_has_the_same_kinds_of_columns() -> None:
    profile = a_profile({"seeing": a_scale(EXACT, TOO_FEW, TOO_FEW)}, {})
    assert scale_table([]).dtypes.to_dict() == scale_table([profile]).dtypes.to_dict()


def test_text_that_looks_like_a_formula_is_not_live_in_csv_and_numbers_stay_numbers(tmp_path: Path) -> None:
    table = pd.DataFrame(
        {"participant": ["=1+1", "P2"], "gap": [-0.5, 1.0], "n": pd.array([1, None], dtype="Int64")}
    )
    path = write_table(table, tmp_path, "scores", "csv")
    assert path.read_text(encoding="utf-8") == "participant,gap,n\n'=1+1,-0.5,1\nP2,1.0,\n"


def test_parquet_keeps_the_table_as_it_is(tmp_path: Path) -> None:
    table = pd.DataFrame({"participant": ["=1+1"], "mean": [4.25]})
    path = write_table(table, tmp_path, "scores", "parquet")
    assert pd.read_parquet(path).equals(table)


def test_a_workbook_holds_text_that_looks_like_a_formula_as_text(tmp_path: Path) -> None:
    table = pd.DataFrame({"participant": ["=1+1", "https://example.org"], "mean": [4.25, 3.5]})
    path = write_table(table, tmp_path, "scores", "xlsx")
    sheet = openpyxl.load_workbook(path).active
    cells = [(cell.value, cell.data_type, cell.hyperlink) for cell in sheet["A"][1:]]
    assert cells == [("=1+1", "s", None), ("https://example.org", "s", None)]
    assert [cell.value for cell in sheet["B"][1:]] == [4.25, 3.5]
