"""Two checkers of others find no error, and the file's syntax is right; each of them finds what is damaged."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import outloud
import pdfua
import pikepdf
import pytest

from reports import render_pdf
from tests.reports.sample_report import full_report

needs_qpdf = pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed (Debian: qpdf)")

CANNOT_RUN = {"UA-14-001"}
"""pdfua's look for empty headings fails on an array of marks; `structure_rules` looks for them, too."""

Damage = Callable[[pikepdf.Pdf], None]


def outloud_errors(pdf: bytes, folder: Path) -> list[str]:
    """What outloud calls an error, and rules that failed themselves."""
    result = outloud.check(str(written(pdf, folder)))
    assert result.error is None
    crashed = [f"{run.rule} crashed: {run.reason}" for run in result.runs if run.status == "crashed"]
    errors = [one for one in result.findings if one.severity == "error"]
    return crashed + [f"{one.rule}: {one.message}" for one in errors]


def pdfua_errors(pdf: bytes, folder: Path) -> list[str]:
    """What pdfua calls an error, and rules that failed themselves."""
    report = pdfua.validate(str(written(pdf, folder)))
    failed = {outcome.rule_id for outcome in report.skipped} - CANNOT_RUN
    errors = [one for one in report.findings if one.severity == pdfua.Severity.ERROR]
    return sorted(failed) + [f"{one.rule_id}: {one.message}" for one in errors]


def qpdf_says(pdf: bytes, folder: Path) -> tuple[int, str]:
    """The exit code of `qpdf --check`, and what it says."""
    done = subprocess.run(
        ["qpdf", "--check", written(pdf, folder)], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def written(pdf: bytes, folder: Path) -> Path:
    path = folder / "report.pdf"
    path.write_bytes(pdf)
    return path


def without_words(pdf: pikepdf.Pdf) -> None:
    """Take away what figures are told in."""
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure":
            del each.Alt


def without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def without_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def without_marks(pdf: pikepdf.Pdf) -> None:
    contents = pdf.pages[0].Contents
    contents.write(contents.read_bytes().replace(b"/Artifact BMC", b"/Nothing BMC"))


def test_outloud_finds_no_error(pdf: bytes, tmp_path: Path) -> None:
    assert outloud_errors(pdf, tmp_path) == []


def test_pdfua_finds_no_error(pdf: bytes, tmp_path: Path) -> None:
    assert pdfua_errors(pdf, tmp_path) == []


@needs_qpdf
def test_qpdf_finds_the_syntax_right(pdf: bytes, tmp_path: Path) -> None:
    code, said = qpdf_says(pdf, tmp_path)
    assert (code, "WARNING" in said) == (0, False), said


@pytest.mark.parametrize("damage", [without_words, without_language, without_tree, without_marks])
def test_outloud_finds_what_is_damaged(
    damage: Damage, damaged: Callable[[Damage], bytes], tmp_path: Path
) -> None:
    assert outloud_errors(damaged(damage), tmp_path) != []


@pytest.mark.parametrize("damage", [without_words, without_language, without_tree])
def test_pdfua_finds_what_is_damaged(
    damage: Damage, damaged: Callable[[Damage], bytes], tmp_path: Path
) -> None:
    assert pdfua_errors(damaged(damage), tmp_path) != []


@needs_qpdf
@pytest.mark.parametrize(
    ("old", "new"), [(b"/W[1 4 3]", b"/W[1 3 3]"), (b"startxref", b"startxxxx"), (b"/ObjStm", b"/ObjXtm")]
)
def test_qpdf_finds_what_is_damaged(old: bytes, new: bytes, tmp_path: Path) -> None:
    pdf = render_pdf(full_report())
    assert old in pdf
    code, said = qpdf_says(pdf.replace(old, new), tmp_path)
    assert code != 0, said
