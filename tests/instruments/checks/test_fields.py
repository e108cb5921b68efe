from collections.abc import Callable

import pytest

from instruments.checks.fields import check_fields
from instruments.composing import compose
from instruments.model import Definition
from instruments.source import Source

After = Callable[..., list[str]]
Of = Callable[[str], list[str]]


def test_a_sound_definition_becomes_a_model(small: str) -> None:
    definition, problems = check_fields(compose(small, "small.yaml").source, Definition)
    assert isinstance(definition, Definition)
    assert (definition.id, problems) == ("small", [])


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("title:", "titel:", "x.yaml:3 instrument: field 'titel' is not known. Did you mean 'title'? [I-30]"),
        ("    reverse: true", "    wholly: true", "x.yaml:38 item J01: field 'wholly' is not known. Known: code, scale, format, reverse, self, other. [I-30]"),
        ("  - id: often\n", "  - label: A\n    id: often\n", "x.yaml:22 response format often: field 'label' is not known. Known: id, options, not_observed. [I-30]"),
        ("{value: 2, ", "{value: 2, vlaue: 3, ", "x.yaml:25 response format often: field 'options.2.vlaue' is not known. Did you mean 'value'? [I-30]"),
        ("  minimum_raters: 3\n", "", "x.yaml:56 policy: field 'minimum_raters' is missing. [I-31]"),
        ("  - code: S01\n    scale", "  - scale", "x.yaml:30 item number 1: field 'code' is missing. [I-31]"),
        ("version: 1", "version: 1.10", "x.yaml:2 instrument: field 'version' is 1.10. Expected: a whole number. [I-32]"),
        ("version: 1", "version: '1'", "x.yaml:2 instrument: field 'version' is '1'. Expected: a whole number. [I-32]"),
        ("licence: MIT", "licence: 1.10", "x.yaml:6 instrument: field 'licence' is 1.10. Put quotes round it: '1.10'. [I-32]"),
        ("label: Peer", "label: true", "x.yaml:50 rater group peer: field 'label' is true. Expected: a text, or a mapping from languages to texts. [I-32]"),
        ("label: Peer", "label: {en: true}", "x.yaml:50 rater group peer: field 'label.en' is true. Put quotes round it: 'true'. [I-32]"),
        ("source: Made up.", "source:", "x.yaml:5 instrument: field 'source' is nothing. Expected: a text, or a mapping from languages to texts. [I-32]"),
        ("reverse: true", "reverse: 'yes'", "x.yaml:38 item J01: field 'reverse' is 'yes'. Expected: true or false. [I-32]"),
        ("confidence: 0.95", "confidence: high", "x.yaml:65 policy: field 'confidence' is 'high'. Expected: a number. [I-32]"),
        ("{cy: draft}", "[cy]", "x.yaml:8 instrument: field 'translations' is a list. Expected: a mapping. [I-32]"),
        ('not_observed: {code: "NO", label: I could not see this}', "not_observed: NO code", "x.yaml:27 response format often: field 'not_observed' is 'NO code'. Expected: a mapping. [I-32]"),
        ("id: often", "id: Often!", "x.yaml:22 response format Often!: field 'id' is 'Often!'. Expected: a letter, then up to 39 letters, digits, - and _, all letters small. [I-33]"),
        ("code: S_IMP", "code: S-IMP", "x.yaml:45 importance item S-IMP: field 'code' is 'S-IMP'. Expected: a letter, then up to 39 letters, digits and _. [I-33]"),
        ("{en: Small, cy: Bach}", "{en: Small, Welsh: Bach}", "x.yaml:3 instrument: field 'title.Welsh' is 'Welsh'. Expected: the code of a language, such as en, cy or en-GB. [I-33]"),
        ("minimum: 1", "minimum: 0", "x.yaml:49 rater group manager: field 'minimum' is 0. Expected: at least 1. [I-34]"),
        ("confidence: 0.95", "confidence: 0.95\n  colluders: 6", "x.yaml:66 policy: field 'colluders' is 6. Expected: at most 5. [I-34]"),
        ("confidence: 0.95", "confidence: 0.95\n  colluders: -1", "x.yaml:66 policy: field 'colluders' is -1. Expected: at least 0. [I-34]"),
        ("answered_share: 2/3", "answered_share: 3/2", "x.yaml:58 policy: field 'answered_share' is '3/2'. Expected: at most 1. [I-34]"),
        ("answered_share: 2/3", "answered_share: 0.0", "x.yaml:58 policy: field 'answered_share' is 0.0. Expected: more than 0. [I-34]"),
        ("{cy: draft}", "{cy: drafft}", "x.yaml:8 instrument: field 'translations.cy' is 'drafft'. Did you mean 'draft'? [I-35]"),
        ("all_others: equal_groups", "all_others: 3", "x.yaml:57 policy: field 'all_others' is 3. Expected: 'equal_groups', 'equal_raters'. [I-35]"),
        ("label: Peer", "label: {}", "x.yaml:50 rater group peer: field 'label' has 0 entries. Expected: at least 1. [I-36]"),
        ("label: Peer", "label: '  '", "x.yaml:50 rater group peer: field 'label' has 0 characters. Expected: at least 1. [I-37]"),
        ("label: Peer", f"label: {'x' * 2001}", "x.yaml:50 rater group peer: field 'label' has 2001 characters. Expected: at most 2000. [I-37]"),
        ("answered_share: 2/3", "answered_share: 1/0", "x.yaml:58 policy: field 'answered_share' is '1/0'. Expected: a share above 0 and up to 1, such as 2/3 or 0.5. [I-38]"),
        ("answered_share: 2/3", "answered_share: [2, 3]", "x.yaml:58 policy: field 'answered_share' is a list. Expected: a share above 0 and up to 1, such as 2/3 or 0.5. [I-38]"),
        ("answered_share: 2/3", "answered_share: true", "x.yaml:58 policy: field 'answered_share' is true. Expected: a share above 0 and up to 1, such as 2/3 or 0.5. [I-38]"),
    ],
)  # fmt: skip
def test_a_wrong_field_is_named_with_what_is_expected(
    problems_after: After, old: str, new: str, problem: str
) -> None:
    assert problem in problems_after((old, new))


