"""Who speaks in a report: the participant, all others, and the rater groups with a figure to show."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reports.content import ROLE_ALL_OTHERS, ROLE_FIRST_GROUP, ROLE_SELF
from scoring.profile import SELF, Cell, GroupScore, ItemProfile, Profile, Reason, ScaleProfile, Suppressed

if TYPE_CHECKING:
    from instruments.model import Instrument
    from reports.wording.schema.opening import Labels


class GroupReading(NamedTuple):
    """A rater group as the report names it; `note` tells who may be counted in it."""

    id: str
    label: str
    role: int
    n: int | None
    note: str = ""


class Voice(NamedTuple):
    """One line of a chart or a table: its role and name, and the rater group, if it is one."""

    role: int
    name: str
    group: str = ""

    @property
    def is_of_raters(self) -> bool:
        """Whether raters speak: a group of them, or all."""
        return self.role != ROLE_SELF

    def cell(self, figures: ScaleProfile | ItemProfile) -> Cell:
        """What this voice says about a scale or an item."""
        if self.role == ROLE_SELF:
            return figures.own
        return figures.all_others if self.role == ROLE_ALL_OTHERS else figures.groups[self.group]


def groups_of(
    profile: Profile, instrument: Instrument, words: Labels, language: str
) -> tuple[GroupReading, ...]:
    """The rater groups of a profile, named in `language`."""
    labels = {group.id: group.label.in_language(language) for group in instrument.rater_groups}
    order = [group.id for group in instrument.rater_groups if group.id != SELF]
    readings = []
    for shown in profile.groups:
        label, note = labels[shown.id], ""
        if len(shown.members) > 1:
            label = words.merged_group.format(group=label)
            members = ", ".join(labels[member] for member in shown.members)
            note = words.merged_note.format(label=label, groups=members)
        role = ROLE_FIRST_GROUP + order.index(shown.id)
        readings.append(GroupReading(shown.id, label, role, shown.n, note))
    return tuple(readings)


def voices_of(
    profile: Profile, instrument: Instrument, groups: tuple[GroupReading, ...], words: Labels
) -> tuple[Voice, ...]:
    """Those with a score to show on at least one dimension: you, all others, the rater groups."""
    everybody = [
        Voice(ROLE_SELF, words.you),
        Voice(ROLE_ALL_OTHERS, words.all_others),
        *(Voice(group.role, group.label, group.id) for group in groups),
    ]
    scales = [profile.scales[scale.id] for scale in instrument.scales]
    return tuple(voice for voice in everybody if any(isinstance(voice.cell(s), GroupScore) for s in scales))


def silent_groups(
    profile: Profile, instrument: Instrument, groups: tuple[GroupReading, ...]
) -> dict[Reason, list[str]]:
    """The labels of the groups without any score to show, by the first reason given."""
    scales = [profile.scales[scale.id] for scale in instrument.scales]
    silent: dict[Reason, list[str]] = {}
    for group in groups:
        cells = [figures.groups[group.id] for figures in scales if group.id in figures.groups]
        reasons = [cell.reason for cell in cells if isinstance(cell, Suppressed)]
        if reasons and len(reasons) == len(cells):
            silent.setdefault(reasons[0], []).append(group.label)
    return silent
