"""The app: all operations under the paths of the real host."""

from fastapi import APIRouter, FastAPI

from prefect_shiftwork.sandbox.crewsense import (
    accruals,
    alerts,
    announcements,
    assignment_sets,
    assignments,
    availability,
    bulletin,
    callbacks,
    certifications,
    company,
    day_labels,
    errors,
    filters,
    finalization,
    forms,
    groups,
    labels,
    lists,
    logs,
    payroll,
    qualifiers,
    schedule,
    shift_marks,
    shifts,
    signup,
    signup_users,
    target_solutions,
    time_off_types,
    time_offs,
    tokens,
    trades,
    user_certifications,
    user_qualifiers,
    user_sets,
    user_time_offs,
    users,
    visual_cycles,
    work_types,
)
from prefect_shiftwork.sandbox.crewsense.leave import absences
from prefect_shiftwork.sandbox.crewsense.office import VENDOR
from prefect_shiftwork.sandbox.crewsense.seed import open_office
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.faults import guard

OPERATIONS: tuple[APIRouter, ...] = (
    accruals.router,
    alerts.router,
    announcements.router,
    assignment_sets.router,
    assignments.router,
    availability.router,
    bulletin.router,
    callbacks.router,
    certifications.router,
    company.router,
    day_labels.router,
    filters.router,
    finalization.router,
    finalization.form_router,
    forms.router,
    groups.router,
    labels.router,
    lists.router,
    logs.router,
    payroll.router,
    qualifiers.router,
    schedule.router,
    shift_marks.router,
    shifts.router,
    signup.router,
    signup_users.router,
    target_solutions.router,
    time_off_types.router,
    time_offs.router,
    tokens.router,
    trades.router,
    user_certifications.router,
    user_qualifiers.router,
    user_sets.router,
    user_time_offs.router,
    users.router,
    visual_cycles.router,
    work_types.router,
)


def create_app(desk: Desk) -> FastAPI:
    """The vendor's host as an app: `/oauth/access_token` and everything under `/v1`."""
    app = FastAPI(title="CrewSense", openapi_url=None, redirect_slashes=False)
    app.state.office = lambda: desk.state(open_office)
    for router in OPERATIONS:
        # Not include_router: it would build every operation anew for each app, which takes longer than most tests.
        app.router.routes.extend(router.routes)
    errors.install(app)
    desk.board.announcements[VENDOR] = lambda: announcements.notices(desk.state(open_office))
    desk.board.time_off[VENDOR] = lambda: absences(desk.state(open_office))
    return guard(app, VENDOR, desk)
