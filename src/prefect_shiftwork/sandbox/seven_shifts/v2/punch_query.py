"""Which time punches a query asks for."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from prefect_shiftwork.sandbox.seven_shifts.books import Books
from prefect_shiftwork.sandbox.seven_shifts.records import TimePunch
from prefect_shiftwork.sandbox.seven_shifts.v2.lists import CursorQuery
from prefect_shiftwork.sandbox.seven_shifts.v2.values import Flag, Moment, parse_flag


def parse_choice(text: object) -> bool | None:
    """`true`, `false`, or `null` for both."""
    return None if text in (None, "null") else parse_flag(text)


Choice = Annotated[bool | None, BeforeValidator(parse_choice)]


class PunchQuery(CursorQuery):
    """The filters of the list.

    `localize_search_time` takes the hands of the given clock times as those of each punch's location.
    """

    location_id: int | None = None
    department_id: int | None = None
    role_id: int | None = None
    user_id: int | None = None
    approved: Choice = None
    deleted: Choice = False
    include_deleted: Flag = False
    modified_since: Moment | None = None
    in_from: Annotated[Moment | None, Field(alias="clocked_in[gte]")] = None
    in_to: Annotated[Moment | None, Field(alias="clocked_in[lte]")] = None
    out_from: Annotated[Moment | None, Field(alias="clocked_out[gte]")] = None
    out_to: Annotated[Moment | None, Field(alias="clocked_out[lte]")] = None
    localize_search_time: Flag = False
    sort_by: Literal["id", "clocked_in", "created", "modified"] = "id"

    def find(self, books: Books) -> list[TimePunch]:
        """The punches asked for, in the order asked for."""
        rows = [punch for punch in books.punches if self._wants(punch) and self._covers(books, punch)]
        return rows if self.sort_by == "id" else sorted(rows, key=lambda punch: getattr(punch, self.sort_by))

    def _wants(self, punch: TimePunch) -> bool:
        return (
            (self.include_deleted or self.deleted in (None, punch.deleted))
            and self.approved in (None, punch.approved)
            and self.location_id in (None, punch.location_id)
            and self.department_id in (None, punch.department_id or 0)
            and self.role_id in (None, punch.role_id or 0)
            and self.user_id in (None, punch.user_id)
            and (self.modified_since is None or punch.modified >= self.modified_since)
        )

    def _covers(self, books: Books, punch: TimePunch) -> bool:
        return self._between(books, punch, punch.clocked_in, self.in_from, self.in_to) and self._between(
            books, punch, punch.clocked_out, self.out_from, self.out_to
        )

    def _between(
        self, books: Books, punch: TimePunch, at: datetime | None, first: datetime | None, last: datetime | None
    ) -> bool:
        if first is None and last is None:
            return True
        if at is None:
            return False
        if self.localize_search_time:
            at = at.astimezone(books.zone(punch.location_id)).replace(tzinfo=(first or last or at).tzinfo)
        return (first is None or at >= first) and (last is None or at <= last)
