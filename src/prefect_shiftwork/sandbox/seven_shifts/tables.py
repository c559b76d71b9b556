"""Tables of records: ids that count upwards, and one error for an id that is unknown."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Generic, TypeVar

from prefect_shiftwork.sandbox.seven_shifts.records import Record

R = TypeVar("R", bound=Record)


class UnknownRecord(LookupError):
    """No record with this id; each API version answers it in its own form."""

    def __init__(self, noun: str, record_id: object) -> None:
        super().__init__(f"There is no {noun} with the id {record_id}")
        self.noun = noun


class Table(Generic[R]):
    """Records of one kind by id, oldest first; ids count upwards and are never given twice."""

    def __init__(self, kind: type[R], noun: str, first_id: int) -> None:
        self.kind = kind
        self.noun = noun
        self.first_id = first_id
        self._rows: dict[int, R] = {}
        self._next_id = first_id

    def __iter__(self) -> Iterator[R]:
        return iter(self._rows.values())

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._rows

    def __len__(self) -> int:
        return len(self._rows)

    def get(self, record_id: int | None) -> R | None:
        """The record, or None for an id that is None or unknown."""
        return None if record_id is None else self._rows.get(record_id)

    def must(self, record_id: int) -> R:
        """The record; `UnknownRecord` when there is none."""
        try:
            return self._rows[record_id]
        except KeyError:
            raise UnknownRecord(self.noun, record_id) from None

    def insert(self, at: datetime, **fields: Any) -> R:
        """Make a record of these fields under the next id, created and modified at `at`."""
        stamps: dict[str, Any] = {"id": self._next_id, "created": at, "modified": at}
        record = self.kind(**(stamps | fields))
        self._rows[record.id] = record
        self._next_id = max(self._next_id, record.id) + 1
        return record

    def drop(self, record: R) -> None:
        """Forget a record."""
        del self._rows[record.id]
