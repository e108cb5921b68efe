"""English: commitments, limits and method, the receipt, and the page of learning needs."""

from reports.wording.parts import Plural
from reports.wording.schema.closing import CommitmentsWording, MethodWording, NeedsWording, ReceiptWording

COMMITMENTS = CommitmentsWording(
    heading="From feedback to action",
    questions_heading="Questions to take into your debrief",
    question_more=(
        "On {name} you see more than your raters do. What do you do there that they may not get to see?"
    ),
    question_less=("On {name} your raters see more than you do. What might they notice that you do not?"),
    question_same="You and your raters see much the same. What would you like them to see next year?",
    question_disputed="Your raters answered least alike on {name}. Where does each of them meet you?",
    question_highest="Your raters score you highest on {name}. Where else in the system could this help?",
    question_lowest="Your raters score you lowest on {name}. How much does your role ask for it just now?",
    question_open="What in this report did you expect, and what did you not expect?",
    form_heading="Three commitments",
    commitment="Commitment {number}",
    prompts=("What I will do, and with whom", "How others will notice, and by when"),
)

METHOD = MethodWording(
    heading="Limits and method",
    limits_heading="What this report can and cannot say",
    limits=(
        "It shows how you and the people you asked see your work. It does not measure how well you do it.",
        "It is made for your own learning. It is not made for choosing, grading or paying people.",
        "Your raters were chosen, not drawn by chance. Other raters might have answered otherwise.",
        "A difference that lies within its interval may be chance.",
    ),
    method_heading="How the figures are made",
    privacy_heading="What was checked so that nobody's answers are given away",
    versions_heading="Versions",
    questionnaire="Questionnaire: {title} ({id}, version {version}, digest {digest}).",
    document="Document {document}, made with Balcony {version}.",
    document_on="Document {document}, made with Balcony {version} on {date}.",
    language_missing="This report cannot be written in the language “{language}” yet, so it is in English.",
    questionnaire_language_missing=(
        "The questionnaire has no wording in the language “{language}”; its items stand in another language."
    ),
    questionnaire_draft="The questionnaire's wording in this language is a draft translation.",
    report_draft="This report's wording in this language is a draft translation.",
    both_drafts="The wording of the questionnaire and of this report is a draft translation.",
    simulated="All answers in this report are simulated. They come from no real person.",
)

RECEIPT = ReceiptWording(
    checks={
        "fewest_raters": "A rater group stands on its own only if it has enough people ({raters} or more).",
        "merge": "A group that nobody or too few people answered for is counted together with a larger one.",
        "totals": (
            "A total counts the groups that are shown, and the others only where together they are enough "
            "people to hide in."
        ),
        "fewest_raters_item": "A single item needs at least {items} people.",
        "items_left_out": (
            "Adding and subtracting figures never leads to fewer than {raters} people. Where it would, "
            "because some people left out items, single items are not shown."
        ),
        "extremes": (
            "A score near an end of the scale is told as a band, so that at least {options} answers stay "
            "possible for everybody."
        ),
        "spreads": (
            "How far apart raters answered is shown only where it cannot tell that a whole group answered "
            "alike."
        ),
        "distributions": "The bars of how raters answered need at least {distribution} people.",
        "comments": (
            "Comments need at least {comments} people who answered, and come only from people whom some "
            "figure counts. Their order says nothing about who wrote them."
        ),
        "languages": "A comment is shown only if at least {comments} people wrote in its language.",
        "releases": (
            "Where a report is made again, those who were in the last one stay as they were. A group gets "
            "new figures only if at least {difference} people have come, and then for whole dimensions only."
        ),
    },
    columns=("Rater group", "What was done", "Why"),
    shown="Shown",
    withheld="Not shown",
    merged="Counted with “{group}”",
    reasons={
        "attributed": "They know they can be recognised",
        "fewest_raters": "{threshold} people or more",
    },
    reason_small="Nobody, or fewer than {threshold} people",
    reason_nobody="Nobody answered",
    kept="Shown as in the report before",
    reason_kept="Fewer than {threshold} people are new or differ, or the change could tell their answers",
    also_withheld="Not shown either, because too few people answered: {what}.",
    would_reveal="Not shown either, because it could tell what somebody answered: {what}.",
    subjects={
        "all_others": "the score of all others",
        "items": "the scores of all others on items",
        "items_left_out": "single items for some rater groups",
        "spreads": "how far apart raters answered on some items",
        "distributions": "how raters answered",
        "agreement": "how alike raters answered",
        "comments": "comments",
    },
    banded="Some scores are told as a band, because the exact figure could tell what somebody answered.",
    behind=(
        "At least {count} people who were promised confidence stand behind every figure that counts any of "
        "them, and behind whatever can be worked out by adding and subtracting figures."
    ),
    behind_nobody="No figure counts anybody who was promised confidence.",
    told=Plural(
        one="If one of them tells a reader their own answers, at least {left} others are left.",
        other="If {count} of them tell a reader their own answers, at least {left} others are left.",
    ),
    told_all=Plural(
        one="If one of them tells a reader their own answers, those of another may be worked out.",
        other="If {count} of them tell a reader their own answers, those of another may be worked out.",
    ),
    not_promised_heading="What cannot be promised",
    not_promised=(
        "Comments are shown word for word: a rater may be known by what they write, or how.",
        "A reader who knows from elsewhere who answered, or what, learns more about the rest.",
    ),
    title="How the answers about {name} are kept in confidence",
    readers_heading="Who will read the profile",
    readers=(
        "{name}, and the coach who goes through it with them.",
        "Those who run the programme have tables with the same figures, and without names of raters.",
        "Those who run the questionnaire hold the answers themselves.",
    ),
    done_heading="What was done",
)

NEEDS = NeedsWording(
    heading="Where learning may help you most",
    intro=(
        "Where importance lies above your confidence, learning may help. The widest difference stands first."
    ),
    intro_confidence=(
        "You said how sure you are of each area. The area that you are least sure of stands first."
    ),
    confidence="How sure you are",
    importance="How much it matters",
    widest="The widest difference is on {name}: importance {importance}, confidence {confidence}.",
    no_need="In no area does importance lie above how sure you are.",
    lowest="You are least sure of {name} ({confidence}).",
    nothing="You have not answered enough items for a score in any area.",
    alt="How sure you are and how much it matters, in {count} areas.",
    need="{size} above confidence",
    alt_row="{name}. How sure you are: {confidence}. How much it matters: {importance}.",
    next_heading="What next",
    next_steps=(
        "Choose one or two areas to give your attention to.",
        "Tell the people who run the programme what you hope to learn there.",
        "Look at this page again at the end.",
    ),
    method=(
        "A figure is the mean of your answers in that area, given if you answered at least {share} of its "
        "items."
    ),
)
