"""The command ``shiftwork``: check credentials, call operations, run flows, preview messages, serve the sandbox.

Each command imports what it needs when it runs, so that help and completion stay quick.
"""

import os
import sys
from collections.abc import Sequence

from cyclopts import App

from prefect_shiftwork.cli import (
    accounts,
    automations,
    demonstration,
    diagnosis,
    drifting,
    finding,
    flow_runs,
    messages,
    operations,
    receiver,
    recipes,
    renewing,
    servers,
)
from prefect_shiftwork.rest.errors import ShiftworkError

app = App(
    name="shiftwork",
    help="Schedules of crews: CrewSense, CrewIO, 7shifts and Crewmojo, in Prefect and from the shell.",
    help_format="plaintext",  # to load what lays out Markdown, help would take a fifth longer
    version_flags=["--version"],
)
ROOMS = (
    accounts,
    renewing,
    operations,
    finding,
    drifting,
    diagnosis,
    flow_runs,
    recipes,
    automations,
    messages,
    servers,
    receiver,
    demonstration,
)
for room in ROOMS:
    room.add_to(app)
app.register_install_completion_command(help="Let the Tab key complete commands, vendors, operations and flows.")


def main(words: Sequence[str] | None = None) -> None:
    """Run the command line; a mistake ends it with one sentence and status 1.

    Args:
        words: instead of those that the shell has given.
    """
    try:
        app(words)
    except ShiftworkError as error:
        sys.exit(f"shiftwork: {error}")
    except BrokenPipeError:
        # Whoever reads has had enough, as head does; Python would fail once more when it writes what is left.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
