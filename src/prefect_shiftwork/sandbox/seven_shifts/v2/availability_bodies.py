"""What v2 takes when availability is written: five fields for every day of the week."""

from datetime import time
from typing import Any, Literal

from pydantic import create_model

from prefect_shiftwork.sandbox.seven_shifts.requests import OMITTED, Body
from prefect_shiftwork.sandbox.seven_shifts.values import Day, Name, TimeOfDay

DAY_PARTS: dict[str, Any] = {
    "": int,
    "_from": TimeOfDay,
    "_to": TimeOfDay,
    "_comments": str | None,
    "_reason": str,
}
"""The fields of one day by their ending; the first one, without an ending, is its status."""

DAY_FIELDS = {
    f"{day}{part}": kind
    for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    for part, kind in DAY_PARTS.items()
}


class Week(Body):
    """What is said of the week as a whole."""

    week: Day | None = None
    week_to: Day | None = None
    repeat: bool = OMITTED

    def fields(self) -> dict[str, Any]:
        """What to write into the books: the fields of the days go together."""
        given = self.given()
        days = {name: given.pop(name) for name in DAY_FIELDS if name in given}
        plain = {name: value.isoformat() if isinstance(value, time) else value for name, value in days.items()}
        return given | ({"days": plain} if plain else {})


class WeekOfUser(Week):
    """The week of a new record, of which every day has to be told."""

    user_id: int
    repeat: bool


OPTIONAL_DAYS: dict[str, Any] = {name: (kind, OMITTED) for name, kind in DAY_FIELDS.items()}
REQUIRED_DAYS: dict[str, Any] = {name: (kind, ...) for name, kind in DAY_FIELDS.items()}

AvailabilityChanges: type[Week] = create_model("AvailabilityChanges", __base__=Week, **OPTIONAL_DAYS)
NewAvailability: type[WeekOfUser] = create_model("NewAvailability", __base__=WeekOfUser, **REQUIRED_DAYS)


class StatusChange(Body):
    """A decision on somebody's availability: words here, numbers in the record."""

    status: Literal["approved", "declined"]
    message: str = ""


class NewReason(Body):
    """A reason for being unavailable; an update takes the same."""

    reason: Name
    comments_required: bool | None = None

    def fields(self) -> dict[str, Any]:
        """What to write into the books."""
        return {"reason": self.reason, "comments_required": bool(self.comments_required)}
