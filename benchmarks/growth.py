"""How time, memory and calls grow from 100 to 1,000,000 records: ``python -m benchmarks.growth`` draws the picture."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log10
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Picture

from benchmarks.figure import Figure
from benchmarks.telling import load, tell

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "images" / "growth.png"
SIZES = (100, 1_000, 10_000, 100_000, 1_000_000)
NAMES = {"read": "read a list", "plan": "plan a copy of time off", "export": "write a CSV file"}
STEEPEST = 1.15
"""The power of the number of records that time may grow with; 1 is in proportion, and 2 is a loop in a loop."""


@dataclass(frozen=True)
class Cost:
    """Processor time in seconds, memory in MB, and calls of the vendor."""

    seconds: float
    memory: float
    calls: int


def measured() -> dict[str, list[Cost]]:
    """The costs of each thing by the number of records, each in a process of its own."""
    return {name: [cost(step, size) for size in SIZES] for step, name in NAMES.items()}


def cost(step: str, size: int) -> Cost:
    command = [sys.executable, "-m", "benchmarks.growth_step", step, str(size)]
    output = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    return Cost(**json.loads(output))


def figures() -> Iterator[Figure]:
    """The steepest growth of each, from 10,000 records on: before that, what is done once counts."""
    costs = measured()
    draw(costs)
    for name, found in costs.items():
        seconds = [each.seconds for each in found]
        note = f"{seconds[-1]:.1f} s and {found[-1].memory:.0f} MB for {SIZES[-1]:,}"
        yield Figure(f"growth of {name}, power", "", steepest(seconds), STEEPEST, note, seconds)
    yield Figure(f"calls for {SIZES[-1]:,} records", "calls", costs[NAMES["read"]][-1].calls, SIZES[-1] / 100 + 1)


def steepest(seconds: Sequence[float]) -> float:
    """The largest power between one size and the next."""
    large = seconds[SIZES.index(10_000) :]
    return max(log10(after / before) for before, after in pairwise(large))


def draw(costs: dict[str, list[Cost]]) -> None:
    """Time, memory and calls beside each other, on scales where a line of 45 degrees is growth in proportion."""
    picture = Picture(figsize=(12, 4.2), dpi=110, layout="constrained")
    canvas = FigureCanvasAgg(picture)
    times, memories, calls = picture.subplots(1, 3)
    for name, found in costs.items():
        plot(times, "Processor time, seconds", name, [each.seconds for each in found])
        plot(memories, "Memory, MB", name, [max(each.memory, 0.1) for each in found])
        if any(each.calls for each in found):
            plot(calls, "Calls", name, [each.calls for each in found])
    times.legend(frameon=False)
    canvas.print_figure(PICTURE)


def plot(axes: Axes, title: str, label: str, values: Sequence[float]) -> None:
    axes.loglog(SIZES, values, marker="o", label=label)
    axes.set_title(title, loc="left")
    axes.set_xlabel("records")
    axes.grid(alpha=0.3)
    axes.spines[["top", "right"]].set_visible(False)


if __name__ == "__main__":
    busy = load()
    sys.exit(not tell("growth", list(figures()), busy))
