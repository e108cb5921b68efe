"""Bring lists of people into a programme, row by row, and tell what became of each."""

from assessment.domain.rosters.participants import bring_participants
from assessment.domain.rosters.raters import bring_raters
from assessment.domain.rosters.rows import Brought

__all__ = ["Brought", "bring_participants", "bring_raters"]
