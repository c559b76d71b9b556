"""Crewmojo as its help pages describe it: tokens, report downloads, and the upload of people.

Quirk: `crewmojo.poll_is_csv` answers every finished job in CSV. Settings: `crewmojo.big_report_rows`;
`crewmojo.seconds_to_build`, how long a report takes (more than thirty seconds makes it long running);
`crewmojo.polls_until_ready`, how many polls a job answers with its ticket, in place of the clock.
"""

from functools import cache

from fastapi import FastAPI

from prefect_shiftwork.sandbox.crewmojo import download, tokens, upload
from prefect_shiftwork.sandbox.dependencies import AtDesk
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.error_object import refuse_with_error_object
from prefect_shiftwork.sandbox.faults import guard


def create_app(desk: Desk) -> FastAPI:
    """Crewmojo under the paths of its host, such as `/v1/integrations/download/oneonone.summary`."""
    app = FastAPI(openapi_url=None)
    app.mount("", AtDesk(operations(), desk))
    return guard(app, "crewmojo", desk)


@cache
def operations() -> FastAPI:
    """The routes, which know no desk."""
    app = FastAPI(openapi_url=None)
    for part in (tokens, download, upload):
        app.include_router(part.router)
    refuse_with_error_object(app)
    return app
