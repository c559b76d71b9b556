"""What every picture has in common, drawn without pyplot: pyplot keeps figures for the whole process."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from PIL import Image

WIDTH = 8.0
"""Inches; at 134 dots an inch the picture is twice as wide as a mail shows it, so that it is sharp on any screen."""
DOTS = 134
ROW_HEIGHT = 0.46
AROUND = 1.0
EDGE = 0.1
COLOURS = 24
"""One hue and its edges need no more, and the file is a third as large."""
LONGEST_LABEL = 36
"""Letters: room for a name, or for the day, the times and the zone of a shift."""
LONGEST_ALT = 1_000
"""Letters of figures; more than that nobody listens to."""
MOST_ROWS = 25
"""Rows that are still seen at a glance; how many more there are is told."""

HUE, PALE, INK, QUIET = "#0f766e", "#eef3f5", "#1f2933", "#5b6772"

More = Callable[[int], str]
"""Tells how many rows are left out."""
and_more: More = "And {} more.".format


@dataclass(frozen=True)
class Chart:
    """A picture (PNG), and the same figures in words for whoever cannot see it."""

    png: bytes
    alt: str


class Canvas:
    """A picture that is being drawn, with room for some rows from top to bottom."""

    def __init__(self, labels: Iterable[str], title: str, more: More) -> None:
        found = list(labels)
        self._title, self._left = title, more(len(found) - MOST_ROWS) if len(found) > MOST_ROWS else ""
        self.labels = found[:MOST_ROWS]
        size = WIDTH, AROUND + ROW_HEIGHT * max(len(self.labels), 1)
        layout = ConstrainedLayoutEngine(w_pad=EDGE, h_pad=EDGE)
        self._figure = Figure(figsize=size, dpi=DOTS, facecolor="white", layout=layout)
        self.axes: Axes = self._figure.add_subplot()

    def head(self, places: Iterable[int], labels: Iterable[str]) -> None:
        """Write labels along the top, and leave out the frame."""
        self.axes.set_xticks(list(places), list(labels), fontsize=10, color=INK, parse_math=False)
        self.axes.xaxis.tick_top()
        self.axes.spines[:].set_visible(False)

    def finished(self, figures: Iterable[str]) -> Chart:
        """The picture, with its labels and title. The figures are in words."""
        self._label()
        canvas = FigureCanvasAgg(self._figure)
        canvas.draw()  # type: ignore[no-untyped-call] # matplotlib leaves it untyped, and what follows too
        picture = BytesIO()
        pixels = bytes(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
        drawn = Image.frombytes("RGBA", canvas.get_width_height(), pixels)
        drawn.convert("RGB").quantize(COLOURS).save(picture, "PNG", optimize=True)
        told = cut(f"{self._title}. {'; '.join(figures)}", LONGEST_ALT)
        return Chart(picture.getvalue(), f"{told} {self._left}".strip())

    def _label(self) -> None:
        # A label is a person's text: "Tips $5 and $6" is not a formula.
        names = [cut(label, LONGEST_LABEL) for label in self.labels]
        self.axes.set_yticks(range(len(names)), names, fontsize=12, color=INK, parse_math=False)
        self.axes.set_title(
            self._title, loc="left", fontsize=14, fontweight="bold", color=INK, pad=10, parse_math=False
        )
        self.axes.set_ylim(max(len(names), 1) - 0.5, -0.5)
        self.axes.tick_params(length=0)
        if self._left:
            self._figure.supxlabel(self._left, x=0.02, ha="left", fontsize=12, color=QUIET, parse_math=False)


def cut(text: str, longest: int) -> str:
    """A text with an ellipsis where it is too long."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
