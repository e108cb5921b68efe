"""A report with every kind of block in it, as the sections of a profile use them."""

from collections.abc import Callable

import pytest

from reports.content import (
    ROLE_ALL_OTHERS,
    ROLE_SELF,
    Align,
    Axis,
    Bar,
    Block,
    BulletList,
    Column,
    Columns,
    CommentList,
    Commitment,
    CommitmentForm,
    DotPlot,
    DotRow,
    Emphasis,
    Furniture,
    GapPlot,
    GapRow,
    Heading,
    ItemRow,
    ItemRows,
    Key,
    KeyEntry,
    LeadSentences,
    Mark,
    Metadata,
    Note,
    NotShown,
    Paragraph,
    Point,
    Quadrant,
    QuadrantPoint,
    ReportContent,
    Run,
    Section,
    Span,
    Spread,
    Symbol,
    Table,
    Tick,
    plain,
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
    return ItemRows(FREQUENCY, headings, ("1", "2", "3", "4", "5"), tuple(rows), "Seven items.")


def _key() -> Key:
    return Key(
        (
            KeyEntry("You", role=ROLE_SELF),
            KeyEntry("All others", role=ROLE_ALL_OTHERS),
            *(KeyEntry(name, role=2 + place) for place, name in enumerate(GROUPS)),
            KeyEntry("where the average would probably lie (95%)", Symbol.INTERVAL),
            KeyEntry("middle half of the cohort", Symbol.NORM),
        ),
    )


def _summary() -> Section:
    lead = (
        plain("People who work with you see you most strongly in observations and perceptions."),
        plain(
            "You rate yourself higher than others do in cognition and analysis, and lower in personal values."
        ),
        plain(
            "Your raters agree with each other about your values; they differ most about styles of participation."
        ),
    )
    high = (plain("Looks for causes beyond their own service (4.8)"), plain("Shares credit (4.6)"))
    low = (
        plain("Makes room for quieter voices in meetings with many partners (2.7)"),
        plain("Says no (2.9)"),
    )
    return Section(
        "At a glance",
        (
            LeadSentences(lead),
            Key(
                (
                    KeyEntry("You", role=ROLE_SELF),
                    KeyEntry("All others"),
                    KeyEntry("likely range", Symbol.INTERVAL),
                )
            ),
            DotPlot(
                FREQUENCY,
                tuple(DotRow(r.label, r.points[:2], r.sublabel, r.norm) for r in overview().rows),
                "Six.",
            ),
            Columns(
                (
                    (Heading("Rated highest", 3), BulletList(high)),
                    (Heading("Rated lowest", 3), BulletList(low)),
                ),
                (1.0, 1.0),
            ),
            Note(
                "How sure is this?",
                plain("Lines show where the average would probably lie if all were asked."),
            ),
        ),
    )


def _gaps() -> Section:
    rows = tuple(
        GapRow(
            name,
            Mark(
                own - others,
                f"{own - others:+.1f}".replace("-", MINUS),
                Span(own - others - 0.4, own - others + 0.4),
            ),
            "You see more of this than others do",
        )
        for (name, _), own, others in zip(DIMENSIONS[:5], OWN, OTHERS, strict=False)
    )
    hidden = GapRow(DIMENSIONS[5][0], NotShown("Not shown: too few people answered"))
    points = tuple(
        QuadrantPoint(name, own, others)
        for (name, _), own, others in zip(DIMENSIONS, OWN, OTHERS, strict=True)
    )
    return Section(
        "How you and others see you",
        (
            Paragraph(
                (
                    Run("A gap is "),
                    Run("your own", Emphasis.BOLD),
                    Run(" score minus that of "),
                    Run("all others", Emphasis.ITALIC),
                    Run("."),
                )
            ),
            GapPlot(GAP_AXIS, (*rows, hidden), "Others see more", "You see more", "Gaps."),
            Quadrant(
                Axis(1, 5, FREQUENCY.ticks, "How you rated yourself"),
                Axis(1, 5, FREQUENCY.ticks, "How all others rated you"),
                3.5,
                3.5,
                ("Hidden strengths", "Shared strengths", "Shared needs", "Blind spots"),
                points,
                "Self by others.",
                diagonal=True,
            ),
        ),
    )


def _comments() -> Section:
    long = "You listen well and remember what we said. " * 9
    short = "Thank you for your patience with us."
    return Section(
        "In their words",
        (
            CommentList(
                "Keep doing",
                (long, short, "First line.\nSecond line.", "I <3 this & <img src=x>"),
                short,
                "What you wrote",
            ),
            CommentList(
                "Do more of", NotShown("Fewer than three people wrote something, so nothing is shown.")
            ),
            CommentList(
                "Do differently", tuple(f"{place + 1}. {short if place % 3 else long}" for place in range(60))
            ),
        ),
    )


def _method() -> Section:
    columns = (
        Column("Who answered", 2.0),
        Column("Invited", 1, Align.RIGHT),
        Column("Answered", 1, Align.RIGHT),
        Column("Shown as", 2),
    )
    rows = tuple(
        (
            name,
            str(4 + place),
            str(3 + place),
            "on its own" if place else "on its own; knows to be identifiable",
        )
        for place, name in enumerate(GROUPS)
    )
    return Section(
        "How this profile was made",
        (
            Paragraph(plain("Every number is an average of what people chose. " * 6)),
            Heading("Who answered", bookmark=True),
            Table(
                columns, rows, tuple(range(2, 2 + len(GROUPS))), "Groups below the threshold are not shown."
            ),
            Heading("Limits"),
            BulletList(tuple(plain(text) for text in WORDINGS)),
            Note(
                "",
                plain(
                    "This profile supports a conversation; it is not a basis for decisions about pay or posts."
                ),
            ),
        ),
    )


def full_report() -> ReportContent:
    prompts = ("I will …", "I will know that it worked when …", "Who will help me, and by when")
    form = CommitmentForm(tuple(Commitment(f"Commitment {number}", prompts) for number in (1, 2, 3)))
    dimension = (
        Heading("Personal values", bookmark=True),
        Paragraph(plain("What you stand for, and how others notice it.")),
        lanes(1),
        items(),
    )
    return ReportContent(
        title="Your leadership profile",
        subtitle=(
            "Leadership for Change · Gwynedd place team",
            "11 of 14 people answered, 3 March to 28 March 2026",
        ),
        participant="Siân Ŵyn Llŷr",
        language="en",
        metadata=Metadata("Balcony", "360-degree feedback on systems leadership", ("360", "leadership")),
        document_id="systems-leadership v1 · P017 · 3f9a21c4",
        furniture=FURNITURE,
        sections=(
            _summary(),
            Section("The six dimensions", (_key(), overview())),
            Section("Group by group", (lanes(),)),
            _gaps(),
            Section("Question by question", dimension),
            _comments(),
            Section(
                "Three commitments",
                (Paragraph(plain("Choose few things, and make them small enough to do.")), form),
            ),
            _method(),
        ),
    )


@pytest.fixture(scope="session")
def sample() -> ReportContent:
    """A whole profile with eight groups."""
    return full_report()


@pytest.fixture(scope="session")
def report_of() -> Callable[..., ReportContent]:
    """Makes a report of one section from blocks."""

    def make(*blocks: Block, participant: str = "Alex Example", title: str = "Profile") -> ReportContent:
        return ReportContent(
            title,
            (),
            participant,
            "en",
            Metadata("Balcony", "Test"),
            "T1",
            FURNITURE,
            (Section("Section", blocks),),
        )

    return make
