"""What everybody knows who has seen the questionnaire and a report's page on method."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from instruments.key import scoring_key
from instruments.model import SELF, Instrument, Item


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """The public side of an instrument.

    `scales` holds the items of each scale in their order, `options` the lowest and the highest
    rating of each item. `groups` are the rater groups but `self`; members of `attributed` ones know
    that they are recognised. `labels` are the groups' names in every language, `wordings` the items'
    statements; both lead to ids. `fewest` is the number of raters that no figure may fall below.
    """

    scales: Mapping[str, tuple[str, ...]]
    options: Mapping[str, tuple[int, int]]
    reversed_items: frozenset[str]
    groups: tuple[str, ...]
    attributed: frozenset[str]
    labels: Mapping[str, str]
    wordings: Mapping[str, str]
    languages: tuple[str, ...]
    fewest: int
    fewest_comments: int
    spare_options: int
    equal_groups: bool
    answered_share: Fraction

    def range_of(self, measure: str) -> tuple[int, int]:
        """The lowest and the highest value of an item or a scale."""
        return self.options[self.scales[measure][0] if measure in self.scales else measure]


def public_side(instrument: Instrument) -> Questionnaire:
    """What an instrument tells everybody."""
    key, policy = scoring_key(instrument), instrument.policy
    rows = list(zip(key["item"], key["scale"], key["minimum"], key["maximum"], strict=True))
    others = tuple(group for group in instrument.rater_groups if group.id != SELF)
    scales: dict[str, tuple[str, ...]] = {}
    for item, scale, _, _ in rows:
        scales[scale] = (*scales.get(scale, ()), item)
    return Questionnaire(
        scales=scales,
        options={item: (int(low), int(high)) for item, _, low, high in rows},
        reversed_items=frozenset(item.code for item in instrument.items if item.reverse),
        groups=tuple(group.id for group in others),
        attributed=frozenset(group.id for group in others if group.attributed),
        labels={text: group.id for group in others for text in group.label.root.values()},
        wordings={text: item.code for item in instrument.items for text in _statements(item)},
        languages=tuple(instrument.languages),
        fewest=policy.minimum_raters,
        fewest_comments=policy.minimum_raters_comments,
        spare_options=policy.minimum_options - 1,
        equal_groups=policy.all_others == "equal_groups",
        answered_share=Fraction(policy.answered_share),
    )


def _statements(item: Item) -> list[str]:
    """Every wording of an item, in every language."""
    texts = [item.self_wording, *([item.other_wording] if item.other_wording else [])]
    return [statement for text in texts for statement in text.root.values()]
