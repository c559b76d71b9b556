"""What stands beside a record: in a time punch always, elsewhere with `deep=1`."""

from prefect_shiftwork.sandbox.seven_shifts.books import Books
from prefect_shiftwork.sandbox.seven_shifts.records import RoleAssignment, Shift, TimePunch, User
from prefect_shiftwork.sandbox.seven_shifts.v1.kinds import Row
from prefect_shiftwork.sandbox.seven_shifts.v1.local_times import as_shown
from prefect_shiftwork.sandbox.seven_shifts.v1.shapes import (
    COMPANY,
    DEPARTMENT,
    LOCATION,
    ROLE,
    SHIFT,
    TIME_PUNCH,
)
from prefect_shiftwork.sandbox.seven_shifts.v1.user_shape import USER, USER_TYPES
from prefect_shiftwork.sandbox.seven_shifts.v1.values import dollars


def punch_with_relations(books: Books, punch: TimePunch) -> dict[str, Row]:
    """A punch with its location, department, shift and user; what it does not have is full of nulls."""
    shift = books.shifts.get(punch.shift_id)
    return {
        "location": LOCATION.related(books.locations.get(punch.location_id)),
        "time_punch": TIME_PUNCH.row(punch),
        "department": DEPARTMENT.related(books.departments.get(punch.department_id)),
        "shift": SHIFT.related(as_shown(books, shift) if shift else None),
        "user": USER.related(books.users.get(punch.user_id)),
    }


def deep_shift(books: Books, shift: Shift) -> Row:
    """A row of `GET /shifts?deep=1` (bfc-fetch7shifts)."""
    user = books.users.get(shift.user_id)
    return {
        "shift": SHIFT.row(shift),
        "user": USER.related(user),
        "company": COMPANY.row(books.company),
        "department": DEPARTMENT.related(books.departments.get(shift.department_id)),
        "location": LOCATION.related(books.locations.get(shift.location_id)),
        "role": ROLE.related(books.roles.get(shift.role_id)),
        "permission": permission(user),
    }


def deep_user(books: Books, user: User) -> Row:
    """A user with `deep=1`: company and permission are objects, everything else lists (lib7shifts `users.py`)."""
    locations = [row for row in books.locations if row.id in user.location_ids]
    departments = [row for row in books.departments if row.id in user.department_ids]
    held = [(books.roles.get(assignment.role_id), assignment) for assignment in user.roles]
    return {
        "user": USER.row(user),
        "company": COMPANY.row(books.company),
        "location": [LOCATION.row(location) for location in locations],
        "department": [DEPARTMENT.row(department) for department in departments],
        "role": [ROLE.row(role) for role, _ in held if role],
        "users_role": [users_role(user, assignment) for _, assignment in held],
        "permission": permission(user),
    }


def users_role(user: User, held: RoleAssignment) -> Row:
    """A role that a user holds, by the names that a request gives it."""
    return {
        "user_id": user.id,
        "role_id": held.role_id,
        "skill_level": held.skill_level,
        "hourly_wage": dollars(held.wage_cents),
        "primary": held.primary,
    }


def permission(user: User | None) -> Row:
    """No source tells what a permission holds; the type of the user is all that it can follow from."""
    return {"user_type_id": USER_TYPES[user.type] if user else None}
