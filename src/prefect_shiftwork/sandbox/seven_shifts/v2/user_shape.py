"""A user as v2 shows it."""

from prefect_shiftwork.sandbox.seven_shifts.books import COMPANY_ID, Books
from prefect_shiftwork.sandbox.seven_shifts.records import User
from prefect_shiftwork.sandbox.seven_shifts.v2.lists import Row
from prefect_shiftwork.sandbox.seven_shifts.v2.values import iso, offset


def user_row(books: Books, user: User) -> Row:
    """The whole record, in the groups below."""
    return {
        "id": user.id,
        "identity_id": identity_of(user),
        "company_id": COMPANY_ID,
        **_name(user),
        **_contact(user),
        **_account(user),
        **_work(user),
        "timezone": books.zone(user.location_ids[0] if user.location_ids else None).key,
        "created": offset(user.created),
        "modified": offset(user.modified),
    }


def identity_of(user: User) -> int:
    """The person behind the user: one identity may have users at several companies."""
    return user.id - 1_000_000


def _name(user: User) -> Row:
    return {
        "first_name": user.first_name,
        "last_name": user.last_name,
        "preferred_first_name": user.preferred_first_name,
        "preferred_last_name": user.preferred_last_name,
        "pronouns": user.pronouns,
    }


def _contact(user: User) -> Row:
    return {
        "email": user.email,
        "mobile_number": user.mobile_number or None,
        "home_number": user.home_number or None,
        "birth_date": iso(user.birth_date),
        "address": user.address or None,
        "postal_zip": user.postal_zip or None,
        "city": user.city or None,
        "prov_state": user.prov_state or None,
    }


def _account(user: User) -> Row:
    return {
        "invite_status": user.invite_status,
        "last_login": None,
        "active": user.active,
        "photo": user.photo or None,
        "notes": user.notes or None,
        "invited": None,
        "invite_accepted": None,
        "is_new": user.invite_status != "accepted",
        "subscribe_to_updates": user.subscribe_to_updates,
        "language": user.language,
        "push": user.push,
        "permissions_template_id": user.permissions_template_id,
    }


def _work(user: User) -> Row:
    """`max_weekly_hours` is a string when it is read, and a number when it is written."""
    return {
        "type": user.type,
        "hire_date": iso(user.hire_date),
        "employee_id": user.employee_id or None,
        "punch_id": user.punch_id or None,
        "max_weekly_hours": str(user.max_weekly_hours),
        "appear_as_employee": user.appear_as_employee,
        "skill_level": user.skill_level,
        "hourly_wage": user.hourly_wage,
        "wage_type": user.wage_type,
    }
