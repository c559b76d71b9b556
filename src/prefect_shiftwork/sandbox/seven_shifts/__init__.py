"""7shifts on localhost: v1 (`/v1/...`) and v2 (`/v2/...`, `/oauth2/token`) over one set of books.

Settings: `seven_shifts.punches` (how many time punches there are at least).
"""

from fastapi import FastAPI

from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.faults import guard
from prefect_shiftwork.sandbox.seven_shifts import v1


def create_app(desk: Desk) -> FastAPI:
    """The whole vendor, to be mounted or used alone under `https://api.7shifts.com`."""
    app = FastAPI(title="7shifts", redirect_slashes=False)
    app.mount("/v1", v1.create_app(desk))
    return guard(app, "seven_shifts", desk)
