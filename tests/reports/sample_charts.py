"""Charts and tables of a profile with eight rater groups, as its sections use them."""

from reports.content import (
    ROLE_ALL_OTHERS,
    ROLE_SELF,
    Axis,
    Bar,
    DotPlot,
    DotRow,
    Furniture,
    ItemRow,
    ItemRows,
    Key,
    KeyEntry,
    Mark,
    NotShown,
    Point,
    Span,
    Spread,
    Symbol,
    Tick,
)

GROUPS = (
    "Line manager",
    "Peers",
    "Direct reports",
    "Partner organisations",
    "Elected members",
    "Service users or carers",
    "Voluntary sector",
    "Board members and trustees",
)
DIMENSIONS = (
    ("Personal values", "Ways of feeling"),
    ("Cognition and analysis", "Ways of thinking"),
    ("Styles of participation", "Ways of relating"),
    ("Behaviours and actions", "Ways of doing"),
    ("Observations and perceptions", "Ways of perceiving"),
    ("Personal qualities", "Ways of being"),
)
OWN = (3.6, 4.4, 2.9, 4.0, 3.3, 4.6)
OTHERS = (4.1, 3.8, 3.2, 3.9, 4.2, 3.5)
WORDINGS = (
    "Listens to people whose view of the problem differs from their own before they settle on a way forward.",
    "Shares credit.",
    (
        "Says openly what is not known yet, and what would have to be true for the plan to work, so that partners "
        "can judge the risk for themselves and decide how far they want to go along with it."
    ),
    "Keeps commitments made across organisations even when priorities at home change.",
    "Looks for causes beyond their own service.",
    "Makes room for quieter voices in meetings with many partners.",
    "Acts on feedback and tells people what changed because of it.",
)
FREQUENCY = Axis(
    1,
    5,
    tuple(Tick(float(at), label) for at, label in enumerate(("1", "2", "3", "4", "5"), start=1)),
    "Average rating, 1 (never) to 5 (always)",
)
MINUS = "\u2212"
GAP_AXIS = Axis(
    -2, 2, tuple(Tick(float(at), f"{at:+d}".replace("-", MINUS) if at else "0") for at in range(-2, 3))
)
FURNITURE = Furniture(
    header="Your leadership profile · Siân Ŵyn Llŷr",
    footer="Leadership for Change · confidential to the participant and their coach",
    page_of="Page {page} of {pages}",
    continued="(continued)",
    shortened="This comment is shown up to its first 4,000 characters.",
)


def _mark(value: float, reach: float) -> Mark:
    return Mark(value, f"{value:.1f}", Span(max(1, value - reach), min(5, value + reach)))


def _main_points(own: float, others: float) -> tuple[Point, ...]:
    return (
        Point(ROLE_SELF, "You", Mark(own, f"{own:.1f}")),
        Point(ROLE_ALL_OTHERS, "All others", _mark(others, 0.35)),
    )


def _group_points(others: float) -> tuple[Point, ...]:
    points = []
    for place, name in enumerate(GROUPS):
        value = min(4.9, max(1.2, others + ((place * 37) % 11 - 5) / 8))
        shown = place not in {4, 6}
        mark = _mark(value, 0.6) if shown else NotShown("Too few people answered to show this group")
        points.append(Point(2 + place, name, mark))
    return tuple(points)


def _all_points(own: float, others: float) -> tuple[Point, ...]:
    return _main_points(own, others) + _group_points(others)


def overview() -> DotPlot:
    rows = tuple(
        DotRow(name, _all_points(own, others), sublabel, Span(others - 0.5, others + 0.2))
        for (name, sublabel), own, others in zip(DIMENSIONS, OWN, OTHERS, strict=True)
    )
    return DotPlot(FREQUENCY, rows, "You and all others on six dimensions.")


def lanes(rows: int = 6) -> DotPlot:
    plot = overview()
    return DotPlot(FREQUENCY, plot.rows[:rows], "Each group on six dimensions.", Spread.LANES)


def items(count: int = 7) -> ItemRows:
    rows = []
    for place, wording in enumerate(WORDINGS[:count]):
        counts = [(place * 3 + option * 2) % 5 for option in range(5)]
        counts[1] = 0
        bars = tuple(Bar(each / max(counts), str(each)) for each in counts)
        rows.append(
            ItemRow(
                f"V{place + 1:02d}",
                wording,
                _all_points(OWN[place % 6], OTHERS[place % 6]),
                NotShown("Too few answers to show how they are spread") if place == 3 else bars,
                "Worded the other way round; higher is better here too." if place == 1 else "",
            ),
        )
    headings = ("What people were asked", "Average ratings", "How all others answered")
    return ItemRows(FREQUENCY, headings, ("1", "2", "3", "4", "5"), tuple(rows))


def key() -> Key:
    return Key(
        (
            KeyEntry("You", role=ROLE_SELF),
            KeyEntry("All others", role=ROLE_ALL_OTHERS),
            *(KeyEntry(name, role=2 + place) for place, name in enumerate(GROUPS)),
            KeyEntry("where the average would probably lie (95%)", Symbol.INTERVAL),
            KeyEntry("middle half of the cohort", Symbol.NORM),
        ),
    )
