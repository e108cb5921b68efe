"""Numbers of raters: of groups, of options, and of what is left when they are taken from each other."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from assessment.attacks.figures import ALL_OTHERS, Count, Figure
from assessment.attacks.findings import Finding
from assessment.attacks.knowledge import NOTHING, Knowledge
from assessment.attacks.released import Release
from assessment.attacks.units import behind_counts, measures, shown_groups

NAME = "counts"
TRIES = "looks for numbers of raters below the fewest, printed or left over, and for traces of empty groups"


def attack(release: Release, known: Knowledge = NOTHING) -> list[Finding]:
    """Every number of protected raters that is told though it is too small."""
    found = [finding for name in release.participants for finding in _heads(release, name)]
    for participant, measure in measures(release):
        found += _of_figures(release, participant, measure)
        found += _of_options(release, participant, measure)
    return [*found, *_against_twin(release, known.twin)]


def _heads(release: Release, participant: str) -> Iterator[Finding]:
    """Head counts on the page: of each group, and of all raters less those of the groups."""
    page, fewest = release.page(participant), release.questionnaire.fewest
    for group, n in page.heads.items():
        if n < fewest and group not in release.questionnaire.attributed:
            yield _finding(participant, f"{group} has {n} rater(s)", n)
    if page.raters is not None and page.heads:
        left = page.raters - sum(page.heads.values())
        if 0 < left < fewest:
            yield _finding(participant, f"{left} rater(s) are in groups that are not shown", left)


def _of_figures(release: Release, participant: str, measure: str) -> Iterator[Finding]:
    """The n of figures, and of the total less the groups."""
    fewest, groups = release.questionnaire.fewest, shown_groups(release, participant, measure)
    for name, each in groups.items():
        if each.n < fewest and name not in release.questionnaire.attributed:
            yield _finding(participant, f"on {measure}, {name} has {each.n} rater(s)", each.n)
    total = release.of(participant, measure).get(ALL_OTHERS)
    left = total.n - sum(each.n for each in groups.values()) if total else 0
    if 0 < left < fewest:
        yield _finding(participant, f"on {measure}, {left} rater(s) are not in any group shown", left)


def _of_options(release: Release, participant: str, item: str) -> Iterator[Finding]:
    """Options that too few protected raters chose, with their exact number."""
    total, groups = release.of(participant, item).get(ALL_OTHERS), shown_groups(release, participant, item)
    if total is None or not total.counts:
        return
    lowest, _ = release.questionnaire.range_of(item)
    n = behind_counts(total, groups, release.questionnaire)
    counts = _narrowed(total.counts, n)
    if n == total.n:
        counts = _without_known(counts, groups.values(), lowest, release)
    for option, (low, high) in enumerate(counts, start=lowest):
        if low == high < release.questionnaire.fewest:
            yield _finding(participant, f"on {item}, exactly {low} rater(s) chose {option}", low)


def _narrowed(counts: Sequence[Count], n: int) -> list[tuple[int, int]]:
    """The fewest and the most of each option that the others leave of all the answers."""
    lows = [count.low for count in counts]
    highs = [n if count.high is None else min(n, count.high) for count in counts]
    return [
        (max(low, n - sum(highs) + high), min(high, n - sum(lows) + low))
        for low, high in zip(lows, highs, strict=True)
    ]


def _without_known(
    counts: list[tuple[int, int]], groups: Iterable[Figure], lowest: int, release: Release
) -> list[tuple[int, int]]:
    """The counts of protected raters alone: single attributed raters' answers stand on the page."""
    for each in groups:
        if _is_one(each, release):
            place = int(each.mean) - lowest
            low, high = counts[place]
            counts[place] = (max(low - 1, 0), high - 1)
    return counts


def _is_one(figure: Figure, release: Release) -> bool:
    return figure.n == 1 and not figure.bound and figure.group in release.questionnaire.attributed


def _against_twin(release: Release, twin: Release | None) -> list[Finding]:
    """Files that would not be the same, had nobody answered in the groups that are hidden."""
    if twin is None:
        return []
    names = sorted({*release.files, *twin.files})
    other = [name for name in names if release.files.get(name) != twin.files.get(name)]
    return [
        Finding(NAME, "everybody", f"{name} shows whether hidden groups had anybody", 0, name)
        for name in other
    ]


def _finding(participant: str, told: str, n: int) -> Finding:
    return Finding(NAME, participant, told, n, Fraction(n))
