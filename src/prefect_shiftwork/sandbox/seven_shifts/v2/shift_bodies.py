"""What v2 takes when shifts are written: numbers where the answers have words."""

from typing import Annotated, Any, Literal

from pydantic import Field

from prefect_shiftwork.sandbox.seven_shifts.books import Books
from prefect_shiftwork.sandbox.seven_shifts.records import ShiftBreak
from prefect_shiftwork.sandbox.seven_shifts.references import UnknownReference, check_references
from prefect_shiftwork.sandbox.seven_shifts.requests import OMITTED, Body
from prefect_shiftwork.sandbox.seven_shifts.v2.shift_shape import BREAK_TYPES
from prefect_shiftwork.sandbox.seven_shifts.v2.stations import station
from prefect_shiftwork.sandbox.seven_shifts.v2.values import Moment

RESET_BY_NULL: dict[str, bool | int | str] = {
    "close": False,
    "business_decline": False,
    "notes": "",
    "draft": False,
    "notified": False,
    "open": False,
    "open_offer_type": 0,
    "unassigned": False,
    "status": 0,
    "late_minutes": 0,
}
"""Almost every field of a shift may be null, which sets it back."""


class NewBreak(Body):
    """A planned break of one of the company's types; `break_id` of an update keeps a break that is there."""

    break_type_id: int
    start: Moment | None = None
    break_id: int | None = None

    def planned(self, number: int) -> ShiftBreak:
        """The break as the books keep it, numbered within its shift unless it has an id."""
        if self.break_type_id not in BREAK_TYPES:
            raise UnknownReference("break_type_id", self.break_type_id)
        return ShiftBreak(id=self.break_id or number, break_type_id=self.break_type_id, start=self.start)


class ShiftFields(Body):
    """What creation and update have in common."""

    user_id: int | None = None
    department_id: int | None = None
    role_id: int | None = None
    station_id: int | None = None
    close: bool | None = None
    business_decline: bool | None = None
    notes: str | None = None
    draft: bool | None = None
    open: bool | None = None
    open_offer_type: Annotated[int, Field(ge=0, le=3)] | None = None
    unassigned: bool | None = None
    unassigned_skill_level: Literal[1, 2, 3] | None = None
    status: Annotated[int, Field(ge=0, le=5)] | None = None
    late_minutes: Annotated[int, Field(ge=0)] | None = None
    breaks: list[NewBreak] | None = None

    def fields(self, books: Books) -> dict[str, Any]:
        """What to write into the books, with every reference checked."""
        fields = self.given()
        check_references(books, fields)
        if self.station_id is not None and station(books, self.station_id) is None:
            raise UnknownReference("station_id", self.station_id)
        if "breaks" in fields:
            fields["breaks"] = [row.planned(number) for number, row in enumerate(self.breaks or (), start=1)]
        return fields | {name: RESET_BY_NULL[name] for name in RESET_BY_NULL if fields.get(name, ...) is None}


class NewShift(ShiftFields):
    """A shift needs a location, a start and an end; the end is not used when it lasts until close."""

    location_id: int
    start: Moment
    end: Moment
    notified: bool | None = None


class ShiftChanges(ShiftFields):
    """An update; breaks that are given replace those before."""

    location_id: int = OMITTED
    start: Moment = OMITTED
    end: Moment = OMITTED
