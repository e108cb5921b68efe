"""An instrument's policy in the terms of scoring and of the gate."""

from instruments.model import SELF, Instrument
from scoring.policy import AllOthers, DisclosurePolicy, GroupRule, ScoringPolicy


def scoring_policy(instrument: Instrument) -> ScoringPolicy:
    """How the instrument wants its scores made."""
    policy = instrument.policy
    return ScoringPolicy(AllOthers(policy.all_others), policy.answered_share, policy.confidence)


def disclosure_policy(instrument: Instrument) -> DisclosurePolicy:
    """What the instrument allows to be shown; its rater groups in their order."""
    policy = instrument.policy
    return DisclosurePolicy(
        groups=tuple(
            GroupRule(group.id, group.attributed, group.minimum, group.merges_into)
            for group in instrument.rater_groups
            if group.id != SELF
        ),
        minimum_raters=policy.minimum_raters,
        minimum_raters_item=policy.minimum_raters_item,
        minimum_raters_distribution=policy.minimum_raters_distribution,
        minimum_raters_comments=policy.minimum_raters_comments,
        minimum_norm_participants=policy.minimum_norm_participants,
        minimum_options=policy.minimum_options,
        release_difference=policy.release_difference,
        colluders=policy.colluders,
    )
