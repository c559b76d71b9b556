"""Time off: entries, their approval, and their types."""

from collections.abc import AsyncIterator
from typing import Annotated, Literal

from pydantic import Field, JsonValue

from prefect_shiftwork.rest.answers import Unwrap
from prefect_shiftwork.rest.fields import LocalDateTime
from prefect_shiftwork.rest.operation import Kind, delete, get, patch, post
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.crewsense.fields import HexColor
from prefect_shiftwork.vendors.crewsense.records.shared import Written
from prefect_shiftwork.vendors.crewsense.records.time_off import TimeOff, TimeOffType
from prefect_shiftwork.vendors.crewsense.segments import Segments

Admins = Annotated[list[int], Field(min_length=1)]
"""Ids of the admins who are asked to approve."""

Note = Annotated[str, Field(max_length=1000)]
"""What the user says about it."""

Status = Literal[0, 1]
"""0 is pending, 1 approved."""


class TimeOffs(Vendor):
    """Time off of all users."""

    @get(
        "/v1/time_offs",
        pages=Segments("items", next=("metadata", "links", "next")),
        source="Documentation: Paginated resources, GET /time_offs",
    )
    def list_time_offs(self, start: LocalDateTime, end: LocalDateTime) -> AsyncIterator[TimeOff]:
        """Time off of every status in [start, end), in the organisation's time.

        A row is a segment: a long entry is split by the user's rotation, and its rows share the entry's id.
        """

    @get("/v1/time_offs/{id}", unwrap=Unwrap(("items",)), source="developer.crewsense.com: GET /time_offs/{id}")
    async def get_time_off(self, id: int) -> list[TimeOff]:
        """One entry of time off, as the list of its segments or occurrences."""

    @post("/v1/time_offs", source="developer.crewsense.com: POST /time_offs")
    async def create_time_off(
        self,
        user_id: int,
        admin_ids: Admins,
        start_date: LocalDateTime,
        end_date: LocalDateTime,
        time_off_type_id: int,
        status: Status | None = None,
        user_note: Note | None = None,
    ) -> JsonValue:
        """Enter time off for a user, pending unless status is 1. The answer is not documented."""

    @delete("/v1/time_offs/{id}", repeatable=True, source="developer.crewsense.com: DELETE /time_offs/{id}")
    async def delete_time_off(self, id: int) -> Written:
        """Remove an entry of time off for good; of a recurring entry, all occurrences."""

    @post(
        "/v1/time_offs/{id}/approve",
        kind=Kind.UPDATE,
        repeatable=True,
        source="developer.crewsense.com: POST /time_offs/{id}/approve",
    )
    async def approve_time_off(self, id: int) -> JsonValue:
        """Approve an entry of time off. The answer is not documented."""

    @post(
        "/v1/time_offs/{id}/deny",
        kind=Kind.UPDATE,
        repeatable=True,
        source="developer.crewsense.com: POST /time_offs/{id}/deny",
    )
    async def deny_time_off(self, id: int) -> JsonValue:
        """Deny an entry of time off. The answer is not documented."""


class UserTimeOffs(Vendor):
    """Time off of one user."""

    @get("/v1/users/{user_id}/time_offs", source="developer.crewsense.com: GET /users/{user_id}/time_offs")
    async def list_user_time_offs(
        self, user_id: int, start: LocalDateTime | None = None, end: LocalDateTime | None = None
    ) -> list[TimeOff]:
        """A user's time off from start (a month ago) to end (now), in the organisation's time, without lengths."""

    @post("/v1/users/{user_id}/time_offs", source="developer.crewsense.com: POST /users/{user_id}/time_offs")
    async def create_user_time_off(
        self,
        user_id: int,
        admin_ids: Admins,
        start_date: LocalDateTime,
        end_date: LocalDateTime,
        time_off_type_id: int,
        status: Status | None = None,
        user_note: Note | None = None,
    ) -> JsonValue:
        """Enter time off for a user. Its fields are not documented; those of POST /time_offs are sent."""

    @patch(
        "/v1/users/{user_id}/time_offs/{id}",
        repeatable=True,
        source="developer.crewsense.com: PATCH /users/{user_id}/time_offs/{id}",
    )
    async def update_user_time_off(
        self,
        user_id: int,
        id: int,
        admin_ids: Admins | None = None,
        start_date: LocalDateTime | None = None,
        end_date: LocalDateTime | None = None,
        time_off_type_id: int | None = None,
        status: Status | None = None,
        user_note: Note | None = None,
    ) -> JsonValue:
        """Change an entry of time off. Its fields are not documented; those of POST /time_offs are sent."""


class TimeOffTypes(Vendor):
    """Types of time off, like Vacation."""

    @get("/v1/time_off_types", source="Resources: GET /time_off_types")
    async def list_time_off_types(self) -> list[TimeOffType]:
        """All types of time off that are not deleted."""

    @post("/v1/time_off_types", source="developer.crewsense.com: POST /time_off_types")
    async def create_time_off_type(
        self,
        label: str,
        work_code: str | None = None,
        required_buffer: float | None = None,
        instance_limit: int | None = None,
        primary_color: HexColor | None = None,
        secondary_color: HexColor | None = None,
        force_include: bool | None = None,
        forward: bool | None = None,
    ) -> JsonValue:
        """Add a type of time off; ``required_buffer`` is in hours. Which fields are required is not documented."""
