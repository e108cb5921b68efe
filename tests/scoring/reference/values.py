"""Reads what the scripts beside this module wrote."""

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


def reference(name: str) -> dict[str, Any]:
    """The data and values of `NAME.json`."""
    text = (Path(__file__).parent / f"{name}.json").read_text(encoding="utf-8")
    values: dict[str, Any] = json.loads(text)
    return values


def floats(values: Any) -> NDArray[np.float64]:
    """Numbers of a reference as an array, NaN where they are missing."""
    return np.array(values, dtype=float)
