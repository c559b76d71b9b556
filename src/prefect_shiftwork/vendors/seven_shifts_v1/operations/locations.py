"""Locations."""

from collections.abc import AsyncIterator

from prefect_shiftwork.rest.offset import Offset
from prefect_shiftwork.rest.operation import delete, get, post, put
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.seven_shifts_fields import Country, Direction, PageSize, Zone
from prefect_shiftwork.vendors.seven_shifts_v1.envelope import Beside
from prefect_shiftwork.vendors.seven_shifts_v1.fields import OrderField, Start, Text
from prefect_shiftwork.vendors.seven_shifts_v1.records.company import Location, Saved

LOCATION = Beside("location")


class Locations(Vendor):
    """Operations on locations."""

    @get("/v1/locations", pages=Offset("location"), source="Locations List")
    def list_locations(
        self,
        *,
        limit: PageSize | None = None,
        offset: Start | None = None,
        order_field: OrderField = "location.id",
        order_dir: Direction | None = None,
    ) -> AsyncIterator[Location]:
        """The company's locations, in an order that stays while the list is read."""

    @get("/v1/locations/{id}", unwrap=LOCATION, source="Locations Read")
    async def get_location(self, id: int) -> Location:
        """A location."""

    @post("/v1/locations", envelope="location", unwrap=LOCATION, source="Locations Create")
    async def create_location(
        self, address: Text, country: Country | None = None, timezone: Zone | None = None
    ) -> Saved:
        """Create a location; answers its id. The address is also its name; the zone is one like America/Toronto."""

    @put(
        "/v1/locations/{id}",
        repeatable=True,
        envelope="location",
        unwrap=LOCATION,
        source="Locations Update",
    )
    async def update_location(
        self, id: int, address: Text | None = None, country: Country | None = None, timezone: Zone | None = None
    ) -> Saved:
        """Change a location; fields that are not given stay."""

    @delete("/v1/locations/{id}", repeatable=True, source="Locations Delete")
    async def delete_location(self, id: int) -> None:
        """Delete a location."""
