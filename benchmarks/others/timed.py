"""How long a client reads, without the time that it takes to be imported. Needs nothing but Python."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time


def timed(read: Callable[[str], int]) -> None:
    """Read from the address that is the first argument; write what it took into the file that is the second.

    Args:
        read: answers how many records it has read.
    """
    address, result = sys.argv[1:]
    began, busy = perf_counter(), process_time()
    records = read(address)
    took = {"records": records, "seconds": perf_counter() - began, "processor": process_time() - busy}
    Path(result).write_text(json.dumps(took), encoding="utf-8")
