"""A report with every kind of block in it, as the sections of a profile use them."""

from reports.content import (
    ROLE_SELF,
    Align,
    Axis,
    BulletList,
    Column,
    Columns,
    CommentList,
    Commitment,
    CommitmentForm,
    DotPlot,
    DotRow,
    Emphasis,
    GapPlot,
    GapRow,
    Heading,
    Key,
    KeyEntry,
    LeadSentences,
    Mark,
    Metadata,
    Note,
    NotShown,
    Paragraph,
    Quadrant,
    QuadrantPoint,
    ReportContent,
    Run,
    Section,
    Span,
    Symbol,
    Table,
    plain,
)
from tests.reports.sample_charts import (
    DIMENSIONS,
    FREQUENCY,
    FURNITURE,
    GAP_AXIS,
    GROUPS,
    MINUS,
    OTHERS,
    OWN,
    WORDINGS,
    items,
    key,
    lanes,
    overview,
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
            Heading("Questions that stand out"),
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
            Section("The six dimensions", (key(), overview())),
            Section("Group by group", (lanes(),)),
            _gaps(),
            Section("Question by question", dimension),
            _comments(),
            Section(
                "Three commitments",
                (
                    Paragraph(plain("Choose few things, and make them small enough to do.")),
                    Heading("What I will do"),
                    form,
                ),
            ),
            _method(),
        ),
    )
