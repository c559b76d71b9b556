"""Figures as files, with what they depend on."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.figure import Figure, table

RESULTS = Path(__file__).parent / "results"
QUIET = 0.5
"""Processes that wanted to run in the minute before."""


def load() -> float:
    """How many processes wanted to run in the last minute."""
    return os.getloadavg()[0]


def tell(name: str, figures: Sequence[Figure], busy: float) -> bool:
    """Print the figures and keep them as ``results/<name>.json``; answers whether all goals are met.

    Args:
        name: of the file.
        figures: what was measured.
        busy: the load before.
    """
    print(table(figures))
    if busy > QUIET:
        print(f"The machine was busy (load {busy:.1f}): run again on a quiet one before you believe a figure.")
    text = json.dumps(result(figures, busy), indent=2) + "\n"
    RESULTS.joinpath(f"{name}.json").write_text(text, encoding="utf-8")
    return not any(figure.missed for figure in figures)


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
