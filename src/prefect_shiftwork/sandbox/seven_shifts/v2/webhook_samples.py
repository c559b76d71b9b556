"""What a webhook reports, by topic, filled with records of the books (webhook pages of the reference)."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Literal, TypeVar

from prefect_shiftwork.sandbox.seven_shifts.books import COMPANY_ID, Books
from prefect_shiftwork.sandbox.seven_shifts.records import Record, TimePunch, User
from prefect_shiftwork.sandbox.seven_shifts.v1.values import dollars, stamp
from prefect_shiftwork.sandbox.seven_shifts.v2.lists import Row
from prefect_shiftwork.sandbox.seven_shifts.v2.values import offset

R = TypeVar("R", bound=Record)

Topic = Literal[
    "schedule.published",
    "time_punch.created",
    "time_punch.edited",
    "time_punch.deleted",
    "payroll_period.closed",
    "user.created",
    "user.modified",
    "user.reactivated",
    "user.deactivated",
    "department.created",
    "department.modified",
    "department.deleted",
    "location.created",
    "location.modified",
    "location.deleted",
    "role.created",
    "role.modified",
    "role.deleted",
]


def sample(books: Books, topic: Topic) -> Row:
    """A payload of this topic, about the first record of its kind.

    No sample of departments, locations, roles and payroll periods is published: they name company and record,
    as `user.modified` does.
    """
    noun, _, event = topic.partition(".")
    match noun:
        case "schedule":
            return published_week(books)
        case "time_punch":
            return punch(first(books.punches))
        case "user" if event == "created":
            return joined(first(books.users))
        case "payroll_period":
            return {"company_id": COMPANY_ID}
    oldest: dict[str, Record] = {
        "user": first(books.users),
        "department": first(books.departments),
        "location": first(books.locations),
        "role": first(books.roles),
    }
    return {f"{noun}_id": oldest[noun].id, "company_id": COMPANY_ID}


def first(records: Iterable[R]) -> R:
    """The oldest record."""
    return next(iter(records))


def published_week(books: Books) -> Row:
    """The week from last Sunday on, at the first location; it names no shifts, the receiver has to list them."""
    today = books.now().replace(hour=0, minute=0, second=0)
    sunday = today - timedelta(days=today.isoweekday() % 7)
    location = first(books.locations)
    return {
        "company_id": COMPANY_ID,
        "location_id": location.id,
        "department_ids": [row.id for row in books.departments if row.location_id == location.id],
        "start": offset(sunday),
        "end": offset(sunday + timedelta(days=6)),
    }


def joined(user: User) -> Row:
    """Somebody new, and where they work."""
    return {
        "user_id": user.id,
        "location_ids": user.location_ids,
        "department_ids": user.department_ids,
        "role_ids": [role.role_id for role in user.roles],
    }


def punch(row: TimePunch) -> Row:
    """A whole punch: times in two spellings, and a wage in dollars."""
    return {
        "id": row.id,
        "user_id": row.user_id,
        "company_id": COMPANY_ID,
        "location_id": row.location_id,
        "department_id": row.department_id or 0,
        "role_id": row.role_id or 0,
        "shift_id": row.shift_id or 0,
        "clocked_in": stamp(row.clocked_in),
        "clocked_in_iso": offset(row.clocked_in),
        "clocked_out": stamp(row.clocked_out) if row.clocked_out else None,
        "clocked_out_iso": offset(row.clocked_out),
        "hourly_wage": float(dollars(row.hourly_wage)),
        "approved": row.approved,
        "deleted": row.deleted,
        "time_punch_breaks": [
            {"in": stamp(taken.start), "out": stamp(taken.end) if taken.end else None, "paid": taken.paid}
            for taken in row.breaks
        ],
    }
