"""How the people of each rater group answer, in the units of the simulated scale.

One unit is about the standard deviation of all ratings of one item, and the width of one option
where there are five. The figures are set so that rater scores have an ICC(1) of .15 to .25, the
range usual in multisource feedback, and so that groups too small to be shown really occur.
"""

from dataclasses import dataclass

from instruments.model import SELF


@dataclass(frozen=True, slots=True)
class Habit:
    """The habits of one group.

    `sizes` are the shares of participants with 0, 1, 2 ... raters in the group. `leniency` shifts
    all its ratings, `spread` is the standard deviation between raters that goes through all of a
    rater's answers (halo), `view` that of what the group as a whole sees differently. `unseen` is
    the share of behaviours not observed, `writing` the chance that a rater answers a comment question.
    """

    sizes: tuple[float, ...]
    leniency: float = 0.0
    spread: float = 0.5
    view: float = 0.15
    unseen: float = 0.06
    writing: float = 0.4


HABITS = {
    SELF: Habit((0.0, 1.0), leniency=0.2, spread=0.7, unseen=0.005, writing=0.6),
    "line_manager": Habit((0.04, 0.96), leniency=-0.25, spread=0.45, unseen=0.05, writing=0.6),
    "peer": Habit((0.0, 0.0, 0.36, 0.34, 0.2, 0.1), unseen=0.05),
    "direct_report": Habit((0.22, 0.06, 0.16, 0.22, 0.18, 0.1, 0.06), spread=0.6, view=0.25, unseen=0.05),
    "partner": Habit((0.3, 0.26, 0.24, 0.14, 0.06), leniency=0.05, unseen=0.08),
    "elected_member": Habit((0.6, 0.22, 0.12, 0.06), leniency=0.05, unseen=0.12, writing=0.3),
    "service_user": Habit((0.64, 0.2, 0.11, 0.05), leniency=0.1, spread=0.6, unseen=0.13, writing=0.45),
    "voluntary_sector": Habit((0.6, 0.22, 0.12, 0.06), leniency=0.05, unseen=0.09, writing=0.45),
}
ANY_GROUP = Habit((0.2, 0.2, 0.2, 0.2, 0.2))


def habit_of(group: str) -> Habit:
    """The habits of a rater group; a group that is not known here gets ordinary ones."""
    return HABITS.get(group, ANY_GROUP)
