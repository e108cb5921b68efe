"""The words of simulated comments: sentences by question, dimension and rater group."""

from assessment.simulation.phrases import own, welsh
from assessment.simulation.phrases.asides import ENCOURAGEMENT, OPENINGS, THANKS
from assessment.simulation.phrases.awkward import AWKWARD
from assessment.simulation.phrases.differently import DIFFERENTLY
from assessment.simulation.phrases.keep import KEEP
from assessment.simulation.phrases.more import MORE
from assessment.simulation.phrases.pool import ANY, PhraseBook, Pool, answers_to, texts_on

__all__ = [
    "ANY",
    "AWKWARD",
    "ENCOURAGEMENT",
    "OF_OTHERS",
    "OF_OTHERS_IN_WELSH",
    "OPENINGS",
    "OWN",
    "OWN_IN_WELSH",
    "THANKS",
    "PhraseBook",
    "Pool",
    "answers_to",
    "texts_on",
]

_ANYTHING: Pool = {
    ANY: ("Nothing to add.", "Happy to talk about it.", "It depends on the day.", "No comment.")
}
_ANYTHING_IN_WELSH: Pool = {ANY: ("Dim byd i'w ychwanegu.", "Yn fodlon trafod.")}

OF_OTHERS: PhraseBook = {"keep": KEEP, "more": MORE, "differently": DIFFERENTLY, ANY: _ANYTHING}
OF_OTHERS_IN_WELSH: PhraseBook = {
    "keep": welsh.KEEP,
    "more": welsh.MORE,
    "differently": welsh.DIFFERENTLY,
    ANY: _ANYTHING_IN_WELSH,
}
OWN: PhraseBook = {
    "keep": own.KEEP,
    "more": own.MORE,
    "differently": own.DIFFERENTLY,
    "learn": own.LEARN,
    "challenge": own.CHALLENGE,
    ANY: _ANYTHING,
}
OWN_IN_WELSH: PhraseBook = {
    "keep": welsh.OWN_KEEP,
    "more": welsh.OWN_MORE,
    "differently": welsh.OWN_DIFFERENTLY,
    "learn": welsh.OWN_LEARN,
    "challenge": welsh.OWN_CHALLENGE,
    ANY: _ANYTHING_IN_WELSH,
}
