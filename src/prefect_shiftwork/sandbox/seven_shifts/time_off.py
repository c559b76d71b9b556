"""What the numbers and words of time off mean, and how it looks on the sandbox's page."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from enum import IntEnum

from prefect_shiftwork.sandbox.board import Absence
from prefect_shiftwork.sandbox.seven_shifts.ledger import Ledger
from prefect_shiftwork.sandbox.seven_shifts.records import TimeOff


class RequestStatus(IntEnum):
    """What a status says of time off and of availability.

    For availability the OpenAPI document lists the first three; for time off it types a number and lists none,
    and a third party reads them like this.
    """

    PENDING = 0
    APPROVED = 1
    DECLINED = 2
    CANCELED = 3


CATEGORIES = {"paid": "Paid time off", "unpaid": "Unpaid time off", "paid_sick": "Paid sick leave"}


def absences(ledger: Ledger) -> Iterator[Absence]:
    """Every entry as the page shows it, on the wall clock of the person's first location."""
    for entry in ledger.time_off:
        start, end = span(entry, ledger)
        yield Absence(
            person=ledger.users.must(entry.user_id).name,
            reason=CATEGORIES[entry.category],
            start=start,
            end=end,
            status=RequestStatus(entry.status).name.lower(),
        )


def span(entry: TimeOff, ledger: Ledger) -> tuple[datetime, datetime]:
    """From when to when somebody is away: whole days, or the hours of a partial entry."""
    locations = ledger.users.must(entry.user_id).location_ids
    zone = ledger.zone(locations[0] if locations else None)
    if entry.partial_from is not None and entry.partial_to is not None:
        return (
            datetime.combine(entry.from_date, entry.partial_from, zone),
            datetime.combine(entry.to_date, entry.partial_to, zone),
        )
    return (
        datetime.combine(entry.from_date, time(0), zone),
        datetime.combine(entry.to_date + timedelta(days=1), time(0), zone),
    )
