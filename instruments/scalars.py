"""What a YAML value without quotes stands for, and which of them readers disagree on.

Only what every reader takes alike is taken as something else than text: null, true, false, plain
whole and decimal numbers. YAML 1.1 and 1.2 and their readers part over the rest.
"""

import re

from yaml.resolver import Resolver

_CONSTANTS: dict[str, object] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})?\.[0-9]{1,18}")
_OTHER_NUMBER = re.compile(r"0o[0-7]+|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_OTHER_READINGS = {
    "tag:yaml.org,2002:bool": "true or false",
    "tag:yaml.org,2002:int": "a number",
    "tag:yaml.org,2002:float": "a number",
    "tag:yaml.org,2002:timestamp": "a date",
    "tag:yaml.org,2002:merge": "an instruction",
    "tag:yaml.org,2002:value": "an instruction",
}


def plain_value(written: str) -> object:
    """The value of a scalar without quotes: None, a boolean, a number, else the text itself."""
    if written in _CONSTANTS:
        return _CONSTANTS[written]
    if _WHOLE.fullmatch(written):
        return int(written)
    return float(written) if _DECIMAL.fullmatch(written) else written


def other_reading(written: str) -> str:
    """What some reader takes a text without quotes for; empty where all agree that it is a text."""
    if _OTHER_NUMBER.fullmatch(written):
        return "a number"
    for tag, pattern in Resolver.yaml_implicit_resolvers.get(written[:1], ()):
        if pattern.match(written):
            return _OTHER_READINGS.get(tag, "")
    return ""
