"""CrewSense (Vector Scheduling): schedules of fire departments and emergency services."""

from prefect_shiftwork.vendors.access.crewsense import CrewSenseAccess
from prefect_shiftwork.vendors.crewsense.client import CrewSense
from prefect_shiftwork.vendors.crewsense.fields import IdOf
from prefect_shiftwork.vendors.crewsense.operations.memberships import RankedQualifier
from prefect_shiftwork.vendors.crewsense.records.assignments import (
    Assignment,
    AssignmentDays,
    FinalizationResult,
    Location,
)
from prefect_shiftwork.vendors.crewsense.records.calendar import (
    AvailabilityPeriod,
    SignupEvent,
    SignupUser,
    VisualCycle,
)
from prefect_shiftwork.vendors.crewsense.records.callbacks import Callback, CallbackUser, Trade
from prefect_shiftwork.vendors.crewsense.records.labels import CallbackList, Filter, Group, Label
from prefect_shiftwork.vendors.crewsense.records.messages import (
    Announcement,
    BulletinBoard,
    Form,
    FormAnswer,
    FormSubmission,
    LogEntry,
)
from prefect_shiftwork.vendors.crewsense.records.payroll import PayrollEntry, TargetSolutionsUser
from prefect_shiftwork.vendors.crewsense.records.qualifiers import (
    Certification,
    Qualifier,
    QualifierInserted,
    QualifierRestored,
    QualifierUser,
)
from prefect_shiftwork.vendors.crewsense.records.schedule import (
    CallbackRecord,
    DayColor,
    DayLabel,
    MiscHours,
    Schedule,
    ScheduledAssignment,
    ScheduleDay,
    ScheduledCallback,
    ScheduledShift,
    ScheduledTimeOff,
    ScheduledTrade,
)
from prefect_shiftwork.vendors.crewsense.records.shared import Reference, Subtype, UserReference, WriteResult
from prefect_shiftwork.vendors.crewsense.records.shifts import Shift, WorkSubtype, WorkType, WorkTypeReference
from prefect_shiftwork.vendors.crewsense.records.time_off import (
    AccrualBalance,
    AccrualRule,
    TimeOff,
    TimeOffType,
    TimeOffTypeReference,
)
from prefect_shiftwork.vendors.crewsense.records.users import ExtraField, User

__all__ = [
    "AccrualBalance",
    "AccrualRule",
    "Announcement",
    "Assignment",
    "AssignmentDays",
    "AvailabilityPeriod",
    "BulletinBoard",
    "Callback",
    "CallbackList",
    "CallbackRecord",
    "CallbackUser",
    "Certification",
    "CrewSense",
    "CrewSenseAccess",
    "DayColor",
    "DayLabel",
    "ExtraField",
    "Filter",
    "FinalizationResult",
    "Form",
    "FormAnswer",
    "FormSubmission",
    "Group",
    "IdOf",
    "Label",
    "Location",
    "LogEntry",
    "MiscHours",
    "PayrollEntry",
    "Qualifier",
    "QualifierInserted",
    "QualifierRestored",
    "QualifierUser",
    "RankedQualifier",
    "Reference",
    "Schedule",
    "ScheduleDay",
    "ScheduledAssignment",
    "ScheduledCallback",
    "ScheduledShift",
    "ScheduledTimeOff",
    "ScheduledTrade",
    "Shift",
    "SignupEvent",
    "SignupUser",
    "Subtype",
    "TargetSolutionsUser",
    "TimeOff",
    "TimeOffType",
    "TimeOffTypeReference",
    "Trade",
    "User",
    "UserReference",
    "VisualCycle",
    "WorkSubtype",
    "WorkType",
    "WorkTypeReference",
    "WriteResult",
]
