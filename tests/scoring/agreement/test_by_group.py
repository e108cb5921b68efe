import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from scoring.agreement.average_deviation import ad_mean, ad_median
from scoring.agreement.by_group import GroupAgreement, agreement_by_group
from scoring.agreement.mean_dependent import awg_j
from scoring.agreement.star import rwg_j_star
from scoring.agreement.within_group import rwg, rwg_j

Floats = NDArray[np.float64]

MISSING = float("nan")

# Three people: raters in full agreement, in some, and only one of them.
RATINGS = np.array([[4, 4], [2, 3], [4, 4], [3, 3], [4, 3], [5, MISSING]])
PEOPLE = ["Bo", "Al", "Bo", "Al", "Al", "Cy"]


@st.composite
def cohorts(draw: st.DrawFn) -> tuple[Floats, NDArray[np.int64]]:
    """Ratings with gaps, whole or in halves, and the groups they belong to."""
    raters, items = draw(st.integers(1, 20)), draw(st.integers(1, 4))
    steps = draw(st.sampled_from([1, 2]))
    options = st.integers(steps, 5 * steps).map(lambda place: place / steps)
    ratings = draw(arrays(float, (raters, items), elements=options | st.just(MISSING)))
    return ratings, draw(arrays(np.int64, raters, elements=st.integers(0, 5)))


def one_by_one(table: Floats) -> list[float]:
    return [
        rwg_j(table, options=5, null="slight_skew"),
        rwg_j_star(table, options=5, null="slight_skew"),
        ad_mean(table),
        ad_median(table),
        awg_j(table, options=5),
    ]


def row(found: GroupAgreement, place: int) -> list[float]:
    return [float(values[place]) for values in found.indices().values()]


@given(cohorts())
def test_every_group_has_what_it_has_alone(cohort: tuple[Floats, NDArray[np.int64]]) -> None:
    ratings, group = cohort
    found = agreement_by_group(ratings, group, options=5, null="slight_skew")
    assert found.labels.tolist() == sorted(set(group.tolist()))
    for place, label in enumerate(found.labels):
        alone = ratings[group == label]
        assert row(found, place) == pytest.approx(one_by_one(alone), abs=1e-12, nan_ok=True)
        items = rwg(alone, options=5, null="slight_skew")
        assert found.rwg["slight_skew"][place] == pytest.approx(items, abs=1e-12, nan_ok=True)


@given(cohorts())
def test_the_order_of_raters_and_items_does_not_matter(cohort: tuple[Floats, NDArray[np.int64]]) -> None:
    ratings, group = cohort
    found = agreement_by_group(ratings, group, options=5)
    turned = agreement_by_group(ratings[::-1, ::-1], group[::-1], options=5)
    for place in range(len(found.labels)):
        assert row(turned, place) == pytest.approx(row(found, place), abs=1e-12, nan_ok=True)


def test_groups_come_in_sorted_order_with_their_raters_and_items() -> None:
    found = agreement_by_group(RATINGS, PEOPLE, options=5)
    assert found.labels.tolist() == ["Al", "Bo", "Cy"]
    assert found.raters.tolist() == [3, 2, 1]
    assert found.items.tolist() == [2, 2, 0]
    # Al: variances 1 and 0, so v = 1/4 and 2 (3/4) / (2 (3/4) + 1/4).
    assert found.rwg_j["uniform"].tolist() == pytest.approx([6 / 7, 1.0, MISSING], nan_ok=True)


def test_several_nulls_are_given_side_by_side() -> None:
    found = agreement_by_group(RATINGS, PEOPLE, options=5, null=["uniform", "slight_skew"])
    assert list(found.rwg_j) == list(found.rwg_j_star) == list(found.rwg) == ["uniform", "slight_skew"]
    assert found.rwg_j_star["uniform"][0] == 0.75
    assert found.rwg_j_star["slight_skew"][0] == pytest.approx(1 - 0.5 / 1.34)


def test_the_rules_for_values_out_of_range_are_those_of_the_indices() -> None:
    camps_and_an_end = [[1, 1], [5, 5], [5, 5], [5, 5]]
    told = agreement_by_group(
        camps_and_an_end, [0, 0, 1, 1], options=5, out_of_range="nan", awg_out_of_range="one_at_ends"
    )
    assert told.rwg_j["uniform"].tolist() == pytest.approx([MISSING, 1.0], nan_ok=True)
    assert told.awg.tolist() == [-1.0, 1.0]
    plain = agreement_by_group(camps_and_an_end, [0, 0, 1, 1], options=5)
    assert plain.rwg_j["uniform"].tolist() == [0.0, 1.0]
    assert plain.awg.tolist() == pytest.approx([-1.0, MISSING], nan_ok=True)


def test_what_is_undefined_in_a_group_has_its_reason() -> None:
    ratings = [[4.0, MISSING], [5.0, 5], [5.0, 5], [2.0, 3], [3.0, 3]]
    found = agreement_by_group(ratings, ["a", "b", "b", "c", "c"], options=5)
    assert found.reasons == (
        "no item has 2 raters",
        "awg: no item has a mean that it can be read at",
        "",
    )


def test_raters_who_vary_more_than_the_null_are_the_reason_where_no_index_is_wanted_then() -> None:
    camps_and_an_end = [[1, 1], [5, 5], [5, 5], [5, 5], [1, 1], [1, 3]]
    nulls = ["uniform", "slight_skew"]
    found = agreement_by_group(
        camps_and_an_end, [0, 0, 1, 1, 2, 2], options=5, null=nulls, out_of_range="nan"
    )
    each = [f"rwg_j ({null}): the raters vary more than the null" for null in nulls]
    unreadable = "awg: no item has a mean that it can be read at"
    assert found.reasons == ("; ".join(each), unreadable, unreadable)


