from pathlib import Path

import openpyxl
import pandas as pd

from assessment.output.tables import write_table


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
