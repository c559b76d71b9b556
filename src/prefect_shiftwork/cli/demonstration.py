"""``shiftwork demo``: the main job on this machine, from nothing."""

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter


def add_to(app: App) -> None:
    """Add the commands of this room."""
    app.command(demo)


def demo(*, once: Annotated[bool, Parameter(negative="")] = False, folder: Path = Path(".demo")) -> None:
    """Start the sandbox, a mail server and a Prefect server of its own, and run each flow once.

    Args:
        once: End after the runs, with status 1 when one failed.
        folder: Where the demo keeps its database and its state.
    """
    from prefect_shiftwork.demo import run

    sys.exit(run(folder, once=once))
