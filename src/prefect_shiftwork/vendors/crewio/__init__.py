"""CrewIO: events, roles, shifts and helpers of clubs (Vereine), as its developer portal documents them.

An event has roles, a role has shifts, and an assignment puts a helper (a volunteer, in CrewIO's word) in a shift.
"""

from prefect_shiftwork.vendors.access.crewio import CrewIOAccess
from prefect_shiftwork.vendors.crewio.client import CrewIO
from prefect_shiftwork.vendors.crewio.fields import EventStatus
from prefect_shiftwork.vendors.crewio.operations.availability import NewSlotAnswer, NewTimeSlot
from prefect_shiftwork.vendors.crewio.records import (
    Assignment,
    AvailabilityRequest,
    AvailabilityResponse,
    Event,
    Helper,
    Message,
    Role,
    Shift,
    SlotAnswer,
    TimeSlot,
)

__all__ = [
    "Assignment",
    "AvailabilityRequest",
    "AvailabilityResponse",
    "CrewIO",
    "CrewIOAccess",
    "Event",
    "EventStatus",
    "Helper",
    "Message",
    "NewSlotAnswer",
    "NewTimeSlot",
    "Role",
    "Shift",
    "SlotAnswer",
    "TimeSlot",
]
