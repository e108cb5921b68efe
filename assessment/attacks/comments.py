"""Comments: their order, the languages they are written in, and how many there are."""

from collections import Counter
from collections.abc import Iterator, Mapping
from math import factorial

from assessment.attacks.figures import ALL_OTHERS
from assessment.attacks.findings import Finding
from assessment.attacks.knowledge import NOTHING, Knowledge
from assessment.attacks.released import Release
from assessment.attacks.spoken import language_of
from assessment.attacks.units import shown_groups

NAME = "comments"
TRIES = "looks at the order, the languages and the number of comments"
_BY_CHANCE = 1000
"""An order counts as that of arrival where chance would give it less than once in so many times."""


def attack(release: Release, known: Knowledge = NOTHING) -> list[Finding]:
    """Every participant whose comments stand in the order of arrival, or point at few writers."""
    return [
        *_of_order(release, known.arrivals),
        *(
            finding
            for participant in release.participants
            for finding in (*_of_language(release, participant), *_of_number(release, participant))
        ),
    ]


def _of_order(release: Release, arrivals: Mapping[tuple[str, str], tuple[str, ...]]) -> Iterator[Finding]:
    """All comments of all participants in the order in which they arrived, or just the other way."""
    for name, step in (("as they arrived", 1), ("against their arrival", -1)):
        alike = [
            (participant, len(shown))
            for (participant, _), came in arrivals.items()
            for shown in [_shown(release, participant, came)]
            if len(shown) > 1 and shown == [text for text in came if text in shown][::step]
        ]
        chance = 1
        for _, length in alike:
            chance *= factorial(length)
        if chance >= _BY_CHANCE and len(alike) == _told(release, arrivals):
            yield from (_finding(participant, f"comments stand {name}", n) for participant, n in alike)


def _told(release: Release, arrivals: Mapping[tuple[str, str], tuple[str, ...]]) -> int:
    """How many lists of two comments or more can be compared with what arrived."""
    return sum(len(_shown(release, participant, came)) > 1 for (participant, _), came in arrivals.items())


def _shown(release: Release, participant: str, came: tuple[str, ...]) -> list[str]:
    """Those of the comments that stand on the page, in its order."""
    page = release.page(participant).text
    return sorted((text for text in came if text in page), key=page.index)


def _of_language(release: Release, participant: str) -> Iterator[Finding]:
    """Languages in which fewer comments are written than writers are needed."""
    lists = release.page(participant).comments.values()
    spoken = Counter(language_of(text) for texts in lists for text in texts)
    del spoken[None]
    for language, number in spoken.items():
        if len(spoken) > 1 and number < release.questionnaire.fewest_comments:
            yield _finding(participant, f"{number} comment(s) are in the language '{language}'", number)


def _of_number(release: Release, participant: str) -> Iterator[Finding]:
    """More comments on one question than there are raters whom figures may count."""
    page, fewest = release.page(participant), release.questionnaire.fewest
    most = max((len(texts) for texts in page.comments.values()), default=0)
    told = [_without_few(sum(page.heads.values()), page.raters or 0, fewest)]
    for measure, column in release.figures.get(participant, {}).items():
        groups = sum(each.n for each in shown_groups(release, participant, measure).values())
        told.append(_without_few(groups, column[ALL_OTHERS].n if ALL_OTHERS in column else 0, fewest))
    left = most - max(told)
    if 0 < left < fewest:
        yield _finding(participant, f"{left} comment(s) more than raters who are told", left)


def _without_few(groups: int, total: int, fewest: int) -> int:
    """The raters of the groups that are shown, and of the rest only where these are enough."""
    return total if total - groups >= fewest else groups


def _finding(participant: str, told: str, number: int) -> Finding:
    return Finding(NAME, participant, told, number, told)
