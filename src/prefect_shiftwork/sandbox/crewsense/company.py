"""The organisation itself (crewsense.md 3.8)."""

from fastapi import APIRouter

from prefect_shiftwork.sandbox.crewsense.office import COMPANY_ID
from prefect_shiftwork.sandbox.crewsense.routes import JsonRoute
from prefect_shiftwork.sandbox.crewsense.wire import Json

router = APIRouter(prefix="/v1", route_class=JsonRoute)


@router.get("/company")
async def get_company() -> Json:
    """No document shows this answer: an id and a name are the least that there can be."""
    return {"id": COMPANY_ID, "name": "Exampleton Fire Department"}
