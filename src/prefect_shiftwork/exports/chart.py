"""Figures as horizontal bars."""

from collections.abc import Callable, Sequence

from prefect_shiftwork.exports.canvas import HUE, INK, QUIET, Canvas, Chart, More, and_more
from prefect_shiftwork.exports.cells import Number


def bar_chart(
    title: str, bars: Sequence[tuple[str, Number]], write: Callable[[Number], str] = str, more: More = and_more
) -> Chart:
    """Horizontal bars, the first on top, each with its label and its figure.

    Args:
        title: what is counted, and by what: "Hours by role".
        bars: label and figure of each; how many too many there are is told.
        write: how a figure is written, such as ``Reader.number``.
        more: how it is told that some are left out.
    """
    canvas = Canvas((label for label, _ in bars), title, more)
    drawn = bars[: len(canvas.labels)]
    lengths = canvas.axes.barh(range(len(drawn)), [float(value) for _, value in drawn], height=0.66, color=HUE)
    figures = [write(value) for _, value in drawn]
    canvas.axes.bar_label(lengths, figures, padding=5, fontsize=12, color=INK, parse_math=False)
    canvas.axes.margins(x=0.12)
    canvas.axes.xaxis.set_visible(False)
    canvas.axes.spines[["top", "right", "bottom"]].set_visible(False)
    canvas.axes.spines["left"].set_color(QUIET)
    return canvas.finished(f"{label}: {write(value)}" for label, value in drawn)
