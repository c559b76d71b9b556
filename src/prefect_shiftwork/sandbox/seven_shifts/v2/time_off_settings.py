"""The rules of the company for time off."""

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import JSONResponse

from prefect_shiftwork.sandbox.seven_shifts.books import COMPANY_ID, Books
from prefect_shiftwork.sandbox.seven_shifts.requests import TheBooks, json_body
from prefect_shiftwork.sandbox.seven_shifts.time_off import CATEGORIES
from prefect_shiftwork.sandbox.seven_shifts.v2.access import own_company
from prefect_shiftwork.sandbox.seven_shifts.v2.lists import Row
from prefect_shiftwork.sandbox.seven_shifts.v2.time_off_bodies import SettingsChanges

router = APIRouter(prefix="/time_off_settings/{company_id}", dependencies=[Depends(own_company)])


@router.get("")
async def get_time_off_settings(books: TheBooks) -> JSONResponse:
    """The rules, bare."""
    return JSONResponse(settings_row(books))


@router.post("")
async def set_time_off_settings(
    books: TheBooks, body: Annotated[SettingsChanges, json_body(SettingsChanges)]
) -> JSONResponse:
    """Change the rules; what is left out stays."""
    books.change(books.time_off_settings, **body.given())
    return JSONResponse(settings_row(books))


def settings_row(books: Books) -> Row:
    """The rules as v2 shows them: the two switches of a request are the `active` of a category here."""
    settings = books.time_off_settings
    active = {"paid": settings.paid_time_off, "unpaid": True, "paid_sick": settings.sick_time_off}
    return {
        "company_id": COMPANY_ID,
        "time_off_request_comment": settings.time_off_request_comment,
        "time_off_request_notice": settings.time_off_request_notice,
        "categories": [
            {"label": label, "value": value, "require_hours": value != "unpaid", "active": active[value]}
            for value, label in CATEGORIES.items()
        ],
    }
