"""One clean bar chart as a picture, drawn without pyplot: pyplot keeps figures for the whole process."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

from prefect_shiftwork.exports.cells import Number

WIDTH = 8.0
"""Inches; at 134 dots an inch the picture is twice as wide as a mail shows it, so that it is sharp on any screen."""
DOTS = 134
BAR_HEIGHT = 0.46
AROUND = 1.0
EDGE = 0.1
LONGEST_LABEL = 28

BAR, INK, QUIET = "#0f766e", "#1f2933", "#5b6772"


@dataclass(frozen=True)
class Chart:
    """A picture (PNG), and the same figures in words for whoever cannot see it."""

    png: bytes
    alt: str


def bar_chart(title: str, bars: Sequence[tuple[str, Number]], write: Callable[[Number], str] = str) -> Chart:
    """Horizontal bars, the first on top, each with its label and its figure.

    Args:
        title: what is counted, and by what: "Hours by role".
        bars: label and figure of each; a dozen stays readable.
        write: how a figure is written, such as ``Reader.number``.
    """
    layout = ConstrainedLayoutEngine(w_pad=EDGE, h_pad=EDGE)
    figure = Figure(figsize=(WIDTH, AROUND + BAR_HEIGHT * len(bars)), dpi=DOTS, facecolor="white", layout=layout)
    canvas = FigureCanvasAgg(figure)
    _draw(figure.add_subplot(), title, bars, write)
    picture = BytesIO()
    canvas.print_png(picture)  # type: ignore[no-untyped-call] # matplotlib leaves it untyped
    figures = "; ".join(f"{label}: {write(value)}" for label, value in bars)
    return Chart(picture.getvalue(), f"{title}. {figures}")


def _draw(axes: Axes, title: str, bars: Sequence[tuple[str, Number]], write: Callable[[Number], str]) -> None:
    places = range(len(bars))
    drawn = axes.barh(places, [float(value) for _, value in bars], height=0.66, color=BAR)
    axes.bar_label(drawn, [write(value) for _, value in bars], padding=5, fontsize=12, color=INK, parse_math=False)
    # A label is a person's text: "Tips $5 and $6" is not a formula.
    axes.set_yticks(places, [_short(label) for label, _ in bars], fontsize=12, color=INK, parse_math=False)
    axes.set_title(title, loc="left", fontsize=14, fontweight="bold", color=INK, pad=10, parse_math=False)
    axes.invert_yaxis()
    axes.margins(x=0.12)
    axes.tick_params(length=0)
    axes.xaxis.set_visible(False)
    axes.spines[["top", "right", "bottom"]].set_visible(False)
    axes.spines["left"].set_color(QUIET)


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…"
