"""What the pages of items say of figures that are told in part: bands, ranges of counts, withheld spread."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from reports.content import Bar, ItemRows, Mark, Note, NotShown, Paragraph, Table
from scoring.profile import Bound, GroupScore, ItemProfile, OptionCount, Profile, Reason, Suppressed

Make = Callable[..., Profile]
Texts = Callable[[object], list[str]]
Found = Callable[..., list[Any]]

HIGH = GroupScore(9, 4.6, bound=Bound.AT_LEAST)
WOULD_REVEAL = Suppressed(Reason.WOULD_REVEAL)
NO_BREAK = "\N{NO-BREAK SPACE}"


def with_items(profile: Profile, **changes: Any) -> Profile:
    """The profile with some figures of each item replaced."""
    items = {code: replace(item, **changes) for code, item in profile.items.items()}
    return replace(profile, items=items)


def test_items_at_an_end_of_the_range_are_bands(make_profile: Make, found: Found, texts: Texts) -> None:
    profile = with_items(make_profile(), all_others=HIGH)
    rows = found(profile, "Listening", ItemRows)[0]
    assert rows.rows[0].points[1].mark == Mark(4.6, f"≥{NO_BREAK}4.6")
    assert "All others: 4.6 or above." in rows.rows[0].scores_alt
    assert "such a score stands at the edge of its band" in texts(found(profile, "Listening", Note)[0])[0]
    assert found(profile, "Items that stand out", Table)[0].rows[0][2] == "4.6 or above"


FEW, SIX, MANY = OptionCount(0, 2), OptionCount(6, 6), OptionCount(3, 8)


@pytest.mark.parametrize(
    ("counts", "bars"),
    [
        ((FEW, FEW, FEW, SIX, FEW), [("<3", 0), ("<3", 0), ("<3", 0), ("6", 6 / 8), ("<3", 0)]),
        ((FEW, FEW, MANY, FEW, FEW), [("<3", 0), ("<3", 0), ("3+", 3 / 8), ("<3", 0), ("<3", 0)]),
        ((OptionCount(0, 0), OptionCount(8, 8)), [("0", 0), ("8", 1)]),
    ],
)
def test_a_count_is_a_number_less_than_the_threshold_or_more(
    counts: tuple[OptionCount, ...], bars: list[tuple[str, float]], make_profile: Make, found: Found
) -> None:
    profile = with_items(make_profile(), distribution=counts)
    row = found(profile, "Listening", ItemRows)[0].rows[0]
    assert row.distribution == tuple(Bar(share, label) for label, share in bars)


def test_bars_have_the_lengths_of_what_is_told_where_no_score_tells_how_many_answered(
    make_profile: Make, found: Found
) -> None:
    counts = (FEW, OptionCount(3, 3), SIX)
    profile = with_items(make_profile(), distribution=counts, all_others=WOULD_REVEAL)
    row = found(profile, "Listening", ItemRows)[0].rows[0]
    assert [bar.share for bar in row.distribution] == [0, 3 / 9, 6 / 9]


@pytest.mark.parametrize(
    ("counts", "told", "not_told"),
    [
        (
            (FEW, SIX),
            ["“<3” means fewer than 3 people, or nobody: the two look the same on purpose."],
            ["3+"],
        ),
        ((OptionCount(0, 3), OptionCount(4, 9)), ["“<4” means fewer", "“4+” means 4 people or more."], []),
        ((OptionCount(3, 3), SIX), [], ["means fewer", "people or more"]),
    ],
)
def test_a_range_of_counts_is_explained_with_its_threshold_where_there_is_one(
    counts: tuple[OptionCount, ...], told: list[str], not_told: list[str],
    make_profile: Make, found: Found, texts: Texts,
) -> None:  # fmt: skip
    profile = with_items(make_profile(), distribution=counts)
    note = texts(found(profile, "Listening", Note)[0])[0]
    assert [words for words in told if words not in note] == []
    assert [words for words in not_told if words in note] == []


def test_bars_that_would_reveal_answers_are_withheld(make_profile: Make, found: Found, texts: Texts) -> None:
    profile = with_items(make_profile(), distribution=WOULD_REVEAL, ad_mean=WOULD_REVEAL)
    assert found(profile, "Listening", ItemRows)[0].rows[0].distribution == NotShown("withheld")
    note = texts(found(profile, "Listening", Note)[0])[0]
    assert "“withheld” stands where bars could give away how somebody answered." in note
    assert found(profile, "Listening", ItemRows)[0].rows[0].answers_alt == (
        "Not shown: it could give away how somebody answered."
    )


def test_bars_of_too_few_are_not_called_withheld(make_profile: Make, found: Found, texts: Texts) -> None:
    profile = with_items(make_profile(), distribution=Suppressed(Reason.TOO_FEW))
    assert "withheld" not in texts(found(profile, "Listening", Note)[0])[0]


def test_most_disputed_items_are_picked_from_those_whose_spread_is_shown(
    make_profile: Make, found: Found, texts: Texts
) -> None:
    def told(profile: Profile) -> bool:
        intro = texts(found(profile, "Items that stand out", Paragraph)[0])[0]
        return "are picked from the items whose spread can be shown" in intro

    plain = make_profile()
    hidden: dict[str, ItemProfile] = {**plain.items, "D2": replace(plain.items["D2"], ad_mean=WOULD_REVEAL)}
    assert told(replace(plain, items=hidden))
    assert not told(plain)
    assert not told(replace(plain, items=hidden, disputed=()))


def test_the_guide_says_whom_the_bars_leave_out(make_profile: Make, found: Found, texts: Texts) -> None:
    def told(profile: Profile) -> str:
        return texts(found(profile, "Summary", Note)[0])[1]

    protected = tuple(group for group in make_profile().groups if not group.attributed)
    assert "The bars do not count: Manager." in told(make_profile())
    assert "The bars do not count" not in told(make_profile(groups=protected))
