"""`GET /v2/reports/daily_sales_and_labor`: what a location took and what its people cost, day by day, in cents."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import JSONResponse

from prefect_shiftwork.sandbox.seven_shifts import takings
from prefect_shiftwork.sandbox.seven_shifts.books import Books
from prefect_shiftwork.sandbox.seven_shifts.bulk import top_up
from prefect_shiftwork.sandbox.seven_shifts.overtime import Pay, paid
from prefect_shiftwork.sandbox.seven_shifts.references import check_references
from prefect_shiftwork.sandbox.seven_shifts.requests import Filters, TheBooks
from prefect_shiftwork.sandbox.seven_shifts.v2.access import Scope
from prefect_shiftwork.sandbox.seven_shifts.v2.errors import V2Error
from prefect_shiftwork.sandbox.seven_shifts.v2.lists import Row
from prefect_shiftwork.sandbox.seven_shifts.values import Day
from prefect_shiftwork.sandbox.seven_shifts.work import Stretch, done, planned

router = APIRouter(prefix="/reports", dependencies=[Depends(Scope("sales"))])

LABOR_TARGET = 25.0
"""The share of sales, in percent, that labour should cost."""


class DailyQuery(Filters):
    """The location and the days, both included; a department narrows the labour, not the sales."""

    start_date: Day
    end_date: Day
    location_id: int
    department_id: int | None = None

    def days(self) -> list[date]:
        """Every day of the report."""
        return [
            self.start_date + timedelta(days=number) for number in range((self.end_date - self.start_date).days + 1)
        ]


@router.get("/daily_sales_and_labor")
async def get_daily_sales_and_labor(books: TheBooks, query: Annotated[DailyQuery, Query()]) -> JSONResponse:
    """A row for every day."""
    check_references(books, query.model_dump())
    if query.end_date < query.start_date:
        raise V2Error(400, "end_date cannot be before start_date", param="end_date")
    top_up(books)
    was, will_be = by_day(query, done(books)), by_day(query, planned(books))
    return JSONResponse({"data": [day_row(books, query, day, was[day], will_be[day]) for day in query.days()]})


def by_day(query: DailyQuery, work: Iterable[Stretch]) -> defaultdict[date, Pay]:
    """The pay of every day at the location and in the department of the query."""
    days: defaultdict[date, Pay] = defaultdict(Pay)
    for stretch, pay in paid(work):
        if stretch.location_id == query.location_id and query.department_id in (None, stretch.department_id):
            days[stretch.day] += pay
    return days


def day_row(books: Books, query: DailyQuery, day: date, was: Pay, will_be: Pay) -> Row:
    """One day; items are what the sales come to at an average price."""
    now = books.now().astimezone(books.zone(query.location_id))
    sales = takings.actual(query.location_id, day, now)
    projected = takings.projected(query.location_id, day)
    items, projected_items = sales // takings.ITEM_CENTS, projected // takings.ITEM_CENTS
    cost = was.regular_cents + was.overtime_cents
    minutes = was.regular_minutes + was.overtime_minutes
    projected_minutes = will_be.regular_minutes + will_be.overtime_minutes
    return {
        "id": None,
        "date": day.isoformat(),
        "location_id": query.location_id,
        "department_id": query.department_id,
        "actual_sales": sales,
        "projected_sales": projected,
        "projected_sales_override": None,
        "actual_labor_cost": cost,
        "projected_labor_cost": will_be.regular_cents + will_be.overtime_cents,
        "sales_per_labor_hour": per_hour(sales, minutes),
        "projected_sales_per_labor_hour": per_hour(projected, projected_minutes),
        "items_per_labor_hour": per_hour(items, minutes),
        "projected_items_per_labor_hour": per_hour(projected_items, projected_minutes),
        "labor_percent": percent(cost, sales),
        "actual_items": items,
        "projected_items": projected_items,
        "projected_items_override": None,
        "labor_target": LABOR_TARGET,
        "actual_labor_minutes": minutes,
        "projected_labor_minutes": projected_minutes,
        "actual_ot_minutes": was.overtime_minutes,
    }


def per_hour(amount: int, minutes: int) -> float:
    """An amount for every hour of work, not rounded; 0 where nobody worked."""
    return amount * 60 / minutes if minutes else 0.0


def percent(part: int, whole: int) -> float:
    """A share in percent; 0 of nothing."""
    return part * 100 / whole if whole else 0.0