def test_a_group_whose_ratings_are_all_missing_stays_in_the_list() -> None:
    found = agreement_by_group([[MISSING], [3.0], [3.0]], [7, 8, 8], options=5)
    assert (found.labels.tolist(), found.raters.tolist()) == ([7, 8], [0, 2])
    assert np.isnan(row(found, 0)).all()


def test_no_raters_give_no_groups() -> None:
    found = agreement_by_group(np.empty((0, 3)), [], options=5)
    assert (len(found.labels), found.reasons) == (0, ())
    assert [index.groups for index in found.summary().indices] == [0] * 5


def test_options_that_begin_elsewhere_are_told_by_the_lowest() -> None:
    found = agreement_by_group(RATINGS - 1, PEOPLE, options=5, lowest=0)
    assert row(found, 0) == row(agreement_by_group(RATINGS, PEOPLE, options=5), 0)


def test_the_summary_tells_how_many_groups_reach_the_standard() -> None:
    found = agreement_by_group([[2], [4], [3], [3], [1], [5]], [0, 0, 1, 1, 2, 2], options=5)
    summary = {index.name: index for index in found.summary().indices}
    # Variances 2, 0 and 8 against 2; deviations 1, 0 and 2 against 5/6.
    star = summary["rwg_j_star (uniform)"]
    assert star[1:] == pytest.approx((3, -2 / 3, 0.0, 0.7, 1 / 3))
    assert summary["ad_mean"][1:] == pytest.approx((3, 1.0, 1.0, 5 / 6, 1 / 3))


def test_an_index_on_the_standard_reaches_it() -> None:
    # Six options: a deviation of 1 is A / 6.
    found = agreement_by_group([[2], [4]], [0, 0], options=6)
    assert {index.name: index.agreeing for index in found.summary().indices}["ad_median"] == 1.0
    # Variances 1 and .2 against 2: r*wg(j) is .70.
    found = agreement_by_group([[4, 3], [4, 3], [2, 3], [2, 3], [3, 4]], [0] * 5, options=5)
    assert {index.name: index.agreeing for index in found.summary().indices}["rwg_j_star (uniform)"] == 1.0


@pytest.mark.parametrize(
    ("ratings", "groups", "told", "message"),
    [
        ([1, 2], [1, 2], {}, r"ratings: the shape is \(2,\)\. Give a table with the axes \(raters, items\)"),
        ([[1], [2]], [[1], [2]], {}, r"groups: the shape is \(2, 1\)\. Give one label each"),
        ([[1], [2]], [1], {}, "The lengths differ: ratings has 2, groups has 1"),
        ([[1], [2]], [1.0, MISSING], {}, r"groups: 1 labels are missing, the first at 2\."),
        ([[1], [2]], np.array(["2026", "NaT"], dtype="M8[Y]"), {}, "the first at 2"),
        ([[1], [2]], [None, "a"], {}, r"groups: 1 labels are missing, the first at 1\."),
        ([[1], [2]], np.array([1, "a"], dtype=object), {}, "groups: some labels are text, some are not"),
        ([[1], [7]], [1, 1], {}, r"ratings: 1 lie outside 1 to 5, the first at rater 2, item 1: 7\."),
        ([[1], [2]], [1, 1], {"options": 1}, r"options is 1\. Give the number of response options"),
        ([[1], [2]], [1, 1], {"null": "flat"}, r"null is 'flat'\. Choose from: uniform, slight_skew"),
        ([[1], [2]], [1, 1], {"out_of_range": "hide"}, r"out_of_range is 'hide'\. Choose from: zero"),
    ],
)
def test_what_cannot_be_used_is_refused_with_what_to_do(
    ratings: object, groups: object, told: dict[str, object], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        agreement_by_group(ratings, groups, **({"options": 5} | told))  # type: ignore[arg-type]  # the mistakes under test


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(ValueError, match=r"(?s)The lengths differ.*1 lie outside.*null is 'odd'"):
        agreement_by_group([[9], [2]], [1], options=5, null=["uniform", "odd"])


def test_the_groups_print_as_a_table() -> None:
    assert str(agreement_by_group(RATINGS, PEOPLE, options=5)) == (
        "Agreement by group\n"
        "group  raters  items  rwg_j (uniform)  rwg_j_star (uniform)  ad_mean  ad_median    awg  undefined\n"
        "Al          3      2            0.857                 0.750    0.333      0.333  0.833\n"
        "Bo          2      2            1.000                 1.000    0.000      0.000      -"
        "  awg: no item has a mean that it can be read at\n"
        "Cy          1      0                -                     -        -          -      -  no item has 2 raters\n"
        "awg asks for 4 raters; 3 groups have fewer"
    )


def test_a_long_table_ends_with_the_number_of_groups_left_out_and_the_summary_tells_of_all() -> None:
    ratings, group = np.tile([[2], [3], [3], [4]], (30, 1)), np.repeat(np.arange(30), 4)
    found = agreement_by_group(ratings, group, options=5)
    assert str(found).splitlines()[-1] == "and 10 more groups"
    assert len(str(found).splitlines()) == 23
    assert str(found.summary()).splitlines()[:3] == [
        "Agreement over all groups",
        "index                 groups   mean  median  standard  agreeing",
        "rwg_j (uniform)           30  0.667   0.667     0.700     0.000",
    ]
