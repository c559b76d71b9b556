"""Locations of v2."""

from datetime import time
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response
from fastapi.responses import JSONResponse
from pydantic import BeforeValidator, Field

from prefect_shiftwork.sandbox.seven_shifts.books import COMPANY_ID, Books
from prefect_shiftwork.sandbox.seven_shifts.records import Location
from prefect_shiftwork.sandbox.seven_shifts.requests import OMITTED, Body, TheBooks, json_body
from prefect_shiftwork.sandbox.seven_shifts.terminals import new_hash
from prefect_shiftwork.sandbox.seven_shifts.v2.access import Scope
from prefect_shiftwork.sandbox.seven_shifts.v2.lists import CursorQuery, Row, changed_since, listed, page_of, single
from prefect_shiftwork.sandbox.seven_shifts.v2.values import offset
from prefect_shiftwork.sandbox.seven_shifts.values import Day, Name, TimeOfDay, Zone

router = APIRouter(prefix="/locations", dependencies=[Depends(Scope("locations"))])


def number_in_text(value: object) -> float:
    """The number of `"43.6"`, and of nothing else."""
    if not isinstance(value, str):
        raise ValueError("expected a string")
    return float(value)


class Hours(Body):
    """Opening hours, day by day."""

    sun_hours_open: TimeOfDay | None = None
    mon_hours_open: TimeOfDay | None = None
    tue_hours_open: TimeOfDay | None = None
    wed_hours_open: TimeOfDay | None = None
    thu_hours_open: TimeOfDay | None = None
    fri_hours_open: TimeOfDay | None = None
    sat_hours_open: TimeOfDay | None = None
    sun_hours_close: TimeOfDay | None = None
    mon_hours_close: TimeOfDay | None = None
    tue_hours_close: TimeOfDay | None = None
    wed_hours_close: TimeOfDay | None = None
    thu_hours_close: TimeOfDay | None = None
    fri_hours_close: TimeOfDay | None = None
    sat_hours_close: TimeOfDay | None = None
    sun_is_closed: bool | None = None
    mon_is_closed: bool | None = None
    tue_is_closed: bool | None = None
    wed_is_closed: bool | None = None
    thu_is_closed: bool | None = None
    fri_is_closed: bool | None = None
    sat_is_closed: bool | None = None


class LocationFields(Hours):
    """What creation and update have in common."""

    name: Annotated[Name, Field(max_length=255)] = OMITTED
    country: Annotated[str, Field(min_length=2, max_length=2)] = OMITTED
    formatted_address: Annotated[str, Field(max_length=255)] = OMITTED
    state: str | None = None
    city: Annotated[str, Field(max_length=40)] | None = None
    place_id: str | None = None
    timezone: Zone = OMITTED
    holiday_pay: bool | None = None
    shift_feedback: bool = False

    def fields(self) -> dict[str, Any]:
        """What to write into the books: the hours go together."""
        given = self.given()
        hours = {name: given.pop(name) for name in Hours.model_fields if name in given}
        return given | ({"hours": hours} if hours else {})


Degrees = Annotated[float, BeforeValidator(number_in_text)]
"""Creation takes a coordinate as a string, the update as a number (OpenAPI document)."""


class NewLocation(LocationFields):
    """A location needs a name and a country."""

    name: Annotated[Name, Field(max_length=255)]
    country: Annotated[str, Field(min_length=2, max_length=2)]
    latitude: Degrees | None = None
    longitude: Degrees | None = None
    copy_from_id: int | None = None

    def fields(self) -> dict[str, Any]:
        """What to write into the books; what is copied is written by itself."""
        fields = super().fields()
        fields.pop("copy_from_id", None)
        return fields


class LocationChanges(LocationFields):
    """An update spells the coordinates like the answers do, and has a message for all staff."""

    latitude: Annotated[float, Field(alias="lat")] = OMITTED
    longitude: Annotated[float, Field(alias="lng")] = OMITTED
    hash: Annotated[str, Field(max_length=100)] = OMITTED
    message: str = ""
    department_based_budget: bool = False
    auto_send_log_book_time: TimeOfDay | None = None


class LocationQuery(CursorQuery):
    """The filters of the list."""

    modified_since: Day | None = None


@router.get("")
async def list_locations(books: TheBooks, query: Annotated[LocationQuery, Query()]) -> JSONResponse:
    """All locations of the company."""
    query = query.resumed()
    rows = changed_since(books.locations, query.modified_since)
    return listed("locations", location_row, page_of(books.desk, rows, query))


@router.post("")
async def create_location(books: TheBooks, body: Annotated[NewLocation, json_body(NewLocation)]) -> JSONResponse:
    """Add a location, with the departments and roles of another one if that is wanted."""
    model = None if body.copy_from_id is None else books.locations.must(body.copy_from_id)
    location = books.create(books.locations, hash=new_hash(books, body.name), **body.fields())
    if model:
        copy_structure(books, model.id, location.id)
    return single("location", location_row(location), 201)


@router.get("/{location_id}")
async def get_location(books: TheBooks, location_id: int) -> JSONResponse:
    """One location."""
    return single("location", location_row(books.locations.must(location_id)))


@router.put("/{location_id}")
async def update_location(
    books: TheBooks, location_id: int, body: Annotated[LocationChanges, json_body(LocationChanges)]
) -> JSONResponse:
    """Change a location; days that are left out keep their hours."""
    location, fields = books.locations.must(location_id), body.fields()
    if "hours" in fields:
        fields["hours"] = location.hours | fields["hours"]
    books.change(location, **fields)
    return single("location", location_row(location))


@router.delete("/{location_id}")
async def delete_location(books: TheBooks, location_id: int) -> Response:
    """Drop a location."""
    books.remove(books.locations, books.locations.must(location_id))
    return Response(status_code=204)


def copy_structure(books: Books, source: int, target: int) -> None:
    """Give a location the departments and roles that another one has."""
    copies: dict[int | None, int | None] = {None: None}
    for row in [row for row in books.departments if row.location_id == source]:
        copied = books.create(books.departments, name=row.name, default=row.default, location_id=target)
        copies[row.id] = copied.id
    for role in [role for role in books.roles if role.location_id == source]:
        fields = {"name": role.name, "color": role.color, "sort": role.sort, "stations": [*role.stations]}
        books.create(books.roles, location_id=target, department_id=copies[role.department_id], **fields)


def location_row(location: Location) -> Row:
    """A location as v2 shows it."""
    return {
        "id": location.id,
        "company_id": COMPANY_ID,
        "name": location.name,
        "country": location.country,
        "state": location.state or None,
        "city": location.city or None,
        "formatted_address": location.formatted_address,
        "lat": location.latitude,
        "lng": location.longitude,
        "place_id": location.place_id,
        "timezone": location.timezone,
        "hash": location.hash,
        "mapping_id": location.mapping_id,
        **{name: _hour(location.hours.get(name)) for name in Hours.model_fields},
        "holiday_pay": location.holiday_pay,
        "shift_feedback": location.shift_feedback,
        "department_based_budget": location.department_based_budget,
        "auto_send_log_book_time": _hour(location.auto_send_log_book_time),
        "message": location.message,
        "deleted": False,
        "created": offset(location.created),
        "modified": offset(location.modified),
    }


def _hour(value: time | bool | None) -> str | bool | None:
    return value.isoformat() if isinstance(value, time) else value
