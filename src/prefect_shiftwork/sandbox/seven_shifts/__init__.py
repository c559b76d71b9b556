"""7shifts on localhost: v1 (`/v1/...`) and v2 (`/v2/...`, `/oauth2/token`) over one set of books.

Settings: `seven_shifts.punches` (how many time punches there are at least). More in `v1` and `v2`.
"""

from functools import cache

from fastapi import FastAPI

from prefect_shiftwork.sandbox.dependencies import AtDesk
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.faults import guard
from prefect_shiftwork.sandbox.seven_shifts import v1, v2
from prefect_shiftwork.sandbox.seven_shifts.books import VENDOR
from prefect_shiftwork.sandbox.seven_shifts.seed import open_books
from prefect_shiftwork.sandbox.seven_shifts.time_off import absences
from prefect_shiftwork.sandbox.seven_shifts.v2 import grants


def create_app(desk: Desk) -> FastAPI:
    """The whole vendor, to be mounted or used alone under `https://api.7shifts.com`."""
    desk.board.time_off[VENDOR] = lambda: absences(desk.state(open_books))
    app = FastAPI(title="7shifts", openapi_url=None)
    app.mount("", AtDesk(both_versions(), desk))
    return guard(app, VENDOR, desk)


@cache
def both_versions() -> FastAPI:
    """The routes, which know no desk; `/oauth2/token` is at app.7shifts.com in reality."""
    app = FastAPI(redirect_slashes=False, openapi_url=None)
    app.include_router(grants.router)
    app.mount("/v1", v1.build_app())
    app.mount("/v2", v2.build_app())
    return app
