"""How much memory a long report takes, through every step and format; ``report_memory`` does the steps."""

import re
import subprocess
import sys
from pathlib import Path

from benchmarks.figure import Figure

ROWS = 100_000
GOAL = 120.0


def figures() -> list[Figure]:
    """The most that the report adds to a process; nothing on systems other than Linux, which alone keeps account."""
    if not Path("/proc/self/clear_refs").exists():
        return []
    command = [sys.executable, str(Path(__file__).with_name("report_memory.py")), str(ROWS)]
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    peaks = [float(peak) for peak in re.findall(r"peak so far \+(\d+) MB", output)]
    return [Figure(f"memory that a report of {ROWS:,} rows adds", "MB", max(peaks), GOAL, rounds=peaks)]
