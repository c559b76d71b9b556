"""Time off as v2 shows it."""

from prefect_shiftwork.sandbox.seven_shifts.books import COMPANY_ID
from prefect_shiftwork.sandbox.seven_shifts.records import TimeOff
from prefect_shiftwork.sandbox.seven_shifts.v2.lists import Row
from prefect_shiftwork.sandbox.seven_shifts.v2.values import iso, offset


def time_off_row(entry: TimeOff) -> Row:
    """The whole record; dates and times of day are local to the person."""
    return {
        "id": entry.id,
        "user_id": entry.user_id,
        "company_id": COMPANY_ID,
        "from_date": entry.from_date.isoformat(),
        "to_date": entry.to_date.isoformat(),
        "partial": entry.partial,
        "partial_from": iso(entry.partial_from),
        "partial_to": iso(entry.partial_to),
        "comments": entry.comments,
        "status": entry.status,
        "status_action_user_id": entry.status_action_user_id,
        "status_action_message": entry.status_action_message,
        "category": entry.category,
        "created": offset(entry.created),
        "amount_of_hours": sum(day.hours for day in entry.hours),
        "hours": [{"date": day.date.isoformat(), "hours": day.hours} for day in entry.hours],
    }
