"""Webhooks of a company. They carry no signature: only those that 7shifts sets up for partners do."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, JsonValue

from prefect_shiftwork.rest.operation import Kind, delete, get, post, put
from prefect_shiftwork.rest.pages import Cursor
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.seven_shifts.records.webhook import Webhook
from prefect_shiftwork.vendors.seven_shifts_fields import PageSize

Topic = Literal[
    "schedule.published",
    "time_punch.created",
    "time_punch.edited",
    "time_punch.deleted",
    "payroll_period.closed",
    "user.created",
    "user.modified",
    "user.deactivated",
    "user.reactivated",
    "department.created",
    "department.modified",
    "department.deleted",
    "location.created",
    "location.modified",
    "location.deleted",
    "role.created",
    "role.modified",
    "role.deleted",
]
"""What can be sent. There is nothing for single shifts, time off and availability."""

Url = Annotated[str, Field(pattern=r"^https?://")]


class Webhooks(Vendor):
    """Operations on webhooks. The company needs the plan Gourmet or above."""

    @get("/v2/company/{company_id}/webhooks", pages=Cursor(), source="List Webhooks")
    def list_webhooks(
        self, modified_since: date | None = None, *, limit: PageSize | None = 100
    ) -> AsyncIterator[Webhook]:
        """The company's webhooks, or those changed since a day."""

    @post("/v2/company/{company_id}/webhooks", source="Create Webhook")
    async def create_webhook(self, url: Url, event: Topic, method: Literal["post"] = "post") -> Webhook:
        """Let an event be sent to an address; a second one for both is refused (409)."""

    @put("/v2/company/{company_id}/webhooks/{id}", repeatable=True, source="Update Webhook")
    async def update_webhook(self, id: int, url: Url) -> Webhook:
        """Let a webhook's event be sent to another address."""

    @delete("/v2/company/{company_id}/webhooks/{id}", repeatable=True, source="Delete Webhook")
    async def delete_webhook(self, id: int) -> None:
        """Delete a webhook."""

    # A GET with an effect: it makes the vendor send.
    @get("/v2/company/{company_id}/test_webhook", kind=Kind.CREATE, source="Test Webhook")
    async def test_webhook(self, topic: Topic, webhook_id: int | None = None) -> JsonValue:
        """Let an example of an event be sent to a webhook; without one the example may only be answered."""
