"""Prefect's server, which does not come to a stop for a minute while somebody looks at it.

It keeps everything in SQLite. Where Python collects garbage in the thread of its event loop, that thread now and then
stood still in the midst of a write, until those who waited for the same file gave up after the 60 s that Prefect sets
(3.8.8, ``database/configurations.py``). Why is not known for certain (docs/decisions.md); collected in a thread of its
own, garbage held up nobody.
"""

import gc
import threading
import time

from prefect.cli import app

EVERY = 10.0
"""Seconds between two collections; each takes a fifth of one."""


def collect() -> None:
    """Collect garbage for as long as the process lives."""
    while True:
        time.sleep(EVERY)
        gc.collect()


if __name__ == "__main__":
    gc.disable()
    threading.Thread(target=collect, daemon=True).start()
    app()
