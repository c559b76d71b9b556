"""A user as v1 shows it."""

from functools import partial

from prefect_shiftwork.sandbox.seven_shifts.books import COMPANY_ID
from prefect_shiftwork.sandbox.seven_shifts.records import User
from prefect_shiftwork.sandbox.seven_shifts.v1.kinds import Kind
from prefect_shiftwork.sandbox.seven_shifts.v1.values import dollars, stamp

USER_TYPES = {"employee": 1, "employer": 2, "manager": 3, "asst_manager": 4}
"""The document lists 1, 3 and 4; its own time punch sample shows 2, which is an admin
(lib7shifts `is_admin`), and `employer` in v2."""

WAGE_TYPES = {"hourly": "hourly", "weekly_salary": "salaried"}

FLAGS: dict[str, bool | int] = {
    "sms_me_schedules": True,
    "sms_me_shiftpool": False,
    "sms_me_shiftpool_requests": False,
    "sms_me_timeoff_requests": True,
    "sms_me_global_messages": True,
    "mobile_me_wall_posts": True,
    "mobile_me_logbook_posts": True,
    "email_me_schedules": True,
    "email_me_shiftpool": True,
    "email_me_new_wall_posts": 1,
    "email_me_timeoff_requests": True,
    "email_me_availability_changes": True,
    "email_me_shiftpool_requests": True,
    "email_me_punch_errors": 1,
    "email_me_logbook_posts": True,
}
"""Two of them are 1 instead of true in the document's sample."""


def flag(name: str, user: User) -> bool | int:
    """A notification switch of a user, or what it is unless somebody turned it."""
    return user.flags.get(name, FLAGS[name])


USER: Kind[User] = Kind(
    "user",
    {
        "id": lambda user: user.id,
        "mapping_id": lambda user: user.mapping_id,
        "company_id": lambda _: COMPANY_ID,
        "firstname": lambda user: user.first_name,
        "lastname": lambda user: user.last_name,
        "user_type_id": lambda user: USER_TYPES[user.type],
        "email": lambda user: user.email,
        "photo": lambda user: user.photo,
        "mobile_phone": lambda user: user.mobile_number,
        "home_phone": lambda user: user.home_number,
        "hourly_wage": lambda user: dollars(user.hourly_wage),
        "skill_level": lambda user: user.skill_level,
        "wage_type": lambda user: WAGE_TYPES[user.wage_type],
        "max_weekly_hours": lambda user: str(user.max_weekly_hours),
        "employee_id": lambda user: user.punch_id,
        "notes": lambda user: user.notes,
        "lang": lambda user: user.language,
        "address": lambda user: user.address,
        "city": lambda user: user.city,
        "prov_state": lambda user: user.prov_state,
        "postal_zip": lambda user: user.postal_zip,
        "appear_as_employee": lambda user: user.appear_as_employee,
        "sort": lambda user: user.sort,
        "active": lambda user: user.active,
        "push": lambda user: user.push,
        "hire_date": lambda user: user.hire_date.isoformat() if user.hire_date else "",
        **{name: partial(flag, name) for name in FLAGS},
        "created": lambda user: stamp(user.created),
        "modified": lambda user: stamp(user.modified),
    },
)
