"""The receipt of the gate, in words that a rater can read."""

from reports.content import Block, BulletList, Column, Heading, Paragraph, Table, plain
from reports.reading import Reading
from scoring.profile import Action, Decision

_REVEALING = ("items_left_out", "extremes", "spreads")
"""The rules that withhold what could tell an answer; all others withhold where people are too few."""


def receipt(reading: Reading) -> tuple[Block, ...]:
    """What was checked, what was done with each rater group, and how far that goes."""
    words = reading.wording.receipt
    blocks: list[Block] = [Heading(reading.wording.method.privacy_heading)]
    checked = checks(reading)
    if checked:
        blocks.append(BulletList(tuple(plain(check) for check in checked)))
    done = tuple(group_rows(reading))
    if done:
        columns = tuple(
            Column(header, weight) for header, weight in zip(words.columns, (3, 2.6, 3), strict=True)
        )
        blocks.append(Table(columns, done))
    blocks += [Paragraph(plain(" ".join(part))) for part in (notes(reading), behind(reading)) if part]
    return (*blocks, Heading(words.not_promised_heading), BulletList(tuple(map(plain, words.not_promised))))


def checks(reading: Reading) -> list[str]:
    """Each rule that was applied, with its number."""
    policy, words = reading.instrument.policy, reading.wording.receipt
    thresholds = {
        "raters": policy.minimum_raters,
        "items": policy.minimum_raters_item,
        "distribution": policy.minimum_raters_distribution,
        "comments": policy.minimum_raters_comments,
        "options": policy.minimum_options,
        "difference": policy.release_difference,
    }
    return [words.checks.get(check, check).format(**thresholds) for check in reading.profile.receipt.checks]


def group_rows(reading: Reading) -> list[tuple[str, str, str]]:
    """What was done with each rater group that stands alone, and with those that joined another, and why."""
    decisions = [each for each in reading.profile.receipt.decisions if reading.group_label(each.subject)]
    kept = {each.subject: each for each in decisions if each.action is Action.KEPT}
    alone = [each for each in decisions if each.action not in {Action.MERGED, Action.KEPT}]
    joined = [each for each in decisions if each.action is Action.MERGED]
    rows = [_alone(kept.get(each.subject, each), reading) for each in alone]
    return rows + _joined(joined, reading)


def notes(reading: Reading) -> list[str]:
    """What is told as a band, and what else is not shown and why."""
    words, decisions = reading.wording.receipt, reading.profile.receipt.decisions
    withheld = [each for each in decisions if each.action is Action.WITHHELD]
    revealing = {each.subject for each in withheld if each.rule in _REVEALING}
    few = {each.subject for each in withheld if each.rule not in _REVEALING}
    banded = any(each.action is Action.BANDED for each in decisions)
    found = ((words.also_withheld, _named(few, reading)), (words.would_reveal, _named(revealing, reading)))
    told = [template.format(what=", ".join(what)) for template, what in found if what]
    return [words.banded] * banded + told


def behind(reading: Reading) -> list[str]:
    """How many people stand behind each figure, and how many where some of them tell their answers."""
    words, found = reading.wording.receipt, reading.profile.receipt
    if found.fewest_behind is None:
        return [words.behind_nobody] if found.checks else []
    said = [words.behind.format(count=found.fewest_behind)]
    left = found.fewest_behind - found.colluders
    if found.colluders:
        told = words.told if left > 1 else words.told_all
        said.append(told.of(found.colluders).format(count=found.colluders, left=left))
    return said


def _named(withheld: set[str], reading: Reading) -> list[str]:
    """What is not shown: whole kinds of figures, single dimensions, single items by their codes."""
    kinds = [name for subject, name in reading.wording.receipt.subjects.items() if subject in withheld]
    named = zip(reading.instrument.scales, reading.scales, strict=True)
    scales = [spoken.name for scale, spoken in named if scale.id in withheld]
    return [*kinds, *scales, *(code for code in reading.profile.items if code in withheld)]


def _alone(decision: Decision, reading: Reading) -> tuple[str, str, str]:
    words, label = reading.wording.receipt, reading.group_label(decision.subject) or ""
    if decision.action is Action.KEPT:
        return label, words.kept, words.reason_kept.format(threshold=decision.threshold)
    if decision.action is Action.WITHHELD:
        return label, words.withheld, words.reason_small.format(threshold=decision.threshold)
    if any(group.id == decision.subject and group.n == 0 for group in reading.groups):
        return label, words.withheld, words.reason_nobody
    reason = words.reasons.get(decision.rule, decision.rule).format(threshold=decision.threshold)
    return label, words.shown, reason


def _joined(decisions: list[Decision], reading: Reading) -> list[tuple[str, str, str]]:
    """A row for all groups that joined the same one at the same threshold."""
    joined: dict[tuple[str, int], list[str]] = {}
    for each in decisions:
        place = _host(each.subject, reading), each.threshold
        joined.setdefault(place, []).append(reading.group_label(each.subject) or "")
    words = reading.wording.receipt
    return [
        (", ".join(names), words.merged.format(group=host), words.reason_small.format(threshold=threshold))
        for (host, threshold), names in joined.items()
    ]


def _host(group: str, reading: Reading) -> str:
    """The label of the group that another one is counted in."""
    hosts = (shown.id for shown in reading.profile.groups if group in shown.members)
    labels = {each.id: each.label for each in reading.groups}
    return next((labels[host] for host in hosts), "")
