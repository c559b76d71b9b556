"""The schedule (crewsense.md 3.1): as the live API answers it, or as the documents show it."""

from datetime import datetime, timedelta
from urllib.parse import quote

from fastapi import APIRouter

from prefect_shiftwork.sandbox.crewsense.errors import RefusedError, invalid
from prefect_shiftwork.sandbox.crewsense.office import VENDOR, Here, Office
from prefect_shiftwork.sandbox.crewsense.routes import JsonRoute
from prefect_shiftwork.sandbox.crewsense.schedule_days import days_of
from prefect_shiftwork.sandbox.crewsense.schedule_rows import Style
from prefect_shiftwork.sandbox.crewsense.wire import Json, href, local, parse_time

AS_DOCUMENTED = f"{VENDOR}.days_as_array"
LIVE_ORIGIN = "http://api.crewsense.com"

router = APIRouter(prefix="/v1", route_class=JsonRoute)


@router.get("/schedule")
async def get_schedule(office: Here, start: str | None = None, end: str | None = None) -> Json:
    """All days that [start, end) touches.

    The live answer keys the days by date, links over plain http, has no `prev` and `next`, and takes the
    current month when it is not asked for a window. The documented one is an array with `prev` and `next`.
    """
    documented = office.desk.quirk(AS_DOCUMENTED)
    first, last = _window(office, start, end, documented)
    answer: Json = {"start": local(first), "end": local(last)}
    if documented:
        days = days_of(office, Style(live=False), first, last)
        length = last - first
        return {
            **answer,
            "days": [{"date": day, **content} for day, content in days.items()],
            "prev": {"href": _link(first - length, first)},
            "next": {"href": _link(last, last + length)},
        }
    # PHP writes a map without entries as an array (crewsense.md 5.1 item 1).
    return {**answer, "days": days_of(office, Style(live=True, origin=LIVE_ORIGIN), first, last) or []}


def _window(office: Office, start: str | None, end: str | None, documented: bool) -> tuple[datetime, datetime]:
    if start is None and end is None and not documented:
        first = office.local_now().replace(day=1, hour=0, minute=0, second=0)
        return first, (first + timedelta(days=31)).replace(day=1)
    if start is None or end is None:
        missing = [name for name, value in (("start", start), ("end", end)) if value is None]
        raise invalid(*(f"The {name} field is required." for name in missing))
    window = _time(start), _time(end)
    if window[1] <= window[0]:
        raise invalid("The end must be a date after start.")
    return window


def _time(text: str) -> datetime:
    """Another spelling of a time gets 400 from this operation (crewsense.md 5.1 item 4)."""
    try:
        return parse_time(text)
    except ValueError as wrong:
        raise RefusedError(400, f"The date '{text}' {wrong}.") from wrong


def _link(start: datetime, end: datetime) -> str:
    return href(f"schedule?start={quote(local(start), safe=':')}&end={quote(local(end), safe=':')}")
