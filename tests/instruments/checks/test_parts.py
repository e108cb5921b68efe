"""Each rule that spans fields, broken once in the small questionnaire."""

from collections.abc import Callable

import pytest

After = Callable[..., list[str]]
Change = tuple[str, str]

FEW = [
    (f"minimum_raters{kind}: {value}", f"minimum_raters{kind}: 1") for kind, value in [("", 3), ("_item", 3)]
]


def test_the_small_questionnaire_has_no_problem(problems_after: After) -> None:
    assert problems_after() == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("  - id: judging\n", "  - id: judging\n    dimension: seeing\n  - id: sensing\n", "x.yaml:20 scale sensing: id 'sensing' is already taken in line 16. [I-01]"),
        ("{id: partner,", "{id: peer,", "x.yaml:51 rater group peer: id 'peer' is already taken in line 50. [I-01]"),
        ("code: J01", "code: s01", "x.yaml:35 item s01: name 's01' is already taken in line 30. [I-01]"),
        ("code: S_IMP", "code: S01", "x.yaml:45 importance item S01: name 'S01' is already taken in line 30. [I-01]"),
        ("id: keep", "id: s01", "x.yaml:54 comment question s01: name 's01' is already taken in line 30. [I-01]"),
        ("[en, cy]", "[en, cy, en]", "x.yaml:7 instrument: language 'en' is already taken in line 7. [I-01]"),
    ],
)  # fmt: skip
def test_a_name_that_is_taken_is_refused(problems_after: After, old: str, new: str, problem: str) -> None:
    assert problem in problems_after((old, new))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("dimension: seeing", "dimension: seing", "x.yaml:17 scale sensing: dimension 'seing' is not declared. Did you mean 'seeing'? [I-02]"),
        ("format: often", "format: rare", "x.yaml:32 item S01: response format 'rare' is not declared. Declared: 'often'. [I-03]"),
        ("importance:\n  format: often", "importance:\n  format: oftn", "x.yaml:43 importance: response format 'oftn' is not declared. Did you mean 'often'? [I-03]"),
        ("code: S_IMP, scale: sensing", "code: S_IMP, scale: sensng", "x.yaml:45 importance item S_IMP: scale 'sensng' is not declared. Did you mean 'sensing'? [I-04]"),
        ("merges_into: peer", "merges_into: peers", "x.yaml:51 rater group partner: rater group 'peers' is not declared. Did you mean 'peer'? [I-14]"),
    ],
)  # fmt: skip
def test_what_is_named_must_be_declared(problems_after: After, old: str, new: str, problem: str) -> None:
    assert problems_after((old, new)) == [problem]


def test_a_scale_that_is_not_declared_is_named_with_its_line(problems_after: After) -> None:
    assert problems_after(
        ("scale: judging", "scale: juging"), ("  - id: judging\n    dimension: seeing\n", "")
    ) == ["x.yaml:34 item J01: scale 'juging' is not declared. Declared: 'sensing'. [I-04]"]


def test_nothing_is_called_undeclared_where_the_declarations_cannot_be_read(problems_after: After) -> None:
    assert problems_after(("dimensions:\n  - id: seeing", "dimensions:\n  - di: seeing")) == [
        "x.yaml:11 dimension number 1: field 'di' is not known. Did you mean 'id'? [I-30]"
    ]


def test_what_a_misspelt_name_may_mean_is_not_also_called_unused(problems_after: After) -> None:
    assert problems_after(("scale: judging", "scale: juging")) == [
        "x.yaml:36 item J01: scale 'juging' is not declared. Did you mean 'judging'? [I-04]"
    ]


def test_what_is_declared_must_be_used(problems_after: After) -> None:
    more = "dimensions:\n  - {id: tasting, name: Tasting, definition: None.}\n"
    assert problems_after(("dimensions:\n", more), ("scale: judging", "scale: sensing")) == [
        "x.yaml:11 dimension tasting: no scale belongs to it. A dimension needs at least one scale. [I-05]",
        "x.yaml:19 scale judging: no item belongs to it. A scale needs at least one item. [I-06]",
    ]


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ([("{value: 2", "{value: 4")], "1, 4, 3"),
        ([("{value: 2", "{value: 1")], "1, 1, 3"),
        ([("{value: 3", "{value: 5")], "1, 2, 5"),
        ([("{value: 1", "{value: 3"), ("{value: 3, label: {en: A", "{value: 1, label: {en: A")], "3, 2, 1"),
    ],
)
def test_option_values_rise_by_one(problems_after: After, changes: list[Change], shown: str) -> None:
    assert problems_after(*changes) == [
        (
            f"x.yaml:23 response format often: its option values are {shown}."
            " Values rise by one from each option to the next, such as 1, 2, 3, 4, 5. [I-07]"
        )
    ]


