import pytest

from instruments.loading import parse_instrument
from instruments.model import Instrument
from instruments.translations import every_text, missing_texts


def missing_after(small: str, old: str, new: str) -> dict[str, list[str]]:
    return missing_texts(parse_instrument(small.replace(old, new).encode(), file="x.yaml"))


def test_a_complete_language_lacks_nothing(small_instrument: Instrument) -> None:
    assert missing_texts(small_instrument) == {"en": [], "cy": []}


@pytest.mark.parametrize(
    ("old", "new", "missing"),
    [
        (", cy: Bach}", "}", "title"),
        (", cy: Gweld}", "}", "dimensions.seeing.name"),
        (", cy: Byth}", "}", "response_formats.often.options.1.label"),
        ("label: I could not see this", "label: {en: Not seen}", "response_formats.often.not_observed.label"),
        ("wording: How much it matters", "wording: {en: How much?}", "importance.items.S_IMP.wording"),
        ("self: I guess.", "self: {en: I guess.}", "items.J01.self"),
        ("other: They guess.", "other: {en: They guess.}", "items.J01.other"),
        ("theme: Keep", "theme: {en: Keep}", "comments.keep.theme"),
        ("label: Peer", "label: {en: Peer}", "rater_groups.peer.label"),
    ],
)
def test_a_missing_text_is_named_by_its_place(small: str, old: str, new: str, missing: str) -> None:
    assert missing_after(small, old, new) == {"en": [], "cy": [missing]}


def test_a_text_that_stands_for_all_languages_is_missing_in_none(small: str) -> None:
    assert missing_after(small, "languages: [en, cy]", "languages: [en, cy, fr]")["fr"] == [
        "title",
        "dimensions.seeing.name",
        "response_formats.often.options.1.label",
        "response_formats.often.options.2.label",
        "response_formats.often.options.3.label",
        "items.S01.self",
        "items.S01.other",
    ]


def test_every_text_has_one_place(small_instrument: Instrument) -> None:
    places = [place for place, _ in every_text(small_instrument)]
    assert len(places) == len(set(places)) == 21
    assert places[:4] == ["title", "purpose", "source", "dimensions.seeing.name"]


def test_a_text_falls_back_on_the_one_for_all_and_then_on_the_first(small_instrument: Instrument) -> None:
    title, purpose = small_instrument.title, small_instrument.purpose
    assert [title.in_language(language) for language in ("cy", "en", "fr")] == ["Bach", "Small", "Small"]
    assert [purpose.in_language(language) for language in ("cy", "fr")] == ["To test.", "To test."]
