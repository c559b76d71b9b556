"""The four vendors on localhost: strict, stateful, with faults on demand.

The sandbox knows the vendors from their documents alone and shares no code with the clients of this package:
the two check each other.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import FastAPI

    from prefect_shiftwork.sandbox.desk import Desk


def create_app(desk: "Desk | None" = None) -> "FastAPI":
    """Every vendor under its own path, `/_control`, and the page at `/`, all on one desk."""
    # Building all routes takes a second, which whoever wants one vendor only must not pay.
    from prefect_shiftwork.sandbox.app import create_app

    return create_app(desk)