def test_option_values_are_not_compared_before_each_is_a_whole_number(problems_after: After) -> None:
    assert problems_after(("{value: 2", "{value: two")) == [
        "x.yaml:25 response format often: field 'options.2.value' is 'two'. Expected: a whole number. [I-32]"
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "shown"),
    [
        ("cy: Weithiau", "cy: byth", 25, "'byth'"),
        ("{en: Always, cy: Bob amser}", "never", 26, "'never'"),
        ("I could not see this", "Never", 27, "'never'"),
        ("label: {en: Sometimes, cy: Weithiau}}\n      - {value: 3, label: {en: Always, cy: Bob amser}}", "label: Same}\n      - {value: 3, label: Same}", 26, "'same'"),
    ],
)  # fmt: skip
def test_no_two_answers_have_one_label(
    problems_after: After, old: str, new: str, line: int, shown: str
) -> None:
    assert problems_after((old, new)) == [
        (
            f"x.yaml:{line} response format often: label {shown} stands for two answers."
            " Every answer of a format has its own label in each language. [I-08]"
        )
    ]


def test_a_label_is_not_the_value_of_another_option(problems_after: After) -> None:
    assert problems_after(("cy: Weithiau", "cy: '3'"), ("cy: Byth", "cy: '1'")) == [
        (
            "x.yaml:25 response format often: label '3' is the value of another option."
            " A label that is a number is the option's own value. [I-09]"
        )
    ]


@pytest.mark.parametrize("code", ["3", "never", "Bob Amser"])
def test_the_not_observed_code_is_no_other_answer(problems_after: After, code: str) -> None:
    assert problems_after(('code: "NO"', f"code: '{code}'")) == [
        (
            f"x.yaml:27 response format often: the not-observed code '{code}' is also an option's value or label."
            " A code of its own, such as NO. [I-10]"
        )
    ]


def test_a_format_needs_no_not_observed_answer(problems_after: After) -> None:
    assert problems_after(('    not_observed: {code: "NO", label: I could not see this}\n', "")) == []


def test_a_not_observed_answer_without_a_code_is_only_reported_as_such(problems_after: After) -> None:
    assert problems_after(('code: "NO", ', "")) == [
        "x.yaml:27 response format often: field 'not_observed.code' is missing. [I-31]"
    ]


def test_the_participant_must_be_among_the_groups(problems_after: After) -> None:
    assert problems_after(("  - {id: self, label: Self}\n", "")) == [
        "x.yaml:47 instrument: no rater group has the id 'self'. Declare 'self', the participant. [I-11]"
    ]


@pytest.mark.parametrize(
    ("setting", "field"),
    [("attributed: true", "attributed"), ("minimum: 3", "minimum"), ("merges_into: peer", "merges_into")],
)
def test_the_participant_is_a_group_without_settings(problems_after: After, setting: str, field: str) -> None:
    assert problems_after(("label: Self", f"label: Self, {setting}")) == [
        (
            f"x.yaml:48 rater group self: field '{field}' has no meaning for 'self'."
            " 'self' has an id and a label. [I-12]"
        )
    ]


def test_all_others_is_no_group(problems_after: After) -> None:
    assert problems_after(("id: partner", "id: all_others")) == [
        "x.yaml:51 rater group all_others: the id 'all_others' is reserved. Any other id. [I-13]"
    ]


@pytest.mark.parametrize("target", ["self", "manager", "partner"])
def test_a_group_does_not_merge_into_people_who_are_known_or_into_itself(
    problems_after: After, target: str
) -> None:
    assert problems_after(("merges_into: peer", f"merges_into: {target}")) == [
        (
            f"x.yaml:51 rater group partner: it cannot merge into '{target}'."
            " A group merges into another one that is neither 'self' nor attributed. [I-15]"
        )
    ]


def test_a_circle_of_merging_groups_is_reported_once(problems_after: After) -> None:
    chain = "label: Peer, merges_into: voluntary}\n  - {id: voluntary, label: Voluntary, merges_into: partner"
    assert problems_after(("label: Peer", chain)) == [
        (
            "x.yaml:50 rater group peer: its merging comes back to itself: 'peer > voluntary > partner > peer'."
            " Merging ends at a group that merges no further. [I-16]"
        )
    ]


def test_a_chain_of_merging_groups_that_ends_is_sound(problems_after: After) -> None:
    chain = "merges_into: peer}\n  - {id: voluntary, label: Voluntary, merges_into: partner"
    assert problems_after(("merges_into: peer", chain)) == []


def test_a_group_that_leads_into_a_circle_is_not_part_of_it(problems_after: After) -> None:
    groups = "merges_into: peer}\n  - {id: carer, label: Carer, merges_into: partner"
    found = problems_after(
        ("label: Peer", "label: Peer, merges_into: partner"), ("merges_into: peer", groups)
    )
    assert [problem.split(":")[3].split(".")[0].strip() for problem in found] == ["'peer > partner > peer'"]


def test_a_group_whose_members_are_known_does_not_merge(problems_after: After) -> None:
    assert problems_after(("minimum: 1", "merges_into: peer")) == [
        (
            "x.yaml:49 rater group manager: it is attributed and merges into 'peer'."
            " Leave out one of the two. [I-17]"
        )
    ]


