"""CrewIO as its developer portal describes it: 26 operations on the events of one club.

Quirk: `crewio.fixed_window` counts the rate limit by clock minutes. Setting: `crewio.requests_per_minute`.
"""

from functools import cache

from fastapi import FastAPI

from prefect_shiftwork.sandbox.crewio import (
    assignments,
    availability,
    events,
    helpers,
    messages,
    roles,
    shifts,
)
from prefect_shiftwork.sandbox.crewio.board import absences
from prefect_shiftwork.sandbox.crewio.seed import seeded
from prefect_shiftwork.sandbox.crewio.store import VENDOR
from prefect_shiftwork.sandbox.dependencies import AtDesk
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.error_object import refuse_with_error_object
from prefect_shiftwork.sandbox.faults import guard


def create_app(desk: Desk) -> FastAPI:
    """CrewIO under the paths of its host, such as `/api/developer/v1/events`."""
    desk.board.time_off[VENDOR] = lambda: absences(desk.state(seeded))
    app = FastAPI(openapi_url=None)
    app.mount("", AtDesk(operations(), desk))
    return guard(app, VENDOR, desk)


@cache
def operations() -> FastAPI:
    """The routes, which know no desk."""
    app = FastAPI(openapi_url=None)
    for part in (events, roles, shifts, helpers, messages, assignments, availability):
        app.include_router(part.router, prefix="/api/developer/v1")
    refuse_with_error_object(app)
    return app
