"""Both sides of each comparison of profiles say the same; the benchmarks run at a small size, no time is asserted."""

from collections import Counter
from importlib import import_module
from io import BytesIO

import pytest
from pypdf import PdfReader

from benchmarks import canvas, crowd, profiles
from benchmarks.figures import Figure, Goal, show
from benchmarks.leaders import content, leaders
from benchmarks.timing import Turns
from reports import ReportContent, render_pdf


@pytest.fixture(scope="module")
def report() -> ReportContent:
    return content(leaders(2)[0])


def words(pdf: bytes) -> list[Counter[str]]:
    """How often each letter stands on each page."""
    return [Counter(page.extract_text().replace("ﬁ", "fi")) for page in PdfReader(BytesIO(pdf)).pages]


def without_spaces(pages: list[Counter[str]]) -> list[Counter[str]]:
    return [Counter({char: count for char, count in page.items() if not char.isspace()}) for page in pages]


def pages(pdf: bytes) -> int:
    return len(PdfReader(BytesIO(pdf)).pages)


def test_the_canvas_writes_every_letter_of_every_page(report: ReportContent) -> None:
    theirs, ours = words(canvas.draw(canvas.calls(report))), words(render_pdf(report))
    assert without_spaces(theirs) == without_spaces(ours)


def test_the_canvas_is_never_told_to_set_what_is_set_already(report: ReportContent) -> None:
    for page in canvas.calls(report):
        told: dict[str, str] = {}
        for call in map(repr, page):
            method = call.partition("methodcaller('")[2].partition("'")[0]
            assert not method.startswith("set") or told.get(method) != call
            told[method] = call


@pytest.mark.parametrize(
    ("name", "module", "function"),
    [("typst", "typst_side", "typst_pdf"), ("weasyprint", "weasyprint_side", "weasyprint_pdf")],
)
def test_another_program_sets_the_same_words_on_about_as_many_pages(
    name: str, module: str, function: str, report: ReportContent
) -> None:
    try:
        theirs = getattr(import_module(f"benchmarks.{module}"), function)(report)
    except (ImportError, OSError) as missing:
        pytest.skip(f"{name} is needed for comparison only: make bench installs it ({missing})")
    ours = render_pdf(report)
    assert pages(theirs) == pytest.approx(pages(ours), rel=0.2)
    said = " ".join(page.extract_text() for page in PdfReader(BytesIO(theirs)).pages)
    assert [section.heading for section in report.sections if section.heading not in said] == []
    assert "/StructTreeRoot" in PdfReader(BytesIO(theirs)).trailer["/Root"]  # type: ignore[operator]  # pypdf's objects are loosely typed


def test_the_benchmark_of_profiles_runs() -> None:
    figures = profiles.measure(number=1, few=1)
    goals = [str(figure.goal) for figure in figures[:-2] if figure.goal]
    assert goals == ["at most 0.6 times", "at most 0.6 times", "at most 150 KB"]
    assert len(figures) == 10


def test_a_program_that_cannot_be_loaded_is_said_to_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(profiles, "_OTHERS", {"Nobody": ("benchmarks.nobody", "draw", 4)})
    *_, figure = profiles.measure(number=1, few=1)
    assert figure.what == "Nobody: not measured, No module named 'benchmarks.nobody'"
    assert figure.cells()[1] == ""


def test_the_benchmark_of_a_cohort_runs_on_one_and_on_two_processes() -> None:
    figures = crowd.measure(number=6, part=5, rounds=1)
    assert [figure.what for figure in figures] == [
        "5 profiles, one process",
        "5 profiles, two processes",
        "6 profiles, two processes",
        "the same with a receipt for raters each",
    ]


def test_in_turns_each_side_takes_each_piece_once() -> None:
    ran: list[str] = []
    turns = Turns(
        {
            "a": lambda piece: lambda: ran.append(f"a{piece}"),
            "b": lambda piece: lambda: ran.append(f"b{piece}"),
        },
        [1, 2],
    )
    assert ran == ["a1", "b1", "a2", "b2"]
    assert turns.seconds("a") >= 0


def test_a_table_shows_sizes_and_leaves_out_what_is_empty(capsys: pytest.CaptureFixture[str]) -> None:
    show("Title", [Figure("one", kb=90, goal=Goal("kb", 150)), Figure("two", 0.01234)])
    assert capsys.readouterr().out.splitlines()[3:] == [
        "| what | seconds | KB | goal           |         |",
        "|------|---------|----|----------------|---------|",
        "| one  |         | 90 | at most 150 KB | reached |",
        "| two  | 0.0123  |    |                |         |",
    ]
