"""A whole report, and a way to make small ones."""

from collections.abc import Callable

import pytest

from reports.content import (
    Block,
    Metadata,
    ReportContent,
    Section,
)
from tests.reports.sample_charts import FURNITURE
from tests.reports.sample_report import full_report


@pytest.fixture(scope="session")
def sample() -> ReportContent:
    """A whole profile with eight groups."""
    return full_report()


@pytest.fixture(scope="session")
def report_of() -> Callable[..., ReportContent]:
    """Makes a report of one section from blocks."""

    def make(*blocks: Block, participant: str = "Alex Example", title: str = "Profile") -> ReportContent:
        return ReportContent(
            title,
            (),
            participant,
            "en",
            Metadata("Balcony", "Test"),
            "T1",
            FURNITURE,
            (Section("Section", blocks),),
        )

    return make
