"""English: how each figure is computed, and what was not done."""

from reports.wording.schema.computing import ComputingWording

COMPUTING = ComputingWording(
    rater_score=(
        "A rater's score on a dimension is the mean of the items that they answered, given only if they "
        "answered at least {share} of its items. A rater group's score is the mean of its raters' scores."
    ),
    equal_groups=(
        "“All others” is the mean of the means of the groups shown, each counting the same; all other raters "
        "together count as one more group where they are enough people to hide in."
    ),
    equal_raters="“All others” is the mean of all raters' scores: every rater counts the same.",
    bands=(
        "A group's score that is told as a band counts in “all others” too: on a single item with the middle "
        "of its band, on a dimension as it is."
    ),
    interval=(
        "Intervals are {confidence}% intervals, mean ± t · s / √n for n raters (Student 1908), and never "
        "leave the range of the responses. Your own score has none, because it is not a sample."
    ),
    spread=(
        "Here s is the pooled standard deviation within the rater groups shown in the whole cohort, on the "
        "same dimension or item, in tenths of a response step and never taken as nought. t has as many "
        "degrees of freedom as these groups have raters, less one for each group (from 100 on rounded down "
        "to two figures). Your own raters alone never set s, because a narrow line would tell that they "
        "answered alike."
    ),
    interval_others=(
        "For “all others”, s² / n becomes s² · Σ w² / n over the groups that are counted, with w the share "
        "of each; the shares add up to 1."
    ),
    assumed=(
        "Where too few participants have raters, or there are too few degrees of freedom, s is that of "
        "answers given at random, s² = (A² \N{MINUS SIGN} 1) / 12 for A response options, and t is the "
        "normal quantile. Such an interval is wide. In the table of figures it is marked *."
    ),
    gap=(
        "A gap is your score minus that of all others. Its interval is that of all others: your own score is "
        "what one person says, and adds no uncertainty."
    ),
    rwg=(
        "rwg(j) = J (1 \N{MINUS SIGN} v) / (J (1 \N{MINUS SIGN} v) + v) over the J items whose spread may be "
        "shown, where v is the mean variance of the answers to an item divided by the variance expected of "
        "raters who do not agree at all: {nulls}; 0 where v is above 1 (James, Demaree and Wolf 1984; "
        "LeBreton and Senter 2008)."
    ),
    deviation=(
        "The average deviation of an item, its spread, is the mean distance of an answer from the raters' "
        "mean; that of a dimension is the mean over its items (Burke, Finkelstein and Dusig 1999)."
    ),
    standing=(
        "With z the distance from the norm group's mean in its standard deviations: T = 50 + 10 z (McCall "
        "1922); sten = the whole part of 2 z + 6, within 1 to 10 (Canfield 1951); percentile = the share of "
        "the norm group below, plus half of those equal (Crocker and Algina 1986)."
    ),
    change=(
        "A change is the score now minus that of last time. With h the longer half of each interval, it is "
        "reliable where zero lies outside change ± √(h² now + h² then) (Zou and Donner 2008)."
    ),
    not_done_heading="What was not done",
    not_observed="“{label}” counts as no answer.",
    not_imputed="Missing answers are not filled in.",
    not_corrected=(
        "Nothing is corrected for looking at many figures at once (here dimensions: {count}, items: "
        "{items}). Some differences may well lie outside their intervals by chance alone."
    ),
    not_combined="The dimensions are not added up to one score, and nobody is ranked.",
)
