"""What one CrewSense organisation remembers between requests."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Protocol, TypeVar, cast

from fastapi import Depends, Request

from prefect_shiftwork.sandbox.crewsense.errors import no_record, selected
from prefect_shiftwork.sandbox.desk import Desk, KnownAtOnce

VENDOR = "crewsense"
COMPANY_ID = 8
SYSTEM_USER = 1


class Record(Protocol):
    """Anything that is kept by number."""

    @property
    def id(self) -> int:
        """Unique among the records of its class."""


R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the system log: aware time, what happened, and the id of the user who did it."""

    id: int
    created: datetime
    event: str
    user_id: int


class Tokens(KnownAtOnce, dict[str, datetime]):
    """Until when each token is valid."""


class Office:
    """All records of the organisation by class and id, its clock, and its log."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.zone = desk.world.department_zone
        self.tokens = Tokens()
        self._tables: defaultdict[type[Record], dict[int, Record]] = defaultdict(dict)
        self._last_ids: defaultdict[type[Record], int] = defaultdict(int)

    def take_over(self, other: "Office") -> None:
        """Hold all records of another office; none of them ever changes, so that both may hold them."""
        for kind, table in other._tables.items():
            self._tables[kind] |= table
            self._last_ids[kind] = other._last_ids[kind]

    def now(self) -> datetime:
        """The present moment in the organisation's zone."""
        return self.desk.clock.now().astimezone(self.zone)

    def local_now(self) -> datetime:
        """The same as most of this API writes it: to the second, and without a zone."""
        return self.now().replace(tzinfo=None, microsecond=0)

    def all(self, kind: type[R]) -> list[R]:
        """Every record of a class in the order of their ids."""
        table = self._tables[kind]
        return [cast("R", table[number]) for number in sorted(table)]

    def find(self, kind: type[R], number: int) -> R | None:
        """One record, or None."""
        return cast("R | None", self._tables[kind].get(number))

    def one(self, kind: type[R], number: int) -> R:
        """One record that a path names; 404 without it."""
        if (record := self.find(kind, number)) is None:
            raise no_record(kind.__name__)
        return record

    def chosen(self, kind: type[R], number: int, field: str) -> R:
        """One record that a field of a body or a query names; 422 without it."""
        if (record := self.find(kind, number)) is None:
            raise selected(field)
        return record

    def next_id(self, kind: type[Record]) -> int:
        """The id of the next record of a class; ids of deleted records are never given again."""
        return self._last_ids[kind] + 1

    def keep(self, record: R) -> R:
        """Store a record, in the place of the one that had its id."""
        kind = type(record)
        self._tables[kind][record.id] = record
        self._last_ids[kind] = max(self._last_ids[kind], record.id)
        return record

    def drop(self, record: Record) -> None:
        """Delete a record for good."""
        del self._tables[type(record)][record.id]

    def changed(self, action: str, what: str, user_id: int = SYSTEM_USER) -> None:
        """Tell the page of the sandbox, and the organisation's own log, what was changed."""
        self.desk.journal.record(VENDOR, action, what)
        self.log(f"{action.capitalize()}: {what}", self.now(), user_id)

    def log(self, event: str, at: datetime, user_id: int = SYSTEM_USER) -> None:
        """Add a line to the system log: CrewSense logs every change."""
        self.keep(LogEntry(self.next_id(LogEntry), at, event, user_id))


def office_of(request: Request) -> Office:
    """The office that serves a request."""
    return cast("Office", request.app.state.office())


async def _here(request: Request) -> Office:
    return office_of(request)


Here = Annotated[Office, Depends(_here)]
