"""What is stored. Import from here."""

from assessment.models.answers import Authorship, Comment, Response, Sheet
from assessment.models.assignment import ANSWERING, Assignment, Link, Reason, State
from assessment.models.audit import AuditEvent
from assessment.models.campaign import Campaign, InstrumentVersion
from assessment.models.people import Participant, Person
from assessment.models.programme import Cohort, Organisation, Programme, Team
from assessment.models.staff import Membership, Role, StaffMember

__all__ = [
    "ANSWERING",
    "Assignment",
    "AuditEvent",
    "Authorship",
    "Campaign",
    "Cohort",
    "Comment",
    "InstrumentVersion",
    "Link",
    "Membership",
    "Organisation",
    "Participant",
    "Person",
    "Programme",
    "Reason",
    "Response",
    "Role",
    "Sheet",
    "StaffMember",
    "State",
    "Team",
]
