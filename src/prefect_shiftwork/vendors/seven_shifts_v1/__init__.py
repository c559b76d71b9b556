"""7shifts Partner API v1: the API that the vendor retired in 2023, in full."""

from prefect_shiftwork.vendors.access.seven_shifts_v1 import SevenShiftsV1Access
from prefect_shiftwork.vendors.seven_shifts_v1.client import SevenShiftsV1
from prefect_shiftwork.vendors.seven_shifts_v1.records.company import Company, Department, Location, Role, Saved
from prefect_shiftwork.vendors.seven_shifts_v1.records.event import Event
from prefect_shiftwork.vendors.seven_shifts_v1.records.shift import Scheduled, Shift
from prefect_shiftwork.vendors.seven_shifts_v1.records.time_punch import TerminalPunch, TerminalUser, TimePunch
from prefect_shiftwork.vendors.seven_shifts_v1.records.user import NewUser, RoleAssignment, User, UserChanges

__all__ = [
    "Company",
    "Department",
    "Event",
    "Location",
    "NewUser",
    "Role",
    "RoleAssignment",
    "Saved",
    "Scheduled",
    "SevenShiftsV1",
    "SevenShiftsV1Access",
    "Shift",
    "TerminalPunch",
    "TerminalUser",
    "TimePunch",
    "User",
    "UserChanges",
]
