"""Prefect's server, which does not come to a stop for a minute while somebody looks at it.

It keeps everything in SQLite. Where Python collects garbage in the thread of its event loop, and a cursor is part of it
whose connection waits for another one's write, that thread waits, too: for as long as the other, which only it could
let go on. SQLite gives up after the 60 s that Prefect sets (3.8.8, ``database/configurations.py``). Collected in a
thread of its own, garbage holds up nobody.
"""

import gc
import threading

from prefect.cli import app

EVERY = 10.0
"""Seconds between two collections; each takes a quarter of one."""


def collect() -> None:
    """Collect garbage for as long as the process lives."""
    while not threading.Event().wait(EVERY):
        gc.collect()


if __name__ == "__main__":
    gc.disable()
    threading.Thread(target=collect, daemon=True).start()
    app()
