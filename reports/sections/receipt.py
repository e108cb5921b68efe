"""The receipt of the gate, in words that a rater can read."""

from reports.content import Block, BulletList, Column, Heading, Paragraph, Table, plain
from reports.reading import Reading
from scoring.profile import Action, Decision


def receipt(reading: Reading) -> tuple[Block, ...]:
    """What was checked, and what was done with each rater group."""
    words = reading.wording.receipt
    blocks: list[Block] = [Heading(reading.wording.method.privacy_heading)]
    checks = _checks(reading)
    if checks:
        blocks.append(BulletList(tuple(plain(check) for check in checks)))
    rows = tuple(_rows(reading))
    if rows:
        columns = tuple(
            Column(header, weight) for header, weight in zip(words.columns, (3, 2.6, 3), strict=True)
        )
        blocks.append(Table(columns, rows))
    what = _also_withheld(reading)
    if what:
        blocks.append(Paragraph(plain(words.also_withheld.format(what=", ".join(what)))))
    return tuple(blocks)


def _also_withheld(reading: Reading) -> list[str]:
    """What else is not shown: whole kinds of figures, single dimensions, single items by their codes."""
    withheld = {each.subject for each in reading.profile.receipt.decisions if each.action is Action.WITHHELD}
    kinds = [name for subject, name in reading.wording.receipt.subjects.items() if subject in withheld]
    named = zip(reading.instrument.scales, reading.scales, strict=True)
    scales = [spoken.name for scale, spoken in named if scale.id in withheld]
    return [*kinds, *scales, *(code for code in reading.profile.items if code in withheld)]


def _checks(reading: Reading) -> list[str]:
    policy, words = reading.instrument.policy, reading.wording.receipt
    thresholds = {
        "raters": policy.minimum_raters,
        "items": policy.minimum_raters_item,
        "distribution": policy.minimum_raters_distribution,
        "comments": policy.minimum_raters_comments,
    }
    return [words.checks.get(check, check).format(**thresholds) for check in reading.profile.receipt.checks]


def _rows(reading: Reading) -> list[tuple[str, str, str]]:
    """A row for each rater group that stands alone, and one for all those that joined the same group."""
    decisions = [each for each in reading.profile.receipt.decisions if reading.group_label(each.subject)]
    alone = [_alone(each, reading) for each in decisions if each.action is not Action.MERGED]
    joined: dict[tuple[str, int], list[str]] = {}
    for each in decisions:
        if each.action is Action.MERGED:
            place = _host(each.subject, reading), each.threshold
            joined.setdefault(place, []).append(reading.group_label(each.subject) or "")
    words = reading.wording.receipt
    return alone + [
        (", ".join(names), words.merged.format(group=host), words.reason_small.format(threshold=threshold))
        for (host, threshold), names in joined.items()
    ]


def _alone(decision: Decision, reading: Reading) -> tuple[str, str, str]:
    words, label = reading.wording.receipt, reading.group_label(decision.subject) or ""
    if decision.action is Action.WITHHELD:
        return label, words.withheld, words.reason_small.format(threshold=decision.threshold)
    if any(group.id == decision.subject and group.n == 0 for group in reading.groups):
        return label, words.withheld, words.reason_nobody
    reason = words.reasons.get(decision.rule, decision.rule).format(threshold=decision.threshold)
    return label, words.shown, reason


def _host(group: str, reading: Reading) -> str:
    """The label of the group that another one is counted in."""
    hosts = (shown.id for shown in reading.profile.groups if group in shown.members)
    labels = {each.id: each.label for each in reading.groups}
    return next((labels[host] for host in hosts), "")
