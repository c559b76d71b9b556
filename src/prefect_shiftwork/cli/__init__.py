"""The command ``shiftwork``: check credentials, call operations, run flows, preview messages, serve the sandbox.

Each command imports what it needs when it runs, so that help and completion stay quick.
"""

import sys

from cyclopts import App

from prefect_shiftwork.cli import accounts, demonstration, flow_runs, messages, operations, servers
from prefect_shiftwork.rest.errors import ShiftworkError

app = App(
    name="shiftwork",
    help="Schedules of crews: CrewSense, CrewIO, 7shifts and Crewmojo, in Prefect and from the shell.",
    version_flags=["--version"],
)
for room in (accounts, operations, flow_runs, messages, servers, demonstration):
    room.add_to(app)


def main() -> None:
    """Run the command line; a mistake ends it with one sentence and status 1."""
    try:
        app()
    except ShiftworkError as error:
        sys.exit(f"shiftwork: {error}")
    except KeyboardInterrupt:
        sys.exit(130)
