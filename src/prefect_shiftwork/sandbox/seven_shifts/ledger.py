"""The tables of the company: one a resource, each with ids of its own."""

from zoneinfo import ZoneInfo

from prefect_shiftwork.sandbox.seven_shifts.records import (
    Availability,
    AvailabilityReason,
    Company,
    Department,
    Event,
    Location,
    Role,
    Shift,
    TimeOff,
    TimeOffSettings,
    TimePunch,
    User,
    Webhook,
)
from prefect_shiftwork.sandbox.seven_shifts.tables import Table


class Ledger:
    """All records of the one company."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.locations = Table(Location, "location", 1540)
        self.departments = Table(Department, "department", 2200)
        self.roles = Table(Role, "role", 3300)
        self.users = Table(User, "user", 1122501)
        self.shifts = Table(Shift, "shift", 31401)
        self.events = Table(Event, "event", 901)
        self.punches = Table(TimePunch, "time punch", 5501)
        self.time_off = Table(TimeOff, "time off", 1201)
        self.time_off_settings = TimeOffSettings(id=1, created=company.created, modified=company.modified)
        self.availabilities = Table(Availability, "availability", 701)
        self.availability_reasons = Table(AvailabilityReason, "availability reason", 41)
        self.webhooks = Table(Webhook, "webhook", 12)

    def owner(self) -> User:
        """The person behind the access token: the first manager, or whoever came first."""
        managers = (user for user in self.users if user.type == "manager")
        return next(managers, next(iter(self.users)))

    def zone(self, location_id: int | None) -> ZoneInfo:
        """The zone of a location; for an id that is None or gone that of the first one, and else UTC."""
        location = self.locations.get(location_id) or next(iter(self.locations), None)
        return ZoneInfo(location.timezone if location else "UTC")
