"""The books of the sandbox's 7shifts company: its tables, and one way to change them."""

from collections.abc import Callable, Hashable
from datetime import datetime
from typing import Any, TypeVar, cast

from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.seven_shifts.ledger import Ledger
from prefect_shiftwork.sandbox.seven_shifts.records import Company, Record, Shift, TimePunch
from prefect_shiftwork.sandbox.seven_shifts.tables import Table
from prefect_shiftwork.sandbox.seven_shifts.words import describe

VENDOR = "seven_shifts"
COMPANY_ID = 8655

R = TypeVar("R", bound=Record)
T = TypeVar("T")


class Books(Ledger):
    """All records of the company. Every change goes through `create`, `change` and `remove`, which journal it."""

    def __init__(self, desk: Desk, company: Company) -> None:
        super().__init__(company)
        self.desk = desk
        self._recalled: dict[Hashable, object] = {}

    def now(self) -> datetime:
        """The present moment, to the second: 7shifts keeps no fractions."""
        return self.desk.clock.now().replace(microsecond=0)

    def create(self, table: Table[R], **fields: Any) -> R:
        """Make a record and journal it."""
        record = table.insert(self.now(), **fields)
        self.note("created", record)
        return record

    def change(self, record: Record, **fields: Any) -> None:
        """Set fields of a record, touch its `modified`, and journal which fields they were."""
        self._write(record, fields)
        self.note("changed", record, f" ({', '.join(sorted(fields)).replace('_', ' ')})" if fields else "")

    def settle(self, action: str, record: Record, **fields: Any) -> None:
        """Set the fields that an action such as "approved" consists of, and journal the action alone."""
        self._write(record, fields)
        self.note(action, record)

    def remove(self, table: Table[R], record: R) -> None:
        """Drop a record for good and journal it."""
        text = describe(record, self)
        table.drop(record)
        self._journal("deleted", text)

    def retire(self, record: Shift | TimePunch) -> None:
        """Mark a shift or punch as deleted: 7shifts keeps both and only hides them."""
        self.settle("deleted", record, deleted=True)

    def note(self, action: str, record: Record, more: str = "") -> None:
        """Journal what happened to a record, in words a manager understands."""
        self._journal(action, describe(record, self) + more)

    def recall(self, key: Hashable, find: Callable[[], T]) -> T:
        """What `find` finds, looked up once until something changes: pages of a long list are cut from it."""
        if key not in self._recalled:
            self._recalled[key] = find()
        return cast("T", self._recalled[key])

    def forget(self) -> None:
        """Recall nothing: something changed."""
        self._recalled.clear()

    def _write(self, record: Record, fields: dict[str, Any]) -> None:
        for name, value in fields.items():
            setattr(record, name, value)
        record.modified = self.now()

    def _journal(self, action: str, text: str) -> None:
        self.forget()
        self.desk.journal.record(VENDOR, action, text)
