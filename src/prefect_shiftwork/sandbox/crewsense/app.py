"""The app: all operations under the paths of the real host."""

from fastapi import APIRouter, FastAPI

from prefect_shiftwork.sandbox.crewsense import (
    accruals,
    announcements,
    assignments,
    callbacks,
    day_labels,
    errors,
    filters,
    forms,
    groups,
    labels,
    lists,
    logs,
    qualifiers,
    schedule,
    time_off_types,
    time_offs,
    tokens,
    users,
    work_types,
)
from prefect_shiftwork.sandbox.crewsense.leave import absences
from prefect_shiftwork.sandbox.crewsense.office import VENDOR
from prefect_shiftwork.sandbox.crewsense.seed import open_office
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.faults import guard

OPERATIONS: tuple[APIRouter, ...] = (
    accruals.router,
    announcements.router,
    assignments.router,
    callbacks.router,
    day_labels.router,
    filters.router,
    forms.router,
    groups.router,
    labels.router,
    lists.router,
    logs.router,
    qualifiers.router,
    schedule.router,
    time_off_types.router,
    time_offs.router,
    users.router,
    work_types.router,
)


def create_app(desk: Desk) -> FastAPI:
    """The vendor's host as an app: `/oauth/access_token` and everything under `/v1`."""
    app = FastAPI(title="CrewSense", openapi_url=None, redirect_slashes=False)
    app.state.office = lambda: desk.state(open_office)
    app.include_router(tokens.router)
    for router in OPERATIONS:
        app.include_router(router, prefix="/v1")
    errors.install(app)
    desk.board.announcements[VENDOR] = lambda: announcements.notices(desk.state(open_office))
    desk.board.time_off[VENDOR] = lambda: absences(desk.state(open_office))
    return guard(app, VENDOR, desk)
