"""English: the page of each dimension."""

from reports.wording.schema.dimension_page import (
    AskedWording,
    DimensionPageWording,
    GuideWording,
    SeenWording,
)

_GUIDE = GuideWording(
    dots=(
        "On the pages of the dimensions, an item has a line only for all others, and a dot is missing where "
        "there is no score to show."
    ),
    bars="Bars show how many raters chose each response.",
    options="The responses: {options}.",
)

_SEEN = SeenWording(
    heading="What you and your raters see alike, and what differently",
    same="You and your raters see about the same ({own} and {others}).",
    little_more="You see a little more of this than your raters do ({own} and {others}).",
    more="You see more of this than your raters do ({own} and {others}).",
    little_less="Your raters see a little more of this than you do ({others} and {own}).",
    less="Your raters see more of this than you do ({others} and {own}).",
    unsure="How far your view and your raters' view differ cannot be told firmly ({own} and {others}).",
    no_own="You have no score of your own here.",
    no_others="The score of all others is not shown here, so it cannot be compared with yours.",
    nothing="No score of your raters can be shown on this dimension.",
    high="Going by {some} of {all} items, your raters answered much alike.",
    middling="Going by {some} of {all} items, your raters answered fairly alike.",
    low="Going by {some} of {all} items, your raters answered in different ways.",
    unknown="How alike your raters answered on the whole cannot be told.",
    items="Of these, most alike: {most}; least: {least}.",
    items_alone="Of the items of which it can be told, most alike: {most}; least: {least}.",
    groups_apart="{high} ({high_mean}) lies above {low} ({low_mean}), and their intervals do not overlap.",
    groups_overlap="The intervals of your rater groups overlap, so the groups may well see the same.",
    groups_unknown="Whether your rater groups differ cannot be told firmly here.",
)

_ASKED = AskedWording(
    heading="Questions for your debrief",
    more="What do you do here that your raters may not get to see?",
    less="What might your raters notice here that you do not?",
    groups="{high} and {low} see this differently. Where does each of them meet you?",
    apart="Your raters answered in different ways. What could each of them have had in mind?",
    importance="You gave this the highest importance. Where does it show in how you spend your week?",
    items="Your raters score {highest} highest here and {lowest} lowest. What makes the difference?",
    always="When did this last go well for you, and who else played a part in it?",
)

DIMENSION_PAGE = DimensionPageWording(items="Items", guide=_GUIDE, seen=_SEEN, asked=_ASKED)
