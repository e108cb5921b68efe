"""The language of a text, told by its most frequent small words."""

import re
from collections import Counter

_WORDS = {
    "en": """
        the and is in to of a it that she he they you for with on this are be not but have has very always
        more when people who her his their from as at we our would could should i my me so or if by all can
        do am without than then them into
    """,
    "cy": """
        yn y yr mae a ac i ei eu o ar gan wedi bod yw nid ond am fel hi ef eich chi ni iawn bob mwy pan pobl
        sy sydd wrth gyda at roedd mae'n dda gwrando bydd hefyd cyn hwn hon dim
    """,
    "fr": """
        le la les et est dans de un une il elle que pour avec sur ne pas mais des du au très toujours plus
        nous vous qui
    """,
    "de": """
        der die das und ist in zu den ein eine er sie es nicht mit für auf sehr immer mehr wenn wir ihr von
    """,
    "pl": "i w na z do nie się jest to że jak ale dla po bardzo zawsze tylko są być ma",
}
_VOCABULARY = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_FEWEST_WORDS = 2


def language_of(text: str) -> str | None:
    """The language whose small words occur most in a text, None where that is not clear."""
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text.lower().replace("’", "'"))  # noqa: RUF001 - both apostrophes occur
    found = Counter({name: sum(word in known for word in words) for name, known in _VOCABULARY.items()})
    (first, most), (_, next_most) = found.most_common(2)
    return first if most >= _FEWEST_WORDS and most > next_most else None
