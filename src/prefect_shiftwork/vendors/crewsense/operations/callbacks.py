"""Callbacks and trades."""

from collections.abc import AsyncIterator

from prefect_shiftwork.rest.fields import LocalDateTime
from prefect_shiftwork.rest.operation import get
from prefect_shiftwork.rest.pages import Links
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.crewsense.records.callbacks import Callback, CallbackUser


class Callbacks(Vendor):
    """Calls to the people of a list to fill positions."""

    @get(
        "/v1/callbacks",
        pages=Links("data", next=("pagination", "next")),
        source="developer.crewsense.com: GET /callbacks",
    )
    def list_callbacks(
        self, start: LocalDateTime | None = None, end: LocalDateTime | None = None
    ) -> AsyncIterator[Callback]:
        """Callbacks for work from start to end, in the organisation's time; all unless given."""

    @get("/v1/callbacks/{id}", source="developer.crewsense.com: GET /callbacks/{id}")
    async def get_callback(self, id: int) -> Callback:
        """One callback."""

    @get("/v1/callbacks/{id}/users", source="developer.crewsense.com: GET /callbacks/{id}/users")
    async def list_callback_users(self, id: int) -> list[CallbackUser]:
        """Who was called for a callback, in order, and what they answered."""
