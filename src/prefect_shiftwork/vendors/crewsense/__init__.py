"""CrewSense (Vector Scheduling): schedules of fire departments and emergency services."""

from prefect_shiftwork.vendors.crewsense.access import CrewSenseAccess
from prefect_shiftwork.vendors.crewsense.client import CrewSense
from prefect_shiftwork.vendors.crewsense.records.callbacks import Callback, CallbackUser
from prefect_shiftwork.vendors.crewsense.records.labels import CallbackList, Filter, Group, Label
from prefect_shiftwork.vendors.crewsense.records.messages import (
    Announcement,
    BulletinBoard,
    Form,
    FormAnswer,
    FormSubmission,
    LogEntry,
)
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
from prefect_shiftwork.vendors.crewsense.records.shifts import WorkTypeReference
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
    "Form",
    "FormAnswer",
    "FormSubmission",
    "Group",
    "Label",
    "LogEntry",
    "MiscHours",
    "Qualifier",
    "QualifierInserted",
    "QualifierRestored",
    "QualifierUser",
    "Reference",
    "Schedule",
    "ScheduleDay",
    "ScheduledAssignment",
    "ScheduledCallback",
    "ScheduledShift",
    "ScheduledTimeOff",
    "ScheduledTrade",
    "Subtype",
    "TimeOff",
    "TimeOffType",
    "TimeOffTypeReference",
    "User",
    "UserReference",
    "WorkTypeReference",
    "WriteResult",
]
