"""Welsh: charts in words."""

from reports.wording.schema.in_words import InWordsWording

IN_WORDS = InWordsWording(
    finding="{name}: {phrase}.",
    name="{name}.",
    score="{voice}: {score}.",
    score_interval="{voice}: {score}, cyfwng {confidence}% {low} i {high}.",
    hidden="{voice}. {why}",
    norm="Dwy ran o dair ganol y grŵp norm: {low} i {high}.",
    no_dot="Heb ddot: {voices}.",
    difference="{axis}: {difference}.",
    difference_interval="{axis}: {difference}, cyfwng {confidence}% {low} i {high}.",
    answer="{label}: {count}.",
)
