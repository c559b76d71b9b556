"""Measures everything, prints one table, and fails when a goal is missed."""

import json
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks import page_cost, report, same_answer, server, side_by_side, start_up
from benchmarks.figure import Figure, table

LATEST = Path(__file__).parent / "results" / "latest.json"
QUIET = 0.5
"""Processes that wanted to run in the minute before."""


def main() -> int:
    busy = os.getloadavg()[0]
    figures = list(measured())
    print(table(figures))
    if busy > QUIET:
        print(f"The machine was busy (load {busy:.1f}): run again on a quiet one before you believe a figure.")
    LATEST.write_text(json.dumps(result(figures, busy), indent=2) + "\n", encoding="utf-8")
    return int(any(figure.missed for figure in figures))


def measured() -> Iterator[Figure]:
    yield from start_up.figures()
    yield from report.figures()
    with server.running() as origin:
        yield from page_cost.figures(origin)
        yield from side_by_side.figures(origin)
        yield from same_answer.figures(origin)


def result(figures: Sequence[Figure], busy: float) -> dict[str, object]:
    """The figures, and the circumstances that they depend on."""
    return {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": {
            "system": platform.platform(),
            "processor": processor(),
            "cores": os.cpu_count(),
            "load_before": round(busy, 2),
            "ahead_of_others": ahead_of_others(),
        },
        "versions": {"python": platform.python_version(), **{name: version(name) for name in ("httpx", "pydantic")}},
        "figures": [rounded(figure) for figure in figures],
    }


def rounded(figure: Figure) -> dict[str, object]:
    """A figure without digits that mean nothing."""
    rounds = [round(each, 4) for each in figure.rounds]
    return asdict(replace(figure, measured=round(figure.measured, 4), rounds=rounds))


def ahead_of_others() -> bool:
    """Whether this process runs before all usual ones, as under ``chrt -f 1``."""
    return hasattr(os, "sched_getscheduler") and os.sched_getscheduler(0) in {os.SCHED_FIFO, os.SCHED_RR}


def processor() -> str:
    """What the machine says that its processor is."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.processor())


if __name__ == "__main__":
    sys.exit(main())
