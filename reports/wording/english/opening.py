"""English: words that stand everywhere, the furniture of a page, and the summary."""

from reports.wording.parts import Bounds, Conjunction, Plural, Reasons
from reports.wording.schema.opening import Labels, PageWording, Signs, SummaryWording

LABELS = Labels(
    you="You",
    all_others="All others",
    dimension="Dimension",
    item="Item",
    group="Rater group",
    raters="Raters",
    mean="Mean",
    interval="Interval",
    rule_of_range="{minimum} = {lowest}, {maximum} = {highest}",
    conjunction=Conjunction("and", "and"),
    merged_group="{group} (merged)",
    merged_note=(
        "“{label}” may hold raters from: {groups}. Whether one of these had nobody or too few people is not "
        "told."
    ),
    not_shown=Reasons(
        too_few="Not shown: nobody or too few people answered.",
        would_reveal="Not shown: it could give away how somebody answered.",
        no_answer="No answer was given.",
        undefined="This cannot be worked out from the answers.",
    ),
    in_table=Reasons(
        too_few="too few",
        would_reveal="withheld",
        no_answer="no answer",
        undefined="undefined",
    ),
    silent_groups=Reasons(
        too_few="Not shown, because nobody or too few people answered: {groups}.",
        would_reveal="Not shown, because it could give away how somebody answered: {groups}.",
        no_answer="No answer was given by: {groups}.",
        undefined="What cannot be worked out from the answers: {groups}.",
    ),
    band=Bounds(at_least="{score} or above", at_most="{score} or below"),
    band_short=Bounds(at_least="≥\N{NO-BREAK SPACE}{score}", at_most="≤\N{NO-BREAK SPACE}{score}"),
    band_note=(
        "“≥” stands for “or above” and “≤” for “or below”. A score near an end of the responses is told as "
        "such a band, so that nobody's answer can be read from it."
    ),
    band_place="A score that is told as a band stands at the edge of its band.",
    limit=Bounds(at_least="at least {difference}", at_most="at most {difference}"),
    limit_note="“At least” and “at most” stand where a score is told as a band. Then there is no line.",
    key_interval="{confidence}% interval",
    key_norm="middle two thirds of the norm group ({name})",
    signs=Signs(hollow="Hollow dot:", filled="Filled dot:", line="Line:", band="Shaded band:"),
)

PAGE = PageWording(
    profile_title="Your 360-degree profile",
    needs_title="Your learning needs",
    team="Team: {team}",
    confidential="Confidential",
    simulated="Simulated data: no real person",
    page_of="Page {page} of {pages}",
    continued="(continued)",
    shortened="[shortened]",
)

SUMMARY = SummaryWording(
    heading="Summary",
    highest_lowest=(
        "Your raters score you highest on {highest} ({highest_mean}) and lowest on {lowest} ({lowest_mean})."
    ),
    close="These two intervals overlap, so the order may not mean much.",
    near="These two lie close together, so the order may not mean much.",
    level="Your raters give you the same score on every dimension shown: {mean}.",
    level_band="Your raters score you {mean} on every dimension shown.",
    order_unknown="Which dimensions your raters score highest and lowest cannot be told from these figures.",
    single="Your raters score you {mean} on {name}.",
    own_highest_lowest=(
        "You score yourself highest on {highest} ({highest_mean}) and lowest on {lowest} ({lowest_mean})."
    ),
    own_level="You give yourself the same score on every dimension shown: {mean}.",
    own_single="You score yourself {mean} on {name}.",
    only_groups="The score of all others is not shown. The pages that follow show the scores of: {groups}.",
    nothing="No scores can be shown here. The last part of this report tells why.",
    gap_more="The widest gap is on {name}: you see more of this than your raters do ({own} and {others}).",
    gap_less="The widest gap is on {name}: your raters see more of this than you do ({others} and {own}).",
    exact_gap_more=(
        "Of the gaps that are told exactly, the widest is on {name}: you see more of this than your raters "
        "do ({own} and {others})."
    ),
    exact_gap_less=(
        "Of the gaps that are told exactly, the widest is on {name}: your raters see more of this than you "
        "do ({others} and {own})."
    ),
    rest_same=Plural(
        zero="On every dimension that can be compared your view and theirs differ.",
        one="On one dimension you and your raters see about the same.",
        other="On {count} dimensions you and your raters see about the same.",
    ),
    all_same=Plural(
        one="You and your raters see about the same.",
        two="You and your raters see about the same on both dimensions that can be compared.",
        other="You and your raters see about the same on all {count} dimensions that can be compared.",
    ),
    no_own="You have not answered about yourself, so your own view is not in this report.",
    no_others="No scores from raters can be shown, so this report rests on your own answers.",
    no_total=(
        "The score of all others is not shown, so it cannot be compared with yours. The pages that follow "
        "show the rater groups."
    ),
    not_comparable="How far your view and your raters' view differ cannot be told firmly on any dimension.",
    raters=Plural(one="One rater answered.", other="{count} raters answered."),
    they="They",
    your_raters="Your raters",
    alike="{who} answered much alike wherever this can be told.",
    fairly_alike="{who} answered fairly alike wherever this can be told.",
    most_and_least_alike="{who} answered most alike on {most} and least alike on {least}.",
    apart="{who} answered in different ways wherever this can be told.",
    agreement_unknown="How alike the answers are cannot be told.",
    how_to_read_title="How to read the charts",
    hollow_dot="The hollow dot is your own score.",
    filled_dot=(
        "The filled dot is the mean of your raters. The line through it is its {confidence}% interval: if "
        "many more people like your raters had answered, the mean would most likely lie somewhere on that "
        "line. A short line is a firm figure."
    ),
    no_filled_dot="There is no score from raters that may be shown.",
    alt="Your own scores and your raters' scores on {count} dimensions ({range}).",
    alt_own="Your own scores on {count} dimensions ({range}).",
    alt_others="Your raters' scores on {count} dimensions ({range}).",
    answered="Who answered: {groups}.",
)
