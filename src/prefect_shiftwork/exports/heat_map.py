"""Figures by two things at once, such as coverage by station and day: the darker, the more."""

from collections.abc import Callable, Mapping, Sequence
from itertools import product
from math import isnan, nan

from matplotlib.colors import LinearSegmentedColormap, Normalize

from prefect_shiftwork.exports.canvas import HUE, INK, PALE, Canvas, Chart, More, and_more
from prefect_shiftwork.exports.cells import Number

SCALE = LinearSegmentedColormap.from_list("shiftwork", [PALE, HUE, "#063b37"])
"""One hue from light to dark: it is read as well by whoever tells no colours apart, and on a grey printer."""
MOST_COLUMNS = 31
MOST_HEADINGS = 10
MOST_WRITTEN = 14
"""Columns whose fields have room for the figure; of more, the shade says it, and the words for who cannot see it."""
DARK = 0.42
"""From here on the scale is so dark that white is what can be read on it."""


Figures = Mapping[tuple[str, str], Number]
"""By the label of the row and that of the column."""


def heat_map(
    title: str,
    figures: Figures,
    columns: Sequence[str],
    write: Callable[[Number], str] = str,
    more: More = and_more,
) -> Chart:
    """A field for each row and column, with its figure in it where there is room; without a figure, no field.

    Args:
        title: what is counted, and by what: "Places to fill by station and day".
        figures: by the label of the row and that of the column; the rows are in the order of their first figure.
        columns: the labels at the top, from left to right, of which the first 31 are shown.
        write: how a figure is written, such as ``Reader.number``.
        more: how it is told that some rows are left out.
    """
    canvas = Canvas(dict.fromkeys(row for row, _ in figures), title, more)
    shown = columns[:MOST_COLUMNS]
    _draw(canvas, shown, figures, write)
    apart = max(-(-len(shown) // MOST_HEADINGS), 1)
    canvas.head(range(0, len(shown), apart), shown[::apart])
    return canvas.finished(_in_words(canvas.labels, shown, figures, write))


def _draw(canvas: Canvas, columns: Sequence[str], figures: Figures, write: Callable[[Number], str]) -> None:
    grid = [[float(figures.get((row, name), nan)) for name in columns] for row in canvas.labels]
    known = [value for line in grid for value in line if not isnan(value)]
    scale = Normalize(min([0.0, *known]), max([1.0, *known]))
    canvas.axes.set_xlim(-0.5, max(len(columns), 1) - 0.5)
    if known:
        edges = [[place - 0.5 for place in range(len(side) + 1)] for side in (columns, grid)]
        canvas.axes.pcolormesh(*edges, grid, cmap=SCALE, norm=scale, edgecolors="white", linewidth=2)
    for (y, row), (x, name) in product(enumerate(canvas.labels), enumerate(columns)):
        if (row, name) in figures and len(columns) <= MOST_WRITTEN:
            ink = "white" if scale(grid[y][x]) > DARK else INK
            text = write(figures[row, name])
            canvas.axes.text(x, y, text, ha="center", va="center", fontsize=10, color=ink, parse_math=False)


def _in_words(
    rows: Sequence[str],
    columns: Sequence[str],
    figures: Figures,
    write: Callable[[Number], str],
) -> list[str]:
    """Each row with its figures; zeros are what a reader need not hear."""
    found = {
        row: [f"{' '.join(name.split())} {write(figures[row, name])}" for name in columns if figures.get((row, name))]
        for row in rows
    }
    return [f"{row}: {', '.join(told)}" for row, told in found.items() if told]
