"""What 7shifts keeps, neutral of version: times are aware UTC, money is whole cents, 0 and "" are never "none".

v1 and v2 render the same records, so a shift is one shift with one id in both.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time


@dataclass(slots=True, kw_only=True)
class Record:
    """What every record has: its id and when it was made and last changed (aware UTC)."""

    id: int
    created: datetime | None
    modified: datetime


@dataclass(slots=True, kw_only=True)
class Company(Record):
    """The one company of the sandbox."""

    name: str
    country: str
    photo: str
    pos: str | None = None


@dataclass(slots=True, kw_only=True)
class Location(Record):
    """A restaurant; v1 knows its name as `address`."""

    name: str
    hash: str
    timezone: str = "America/Regina"
    country: str = ""
    formatted_address: str = ""
    state: str = ""
    city: str = ""
    latitude: float | None = None
    longitude: float | None = None
    place_id: str | None = None
    mapping_id: int | None = None
    message: str | None = None
    holiday_pay: bool | None = None
    shift_feedback: bool = False
    department_based_budget: bool = False
    auto_send_log_book_time: time | None = None
    hours: dict[str, time | bool | None] = field(default_factory=dict)
    """Opening hours by their v2 field name: `mon_hours_open`, `mon_hours_close`, `mon_is_closed`."""


@dataclass(slots=True, kw_only=True)
class Department(Record):
    """A part of one location, such as the kitchen."""

    name: str
    location_id: int
    default: bool = False


@dataclass(slots=True, kw_only=True)
class Role(Record):
    """A job that people are scheduled for; `stations` are names in the order of their numbers."""

    name: str
    color: str = "000000"
    location_id: int | None = None
    department_id: int | None = None
    job_code: str | None = None
    sort: int = 0
    stations: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class RoleAssignment:
    """One role that a user holds."""

    role_id: int
    skill_level: int = 1
    wage_cents: int = 0
    primary: bool = False


@dataclass(slots=True, kw_only=True)
class Wage:
    """What a user earns from a date on; `role_id` None is a weekly salary."""

    effective_date: date
    wage_type: str
    wage_cents: int
    role_id: int | None = None


@dataclass(slots=True, kw_only=True)
class User(Record):
    """A person of the company. `punch_id` is the code typed at the clock, `employee_id` the payroll number."""

    first_name: str
    last_name: str
    type: str = "employee"
    active: bool = True
    email: str = ""
    mobile_number: str = ""
    home_number: str = ""
    preferred_first_name: str | None = None
    preferred_last_name: str | None = None
    pronouns: str | None = None
    birth_date: date | None = None
    hire_date: date | None = None
    invite_status: str = "required"
    employee_id: str = ""
    punch_id: str = ""
    mapping_id: str = ""
    max_weekly_hours: int = 40
    language: str = "en"
    photo: str = ""
    notes: str = ""
    address: str = ""
    city: str = ""
    prov_state: str = ""
    postal_zip: str = ""
    appear_as_employee: bool = False
    sort: int = 0
    push: bool = True
    subscribe_to_updates: bool = False
    skill_level: int = 1
    hourly_wage: int = 0
    wage_type: str = "hourly"
    inactive_reason: str | None = None
    inactive_comments: str | None = None
    permissions_template_id: int | None = None
    location_ids: list[int] = field(default_factory=list)
    department_ids: list[int] = field(default_factory=list)
    off_schedule_ids: list[int] = field(default_factory=list)
    """Those departments on whose schedule the user does not appear."""
    roles: list[RoleAssignment] = field(default_factory=list)
    wages: list[Wage] = field(default_factory=list)
    flags: dict[str, bool | int] = field(default_factory=dict)
    """The v1 notification switches that differ from their default, by name."""

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}"


@dataclass(slots=True, kw_only=True)
class ShiftBreak:
    """A planned break inside a shift."""

    id: int
    break_type_id: int
    start: datetime | None = None


@dataclass(slots=True, kw_only=True)
class Shift(Record):
    """A stretch of work; `end` None when it lasts until close or until business declines."""

    start: datetime
    end: datetime | None
    location_id: int
    user_id: int | None = None
    department_id: int | None = None
    role_id: int | None = None
    close: bool = False
    business_decline: bool = False
    notes: str = ""
    hourly_wage: int = 0
    open: bool = False
    open_offer_type: int = 0
    unassigned: bool = False
    unassigned_skill_level: int | None = None
    notified: bool = False
    draft: bool = False
    deleted: bool = False
    status: int = 0
    late_minutes: int = 0
    station_id: int | None = None
    breaks: list[ShiftBreak] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Event(Record):
    """A happening that people should know of; its times are local to its locations."""

    title: str
    start_date: date
    start_time: time
    description: str = ""
    color: str = "000000"
    end_date: date | None = None
    end_time: time | None = None
    is_multi_day: bool = False
    recurrence: str | None = None
    location_ids: list[int] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class PunchBreak:
    """A break that was taken; `end` None while it lasts."""

    id: int
    paid: bool
    start: datetime
    end: datetime | None = None
    custom_break_id: int = 0


@dataclass(slots=True, kw_only=True)
class TimePunch(Record):
    """Time worked; `clocked_out` None while the person is still at work."""

    user_id: int
    location_id: int
    clocked_in: datetime
    clocked_out: datetime | None = None
    shift_id: int | None = None
    department_id: int | None = None
    role_id: int | None = None
    approved: bool = False
    auto_clocked_out: bool = False
    clocked_in_offline: bool = False
    clocked_out_offline: bool = False
    tips: int = 0
    notes: str = ""
    hourly_wage: int = 0
    deleted: bool = False
    breaks: list[PunchBreak] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class DayOff:
    """The hours that one day of time off counts for."""

    date: date
    hours: float


@dataclass(slots=True, kw_only=True)
class TimeOff(Record):
    """Days away, both included, or with `partial` a stretch of hours; `status` is a `RequestStatus`."""

    user_id: int
    from_date: date
    to_date: date
    partial: bool = False
    partial_from: time | None = None
    partial_to: time | None = None
    comments: str = ""
    status: int = 0
    status_action_user_id: int | None = None
    status_action_message: str = ""
    category: str = "unpaid"
    hours: list[DayOff] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class TimeOffSettings(Record):
    """The rules of the company for time off; the notice is in days."""

    paid_time_off: bool = True
    sick_time_off: bool = True
    time_off_request_comment: bool = False
    time_off_request_notice: float = 0


@dataclass(slots=True, kw_only=True)
class Availability(Record):
    """When somebody can work in a week; `days` holds the five fields of each weekday by their v2 names."""

    user_id: int
    week: date | None = None
    week_to: date | None = None
    repeat: bool = False
    status: int = 0
    status_action_user_id: int | None = None
    status_action_message: str | None = None
    days: dict[str, int | str | None] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class AvailabilityReason(Record):
    """Why somebody cannot work."""

    reason: str
    comments_required: bool = False


@dataclass(slots=True, kw_only=True)
class Webhook(Record):
    """Where 7shifts reports an event to."""

    url: str
    method: str
    event: str
