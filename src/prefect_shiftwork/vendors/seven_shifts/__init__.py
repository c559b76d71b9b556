"""7shifts v2: the API that is in service."""

from prefect_shiftwork.vendors.access.seven_shifts import PartnerGrant, SevenShiftsAccess
from prefect_shiftwork.vendors.seven_shifts.client import SevenShifts
from prefect_shiftwork.vendors.seven_shifts.records.assignment import (
    Assignment,
    Assignments,
    DepartmentAssignment,
    LocationAssignment,
    RoleAssignment,
)
from prefect_shiftwork.vendors.seven_shifts.records.availability import (
    Availability,
    AvailabilityChanges,
    AvailabilityReason,
    AvailableDay,
    NewAvailability,
)
from prefect_shiftwork.vendors.seven_shifts.records.company import Company, CompanyMeta, LaborSettings, Whoami
from prefect_shiftwork.vendors.seven_shifts.records.department import Department
from prefect_shiftwork.vendors.seven_shifts.records.event import Event
from prefect_shiftwork.vendors.seven_shifts.records.location import Location, LocationChanges, NewLocation
from prefect_shiftwork.vendors.seven_shifts.records.new_user import NewUser, NewWage, UserChanges
from prefect_shiftwork.vendors.seven_shifts.records.report import (
    DailyInterval,
    DailySalesAndLabor,
    DailyStats,
    DailySummary,
    HoursAndWages,
    Totals,
    WorkedRole,
    WorkedShift,
    WorkedUser,
    WorkedWeek,
    Worker,
)
from prefect_shiftwork.vendors.seven_shifts.records.role import NewStation, Role, Station
from prefect_shiftwork.vendors.seven_shifts.records.shift import NewShiftBreak, Shift, ShiftBreak, ShiftBreakChanges
from prefect_shiftwork.vendors.seven_shifts.records.time_off import (
    NewTimeOffHours,
    TimeOff,
    TimeOffCategory,
    TimeOffHours,
    TimeOffSettings,
    TimeOffTotal,
)
from prefect_shiftwork.vendors.seven_shifts.records.time_punch import NewPunchBreak, PunchBreak, TimePunch
from prefect_shiftwork.vendors.seven_shifts.records.user import User
from prefect_shiftwork.vendors.seven_shifts.records.wage import Wage, Wages
from prefect_shiftwork.vendors.seven_shifts.records.webhook import Webhook

__all__ = [
    "Assignment",
    "Assignments",
    "Availability",
    "AvailabilityChanges",
    "AvailabilityReason",
    "AvailableDay",
    "Company",
    "CompanyMeta",
    "DailyInterval",
    "DailySalesAndLabor",
    "DailyStats",
    "DailySummary",
    "Department",
    "DepartmentAssignment",
    "Event",
    "HoursAndWages",
    "LaborSettings",
    "Location",
    "LocationAssignment",
    "LocationChanges",
    "NewAvailability",
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
    "RoleAssignment",
    "SevenShifts",
    "SevenShiftsAccess",
    "Shift",
    "ShiftBreak",
    "ShiftBreakChanges",
    "Station",
    "TimeOff",
    "TimeOffCategory",
    "TimeOffHours",
    "TimeOffSettings",
    "TimeOffTotal",
    "TimePunch",
    "Totals",
    "User",
    "UserChanges",
    "Wage",
    "Wages",
    "Webhook",
    "Whoami",
    "WorkedRole",
    "WorkedShift",
    "WorkedUser",
    "WorkedWeek",
    "Worker",
]
