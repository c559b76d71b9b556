"""The same 500 pages with the pack, with httpx by itself, and with three frameworks: ``python -m benchmarks.others``.

Prints one table, writes ``benchmarks/results/others.json`` and ``docs/images/pulls.png``, and fails when a goal is
missed.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks import bare, lists, server
from benchmarks.cores import on_core
from benchmarks.figure import Figure
from benchmarks.others.clients import CLIENTS, python_for, run
from benchmarks.recording import MANY
from benchmarks.side_by_side import CONNECTIONS, LATENCY, in_order, seconds
from benchmarks.telling import load, tell
from prefect_shiftwork.exports.chart import bar_chart

TURNS = 3
OURS, BARE = "the pack, typed", "httpx, nothing typed"
NAMES = {"dlt_client": "dlt's RESTClient", "singer_tap": "a tap of the Singer SDK", "airbyte_source": "the Airbyte CDK"}
AHEAD = 5.0
"""Times as fast as each of the three."""
BESIDE = 1.25
PICTURE = Path(__file__).parents[2] / "docs" / "images" / "pulls.png"

Way = Callable[[str], float]


def main() -> int:
    for module in CLIENTS:
        python_for(module)
    busy = load()
    ways = {OURS: ours, BARE: by_itself, **{name: other(module) for module, name in NAMES.items()}}
    with server.running() as origin:
        took = in_turns(ways, f"{origin}/v1/{LATENCY}")
    draw(took)
    return int(not tell("others", list(figures(took)), busy))


def in_turns(ways: Mapping[str, Way], address: str) -> dict[str, list[float]]:
    """The seconds of each way, which have all had their turn before the first has its next."""
    took: dict[str, list[float]] = {name: [] for name in ways}
    with on_core(0):
        for _ in range(TURNS):
            for name, way in ways.items():
                took[name].append(way(address))
    return took


def ours(address: str) -> float:
    return seconds(lambda: in_order(address))


def by_itself(address: str) -> float:
    return seconds(lambda: bare.read(address, MANY // lists.SIZE, CONNECTIONS))


def other(module: str) -> Way:
    """The seconds that another client says it took. Raises ValueError when it has not read all."""

    def way(address: str) -> float:
        with TemporaryDirectory() as folder:
            result = Path(folder) / "result.json"
            run(module, address, str(result))
            took = json.loads(result.read_text(encoding="utf-8"))
        if took["records"] != MANY:
            raise ValueError(f"{module} has read {took['records']} punches of {MANY}")
        return float(took["seconds"])

    return way


def figures(took: Mapping[str, Sequence[float]]) -> Iterator[Figure]:
    """How each way compares with the pack's, and what it took."""
    middle = {name: median(times) for name, times in took.items()}
    yield Figure("500 pages at 20 ms, against bare httpx", "x", middle[OURS] / middle[BARE], BESIDE)
    for name in NAMES.values():
        ratio = middle[name] / middle[OURS]
        yield Figure(f"500 pages at 20 ms, faster than {name}", "x", ratio, AHEAD, at_least=True)
    for name, times in took.items():
        yield Figure(f"500 pages at 20 ms, {name}", "s", middle[name], note=f"median of {TURNS}", rounds=times)


def draw(took: Mapping[str, Sequence[float]]) -> None:
    """The picture of the documents."""
    bars = sorted(((name, median(times)) for name, times in took.items()), key=lambda bar: bar[1])
    chart = bar_chart("Seconds for 500 pages of 100 punches, 20 ms each", bars, lambda value: f"{value:.1f}")
    PICTURE.write_bytes(chart.png)


if __name__ == "__main__":
    sys.exit(main())
