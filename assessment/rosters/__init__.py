"""Lists of people as other tools make them: participants of a programme, and raters of a campaign."""

from assessment.rosters.participants import ParticipantRow, read_participants
from assessment.rosters.raters import RaterRow, read_raters
from assessment.rosters.reading import Roster

__all__ = ["ParticipantRow", "RaterRow", "Roster", "read_participants", "read_raters"]
