"""Remarks about who took part."""

import numpy as np

from assessment.files import catalogue
from assessment.files.answered import Answered
from assessment.files.problems import Findings
from assessment.files.respondents import NO_SELF_GROUP


def note_participation(answered: Answered, findings: Findings) -> None:
    """Remark on participants without a self rating, or once on a file that has none at all."""
    people = answered.people
    if people.own_group == NO_SELF_GROUP:
        return
    without = np.setdiff1d(people.participant, people.participant[people.is_self()])
    if len(without) == len(np.unique(people.participant)):
        findings.add(catalogue.NO_SELF_AT_ALL)
        return
    for name in sorted(people.participants[code].as_py() for code in without.tolist()):
        findings.add(catalogue.NO_SELF, value=name)
