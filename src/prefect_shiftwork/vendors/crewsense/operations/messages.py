"""What the organisation tells its people: announcements, the bulletin board, alerts."""

from collections.abc import AsyncIterator
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, JsonValue, ValidationInfo

from prefect_shiftwork.rest.operation import delete, get, post, put
from prefect_shiftwork.rest.pages import Links
from prefect_shiftwork.rest.parameters import Body
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.crewsense.fields import Flag
from prefect_shiftwork.vendors.crewsense.records.messages import Announcement, BulletinBoard

Html = Annotated[str, Field(min_length=1)]
"""HTML that is not empty."""


def _fits_audience(ids: list[int] | None, info: ValidationInfo) -> list[int] | None:
    audience = info.data.get("audience")
    if audience == "all" and ids is not None:
        raise ValueError("leave them out: everybody is alerted")
    if audience not in {"all", None} and not ids:
        raise ValueError(f"say which, by the id of each {audience}")
    return ids


AlertedIds = Annotated[list[int] | None, Field(validate_default=True), AfterValidator(_fits_audience)]
"""Ids of the kind that ``audience`` names: required, unless all are alerted."""


class Announcements(Vendor):
    """Announcements of the company."""

    @get(
        "/v1/announcements",
        pages=Links("data", next=("pagination", "next")),
        source="Resources: GET /announcements",
    )
    def list_announcements(self) -> AsyncIterator[Announcement]:
        """The company's announcements that are not deleted."""

    @post("/v1/announcements", source="Resources: POST /announcements")
    async def create_announcement(self, body: Html, title: str | None = None) -> JsonValue:
        """Announce something to the company; ``body`` is HTML. The answer is not documented."""

    @put("/v1/announcements/{id}", repeatable=True, source="Resources: PUT /announcements/:id")
    async def update_announcement(self, id: int, body: Html, title: str | None = None) -> JsonValue:
        """Change an announcement; ``body`` is HTML and required again. The answer is not documented."""

    @delete("/v1/announcements/{id}", repeatable=True, source="Resources: DELETE /announcements/:id")
    async def delete_announcement(self, id: int) -> JsonValue:
        """Delete an announcement. The answer is not documented."""


class Bulletins(Vendor):
    """The company's one bulletin board."""

    @get("/v1/bulletin_board", source="developer.crewsense.com: GET /bulletin_board")
    async def get_bulletin_board(self) -> BulletinBoard:
        """The bulletin board, in HTML."""

    @put("/v1/bulletin_board", repeatable=True, source="developer.crewsense.com: PUT /bulletin_board")
    async def update_bulletin_board(self, admin_id: int, content: Html) -> JsonValue:
        """Replace the bulletin board with this HTML, in the name of an admin.

        While somebody edits it on the web it is :class:`Rejected` (409): read it again, merge, and try later.
        """


class ReadyAlerts(Vendor):
    """Alerts to people's phones."""

    @post("/v1/ready_alerts", source="developer.crewsense.com: POST /ready_alerts")
    async def send_ready_alert(
        self,
        audience: Annotated[Literal["all", "title", "group", "classification", "user"], Body("type")],
        body: Html,
        user_id: int,
        ids: AlertedIds = None,
        email: Flag | None = None,
    ) -> JsonValue:
        """Alert everybody, or the members of the titles, groups, classifications or users with these ids.

        ``user_id`` is the sender. An organisation may send 30 alerts a day through the API.
        """
