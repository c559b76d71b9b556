"""Figures as files, with what they depend on."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.figure import Figure, table

RESULTS = Path(__file__).parent / "results"
QUIET = 0.5
"""Processes that wanted to run in the minute before."""


def load() -> float:
    """How many processes wanted to run in the last minute."""
    return os.getloadavg()[0]


def tell(name: str, figures: Sequence[Figure], busy: float, *, whole: bool = True) -> bool:
    """Print the figures and keep them as ``results/<name>.json``; answers whether all goals are met.

    Args:
        name: of the file.
        figures: what was measured.
        busy: the load before.
        whole: these are all; otherwise other figures of the file stay, and what they depended on is not told any more.
    """
    print(table(figures))
    if busy > QUIET:
        print(f"The machine was busy (load {busy:.1f}): run again on a quiet one before you believe a figure.")
    path, found = RESULTS / f"{name}.json", result(figures, busy)
    if not whole:
        found["figures"] = merged(json.loads(path.read_text(encoding="utf-8"))["figures"], found["figures"])
    path.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    return not any(figure.missed for figure in figures)


def merged(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The figures from before, those that were measured again as they are now."""
    again = {figure["name"]: figure for figure in after}
    return [again.pop(figure["name"], figure) for figure in before] + list(again.values())


def result(figures: Sequence[Figure], busy: float) -> dict[str, Any]:
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


def rounded(figure: Figure) -> dict[str, Any]:
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