def test_wrong_fields_are_all_reported_at_once_together_with_wrong_references(problems_after: After) -> None:
    changes = [
        ("version: 1", "version: x"),
        ("scale: judging", "scale: juging"),
        ("minimum: 1", "minimum: x"),
    ]
    assert problems_after(*changes) == [
        "x.yaml:2 instrument: field 'version' is 'x'. Expected: a whole number. [I-32]",
        "x.yaml:36 item J01: scale 'juging' is not declared. Did you mean 'judging'? [I-04]",
        "x.yaml:49 rater group manager: field 'minimum' is 'x'. Expected: a whole number. [I-32]",
    ]


def test_a_misspelt_field_is_not_also_reported_as_missing(problems_after: After) -> None:
    assert problems_after(("  all_others:", "  all_other:")) == [
        "x.yaml:57 policy: field 'all_other' is not known. Did you mean 'all_others'? [I-30]"
    ]


def test_a_value_that_was_refused_for_its_writing_is_not_refused_again(problems_after: After) -> None:
    (problem,) = problems_after(("reverse: true", "reverse: yes"))
    assert problem.startswith("x.yaml:38 item J01: 'yes' without quotes is true or false to some programs")


def test_a_list_with_a_wrong_entry_is_not_also_called_too_short(problems_of: Of) -> None:
    assert [line for line in problems_of("scales: [3]\n") if "scale" in line] == [
        "x.yaml:1 scale number 1: it is 3. Expected: a mapping. [I-32]"
    ]


def test_an_empty_list_is_too_short(problems_of: Of) -> None:
    assert "x.yaml:1 instrument: field 'scales' has 0 entries. Expected: at least 1. [I-36]" in problems_of(
        "scales: []\n"
    )


def test_a_whole_that_is_not_a_list_is_named(problems_of: Of) -> None:
    assert "x.yaml:1 instrument: field 'items' is 'S01'. Expected: a list. [I-32]" in problems_of(
        "items: S01\n"
    )


def test_a_rule_that_has_no_words_of_its_own_is_reported_in_those_of_pydantic(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("instruments.checks.fields._KINDS", {})
    _, problems = check_fields(Source("x.yaml", {"id": 3}, {("id",): 1}), Definition)
    assert str(problems[0]) == (
        "x.yaml:1 instrument: field 'id' is not accepted. Input should be a valid string. [I-39]"
    )
