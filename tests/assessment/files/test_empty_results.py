import pytest

from assessment.files.empty_results import list_empty_results
from assessment.files.problems import Findings


def codes(xml: str) -> list[tuple[str, str]]:
    findings = Findings("x.xlsx")
    list_empty_results("sheet1.xml", xml.encode(), findings)
    return [(problem.code, problem.value) for problem in findings.problems]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ('<c r="B2" s="1" t="e"><v>#REF!</v></c>', [("R-31", "B2")]),
        ('<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', [("R-31", "B2")]),
        ('<c r="B2" t="e"><f t="shared" si="0"/><v>#NAME?</v></c>', [("R-31", "B2")]),
        ('<c r="B2" t="e"><v>#N/A</v></c>', []),
        ('<c r="B2"><f>1+2</f></c>', [("R-32", "B2")]),
        ('<c r="B2" s="4"><f>1+2</f><v /></c>', [("R-32", "B2")]),
        ('<c r="B2"><f>1+2</f><v>3</v></c>', []),
        ('<c r="B2" t="str"><f>""</f><v></v></c>', []),
        ('<c r="B2" t="s"><v>3</v></c>', []),
    ],
)
def test_a_cell_that_holds_nothing_is_told(cell: str, found: list[tuple[str, str]]) -> None:
    assert codes(f"<row>{cell}</row>") == found


def test_the_cells_of_a_kind_are_told_once() -> None:
    assert codes('<c r="A2" t="e"><v>#REF!</v></c><c r="A3" t="e"><v>#REF!</v></c>') == [("R-31", "A2")]
