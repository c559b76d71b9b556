"""CrewIO's records. Only documented fields are named; every other field that the vendor sends is kept."""

from prefect_shiftwork.vendors.crewio.records.events import Event, Role, Shift
from prefect_shiftwork.vendors.crewio.records.people import (
    Assignment,
    AvailabilityRequest,
    AvailabilityResponse,
    Helper,
    Message,
    SlotAnswer,
    TimeSlot,
)

__all__ = [
    "Assignment",
    "AvailabilityRequest",
    "AvailabilityResponse",
    "Event",
    "Helper",
    "Message",
    "Role",
    "Shift",
    "SlotAnswer",
    "TimeSlot",
]
