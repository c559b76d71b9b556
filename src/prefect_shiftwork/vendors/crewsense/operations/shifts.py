"""One-off shifts, with what is marked on them."""

from datetime import date
from typing import Annotated

from pydantic import JsonValue

from prefect_shiftwork.rest.fields import LocalDateTime
from prefect_shiftwork.rest.operation import Kind, delete, get, patch, post
from prefect_shiftwork.rest.parameters import WholeBody
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.crewsense.records.labels import Label
from prefect_shiftwork.vendors.crewsense.records.qualifiers import Qualifier
from prefect_shiftwork.vendors.crewsense.records.shifts import Shift

Ids = Annotated[list[int], WholeBody()]
"""Ids that are the whole body, as a bare array."""


class Shifts(Vendor):
    """Shifts of single days; recurring ones are read in the schedule."""

    @get("/v1/shifts", source="developer.crewsense.com: GET /shifts")
    async def list_shifts(self, user_id: int) -> list[Shift]:
        """A user's one-off shifts."""

    @get("/v1/shifts/{id}", source="developer.crewsense.com: GET /shifts/{id}")
    async def get_shift(self, id: int) -> Shift:
        """One shift."""

    @post("/v1/shifts", source="developer.crewsense.com: POST /shifts")
    async def create_shift(
        self,
        assignment_id: int,
        user_id: int,
        date: date,
        start: LocalDateTime,
        end: LocalDateTime,
        work_type_id: int,
        work_subtype_id: int | None = None,
        notes: str | None = None,
        from_callback: int | None = None,
        traded_with: int | None = None,
        labels: list[int] | None = None,
        qualifiers: list[int] | None = None,
    ) -> JsonValue:
        """Schedule a user; ``date`` is the operational day. The answer is not documented."""

    @patch("/v1/shifts/{id}", repeatable=True, source="developer.crewsense.com: PATCH /shifts/{id}")
    async def update_shift(
        self,
        id: int,
        date: date,
        start: LocalDateTime,
        end: LocalDateTime,
        assignment_id: int | None = None,
        user_id: int | None = None,
        work_type_id: int | None = None,
        work_subtype_id: int | None = None,
        notes: str | None = None,
        from_callback: int | None = None,
        traded_with: int | None = None,
        labels: list[int] | None = None,
        qualifiers: list[int] | None = None,
    ) -> JsonValue:
        """Change what is given of a shift; date, start and end are required every time."""

    @delete("/v1/shifts/{id}", repeatable=True, source="developer.crewsense.com: DELETE /shifts/{id}")
    async def delete_shift(self, id: int) -> JsonValue:
        """Delete a shift for good; of a recurring shift, all its days."""


class ShiftMarks(Vendor):
    """Qualifiers and labels of a shift."""

    @get("/v1/shifts/{id}/qualifiers", source="developer.crewsense.com: GET /shifts/{id}/qualifiers")
    async def list_shift_qualifiers(self, id: int) -> list[Qualifier]:
        """Qualifiers of a shift."""

    @post(
        "/v1/shifts/{id}/qualifiers",
        kind=Kind.UPDATE,
        repeatable=True,
        source="developer.crewsense.com: POST /shifts/{id}/qualifiers",
    )
    async def replace_shift_qualifiers(self, id: int, ids: Ids) -> JsonValue:
        """Give a shift these qualifiers and no others."""

    @delete(
        "/v1/shifts/{id}/qualifiers", repeatable=True, source="developer.crewsense.com: DELETE /shifts/{id}/qualifiers"
    )
    async def delete_shift_qualifiers(self, id: int) -> JsonValue:
        """Take all qualifiers off a shift."""

    @delete(
        "/v1/shifts/{id}/qualifiers/{qualifier_id}",
        repeatable=True,
        source="developer.crewsense.com: DELETE /shifts/{id}/qualifiers/{qualifierId}",
    )
    async def delete_shift_qualifier(self, id: int, qualifier_id: int) -> JsonValue:
        """Take a qualifier off a shift."""

    @get("/v1/shifts/{id}/labels", source="developer.crewsense.com: GET /shifts/{id}/labels")
    async def list_shift_labels(self, id: int) -> list[Label]:
        """Labels of a shift."""

    @post(
        "/v1/shifts/{id}/labels",
        kind=Kind.UPDATE,
        repeatable=True,
        source="developer.crewsense.com: POST /shifts/{id}/labels",
    )
    async def replace_shift_labels(self, id: int, ids: Ids) -> JsonValue:
        """Give a shift these labels and no others."""

    @delete("/v1/shifts/{id}/labels", repeatable=True, source="developer.crewsense.com: DELETE /shifts/{id}/labels")
    async def delete_shift_labels(self, id: int) -> JsonValue:
        """Take all labels off a shift."""

    @delete(
        "/v1/shifts/{id}/labels/{label_id}",
        repeatable=True,
        source="developer.crewsense.com: DELETE /shifts/{id}/labels/{labelId}",
    )
    async def delete_shift_label(self, id: int, label_id: int) -> JsonValue:
        """Take a label off a shift."""
