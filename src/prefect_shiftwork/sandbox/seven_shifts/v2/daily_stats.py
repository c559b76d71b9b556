"""`GET /v2/company/{company_id}/location/{location_id}/daily_stats`: one day of a location, hour by hour."""

from datetime import date, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import JSONResponse

from prefect_shiftwork.sandbox.seven_shifts import takings
from prefect_shiftwork.sandbox.seven_shifts.books import Books
from prefect_shiftwork.sandbox.seven_shifts.bulk import top_up
from prefect_shiftwork.sandbox.seven_shifts.requests import Filters, TheBooks
from prefect_shiftwork.sandbox.seven_shifts.v2.access import Scope
from prefect_shiftwork.sandbox.seven_shifts.v2.daily_report import LABOR_TARGET, per_hour, percent
from prefect_shiftwork.sandbox.seven_shifts.v2.lists import Row, single
from prefect_shiftwork.sandbox.seven_shifts.v2.values import Flag, zulu
from prefect_shiftwork.sandbox.seven_shifts.values import Day
from prefect_shiftwork.sandbox.seven_shifts.work import Stretch, done, planned

router = APIRouter(prefix="/location/{location_id}/daily_stats", dependencies=[Depends(Scope("sales"))])

HOUR, WEEK = timedelta(hours=1), timedelta(days=7)


class StatsQuery(Filters):
    """The day, and whether hours that are still to come are wanted."""

    date: Day
    department_id: int | None = None
    include_future: Flag = False


class Floor:
    """Sales and labour of one location, hour by hour."""

    def __init__(self, books: Books, location_id: int, department_id: int | None) -> None:
        def here(stretch: Stretch) -> bool:
            return stretch.location_id == location_id and department_id in (None, stretch.department_id)

        self.location_id = location_id
        self.now = books.now().astimezone(books.zone(location_id))
        self._done = [*filter(here, done(books))]
        self._planned = [*filter(here, planned(books))]

    def hours(self, day: date, *, future: bool) -> list[datetime]:
        """The starts of the opening hours, or of those that have begun."""
        return [start for start in takings.hours_of(day, self.now) if future or start <= self.now]

    def sales(self, start: datetime) -> int:
        """Cents taken in an hour."""
        return takings.actual_in_hour(self.location_id, start, self.now)

    def labor(self, start: datetime) -> tuple[int, int]:
        """Minutes worked in an hour, and their cost in cents."""
        return labor_in(self._done, start)

    def planned_labor(self, start: datetime) -> tuple[int, int]:
        """Minutes planned in an hour, and their cost in cents."""
        return labor_in(self._planned, start)


def labor_in(work: list[Stretch], start: datetime) -> tuple[int, int]:
    """Minutes and cents of the work that lies in an hour."""
    shares = [(row.minutes_within(start, start + HOUR), row.wage) for row in work]
    return sum(minutes for minutes, _ in shares), sum(minutes * wage // 60 for minutes, wage in shares)


@router.get("")
async def get_daily_stats(books: TheBooks, location_id: int, query: Annotated[StatsQuery, Query()]) -> JSONResponse:
    """The hours of the day, and their sum beside the same day of the week before."""
    books.locations.must(location_id)
    top_up(books)
    floor = Floor(books, location_id, query.department_id)
    intervals = [interval(floor, start) for start in floor.hours(query.date, future=query.include_future)]
    return single("daily_stats", {"summary": summary(floor, query.date), "intervals": intervals})


def interval(floor: Floor, start: datetime) -> Row:
    """One hour."""
    sales, projected = floor.sales(start), takings.projected_in_hour(floor.location_id, start)
    minutes, cost = floor.labor(start)
    projected_minutes, projected_cost = floor.planned_labor(start)
    return {
        "day": start.date().isoformat(),
        "start": zulu(start),
        "end": zulu(start + HOUR),
        "actual_sales": sales,
        "projected_sales": projected,
        "past_actual_sales": floor.sales(start - WEEK),
        "past_projected_sales": takings.projected_in_hour(floor.location_id, start - WEEK),
        "actual_labor": cost,
        "projected_labor": projected_cost,
        "projected_labor_minutes": projected_minutes,
        "labor_ratio": percent(cost, sales),
        "projected_labor_ratio": percent(projected_cost, projected),
        "actual_spmh": per_hour(sales, minutes),
        "projected_spmh": per_hour(projected, projected_minutes),
    }


def summary(floor: Floor, day: date) -> Row:
    """The whole day so far, and the whole day a week before."""
    sales, minutes, cost = so_far(floor, day)
    past_sales, past_minutes, past_cost = so_far(floor, day - WEEK)
    return {
        "current_actual_sales": sales,
        "current_projected_sales": takings.projected(floor.location_id, day),
        "past_actual_sales": past_sales,
        "past_projected_sales": takings.projected(floor.location_id, day - WEEK),
        "current_actual_labor": cost,
        "current_projected_labor": sum(floor.planned_labor(start)[1] for start in floor.hours(day, future=True)),
        "past_actual_labor": past_cost,
        "current_labor_ratio": percent(cost, sales),
        "current_labor_target": LABOR_TARGET,
        "past_labor_ratio": percent(past_cost, past_sales),
        "current_spmh": per_hour(sales, minutes),
        "past_spmh": per_hour(past_sales, past_minutes),
    }


def so_far(floor: Floor, day: date) -> tuple[int, int, int]:
    """Cents taken, minutes worked and cents paid on a day until now."""
    hours = floor.hours(day, future=False)
    labor = [floor.labor(start) for start in hours]
    return (
        sum(floor.sales(start) for start in hours),
        sum(minutes for minutes, _ in labor),
        sum(cost for _, cost in labor),
    )
