"""Questions for the debrief, and three commitments to write down in it."""

from reports.content import BulletList, Commitment, CommitmentForm, Heading, Section, Text, plain
from reports.phrasing import Strong, say
from reports.reading import Reading
from reports.standouts import gaps_of, highest_and_lowest, ranked_by_agreement

_COMMITMENTS = 3


def commitments(reading: Reading) -> Section:
    """The page that leads from the report to what the participant will do."""
    words = reading.wording.commitments
    blanks = tuple(
        Commitment(words.commitment.format(number=number), words.prompts)
        for number in range(1, _COMMITMENTS + 1)
    )
    blocks = (
        Heading(words.questions_heading),
        BulletList(_questions(reading)),
        Heading(words.form_heading, bookmark=True),
        CommitmentForm(blanks),
    )
    return Section(words.heading, blocks)


def _questions(reading: Reading) -> tuple[Text, ...]:
    """Open questions that follow from the figures, and one that always holds."""
    words = reading.wording.commitments
    questions = [*_about_gaps(reading), *_about_scores(reading)]
    ranked = ranked_by_agreement(reading)
    if len(ranked) > 1:
        questions.append(say(words.question_disputed, name=Strong(ranked[-1].name)))
    return (*questions, plain(words.question_open))


def _about_gaps(reading: Reading) -> list[Text]:
    """One on the widest gap to either side; or one on seeing the same."""
    words, gaps = reading.wording.commitments, gaps_of(reading)
    if gaps.same and not gaps.apart and not gaps.some_open:
        return [plain(words.question_same)]
    more = [scale for scale, value in gaps.apart if value > 0][:1]
    less = [scale for scale, value in gaps.apart if value < 0][:1]
    return [say(words.question_more, name=Strong(scale.name)) for scale in more] + [
        say(words.question_less, name=Strong(scale.name)) for scale in less
    ]


def _about_scores(reading: Reading) -> list[Text]:
    words, (highest, lowest) = reading.wording.commitments, highest_and_lowest(reading)
    asked = ((words.question_highest, highest), (words.question_lowest, lowest))
    return [say(question, name=Strong(scale.name)) for question, scale in asked if scale]
