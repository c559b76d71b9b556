"""How long a person waits for nothing but Python to load, in fresh processes."""

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.figure import Figure

PROCESSES = 11
FEWER = 5
"""Of processes that take seconds."""
COMPILING = os.environ | {"PYTHONDONTWRITEBYTECODE": ""}
"""Python keeps what it has compiled, as it does unless it is told otherwise."""
SHIFTWORK = str(Path(sys.executable).with_name("shiftwork"))
BLOCKS = """
import prefect.main, prefect.blocks.core
from time import process_time
began = process_time()
import prefect_shiftwork.blocks
print(process_time() - began)
"""
VENDORS = "import sys, prefect_shiftwork.vendors; sys.exit('prefect' in sys.modules)"
CLIENT = "import sys; from prefect_shiftwork.vendors import SevenShifts; sys.exit('prefect' in sys.modules)"


def figures() -> list[Figure]:
    """Whole processes, the interpreter's own start included; those without Prefect fail if it is loaded.

    Each runs once before it is measured: Python compiles what it imports for the first time.
    """
    return [
        _figure("import prefect_shiftwork.vendors, without Prefect", 0.15, sys.executable, "-c", VENDORS),
        _figure("import a client (SevenShifts), without Prefect", None, sys.executable, "-c", CLIENT),
        _figure("import httpx alone", None, sys.executable, "-c", "import httpx"),
        _figure("shiftwork --help", 0.3, SHIFTWORK, "--help"),
        _figure("shiftwork operations --json", 2.0, SHIFTWORK, "operations", "--json"),
        _entry_point(),
    ]


def _entry_point() -> Figure:
    """What the blocks add to a process that has imported what Prefect imports when it looks for them."""
    command = (sys.executable, "-c", BLOCKS)
    _run(command)
    added = [float(_run(command)) for _ in range(FEWER)]
    name = "processor time of importing the blocks, beyond Prefect's own"
    return Figure(name, "s", median(added), 0.1, f"median of {FEWER}", added)


def _figure(name: str, goal: float | None, *command: str) -> Figure:
    _run(command)
    times = [_seconds(command) for _ in range(PROCESSES)]
    return Figure(name, "s", median(times), goal, f"median of {PROCESSES}", times)


def _seconds(command: tuple[str, ...]) -> float:
    began = perf_counter()
    _run(command)
    return perf_counter() - began


def _run(command: tuple[str, ...]) -> str:
    """What it prints."""
    return subprocess.run(command, env=COMPILING, check=True, capture_output=True, text=True).stdout
