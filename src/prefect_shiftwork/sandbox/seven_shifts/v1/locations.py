"""Locations of v1; `address` is both their address and their name."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse
from pydantic import Field

from prefect_shiftwork.sandbox.seven_shifts.books import Books
from prefect_shiftwork.sandbox.seven_shifts.requests import OMITTED, Body, TheBooks, json_body
from prefect_shiftwork.sandbox.seven_shifts.terminals import new_hash
from prefect_shiftwork.sandbox.seven_shifts.v1.kinds import ListQuery, deleted, found, listed, page_of, saved
from prefect_shiftwork.sandbox.seven_shifts.v1.shapes import LOCATION
from prefect_shiftwork.sandbox.seven_shifts.values import Name, Zone

router = APIRouter()


Country = Annotated[str, Field(pattern="^([A-Z]{2})?$")]


class LocationChanges(Body):
    """What of a location can be changed."""

    address: Name = OMITTED
    country: Country = OMITTED
    timezone: Zone = OMITTED

    def renamed(self) -> dict[str, str]:
        """The fields that are given, under the names of the record."""
        return {"name" if name == "address" else name: value for name, value in self.given().items()}


class NewLocation(LocationChanges):
    """A location needs an address."""

    address: Name


class CreateLocation(Body):
    """The body of a creation."""

    location: NewLocation


class UpdateLocation(Body):
    """The body of an update."""

    location: LocationChanges


@router.get("/locations")
async def list_locations(books: TheBooks, query: Annotated[ListQuery, Query()]) -> JSONResponse:
    """All locations of the company."""
    return listed(LOCATION, page_of(LOCATION, books.locations, query, books))


@router.post("/locations")
async def create_location(books: TheBooks, body: Annotated[CreateLocation, json_body(CreateLocation)]) -> JSONResponse:
    """Add a location where clients add it; see `departments` for where the document says."""
    return add_location(books, body.location)


def add_location(books: Books, new: NewLocation) -> JSONResponse:
    """Add a location and give it the hash that terminals punch with."""
    location = books.create(books.locations, hash=new_hash(books, new.address), **new.renamed())
    return saved(LOCATION, location, "Location added.")


@router.get("/locations/{location_id}")
async def get_location(books: TheBooks, location_id: int) -> JSONResponse:
    """One location."""
    return found(location=LOCATION.row(books.locations.must(location_id)))


@router.put("/locations/{location_id}")
@router.put("/location/{location_id}")
async def update_location(
    books: TheBooks, location_id: int, body: Annotated[UpdateLocation, json_body(UpdateLocation)]
) -> JSONResponse:
    """Change a location, under the plural path of its siblings and under the singular one of the document."""
    location = books.locations.must(location_id)
    books.change(location, **body.location.renamed())
    return saved(LOCATION, location, "Location saved.")


@router.delete("/locations/{location_id}")
async def delete_location(books: TheBooks, location_id: int) -> JSONResponse:
    """Drop a location."""
    books.remove(books.locations, books.locations.must(location_id))
    return deleted("Location deleted.")
