"""Records in the words of the journal: what a manager calls them, at local time."""

from datetime import datetime
from functools import singledispatch

from prefect_shiftwork.sandbox.seven_shifts.ledger import Ledger
from prefect_shiftwork.sandbox.seven_shifts.records import (
    Availability,
    AvailabilityReason,
    Company,
    Department,
    Event,
    Location,
    Record,
    Role,
    Shift,
    TimeOff,
    TimeOffSettings,
    TimePunch,
    User,
    Webhook,
)
from prefect_shiftwork.sandbox.seven_shifts.time_off import RequestStatus


@singledispatch
def describe(record: Record, ledger: Ledger) -> str:
    """One record in a few words, such as "Shift 31415: Ada Byron at Downtown, Mon 23 Nov 09:00 to 17:00"."""
    raise TypeError(f"no words for {type(record).__name__} of company {ledger.company.id}")


@describe.register
def _(record: Company, _: Ledger) -> str:
    return f"Company '{record.name}'"


@describe.register
def _(record: Location, _: Ledger) -> str:
    return f"Location '{record.name}'"


@describe.register
def _(record: Department, ledger: Ledger) -> str:
    return f"Department '{record.name}' of {place(record.location_id, ledger)}"


@describe.register
def _(record: Role, _: Ledger) -> str:
    return f"Role '{record.name}'"


@describe.register
def _(record: User, _: Ledger) -> str:
    return f"{record.name} ({record.type.replace('_', ' ')})"


@describe.register
def _(record: Shift, ledger: Ledger) -> str:
    zone = ledger.zone(record.location_id)
    end = f"{record.end.astimezone(zone):%H:%M}" if record.end else "close"
    holder = "open shift" if record.open else person(record.user_id, ledger)
    where = place(record.location_id, ledger)
    return f"Shift {record.id}: {holder} at {where}, {moment(record.start, record.location_id, ledger)} to {end}"


@describe.register
def _(record: Event, _: Ledger) -> str:
    return f"Event '{record.title}' on {record.start_date:%a %d %b %Y}"


@describe.register
def _(record: TimePunch, ledger: Ledger) -> str:
    who, where = person(record.user_id, ledger), place(record.location_id, ledger)
    return f"Time punch {record.id}: {who} at {where}, in {moment(record.clocked_in, record.location_id, ledger)}"


@describe.register
def _(record: TimeOff, ledger: Ledger) -> str:
    who, status = person(record.user_id, ledger), RequestStatus(record.status).name.lower()
    days = f"{record.from_date:%a %d %b} to {record.to_date:%a %d %b}"
    if record.partial:
        days = f"{record.from_date:%a %d %b} {record.partial_from:%H:%M} to {record.partial_to:%H:%M}"
    return f"Time off {record.id}: {who}, {days}, {record.category.replace('_', ' ')}, {status}"


@describe.register
def _(record: TimeOffSettings, _: Ledger) -> str:
    return f"Rules for time off: {record.time_off_request_notice:g} days of notice"


@describe.register
def _(record: Availability, ledger: Ledger) -> str:
    return f"Availability {record.id} of {person(record.user_id, ledger)}"


@describe.register
def _(record: AvailabilityReason, _: Ledger) -> str:
    return f"Reason '{record.reason}' for being unavailable"


@describe.register
def _(record: Webhook, _: Ledger) -> str:
    return f"Webhook {record.id}: {record.event} to {record.url}"


def person(user_id: int | None, ledger: Ledger) -> str:
    """The name of a user, or "nobody"."""
    user = ledger.users.get(user_id)
    return user.name if user else "nobody"


def place(location_id: int, ledger: Ledger) -> str:
    """The name of a location, or its id once it is gone."""
    location = ledger.locations.get(location_id)
    return location.name if location else f"location {location_id}"


def moment(at: datetime, location_id: int, ledger: Ledger) -> str:
    """A moment on the wall clock of a location: "Mon 23 Nov 09:00"."""
    return f"{at.astimezone(ledger.zone(location_id)):%a %d %b %H:%M}"
