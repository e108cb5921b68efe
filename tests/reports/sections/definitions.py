"""The definition of a small questionnaire in two languages, as data."""

from typing import Any

NAMES = {
    "listening": ("Listening", "Gwrando"),
    "deciding": ("Deciding", "Penderfynu"),
    "acting": ("Acting", "Gweithredu"),
}


def _both(english: str, welsh: str) -> dict[str, str]:
    return {"en": english, "cy": welsh}


def definition(scales: tuple[str, ...], options: int, minimum: int) -> dict[str, Any]:
    names = {scale: NAMES.get(scale, (scale.title(), f"{scale.title()} (cy)")) for scale in scales}
    return {
        "id": "small",
        "version": 3,
        "digest": "0123456789abcdef0123",
        "title": _both("Small questionnaire", "Holiadur bach"),
        "purpose": "To test.",
        "source": "Made for tests.",
        "licence": "MIT",
        "languages": ["en", "cy"],
        "translations": {"cy": "draft"},
        "dimensions": [
            {
                "id": scale,
                "name": _both(*names[scale]),
                "definition": _both(f"What {scale} is.", f"Beth yw {scale}."),
            }
            for scale in scales
        ],
        "scales": [{"id": scale, "dimension": scale} for scale in scales],
        "response_formats": [
            {
                "id": "often",
                "options": [
                    {"value": value, "label": _both(f"Label {value}", f"Label Cymraeg {value}")}
                    for value in range(minimum, minimum + options)
                ],
                "not_observed": {"code": "not_seen", "label": _both("I cannot tell", "Ni allaf ddweud")},
            }
        ],
        "items": [
            {
                "code": f"{scale[0].upper()}{number}",
                "scale": scale,
                "format": "often",
                "reverse": number == 2,
                "self": _both(f"I do {scale} {number}.", f"Rwy'n {scale} {number}."),
                "other": _both(f"They do {scale} {number}.", f"Maen nhw'n {scale} {number}."),
            }
            for scale in scales
            for number in (1, 2)
        ],
        "rater_groups": [
            {"id": "self", "label": _both("Self", "Hunanasesiad")},
            {"id": "manager", "label": _both("Manager", "Rheolwr"), "attributed": True, "minimum": 1},
            {"id": "peer", "label": _both("Peer", "Cydweithiwr")},
            {"id": "partner", "label": _both("Partner", "Partner (cy)"), "merges_into": "peer"},
        ],
        "comments": [
            {"id": "keep", "theme": _both("Keep doing", "Dal ati"), "self": "What?", "other": "What?"},
        ],
        "policy": {
            "all_others": "equal_groups",
            "answered_share": "2/3",
            "minimum_raters": 3,
            "minimum_raters_item": 4,
            "minimum_raters_distribution": 5,
            "minimum_raters_comments": 6,
            "minimum_norm_participants": 30,
            "release_difference": 2,
            "confidence": 0.95,
        },
    }
