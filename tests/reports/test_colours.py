"""One colour and one shape for each role: for those who see colours in another way, and in grey."""

from itertools import combinations
from math import dist

import pytest

from reports.content import ROLE_ALL_OTHERS, ROLE_FIRST_GROUP, ROLE_SELF
from reports.style import ACCENT, BAR, INK, MUTED, NORM_BAND, PAPER, TINT, marker

ROLES = (ROLE_SELF, ROLE_ALL_OTHERS, *range(ROLE_FIRST_GROUP, ROLE_FIRST_GROUP + 7))

Triple = tuple[float, float, float]

# Machado, Oliveira & Fernandes (2009), IEEE Transactions on Visualization and Computer Graphics 15: severity 1.0.
SEEN_BY = {
    "everybody": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopes": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopes": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopes": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}

FARTHEST_APART = 18
"""CIE 1976 colour difference; about 2 can just be told apart when side by side."""


def linear(colour: str) -> Triple:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return decoded(red), decoded(green), decoded(blue)


def decoded(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(colour: str, matrix: tuple[Triple, Triple, Triple]) -> Triple:
    """CIE L*a*b* (D65) of a colour as somebody sees it."""
    own = linear(colour)
    red, green, blue = (
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, own, strict=True)))) for row in matrix
    )
    x = cube_root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047)
    y = cube_root(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    z = cube_root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def cube_root(value: float) -> float:
    return float(value ** (1 / 3)) if value > 0.008856 else 7.787 * value + 16 / 116


@pytest.mark.parametrize("who", SEEN_BY)
def test_the_colours_of_nine_roles_stay_apart(who: str) -> None:
    seen = {role: lab(marker(role).colour, SEEN_BY[who]) for role in ROLES}
    close = [pair for pair in combinations(ROLES, 2) if dist(seen[pair[0]], seen[pair[1]]) < FARTHEST_APART]
    assert close == []


def test_in_grey_every_role_has_its_own_shape() -> None:
    shapes = [(marker(role).shape, marker(role).hollow) for role in ROLES]
    assert len(set(shapes)) == len(ROLES)


@pytest.mark.parametrize("colour", [INK, MUTED, ACCENT, *(marker(role).colour for role in ROLES)])
@pytest.mark.parametrize("ground", [PAPER, TINT])
def test_text_in_any_colour_has_the_contrast_of_text(colour: str, ground: str) -> None:
    assert contrast(colour, PAPER) >= 4.5
    assert contrast(colour, ground) >= 4


@pytest.mark.parametrize("role", ROLES)
def test_a_marker_stands_out_from_paper_and_norm_band(role: int) -> None:
    assert contrast(marker(role).colour, NORM_BAND) >= 3


def test_bars_stand_out_from_the_paper() -> None:
    assert contrast(BAR, PAPER) >= 3


def test_colours_can_be_measured() -> None:
    assert contrast("#000000", "#FFFFFF") == 21
    assert lab("#FFFFFF", SEEN_BY["everybody"]) == pytest.approx((100, 0, 0), abs=0.02)
    assert dist(lab("#FF0000", SEEN_BY["everybody"]), lab("#00FF00", SEEN_BY["everybody"])) > 150
