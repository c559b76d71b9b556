"""7shifts v2: the API that is in service."""

from prefect_shiftwork.vendors.seven_shifts.access import SevenShiftsAccess
from prefect_shiftwork.vendors.seven_shifts.client import SevenShifts
from prefect_shiftwork.vendors.seven_shifts.oauth import PartnerGrant
from prefect_shiftwork.vendors.seven_shifts.records.company import Company, LaborSettings, Whoami
from prefect_shiftwork.vendors.seven_shifts.records.department import Department
from prefect_shiftwork.vendors.seven_shifts.records.location import Location, LocationChanges, NewLocation
from prefect_shiftwork.vendors.seven_shifts.records.new_user import NewUser, NewWage, UserChanges
from prefect_shiftwork.vendors.seven_shifts.records.role import NewStation, Role, Station
from prefect_shiftwork.vendors.seven_shifts.records.shift import NewShiftBreak, Shift, ShiftBreak
from prefect_shiftwork.vendors.seven_shifts.records.time_off import NewTimeOffHours, TimeOff, TimeOffHours
from prefect_shiftwork.vendors.seven_shifts.records.time_punch import NewPunchBreak, PunchBreak, TimePunch
from prefect_shiftwork.vendors.seven_shifts.records.user import User

__all__ = [
    "Company",
    "Department",
    "LaborSettings",
    "Location",
    "LocationChanges",
    "NewLocation",
    "NewPunchBreak",
    "NewShiftBreak",
    "NewStation",
    "NewTimeOffHours",
    "NewUser",
    "NewWage",
    "PartnerGrant",
    "PunchBreak",
    "Role",
    "SevenShifts",
    "SevenShiftsAccess",
    "Shift",
    "ShiftBreak",
    "Station",
    "TimeOff",
    "TimeOffHours",
    "TimePunch",
    "User",
    "UserChanges",
    "Whoami",
]
