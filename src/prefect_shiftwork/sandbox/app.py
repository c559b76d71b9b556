"""The whole sandbox as one app: four vendors, the switchboard, and a page for people."""

from fastapi import FastAPI

from prefect_shiftwork.sandbox import control, crewio, crewmojo, crewsense, pages, seven_shifts
from prefect_shiftwork.sandbox.dependencies import AtDesk
from prefect_shiftwork.sandbox.desk import Desk

VENDORS = {
    "crewsense": crewsense.create_app,
    "crewio": crewio.create_app,
    "seven_shifts": seven_shifts.create_app,
    "crewmojo": crewmojo.create_app,
}
"""What is mounted under `/{name}`; the paths below it are those of the vendor's own host."""


def create_app(desk: Desk | None = None) -> FastAPI:
    """Every vendor under its own path, `/_control`, and the page at `/`, all on one desk."""
    desk = desk or Desk()
    app = FastAPI(openapi_url=None)
    app.add_middleware(AtDesk, desk=desk)
    app.include_router(control.router)
    app.include_router(pages.router)
    for vendor, create in VENDORS.items():
        app.mount(f"/{vendor}", create(desk))
    return app
