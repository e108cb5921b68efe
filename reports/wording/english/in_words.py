"""English: charts in words."""

from reports.wording.schema.in_words import InWordsWording

IN_WORDS = InWordsWording(
    finding="{name}: {phrase}.",
    name="{name}.",
    score="{voice}: {score}.",
    score_interval="{voice}: {score}, {confidence}% interval {low} to {high}.",
    hidden="{voice}. {why}",
    norm="Middle two thirds of the norm group: {low} to {high}.",
    no_dot="No dot: {voices}.",
    difference="{axis}: {difference}.",
    difference_interval="{axis}: {difference}, {confidence}% interval {low} to {high}.",
    answer="{label}: {count}.",
)
