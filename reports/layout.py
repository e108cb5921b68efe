"""From blocks to pages: fragments of known height, and the flow that places them.

A block becomes a column of fragments, none higher than a page. The flow fills pages with them,
keeps what belongs together on one page, and repeats a running head where a list goes on. Where the
last page of what starts on a page of its own would hold only a little, the spaces are drawn
together if that saves the page.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from reports.boxes import Box
from reports.content import Furniture
from reports.drawing import Sink
from reports.lines import Line
from reports.style import TEXT_HEIGHT, TextStyle, on_grid
from reports.tags import PARAGRAPH, Tag, is_figure

Draw = Callable[[Sink, float, float], None]

_MOST_KEPT = TEXT_HEIGHT * 0.85
_SPACINGS = (0.8, 0.6, 0.4)
_TIGHTEST = 0.25
_WELL_FILLED = TEXT_HEIGHT * 0.5


class Frame(NamedTuple):
    """Where a block is laid out: its width, and the words for lists that go on and cut texts."""

    width: float
    furniture: Furniture


class Fragment(NamedTuple):
    """A piece of a page that is not broken.

    `draw` gets the sink and the fragment's top left corner. `gap` is the space above, left out at
    the top of a page. `keeps` holds it on one page with the next fragment. `running`, where
    given, is drawn above it when it comes first on a page. `bookmark` is the text and level of
    its entry in the outline. `opens` are the parts of the structure that begin with it, the
    outermost first; `closes` is how many end with it. So a table may go on over several pages.
    """

    height: float
    draw: Draw
    gap: float = 0.0
    keeps: bool = False
    running: "Fragment | None" = None
    bookmark: tuple[str, int] | None = None
    opens: tuple[Tag, ...] = ()
    closes: int = 0

    def kept(self) -> "Fragment":
        """The same, held on one page with the next."""
        height, draw, gap, _, running, bookmark, opens, closes = self
        return Fragment(height, draw, gap, True, running, bookmark, opens, closes)  # noqa: FBT003 - in the order of the fields

    def spaced(self, gap: float) -> "Fragment":
        """The same with another space above."""
        height, draw, _, keeps, running, bookmark, opens, closes = self
        return Fragment(height, draw, gap, keeps, running, bookmark, opens, closes)

    def within(self, opens: tuple[Tag, ...], closes: int) -> "Fragment":
        """The same with other parts that begin and end with it."""
        height, draw, gap, keeps, running, bookmark, _, _ = self
        return Fragment(height, draw, gap, keeps, running, bookmark, opens, closes)


class Placed(NamedTuple):
    """A fragment and the distance of its top from the top of the text area.

    `repeated` marks a head that is drawn again.
    """

    fragment: Fragment
    top: float
    repeated: bool = False


Page = list[Placed]


def draw_lines(
    style: TextStyle, lines: tuple[Line, ...], width: float, sink: Sink, x: float, y: float
) -> None:
    """Draw lines below each other, for those who draw later."""
    sink.lines(x, y, lines, style, width)


def draw_fragment(fragment: Fragment, sink: Sink, x: float, y: float, width: float) -> None:
    """Draw a fragment with the parts of the structure that begin and end with it."""
    for tag in fragment.opens:
        sink.begin(tag, Box(x, y, x + width, y + fragment.height) if is_figure(tag) else None)
    fragment.draw(sink, x, y)
    for _ in range(fragment.closes):
        sink.end()


def within(tag: Tag, fragments: list[Fragment]) -> list[Fragment]:
    """The fragments as one part of the structure."""
    if not fragments:
        return []
    first, *others = fragments
    if not others:
        return [first.within((tag, *first.opens), first.closes + 1)]
    *between, last = others
    return [
        first.within((tag, *first.opens), first.closes),
        *between,
        last.within(last.opens, last.closes + 1),
    ]


def text_fragments(
    style: TextStyle, lines: tuple[Line, ...], width: float, tag: Tag = PARAGRAPH
) -> list[Fragment]:
    """Break running text into fragments of a line each, never leaving one line alone on a page."""
    fragments = [
        Fragment(len(chunk) * style.leading, partial(draw_lines, style, chunk, width))
        for chunk in _without_lonely_lines(lines)
    ]
    return within(tag, fragments)


def _without_lonely_lines(lines: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    """Two lines together at the start and at the end, single ones between."""
    if len(lines) <= 3:  # noqa: PLR2004 - a line would be left alone on one side
        yield from [lines] if lines else []
        return
    yield lines[:2]
    for line in lines[2:-2]:
        yield (line,)
    yield lines[max(2, len(lines) - 2) :]


def with_gap(fragments: list[Fragment], gap: float) -> list[Fragment]:
    """The fragments with a space above the first."""
    return [fragments[0].spaced(gap), *fragments[1:]] if fragments else []


def kept_with_next(fragments: list[Fragment]) -> list[Fragment]:
    """The fragments, each bound to the one after it."""
    return [fragment.kept() for fragment in fragments]


def kept_together(fragments: list[Fragment], most: float = _MOST_KEPT) -> list[Fragment]:
    """The fragments on one page where they are no higher than `most`, which leaves room for a heading.

    Higher ones may be parted, but not after the first or before the last two rows below a head.
    """
    *others, last = fragments
    if stacked_height(fragments) <= most:
        return [*kept_with_next(others), last]
    ends = {0, 1, len(others) - 1}
    return [*(each.kept() if place in ends else each for place, each in enumerate(others)), last]


def stacked_height(fragments: Iterable[Fragment]) -> float:
    """The height of a column of fragments, the space above the first left out."""
    fragments = list(fragments)
    return sum(each.height + each.gap for each in fragments) - (fragments[0].gap if fragments else 0)


def draw_stack(fragments: list[Fragment], width: float, sink: Sink, x: float, y: float) -> None:
    """Draw a column of fragments as one."""
    for place, fragment in enumerate(fragments):
        y += fragment.gap if place else 0
        draw_fragment(fragment, sink, x, y, width)
        y += fragment.height


def _chains(fragments: list[Fragment]) -> Iterator[list[Fragment]]:
    """Group fragments that have to stay on one page."""
    chain: list[Fragment] = []
    for fragment in fragments:
        chain.append(fragment)
        if not fragment.keeps:
            yield chain
            chain = []
    if chain:
        yield chain


class _Flow:
    """Fills one page after the other; spaces above fragments are multiplied by `spacing`."""

    def __init__(self, spacing: float) -> None:
        self.pages: list[Page] = [[]]
        self._spacing = spacing
        self._top = 0.0

    @property
    def height(self) -> float:
        """How far the last page is filled."""
        return self._top

    def add(self, chain: list[Fragment]) -> None:
        """Place fragments that stay together, on a new page if this one has no room for them."""
        needed = chain[0].height + sum([each.height + self._gap(each) for each in chain[1:]])
        gap = self._gap(chain[0]) if self.pages[-1] else 0
        if self._top + gap + needed > TEXT_HEIGHT and needed + self._running_height(chain[0]) <= TEXT_HEIGHT:
            self.turn()
        for fragment in chain:
            self._place(fragment)

    def turn(self) -> None:
        """Go to the top of a new page, unless this one is still empty."""
        if self.pages[-1]:
            self.pages.append([])
            self._top = 0.0

    def _gap(self, fragment: Fragment) -> float:
        """The space above a fragment, on the grid where it is drawn together."""
        return fragment.gap if self._spacing == 1 else on_grid(fragment.gap * self._spacing)

    def _running_height(self, fragment: Fragment) -> float:
        return fragment.running.height if fragment.running else 0.0

    def _place(self, fragment: Fragment) -> None:
        gap = self._gap(fragment) if self.pages[-1] else 0
        if self._top + gap + fragment.height > TEXT_HEIGHT:
            self.turn()
        if not self.pages[-1] and fragment.running and len(self.pages) > 1:
            self._put(fragment.running, repeated=True)
            gap = self._gap(fragment)
        self._top += gap if self.pages[-1] else 0
        self._put(fragment)

    def _put(self, fragment: Fragment, *, repeated: bool = False) -> None:
        self.pages[-1].append(Placed(fragment, self._top, repeated))
        self._top += fragment.height


def paginate(sections: Iterable[tuple[bool, list[Fragment]]]) -> list[Page]:
    """Place the fragments of sections; each says whether it starts a page. No page stays empty."""
    chapters: list[list[Fragment]] = [[]]
    for starts_page, fragments in sections:
        if starts_page:
            chapters.append([])
        chapters[-1] += fragments
    return [page for chapter in chapters for page in _pages(list(_chains(chapter)))]


def _pages(chains: list[list[Fragment]]) -> list[Page]:
    """The pages of what starts on a page of its own, drawn together where that saves one.

    The tightest spacing is tried first: where it saves nothing, no other does.
    """
    flow = _filled(chains, 1.0)
    if len(flow.pages) <= 1 or flow.height >= _WELL_FILLED:
        return flow.pages
    tightest = _filled(chains, _TIGHTEST)
    if len(tightest.pages) == len(flow.pages):
        return flow.pages
    looser = (_filled(chains, spacing) for spacing in _SPACINGS)
    return next((each.pages for each in looser if len(each.pages) < len(flow.pages)), tightest.pages)


def _filled(chains: list[list[Fragment]], spacing: float) -> _Flow:
    """Pages filled with chains of fragments that have so much space between them."""
    flow = _Flow(spacing)
    for chain in chains:
        flow.add(chain)
    flow.pages = [page for page in flow.pages if page]
    return flow
