"""What lies beside the schedule: pay cycles and people's unavailability."""

from datetime import date

from pydantic import JsonValue

from prefect_shiftwork.rest.fields import LocalDateTime
from prefect_shiftwork.rest.operation import delete, get, post, put
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.crewsense.fields import ShortHexColor
from prefect_shiftwork.vendors.crewsense.records.calendar import AvailabilityPeriod, VisualCycle


class VisualCycles(Vendor):
    """Stretches of days that the calendar colours."""

    @get("/v1/visual_cycles", source="developer.crewsense.com: GET /visual_cycles")
    async def list_visual_cycles(self, start: date | None = None, end: date | None = None) -> list[VisualCycle]:
        """Visual cycles within the days from start to end; all unless given."""

    @get("/v1/visual_cycles/{id}", source="developer.crewsense.com: GET /visual_cycles/{id}")
    async def get_visual_cycle(self, id: int) -> VisualCycle:
        """One visual cycle."""

    @post("/v1/visual_cycles", source="developer.crewsense.com: POST /visual_cycles")
    async def create_visual_cycle(
        self, name: str, start: date, end: date, color: ShortHexColor, text_color: ShortHexColor
    ) -> JsonValue:
        """Colour the days from start to end. The answer is not documented."""

    @put("/v1/visual_cycles/{id}", repeatable=True, source="developer.crewsense.com: PUT /visual_cycles/{id}")
    async def update_visual_cycle(
        self, id: int, name: str, start: date, end: date, color: ShortHexColor, text_color: ShortHexColor
    ) -> JsonValue:
        """Replace a visual cycle. Its fields are not documented; those of POST are sent, all of them."""

    @delete("/v1/visual_cycles/{id}", repeatable=True, source="developer.crewsense.com: DELETE /visual_cycles/{id}")
    async def delete_visual_cycle(self, id: int) -> JsonValue:
        """Delete a visual cycle. The answer is not documented."""


class AvailabilityPeriods(Vendor):
    """Times in which users are not available."""

    @get("/v1/availability_periods", source="developer.crewsense.com: GET /availability_periods")
    async def list_availability_periods(self, start: LocalDateTime, end: LocalDateTime) -> list[AvailabilityPeriod]:
        """When users are not available in [start, end), in the organisation's time."""

    @post("/v1/availability_periods", source="developer.crewsense.com: POST /availability_periods")
    async def create_availability_period(
        self,
        user_id: int,
        start: LocalDateTime,
        end: LocalDateTime,
        unavailability_reason_id: int | None = None,
        admin_id: int | None = None,
        notes: str | None = None,
    ) -> JsonValue:
        """Enter that a user is not available from start to end. The answer is not documented."""
