"""Commitments, limits and method, the receipt, and the page of learning needs."""

from collections.abc import Mapping
from typing import NamedTuple


class CommitmentsWording(NamedTuple):
    """Questions for the debrief and the form to fill in."""

    heading: str
    questions_heading: str
    question_more: str
    question_less: str
    question_same: str
    question_disputed: str
    question_highest: str
    question_lowest: str
    question_open: str
    form_heading: str
    commitment: str
    prompts: tuple[str, ...]


class MethodWording(NamedTuple):
    """Limits, method, receipt and versions."""

    heading: str
    limits_heading: str
    limits: tuple[str, ...]
    method_heading: str
    rater_score: str
    equal_groups: str
    equal_raters: str
    interval: str
    spread: str
    assumed: str
    not_observed: str
    privacy_heading: str
    versions_heading: str
    questionnaire: str
    document: str
    document_on: str
    language_missing: str
    questionnaire_language_missing: str
    questionnaire_draft: str
    report_draft: str
    both_drafts: str
    simulated: str


class ReceiptWording(NamedTuple):
    """What the gate checked and did, by the codes that the receipt holds.

    `checks` is keyed by check and `reasons` by rule; a code without words stands as it is.
    `also_withheld` names what else is not shown, and `subjects` what a whole kind is called there.
    """

    checks: Mapping[str, str]
    columns: tuple[str, str, str]
    shown: str
    withheld: str
    merged: str
    reasons: Mapping[str, str]
    reason_small: str
    reason_nobody: str
    also_withheld: str
    subjects: Mapping[str, str]


class NeedsWording(NamedTuple):
    """The one page of a questionnaire that only the participant answers."""

    heading: str
    intro: str
    intro_confidence: str
    confidence: str
    importance: str
    widest: str
    no_need: str
    lowest: str
    nothing: str
    need: str
    alt: str
    alt_row: str
    next_heading: str
    next_steps: tuple[str, ...]
    method: str
