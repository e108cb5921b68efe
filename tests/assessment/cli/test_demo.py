import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdfium2

from assessment.cli.exits import Exit

BALCONY = "from assessment.cli.main import run; run()"


def page_texts(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def test_a_small_demo_reports_on_every_leader_and_says_simulated_on_every_page(
    balcony: Any, programme: Path
) -> None:
    result = balcony("demo", "--out", "demo", "--leaders", "12", "--jobs", "1")
    assert result.exit_code == Exit.DONE, result.output
    profiles = sorted((programme / "demo" / "report" / "profiles").glob("*.pdf"))
    assert len(profiles) == 12
    assert all("simulated" in text.lower() for path in profiles[:3] for text in page_texts(path))


def test_the_demo_can_be_run_again(balcony: Any) -> None:
    for _ in range(2):
        result = balcony("demo", "--out", "demo", "--leaders", "2", "--jobs", "1")
        assert result.exit_code == Exit.DONE, result.output


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom assessment.cli import main\n"
        "print([name for name in ('pandas', 'numpy', 'reportlab', 'pydantic', 'yaml', 'rich.progress') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_two_processes_with_different_hash_seeds_write_the_same_bytes(tmp_path: Path) -> None:
    def run(seed: str) -> bytes:
        out = tmp_path / seed
        arguments = ["demo", "--out", str(out), "--leaders", "2", "--jobs", "1"]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run(
            [sys.executable, "-c", BALCONY, *arguments], env=environment, capture_output=True, check=True
        )
        return b"".join(
            path.read_bytes()
            for path in sorted((out / "report").rglob("*"))
            if path.suffix in {".pdf", ".csv"}
        )

    assert run("1") == run("2")
