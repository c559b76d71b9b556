"""The schedule, and the calendars beside it."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Annotated

from prefect_shiftwork.rest.answers import Unwrap
from prefect_shiftwork.rest.fields import LocalDateTime, keyed
from prefect_shiftwork.rest.operation import get
from prefect_shiftwork.rest.pages import Windows
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.crewsense.records.schedule import DayLabel, Schedule, ScheduleDay


class Schedules(Vendor):
    """Reads of the schedule; it is written through shifts, time off and callbacks."""

    @get("/v1/schedule", patience=60.0, source="Resources: GET /schedule")
    async def get_schedule(self, start: LocalDateTime, end: LocalDateTime) -> Schedule:
        """All days of [start, end) in one answer, which is about 50 kB a day for 40 assignments.

        Times are the organisation's. A day of the schedule is an operational day: its shifts may run into the next
        date, and days beside the time asked for may be among the answer.
        """

    @get("/v1/schedule", pages=Windows("days", key="date"), patience=60.0, source="Resources: GET /schedule")
    def list_schedule_days(self, start: LocalDateTime, end: LocalDateTime) -> AsyncIterator[ScheduleDay]:
        """The days of [start, end), however long, asked for a month at a time.

        Times are the organisation's. Days beside the time asked for may come at either end; none comes twice.
        """

    @get("/v1/day_labels", unwrap=Unwrap(("days",)), source="developer.crewsense.com: GET /day_labels")
    async def list_day_labels(
        self, start: date | None = None, end: date | None = None
    ) -> Annotated[list[DayLabel], keyed("date")]:
        """Labels and colours of the days from start to end, like the platoon on duty; of today unless given."""
