"""v2, as the OpenAPI document of 2023-05-01 and the reference pages describe it.

Quirks: `seven_shifts.error_form_b` (errors as `{"status", "message", "error"}`). Settings:
`seven_shifts.requests_per_minute` (600).
"""

from fastapi import APIRouter, Depends, FastAPI

from prefect_shiftwork.sandbox.seven_shifts.v2 import (
    assignments,
    availability,
    availability_reasons,
    daily_report,
    daily_stats,
    departments,
    errors,
    events,
    hours_report,
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
    webhooks,
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
    app.include_router(company_router())
    app.include_router(identity.companies)
    for part in (identity, time_off_totals, time_off, time_off_settings, hours_report, daily_report):
        app.include_router(part.router)
    return app


def company_router() -> APIRouter:
    """Everything below `/v2/company/{company_id}`."""
    company = APIRouter(prefix="/company/{company_id}", dependencies=[Depends(own_company)])
    for part in (
        settings,
        locations,
        departments,
        roles,
        wages,
        assignments,
        users,
        shifts,
        time_punches,
        events,
        availability,
        availability_reasons,
        daily_stats,
        webhooks,
    ):
        company.include_router(part.router)
    return company
