import subprocess
import sys

import pytest

import instruments
from instruments.key import scoring_key
from instruments.loading import load_instrument
from instruments.model import Instrument
from instruments.problems import InstrumentError, Problem


def test_the_package_offers_what_most_callers_need() -> None:
    assert [getattr(instruments, name) for name in sorted(instruments.__all__)] == [
        Instrument,
        InstrumentError,
        Problem,
        load_instrument,
        scoring_key,
    ]


def test_the_package_offers_nothing_else() -> None:
    with pytest.raises(AttributeError, match="module 'instruments' has no attribute 'nothing'"):
        _ = instruments.nothing


@pytest.mark.parametrize(
    ("program", "heavy"),
    [
        ("import instruments", ["yaml", "pydantic", "pandas"]),
        (
            "import instruments; instruments.load_instrument('systems-leadership')",
            ["pandas", "difflib", "jsonschema"],
        ),
    ],
)
def test_nothing_heavy_is_imported_before_it_is_used(program: str, heavy: list[str]) -> None:
    report = f"import sys; {program}; print([name for name in {heavy} if name in sys.modules])"
    printed = subprocess.run([sys.executable, "-c", report], check=True, capture_output=True, text=True)
    assert printed.stdout == "[]\n"
