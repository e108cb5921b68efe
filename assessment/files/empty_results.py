"""Cells of a workbook that look filled and hold nothing: errors, and formulas never calculated.

What reads the cells takes both for empty ones. `#N/A` is no answer in any file and is not counted.
"""

import re

from assessment.files import catalogue
from assessment.files.problems import Findings

# Attributes in the order in which spreadsheet programs write them; every length is bounded, because
# a hostile file must not make the search slow.
_CELL = rb'<c r="(\w{1,10})"(?: (?!t=)[a-z]{1,3}="[^"]{0,20}"){0,4}'
_FORMULA = rb"(?:<f[^>]{0,200}/>|<f[^>]{0,200}>[^<]{0,8192}</f>)"
_ERROR = re.compile(_CELL + rb' t="e"[^>]{0,40}>' + _FORMULA + rb"?<v>(?!#N/A)")
_NO_RESULT = re.compile(_CELL + rb'(?: t="[a-z]{1,3}")?>' + _FORMULA + rb"(?:<v ?/>|<v></v>)?</c>")
_TEXT_RESULT = b' t="str"'


def list_empty_results(part: str, xml: bytes, findings: Findings) -> None:
    """Remark on a sheet's cells with errors, and with formulas that hold no result."""
    for kind, pattern in ((catalogue.ERROR_CELLS, _ERROR), (catalogue.UNCALCULATED, _NO_RESULT)):
        found = (cell for cell in pattern.finditer(xml) if _TEXT_RESULT not in cell[0])
        places = [cell[1].decode() for cell in found]
        if places:
            findings.add(kind, value=places[0], sheet=part, count=len(places))
