"""One profile after the other in one process: `render_pdf` against other ways to the same pages."""

import gc
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import import_module
from statistics import median

from assessment.rendering import Job
from benchmarks import canvas
from benchmarks.figures import Figure, Goal
from benchmarks.leaders import content, leaders
from benchmarks.timing import Turns, Work
from reports import ReportContent, render_pdf
from reports.document import pages_of

TITLE = (
    "Profiles: seconds of processor time for one, in a process that has drawn others; ratio: to `render_pdf`"
)

Side = Callable[[ReportContent], Work]

_OURS = "render_pdf"
_CANVAS = "canvas"
_OF_CANVAS = Goal("ratio", 0.6)
_SIZE = Goal("kb", 150)
_OTHERS = {
    "typst": ("benchmarks.typst_side", "typst_pdf", 4),
    "WeasyPrint": ("benchmarks.weasyprint_side", "weasyprint_pdf", 75),
}
"""Where each is driven from, and how many times as long it should take at least."""


def measure(number: int = 24, few: int = 10) -> list[Figure]:
    """Times of `number` profiles by ourselves and by the canvas, of a `few` by typst and by WeasyPrint."""
    jobs = leaders(4 * number + 2 * few)
    gc.freeze()
    reports = [content(job) for job in jobs[: 2 * number]]
    warm, measured = reports[:number], reports[number:]
    parts = jobs[2 * number : 4 * number]
    Turns(_SIDES, warm)
    return [
        *_against_canvas("drawn for the first time", Turns(_SIDES, measured)),
        *_against_canvas("drawn before", Turns(_SIDES, measured)),
        *_parts(parts[:number], parts[number:]),
        Figure("size of a file, median", kb=_size(measured), goal=_SIZE),
        *(figure for name in _OTHERS for figure in _against(name, jobs[4 * number :], few)),
    ]


_SIDES: Mapping[str, Side] = {
    _OURS: lambda report: partial(render_pdf, report),
    _CANVAS: lambda report: partial(canvas.draw, canvas.calls(report)),
}
"""Ourselves first: what the canvas is to draw is laid out by ourselves."""


def _against_canvas(when: str, taken: Turns) -> list[Figure]:
    ratio = taken.ratio(_OURS, to=_CANVAS)
    return [
        Figure(f"reportlab canvas, the same words and shapes, untagged, {when}", taken.seconds(_CANVAS)),
        Figure(
            f"render_pdf, tagged, {when}; ratio: to the canvas", taken.seconds(_OURS), ratio, goal=_OF_CANVAS
        ),
    ]


def _parts(some: Sequence[Job], others: Sequence[Job]) -> list[Figure]:
    """Choosing words and laying out by themselves, and all of it for leaders who were not seen before."""
    built = Turns({"build": lambda job: partial(content, job)}, some)
    laid_out = Turns({"layout": lambda job: partial(pages_of, content(job))}, some)
    whole = Turns({"whole": lambda job: lambda: render_pdf(content(job))}, others)
    return [
        Figure("build_content: choosing every sentence", built.seconds("build")),
        Figure("layout of pages", laid_out.seconds("layout")),
        Figure("from a profile to the bytes of its file", whole.seconds("whole")),
    ]


def _size(reports: Sequence[ReportContent]) -> float:
    return median(len(render_pdf(report)) for report in reports) / 1000


def _against(name: str, jobs: Sequence[Job], few: int) -> list[Figure]:
    """Another program on reports new to both sides; a line that says so where it cannot be loaded."""
    module, function, times = _OTHERS[name]
    try:
        draw = getattr(import_module(module), function)
    except (ImportError, OSError) as problem:
        return [Figure(f"{name}: not measured, {str(problem).splitlines()[0]}")]
    sides: Mapping[str, Side] = {_OURS: _SIDES[_OURS], name: lambda report: partial(draw, report)}
    Turns(sides, [content(job) for job in jobs[:few]])
    taken = Turns(sides, [content(job) for job in jobs[few:]])
    goal = Goal("ratio", times, at_least=True)
    return [Figure(f"{name}, PDF/UA-1", taken.seconds(name), taken.ratio(name, to=_OURS), goal=goal)]
