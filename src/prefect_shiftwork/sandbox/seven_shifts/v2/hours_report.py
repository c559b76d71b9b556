"""`GET /v2/reports/hours_and_wages`: who worked or will work how long, and what it costs in dollars."""

from collections.abc import Iterable
from datetime import datetime
from functools import reduce
from itertools import groupby
from operator import add
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse
from pydantic import Field

from prefect_shiftwork.sandbox.seven_shifts.books import Books
from prefect_shiftwork.sandbox.seven_shifts.bulk import top_up
from prefect_shiftwork.sandbox.seven_shifts.overtime import Pay, paid
from prefect_shiftwork.sandbox.seven_shifts.requests import Filters, TheBooks
from prefect_shiftwork.sandbox.seven_shifts.v2.access import check_company
from prefect_shiftwork.sandbox.seven_shifts.v2.lists import Row
from prefect_shiftwork.sandbox.seven_shifts.v2.values import Flag, IsoDay
from prefect_shiftwork.sandbox.seven_shifts.work import Stretch, done, planned

router = APIRouter(prefix="/reports")

Earned = tuple[Stretch, Pay]


class HoursQuery(Filters):
    """`punches` tells whether work done or work planned is meant; both days are included."""

    punches: Flag
    company_id: int
    first: Annotated[IsoDay, Field(alias="from")]
    last: Annotated[IsoDay, Field(alias="to")]
    location_id: int | None = None
    department_id: int | None = None
    role_id: int | None = None
    user_id: int | None = None

    def admits(self, stretch: Stretch) -> bool:
        """Whether a stretch is among those asked for."""
        return (
            self.first <= stretch.day <= self.last
            and self.location_id in (None, stretch.location_id)
            and self.department_id in (None, stretch.department_id)
            and self.role_id in (None, stretch.role_id)
            and self.user_id in (None, stretch.user_id)
        )


@router.get("/hours_and_wages")
async def get_hours_and_wages(books: TheBooks, query: Annotated[HoursQuery, Query()]) -> JSONResponse:
    """The report, bare. Overtime counts whole weeks, also where the report begins or ends inside one."""
    check_company(books.desk, query.company_id)
    top_up(books)
    work = done(books) if query.punches else planned(books)
    earned = [(stretch, pay) for stretch, pay in paid(work) if query.admits(stretch)]
    earned.sort(key=lambda row: (row[0].user_id, row[0].start))
    users = groupby(earned, key=lambda row: row[0].user_id)
    return JSONResponse(
        {
            "users": [user_block(books, user_id, list(rows)) for user_id, rows in users],
            "total": total_row(earned),
            "show_tips": True,
            "tip_tracking_enabled": False,
            "show_exception_costs": False,
            "start": query.first.isoformat(),
            "end": query.last.isoformat(),
        }
    )


def user_block(books: Books, user_id: int, earned: list[Earned]) -> Row:
    """One person: week by week, and by role."""
    user = books.users.must(user_id)
    salaried = user.wage_type != "hourly"
    weeks = groupby(earned, key=lambda row: row[0].week)
    by_role = sorted(earned, key=lambda row: row[0].role_id or 0)
    return {
        "user": {
            "id": user.id,
            "employee_id": user.employee_id,
            "first_name": user.first_name,
            "last_name": user.last_name,
        },
        "weeks": [
            {
                "week": week.isoformat(),
                "salaried": salaried,
                "shifts": [stretch_row(books, row, salaried=salaried) for row in rows],
                "lone_compliance_exceptions": [],
            }
            for week, rows in weeks
        ],
        "roles": [
            role_block(books, role_id, list(rows))
            for role_id, rows in groupby(by_role, key=lambda row: row[0].role_id or 0)
        ],
        "total": total_row(earned),
        "salaried": salaried,
    }


def role_block(books: Books, role_id: int, earned: list[Earned]) -> Row:
    """What a person did in one role."""
    role, location = books.roles.get(role_id), books.locations.get(earned[0][0].location_id)
    return {
        "role_id": role_id,
        "role_label": role.name if role else "",
        "location_label": location.name if location else "",
        "total": total_row(earned),
    }


def stretch_row(books: Books, earned: Earned, *, salaried: bool) -> Row:
    """One shift or punch, with labels as a person reads them."""
    stretch, _ = earned
    role, location = books.roles.get(stretch.role_id), books.locations.get(stretch.location_id)
    return {
        "user_id": stretch.user_id,
        "date": f"{stretch.start:%Y-%m-%d %H:%M:%S}",
        "week_label": stretch.week.isoformat(),
        "day_label": f"{stretch.start:%b} {stretch.start.day}",
        "label": f"{clock(stretch.start)} - {clock(stretch.end)}",
        "breaks": [],
        "location_id": stretch.location_id,
        "location_label": location.name if location else "",
        "role_id": stretch.role_id or 0,
        "role_label": role.name if role else "",
        "wage": stretch.wage / 100,
        "status": stretch.status,
        "salaried": salaried,
        "compliance_exceptions": [],
        "total": total_row([earned]),
    }


def clock(at: datetime) -> str:
    """A time of day such as `1:45PM`."""
    return f"{at.hour % 12 or 12}:{at:%M%p}"


def total_row(earned: Iterable[Earned]) -> Row:
    """Hours and dollars; there are no holidays, no pooled tips and no exceptions in the sandbox."""
    pay = reduce(add, (row for _, row in earned), Pay())
    overtime_hours, overtime_pay = pay.overtime_minutes / 60, pay.overtime_cents / 100
    nothing = dict.fromkeys(
        (
            "premium_overtime_hours",
            "premium_overtime_pay",
            "holiday_hours",
            "holiday_pay",
            "compliance_exceptions_pay",
            "cash_tips",
            "credit_card_tips",
            "total_payment_tips",
            "pos_declared_tips",
            "auto_gratuity",
            "withheld_cc_amount",
            "tip_in",
            "tip_out",
        ),
        0,
    )
    return nothing | {
        "regular_hours": pay.regular_minutes / 60,
        "regular_pay": pay.regular_cents / 100,
        "overtime_hours": overtime_hours,
        "overtime_pay": overtime_pay,
        "non_premium_overtime_hours": overtime_hours,
        "non_premium_overtime_pay": overtime_pay,
        "total_hours": (pay.regular_minutes + pay.overtime_minutes) / 60,
        "total_pay": (pay.regular_cents + pay.overtime_cents) / 100,
        "total_tips": pay.tips / 100,
        "declared_tips": pay.tips / 100,
        "earned_tips": pay.tips / 100,
    }
