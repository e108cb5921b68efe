"""English: the pages from the dimensions to the change since last time."""

from reports.wording.schema.findings import (
    AgreementWording,
    ChangeWording,
    CommentsWording,
    DimensionsWording,
    GapsWording,
    ItemsWording,
    QuadrantWording,
)

DIMENSIONS = DimensionsWording(
    heading="Dimensions",
    intro="One panel for each dimension, with a line for you and for each rater group.",
    intro_without_you="One panel for each dimension, with a line for each rater group.",
    alt="Scores by rater group on {count} dimensions ({range}).",
    alt_one="Scores by rater group on {name} ({range}).",
    alt_own="Your own score on {name} ({range}).",
    figures_heading="The figures behind the pages",
    figures_intro=(
        "The same scores in numbers, each with its interval beneath, which is the line in the charts. "
        "“Raters” is how many people's scores are in a mean. Where some left out too many items of a "
        "dimension, it says beneath how many are left (n)."
    ),
    figures_fewer="n = {n}",
    assumed_mark="{interval}*",
    assumed_note=(
        "* Too few participants have raters to learn from how much raters differ. The interval "
        "supposes that they differ as much as answers given at random, so it is wide."
    ),
    standing_heading="Next to the norm group",
    standing_columns=("T score", "Sten", "Percentile"),
    standing_of_you="You: {measure}",
    standing_of_others="Others: {measure}",
    standing_note=(
        "A T score of 50 is the mean of the norm group, and ten points are one standard deviation. A sten "
        "goes from 1 to 10, with the mean between 5 and 6. A percentile of 60 says that six in ten of the "
        "norm group have a lower score."
    ),
    norm_cohort_name="your cohort",
    norm_cohort=(
        "The norm group is your own cohort: the {n} participants who answered together with you. It shows "
        "where you stand among them, not among leaders at large."
    ),
    norm_named="The norm group is {name} ({n} participants).",
    norm_none=(
        "There is no norm group for these scores, so nothing here says whether a score is high or low "
        "among leaders. Compare your dimensions with each other instead."
    ),
)

GAPS = GapsWording(
    heading="Your view and your raters' view",
    intro=(
        "The chart takes the score of all others from your own score. The line shows how firm the "
        "difference is. Where it touches zero, you and your raters see about the same."
    ),
    axis="Your score minus the score of all others",
    low_side="Your raters see more of this",
    high_side="You see more of this",
    same="About the same",
    little_more="You see a little more of this",
    more="You see more of this",
    little_less="Your raters see a little more",
    less="Your raters see more of this",
    unsure="Cannot be told",
    alt="Your score minus the score of all others on {count} dimensions.",
    importance_heading="How much each dimension matters in your role",
    importance_intro="Your own answers on importance, highest first, next to the scores.",
    importance="Importance",
)

AGREEMENT = AgreementWording(
    heading="How alike your raters answered",
    intro=(
        "People meet you in different places, so it is normal that they answer differently. Where they "
        "do, the mean alone says little: ask what each of them gets to see."
    ),
    columns=("rwg(j), {null}", "Average deviation", "In words"),
    items="Items",
    items_of="{some} of {all}",
    items_note=(
        "Items on which a whole group of raters may have answered alike are left out here, because the "
        "figure would give their answers away. So raters agree, if anything, more than these figures say. "
        "An index that rests on fewer than half of the items is put into words only where it is high."
    ),
    nulls={
        "uniform": "uniform",
        "slight_skew": "slight skew",
        "moderate_skew": "moderate skew",
        "heavy_skew": "heavy skew",
        "triangular": "triangular",
        "normal": "bell curve",
    },
    high="Much alike",
    middling="Fairly alike",
    low="In different ways",
    unknown="Cannot be told",
    note_title="What is high, what is low",
    note=(
        "The index rwg(j) is 1 where all raters answer the same and 0 where they differ as much as people "
        "who answer by chance. What “by chance” looks like is an assumption: each index names its "
        "own. The words go by the lowest: from 0.71 much alike, from 0.51 fairly alike, below that in "
        "different ways (LeBreton and Senter 2008)."
    ),
    note_ad=(
        "The average deviation says how far an answer lies from the raters' mean, in steps of the response "
        "scale. Up to {cut_off} counts as agreement when there are {options} response options (Burke and "
        "Dunlap 2002)."
    ),
)

QUADRANT = QuadrantWording(
    heading="Your score by your raters' score",
    intro=(
        "Each dot is a dimension. The two lines stand at the mean of your own scores ({x_line}) and at the "
        "mean of your raters' scores ({y_line}) over these dimensions, so the four fields compare your "
        "dimensions with each other, not with other people. A dimension exactly on a line counts as higher. "
        "On the slanted line both scores are equal."
    ),
    band="A score that is told as a band stands, and counts, at the edge of its band.",
    x_axis="Your own score",
    y_axis="All others",
    corners=(
        "Higher for your raters",
        "Higher for both",
        "Lower for both",
        "Higher for you",
    ),
    alt="Your own score by the score of all others, compared with the mean of each.",
    field="{field}: {names}.",
    alt_point="{name}: you {own}, all others {others}.",
)

ITEMS = ItemsWording(
    picked_heading="Items that stand out",
    picked_intro=(
        "Items picked by the figures of all others, each with its {confidence}% interval beneath. Where "
        "intervals overlap, the order may be chance. Read them as a start for questions."
    ),
    highest="Scored highest by your raters",
    lowest="Scored lowest by your raters",
    disputed="Seen most differently by your raters",
    disputed_note="“Spread” is how far an answer lies from the raters' mean on average, in response steps.",
    disputed_some="Those seen most differently are picked from the items whose spread can be shown.",
    spread="Spread",
    not_counted="The bars do not count: {groups}.",
    withheld_note="“{withheld}” stands where bars could give away how somebody answered.",
    few="<{threshold}",
    many="{threshold}+",
    few_note=(
        "“<{threshold}” means fewer than {threshold} people, or nobody: the two look the same on purpose."
    ),
    many_note="“{threshold}+” means {threshold} people or more.",
    columns=("Item", "Scores", "How raters answered"),
    reversed_remark="turned round",
    reversed_note=(
        "Items marked “turned round” describe something that is better seen less often. Their scores have "
        "been turned round, so that a high score is the favourable one for every item."
    ),
    reversed_brief=(
        "Items marked “turned round” are better seen less often; turned round, a high score is favourable."
    ),
    band_brief="“≥” is “or above” and “≤” “or below”; such a score stands at the edge of its band.",
)

COMMENTS = CommentsWording(
    heading="Comments",
    intro=(
        "Here are your raters' own words, in an order that says nothing about who wrote them. Nothing has "
        "been corrected; a comment that could name its writer, by its language for instance, is left out. "
        "Look for what several people say, and resist guessing who said what."
    ),
    own_heading="You wrote",
    none="There is no comment to show here.",
)

CHANGE = ChangeWording(
    heading="Change since last time",
    intro=(
        "The chart shows the score of all others now, minus the same score last time. A change counts only "
        "when it is larger than chance in the answers would explain. The raters may be other people now."
    ),
    none="No change can be shown: a figure of this time or of last time is missing.",
    axis="Score of all others now minus last time",
    low_side="Lower now",
    high_side="Higher now",
    same="About the same",
    higher="Higher than last time",
    lower="Lower than last time",
    unsure="Cannot be told",
    table_heading="Your own scores and those of all others, then and now",
    columns=("You, last time", "You, now", "Others, last time", "Others, now"),
    alt="Change in the score of all others on {count} dimensions.",
)
