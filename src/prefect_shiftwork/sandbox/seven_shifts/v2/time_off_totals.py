"""`GET /v2/time_off/total_hours`: how many hours people were away."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse
from pydantic import Field

from prefect_shiftwork.sandbox.seven_shifts.books import Books
from prefect_shiftwork.sandbox.seven_shifts.requests import Filters, TheBooks
from prefect_shiftwork.sandbox.seven_shifts.time_off import RequestStatus
from prefect_shiftwork.sandbox.seven_shifts.v2.access import check_company
from prefect_shiftwork.sandbox.seven_shifts.v2.values import IsoDay

router = APIRouter()


class TotalsQuery(Filters):
    """Whose hours, and of which days, both included. `employee_id` is repeated, and is the id of a user."""

    company_id: int
    employee_id: Annotated[list[int], Field(min_length=1)]
    date_start: IsoDay
    date_end: IsoDay


@router.get("/time_off/total_hours")
async def get_total_hours(books: TheBooks, query: Annotated[TotalsQuery, Query()]) -> JSONResponse:
    """Approved hours by user and category; who has none has no row."""
    check_company(books.desk, query.company_id)
    rows = [
        {"user_id": user_id, "category": category, "hours": hours}
        for (user_id, category), hours in sorted(totals(books, query).items())
    ]
    return JSONResponse({"data": rows})


def totals(books: Books, query: TotalsQuery) -> dict[tuple[int, str], float]:
    """Hours by user and category."""
    sums: dict[tuple[int, str], float] = {}
    for entry in books.time_off:
        if entry.user_id not in query.employee_id or entry.status != RequestStatus.APPROVED:
            continue
        days = (day.hours for day in entry.hours if query.date_start <= day.date <= query.date_end)
        key = entry.user_id, entry.category
        sums[key] = sums.get(key, 0) + sum(days)
    return {key: hours for key, hours in sums.items() if hours}
