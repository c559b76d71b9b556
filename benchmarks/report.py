"""What a long report takes from the vendor's socket to its files and its mail; ``report_memory`` does the steps."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figure import Figure

ROWS = 1_050_000
"""A few more than one sheet of a workbook takes."""
MEMORY = 80.0
CSV_ROWS = 100_000
STEP = re.compile(r"^(\w+) .* ([\d,]+) rows/s +peak \+(\d+) MB$", re.MULTILINE)


def figures() -> Iterator[Figure]:
    """Memory of every step, and how fast CSV is; nothing on systems other than Linux, which alone keeps account."""
    if not Path("/proc/self/clear_refs").exists():
        return
    command = [sys.executable, "-m", "benchmarks.report_memory", str(ROWS)]
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    for name, speed, peak in STEP.findall(output):
        yield Figure(f"report of {ROWS:,} rows, {name}: memory that it adds", "MB", float(peak), MEMORY)
        if name == "CSV":
            rows = float(speed.replace(",", ""))
            note = "by processor time"
            yield Figure(f"report of {ROWS:,} rows, {name}", "rows/s", rows, CSV_ROWS, note, at_least=True)