def test_items_and_comments_need_a_wording_for_raters(problems_after: After) -> None:
    assert problems_after(("    other: They guess.\n", ""), (", other: What they should keep", "")) == [
        f"x.yaml:{line} {subject}: field 'other' is missing: raters answer too."
        " The wording that a rater reads. [I-18]"
        for line, subject in [(35, "item J01"), (53, "comment question keep")]
    ]


def test_a_self_only_questionnaire_needs_no_wording_for_raters(problems_after: After) -> None:
    changes = [
        ("  - {id: manager, label: Manager, attributed: true, minimum: 1}\n", ""),
        ("  - {id: peer, label: Peer}\n", ""),
        ("  - {id: partner, label: Partner, merges_into: peer}\n", ""),
        ("    other: They guess.\n", ""),
        ("release_difference: 2", "release_difference: 1"),
    ]
    assert problems_after(*changes, *FEW) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("cy: Gweld", "cz: Gweld", "x.yaml:12 dimension seeing: field 'name.cz': language 'cz' is not declared. Did you mean 'cy'? [I-19]"),
        ("{cy: draft}", "{fr: draft}", "x.yaml:8 instrument: field 'translations.fr': language 'fr' is not declared. Declared: 'en', 'cy'. [I-19]"),
        ("{en: Never, cy: Byth}", "{cy: Byth}", "x.yaml:24 response format often: field 'options.1.label' is not given in 'en'. Every text is given in the first language, or once for all languages. [I-20]"),
    ],
)  # fmt: skip
def test_texts_are_in_declared_languages_and_all_in_the_first(
    problems_after: After, old: str, new: str, problem: str
) -> None:
    assert problems_after((old, new)) == [problem]


def test_a_gap_in_another_language_is_no_problem(problems_after: After) -> None:
    assert problems_after(("{en: Never, cy: Byth}", "{en: Never}")) == []


def test_a_text_for_any_language_may_stand_beside_one_for_a_certain_language(problems_after: After) -> None:
    assert problems_after(("{en: Never, cy: Byth}", "{'*': '1', cy: Byth}")) == []


def test_no_language_is_missing_where_none_is_declared(problems_after: After) -> None:
    assert problems_after(("languages: [en, cy]\n", "")) == [
        "x.yaml:1 instrument: field 'languages' is missing. [I-31]"
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("_item: 3", "_item: 2", "x.yaml:60 policy: field 'minimum_raters_item' is 2, below minimum_raters (3)."),
        ("_distribution: 5", "_distribution: 2", "x.yaml:61 policy: field 'minimum_raters_distribution' is 2, below minimum_raters_item (3)."),
        ("_comments: 3", "_comments: 2", "x.yaml:62 policy: field 'minimum_raters_comments' is 2, below minimum_raters (3)."),
    ],
)  # fmt: skip
def test_what_tells_more_needs_as_many_raters(
    problems_after: After, old: str, new: str, problem: str
) -> None:
    assert problems_after((old, new)) == [f"{problem} What tells more needs at least as many raters. [I-21]"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("minimum_raters: 3", "minimum_raters: 1", "x.yaml:59 policy: field 'minimum_raters' is 1 although raters answer in confidence. At least 2. [I-22]"),
        ("release_difference: 2", "release_difference: 1", "x.yaml:64 policy: field 'release_difference' is 1 although raters answer in confidence. At least 2. [I-22]"),
        ("release_difference: 2", "release_difference: 2\n  minimum_options: 1", "x.yaml:65 policy: field 'minimum_options' is 1 although raters answer in confidence. At least 2. [I-22]"),
        ("label: Peer}", "label: Peer, minimum: 2}", "x.yaml:50 rater group peer: field 'minimum' is 2 although raters answer in confidence. At least 3. [I-22]"),
    ],
)  # fmt: skip
def test_a_rater_who_is_promised_confidence_is_never_shown_alone(
    problems_after: After, old: str, new: str, problem: str
) -> None:
    assert problems_after((old, new)) == [problem]


def test_no_more_options_can_stay_possible_than_there_are(problems_after: After) -> None:
    assert problems_after(("confidence: 0.95", "confidence: 0.95\n  minimum_options: 3")) == []
    assert problems_after(("confidence: 0.95", "confidence: 0.95\n  minimum_options: 4")) == [
        (
            "x.yaml:66 policy: field 'minimum_options' is 4, but response format 'often' has 3 options."
            " At most as many as every response format has. [I-23]"
        )
    ]


def test_a_format_whose_options_cannot_be_read_is_not_held_against_the_policy(problems_after: After) -> None:
    changes = [
        ("    options:", "    option:"),
        ("confidence: 0.95", "confidence: 0.95\n  minimum_options: 4"),
    ]
    assert problems_after(*changes) == [
        "x.yaml:23 response format often: field 'option' is not known. Did you mean 'options'? [I-30]"
    ]


def test_a_policy_that_is_not_there_is_reported_once(problems_after: After) -> None:
    assert problems_after(("policy:", "polity:")) == [
        "x.yaml:56 instrument: field 'polity' is not known. Did you mean 'policy'? [I-30]"
    ]
