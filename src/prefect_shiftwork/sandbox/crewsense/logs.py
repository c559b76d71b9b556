"""System logs (crewsense.md 3.8): the newest first, fifty a page, with the cursor in the path."""

from fastapi import APIRouter

from prefect_shiftwork.sandbox.crewsense.office import Here, LogEntry, Office
from prefect_shiftwork.sandbox.crewsense.paging import page
from prefect_shiftwork.sandbox.crewsense.routes import JsonRoute
from prefect_shiftwork.sandbox.crewsense.users import person
from prefect_shiftwork.sandbox.crewsense.wire import Json, href, zoned_without_colon

router = APIRouter(prefix="/v1", route_class=JsonRoute)


@router.get("/logs")
async def list_logs(office: Here) -> Json:
    """The latest entries."""
    return _page(office, 0)


@router.get("/logs/{after}")
async def list_logs_after(office: Here, after: int) -> Json:
    """The entries behind the `after` latest ones, as the links of the sample count them (150, 250)."""
    return _page(office, after)


def _page(office: Office, offset: int) -> Json:
    entries = office.all(LogEntry)[::-1]
    return page(office, entries, offset, lambda entry: _shown(office, entry), lambda after: href(f"logs/{after}"))


def _shown(office: Office, entry: LogEntry) -> Json:
    return {
        "log_id": entry.id,
        "created": zoned_without_colon(entry.created),
        "event_description": entry.event,
        "user": person(office, entry.user_id),
    }
