"""Commitments, limits and method, the receipt, and the page of learning needs."""

from collections.abc import Mapping
from typing import NamedTuple

from reports.wording.parts import Plural


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
    `also_withheld` (too few) and `would_reveal` name what else is not shown, and `subjects` what a
    whole kind is called there. `told` says how many people are left where some tell their own
    answers, by the number of those, and `told_all` that not even two are. What follows
    `not_promised` stands in the text for raters alone.
    """

    checks: Mapping[str, str]
    columns: tuple[str, str, str]
    shown: str
    withheld: str
    merged: str
    reasons: Mapping[str, str]
    reason_small: str
    reason_nobody: str
    kept: str
    reason_kept: str
    also_withheld: str
    would_reveal: str
    subjects: Mapping[str, str]
    banded: str
    behind: str
    behind_nobody: str
    told: Plural
    told_all: Plural
    not_promised_heading: str
    not_promised: tuple[str, ...]
    title: str
    readers_heading: str
    readers: tuple[str, ...]
    done_heading: str


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
