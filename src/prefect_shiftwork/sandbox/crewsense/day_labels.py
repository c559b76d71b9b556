"""Labels of days (crewsense.md 3.1): which platoon is on duty, in its colour."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from fastapi import APIRouter

from prefect_shiftwork.sandbox.crewsense.office import Here
from prefect_shiftwork.sandbox.crewsense.routes import JsonRoute
from prefect_shiftwork.sandbox.crewsense.wire import Day, Json

router = APIRouter(prefix="/v1", route_class=JsonRoute)


@dataclass(frozen=True, slots=True)
class DayLabel:
    """The colour of one day and, for most, a word; the id is the ordinal number of the day."""

    id: int
    color: str
    label: str | None

    def shown(self) -> Json:
        """As `day_labels` and the live schedule write it."""
        return {"color": self.color, "label": self.label}


@router.get("/day_labels")
async def list_day_labels(office: Here, start: Day | None = None, end: Day | None = None) -> Json:
    """The labelled days from `start` to `end`, both included, by date; without either, of today."""
    today = office.local_now().date()
    labels = {
        day.isoformat(): label.shown()
        for day in _days(start or today, end or start or today)
        if (label := office.find(DayLabel, day.toordinal()))
    }
    # PHP writes a map without entries as an array (crewsense.md 5.1 item 1).
    return {"days": labels or []}


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))
