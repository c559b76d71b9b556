"""What users earn."""

from datetime import date

from prefect_shiftwork.rest.fields import Instant, Record


class Wage(Record):
    """What a user earns in a role from a day on."""

    id: int | None = None
    """The wage's id."""
    role_id: int | None = None
    """The role; None for a salary."""
    wage_type: str | None = None
    """``hourly`` or ``weekly_salary``."""
    wage_cents: int | None = None
    """Cents an hour, or a week."""
    effective_date: date | None = None
    """The first day."""
    created: Instant | None = None
    """When the wage was created."""
    modified: Instant | None = None
    """When the wage was last changed."""


class Wages(Record):
    """What a user earns now and what they will."""

    current_wages: list[Wage] | None = None
    """Wages of today."""
    upcoming_wages: list[Wage] | None = None
    """Wages from a later day on."""
