"""v2, as the OpenAPI document of 2023-05-01 and the reference pages describe it.

Quirks: `seven_shifts.error_form_b` (errors as `{"status", "message", "error"}`). Settings:
`seven_shifts.requests_per_minute` (600).
"""

from fastapi import APIRouter, Depends, FastAPI

from prefect_shiftwork.sandbox.seven_shifts.v2 import (
    assignments,
    departments,
    errors,
    events,
    identity,
    locations,
    roles,
    settings,
    shifts,
    time_off,
    time_off_settings,
    time_off_totals,
    time_punches,
    users,
    wages,
)
from prefect_shiftwork.sandbox.seven_shifts.v2.access import authorized, json_only, own_company


def build_app() -> FastAPI:
    """Everything below `/v2`."""
    app = FastAPI(
        title="7shifts API v2",
        dependencies=[Depends(authorized), Depends(json_only)],
        redirect_slashes=False,
        openapi_url=None,
    )
    errors.install(app)
    for part in (identity.router, identity.companies, company_router(), time_off_totals.router):
        app.include_router(part)
    for part in (time_off.router, time_off_settings.router):
        app.include_router(part)
    return app


def company_router() -> APIRouter:
    """Everything below `/v2/company/{company_id}`."""
    company = APIRouter(prefix="/company/{company_id}", dependencies=[Depends(own_company)])
    for part in (settings, locations, departments, roles, wages, assignments, users, shifts, time_punches, events):
        company.include_router(part.router)
    return company
