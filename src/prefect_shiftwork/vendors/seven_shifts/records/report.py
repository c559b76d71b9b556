"""Reports."""

from datetime import date
from typing import ClassVar

from pydantic import Field

from prefect_shiftwork.rest.fields import Instant, Record
from prefect_shiftwork.vendors.seven_shifts.fields import Day


class Totals(Record):
    """Hours and pay; tips and further sums are kept as sent. Pay is in units of the currency."""

    as_sent: ClassVar[frozenset[str]] = frozenset(
        {
            "auto_gratuity",
            "cash_tips",
            "credit_card_tips",
            "declared_tips",
            "earned_tips",
            "non_premium_overtime_hours",
            "non_premium_overtime_pay",
            "pos_declared_tips",
            "premium_overtime_hours",
            "premium_overtime_pay",
            "tip_in",
            "tip_out",
            "total_payment_tips",
            "withheld_cc_amount",
        }
    )

    regular_hours: float | None = None
    """Regular hours."""
    regular_pay: float | None = None
    """Their pay."""
    overtime_hours: float | None = None
    """Overtime hours."""
    overtime_pay: float | None = None
    """Their pay."""
    holiday_hours: float | None = None
    """Hours on holidays."""
    holiday_pay: float | None = None
    """Their pay."""
    compliance_exceptions_pay: float | None = None
    """Pay for exceptions from the rules, like missed breaks."""
    total_hours: float | None = None
    """All hours."""
    total_pay: float | None = None
    """All pay."""
    total_tips: float | None = None
    """Tips that the employee declared."""


class WorkedShift(Record):
    """A shift or punch of the report."""

    as_sent: ClassVar[frozenset[str]] = frozenset(
        {"breaks", "compliance_exceptions", "day_label", "status", "week_label"}
    )

    user_id: int | None = None
    """Who."""
    date: str | None = None
    """When it started, as the vendor writes it."""
    label: str | None = None
    """Start and end, for people."""
    location_id: int | None = None
    """Where."""
    location_label: str | None = None
    """The location's name."""
    role_id: int | None = None
    """The role."""
    role_label: str | None = None
    """The role's name."""
    wage: float | None = None
    """Hourly wage."""
    salaried: bool | None = None
    """The user had a salary."""
    total: Totals | None = None
    """Hours and pay."""


class WorkedWeek(Record):
    """A week of somebody."""

    as_sent: ClassVar[frozenset[str]] = frozenset({"lone_compliance_exceptions"})

    week: str | None = None
    """Its first day."""
    salaried: bool | None = None
    """They had a salary all week."""
    shifts: list[WorkedShift] | None = None
    """What they worked."""


class WorkedRole(Record):
    """Hours and pay of somebody in one role."""

    role_id: int | None = None
    """The role."""
    role_label: str | None = None
    """The role's name."""
    location_label: str | None = None
    """The location's name."""
    total: Totals | None = None
    """Hours and pay."""


class Worker(Record):
    """Whom a part of the report is about."""

    id: int | None = None
    """The user's id."""
    employee_id: str | None = None
    """The number that payroll knows."""
    first_name: str | None = None
    """First name."""
    last_name: str | None = None
    """Last name."""


class WorkedUser(Record):
    """Hours and pay of one user."""

    as_sent: ClassVar[frozenset[str]] = frozenset({"salaried"})

    user: Worker | None = None
    """Who."""
    weeks: list[WorkedWeek] | None = None
    """Week by week."""
    roles: list[WorkedRole] | None = None
    """Role by role."""
    total: Totals | None = None
    """In all."""


class HoursAndWages(Record):
    """Hours and pay of everybody between two days."""

    as_sent: ClassVar[frozenset[str]] = frozenset({"show_exception_costs", "show_tips", "tip_tracking_enabled"})

    users: list[WorkedUser] = Field(default_factory=list)
    """User by user."""
    total: Totals | None = None
    """In all."""
    start: date | None = None
    """The first day."""
    end: date | None = None
    """The last day."""


class DailySalesAndLabor(Record):
    """Sales and labor of a day; money in cents."""

    as_sent: ClassVar[frozenset[str]] = frozenset(
        {
            "actual_items",
            "id",
            "items_per_labor_hour",
            "labor_target",
            "projected_items",
            "projected_items_override",
            "projected_items_per_labor_hour",
            "projected_sales_override",
            "projected_sales_per_labor_hour",
        }
    )

    date: Day | None = None
    """The day."""
    location_id: int | None = None
    """Where."""
    department_id: int | None = None
    """In which department."""
    actual_sales: int | None = None
    """Sales."""
    projected_sales: int | None = None
    """Sales as they were expected."""
    actual_labor_cost: int | None = None
    """What the labor cost."""
    projected_labor_cost: int | None = None
    """What it was expected to cost."""
    actual_labor_minutes: int | None = None
    """Minutes worked."""
    projected_labor_minutes: int | None = None
    """Minutes as they were planned."""
    actual_ot_minutes: int | None = None
    """Minutes of overtime."""
    sales_per_labor_hour: float | None = None
    """Cents, not rounded."""
    labor_percent: float | None = None
    """Labor in per cent of sales."""


class DailyInterval(Record):
    """A part of a day; money in cents."""

    as_sent: ClassVar[frozenset[str]] = frozenset(
        {
            "actual_spmh",
            "day",
            "labor_ratio",
            "past_actual_sales",
            "past_projected_sales",
            "projected_labor_minutes",
            "projected_labor_ratio",
            "projected_spmh",
        }
    )

    start: Instant | None = None
    """When it starts."""
    end: Instant | None = None
    """When it ends."""
    actual_sales: int | None = None
    """Sales."""
    projected_sales: int | None = None
    """Sales as they were expected."""
    actual_labor: int | None = None
    """What the labor cost."""
    projected_labor: int | None = None
    """What it was expected to cost."""


class DailySummary(Record):
    """A day as a whole; money in cents."""

    as_sent: ClassVar[frozenset[str]] = frozenset(
        {
            "current_spmh",
            "past_actual_labor",
            "past_actual_sales",
            "past_labor_ratio",
            "past_projected_sales",
            "past_spmh",
        }
    )

    current_actual_sales: int | None = None
    """Sales."""
    current_projected_sales: int | None = None
    """Sales as they were expected."""
    current_actual_labor: int | None = None
    """What the labor cost."""
    current_projected_labor: int | None = None
    """What it was expected to cost."""
    current_labor_ratio: float | None = None
    """Labor in relation to sales."""
    current_labor_target: float | None = None
    """The relation that is aimed at."""


class DailyStats(Record):
    """Sales and labor of a day at a location, as a whole and in parts."""

    summary: DailySummary | None = None
    """The day as a whole."""
    intervals: list[DailyInterval] | None = None
    """Its parts."""
