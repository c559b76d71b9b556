"""Companies, and whose credential it is."""

from typing import ClassVar

from pydantic import Field, JsonValue, SecretStr

from prefect_shiftwork.rest.fields import Instant, Record
from prefect_shiftwork.vendors.seven_shifts.records.user import User


class CompanyMeta(Record):
    """What a company's record holds besides; the vendor puts a key of its old API here."""

    api_key: SecretStr | None = None
    """The key of the retired API; never shown."""


class Company(Record):
    """A company that the credential may see."""

    as_sent: ClassVar[frozenset[str]] = frozenset(
        {"converted", "days_to_expire", "expires", "plan_id", "start_week_on", "status"}
    )

    id: int
    """The company's id, which paths are made with; not its GUID."""
    name: str | None = None
    """The company's name."""
    country: str | None = None
    """Two capital letters."""
    photo: str | None = None
    """Address of the company's photo."""
    pos: JsonValue = None
    """The point-of-sale system that the company uses."""
    meta: CompanyMeta | None = None
    """Further data."""
    created: Instant | None = None
    """When the company was created."""
    modified: Instant | None = None
    """When the company was last changed."""


class Whoami(Record):
    """Whose credential it is."""

    identity_id: int | None = None
    """The id of the person, whatever company they work for."""
    users: list[User] = Field(default_factory=list)
    """The person as a user of each of their companies."""


class LaborSettings(Record):
    """How a company counts overtime and breaks; further settings are kept as sent."""

    as_sent: ClassVar[frozenset[str]] = frozenset(
        {
            "auto_break_enabled",
            "auto_break_hours",
            "auto_break_hours_2",
            "auto_break_minutes",
            "auto_break_minutes_2",
            "consecutive_days_multiplier",
            "consecutive_days_threshold",
            "exception_cost_enabled",
            "is_custom",
            "ot_alerts_buffer_minutes",
            "ot_alerts_enabled",
            "overtime_by_location_enabled",
            "premium_overtime_multiplier",
            "premium_overtime_threshold",
            "regular_rate_of_pay_enabled",
            "split_hours_on_holidays",
            "use_jurisdiction_minimum_wage_for_ot",
            "wage_based_roles_enabled",
        }
    )

    company_id: int | None = None
    """The company's id."""
    overtime_enabled: bool | None = None
    """Overtime is counted."""
    daily_overtime_threshold: float | None = None
    """Hours a day beyond which overtime begins."""
    daily_overtime_multiplier: float | None = None
    """What an hour of daily overtime counts."""
    weekly_overtime_threshold: float | None = None
    """Hours a week beyond which overtime begins."""
    weekly_overtime_multiplier: float | None = None
    """What an hour of weekly overtime counts."""
    jurisdiction: str | None = None
    """Whose law the settings follow."""
