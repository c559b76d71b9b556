"""Locations."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Annotated

from prefect_shiftwork.rest.operation import delete, get, post, put
from prefect_shiftwork.rest.pages import Cursor
from prefect_shiftwork.rest.parameters import WholeBody
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.seven_shifts.records.location import Location, LocationChanges, NewLocation
from prefect_shiftwork.vendors.seven_shifts_fields import PageSize


class Locations(Vendor):
    """Operations on locations."""

    @get("/v2/company/{company_id}/locations", pages=Cursor(), source="List Locations")
    def list_locations(
        self, modified_since: date | None = None, *, limit: PageSize | None = 500
    ) -> AsyncIterator[Location]:
        """The company's locations, or those changed since a day."""

    @get("/v2/company/{company_id}/locations/{id}", source="Retrieve Location")
    async def get_location(self, id: int) -> Location:
        """A location."""

    @post("/v2/company/{company_id}/locations", source="Create Location")
    async def create_location(self, location: Annotated[NewLocation, WholeBody()]) -> Location:
        """Create a location."""

    @put("/v2/company/{company_id}/locations/{id}", repeatable=True, source="Update Location")
    async def update_location(self, id: int, location: Annotated[LocationChanges, WholeBody()]) -> Location:
        """Change a location; fields that are not given stay."""

    @delete("/v2/company/{company_id}/locations/{id}", repeatable=True, source="Delete Location")
    async def delete_location(self, id: int) -> None:
        """Delete a location."""
