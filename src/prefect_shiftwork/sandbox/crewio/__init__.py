"""CrewIO as its developer portal describes it: 26 operations on the events of one club.

Quirk: `crewio.fixed_window` counts the rate limit by clock minutes. Setting: `crewio.requests_per_minute`.
"""

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
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.error_object import refuse_with_error_object
from prefect_shiftwork.sandbox.faults import guard


def create_app(desk: Desk) -> FastAPI:
    """CrewIO under the paths of its host, such as `/api/developer/v1/events`."""
    app = FastAPI(openapi_url=None)
    app.state.desk = desk
    for part in (events, roles, shifts, helpers, messages, assignments, availability):
        app.include_router(part.router, prefix="/api/developer/v1")
    refuse_with_error_object(app)
    desk.board.time_off[VENDOR] = lambda: absences(desk.state(seeded))
    return guard(app, VENDOR, desk)
