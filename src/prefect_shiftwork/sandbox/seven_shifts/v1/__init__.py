"""v1, as the Partner API document describes it.

7shifts retired it in 2023. The quirk `seven_shifts.v1_retired` answers as the real host has done since:
401, whatever the key. `seven_shifts.v1_local_shifts` shows shift times in the zone of their location.
"""

from fastapi import Depends, FastAPI

from prefect_shiftwork.sandbox.seven_shifts.v1 import (
    companies,
    departments,
    errors,
    events,
    locations,
    roles,
    shifts,
    terminal,
    time_punches,
    users,
)
from prefect_shiftwork.sandbox.seven_shifts.v1.auth import authorized
from prefect_shiftwork.sandbox.seven_shifts.v1.routing import OptionalSlash


def build_app() -> FastAPI:
    """Everything below `/v1`."""
    app = FastAPI(
        title="7shifts Partner API v1",
        dependencies=[Depends(authorized)],
        redirect_slashes=False,
        openapi_url=None,
    )
    errors.install(app)
    for part in (companies, departments, locations, roles, terminal, shifts, events, time_punches, users):
        app.include_router(part.router)
    app.add_middleware(OptionalSlash)
    return app
