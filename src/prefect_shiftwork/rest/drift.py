"""What a vendor answers that its documents do not say: fields that are new, and records that cannot be read.

Only names of operations and fields, and how many records, are kept; never a value, since those are of people.
"""

import functools
import logging
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import Annotated, Any, Literal, NamedTuple, get_args

from pydantic import BaseModel, Field, ValidationError

from prefect_shiftwork.rest.fields import Record

LOG = logging.getLogger("prefect_shiftwork.drift")

OnDrift = Annotated[
    Literal["stop", "skip"],
    Field(
        title="Unreadable records",
        description="What a list does with a record that the vendor has changed: stop ends the run, skip leaves the "
        "record out and reports it.",
    ),
]
"""What becomes of a list with a record that cannot be read: an error, or the list without that record."""

EXTRAS: Callable[[Record], Mapping[str, object] | None] = attrgetter("__pydantic_extra__")
"""The fields that a record has beside the documented ones."""


class Trouble(NamedTuple):
    """The first field of a record that is not of the documented type, and what it should be."""

    field: str
    why: str


@dataclass(frozen=True)
class Finding:
    """One field of one operation that is not as documented.

    Attributes:
        field: its name, with the fields that it lies in before it, like ``breaks.paid``.
        why: what the field should be; empty for one that is new.
        records: how many records have it so.
    """

    operation: str
    field: str
    why: str
    records: int

    @property
    def readable(self) -> bool:
        """The field is only new; its records were read."""
        return not self.why

    def __str__(self) -> str:
        if self.readable:
            return f"{self.operation}: {self.field} is new"
        return f"{self.operation}: {self.field} cannot be read ({self.why})"


class Drift:
    """What one client has met, from its first answer to its last.

    Attributes:
        on_drift: what a list does with a record that cannot be read.
    """

    def __init__(self, vendor: str, on_drift: OnDrift = "stop") -> None:
        self.on_drift = on_drift
        self._vendor = vendor
        self._found: Counter[tuple[str, str, str]] = Counter()

    def note(self, operation: str, answer: object) -> None:
        """Look for fields that are new, in a record or a list of them."""
        for field in _added([answer]):
            self._count(operation, field)

    def leave_out(self, operation: str, trouble: Trouble) -> None:
        """Count a record that a list goes on without."""
        self._count(operation, trouble.field, trouble.why)

    def findings(self) -> list[Finding]:
        """Everything so far, by operation and field."""
        return [Finding(*key, records) for key, records in sorted(self._found.items())]

    def left_out(self, *operations: str) -> list[Finding]:
        """What was left out of the lists of these operations, or of any; with something, a list is not whole."""
        return [
            each for each in self.findings() if not each.readable and (not operations or each.operation in operations)
        ]

    def _count(self, operation: str, field: str, why: str = "") -> None:
        key = (operation, field, why)
        if key not in self._found:
            LOG.info("%s %s", self._vendor, Finding(*key, 1))
        self._found[key] += 1


def _added(values: Sequence[Any], path: str = "") -> Iterator[str]:
    """The fields that records have and are not documented to have, with those of records in them, once for each record.

    Looks at one field of all records before it goes to the next, without a step of Python for a record that has nothing
    there: this runs over every list that is read.
    """
    kinds: set[Any] = set(map(type, values))
    for kind in kinds:
        same = values if len(kinds) == 1 else [value for value in values if type(value) is kind]
        if kind is list:
            yield from _added(list(chain.from_iterable(same)), path)
        elif kind is dict:
            yield from _added_to_rows(same, path)
        elif issubclass(kind, Record):
            extras = filter(None, map(EXTRAS, same))
            yield from (path + _plain(name) for extra in extras for name in extra if name not in kind.as_sent)
            for name, held in _inner(kind).items():
                if found := list(filter(None, map(held, same))):
                    yield from _added(found, f"{path}{name}.")


def _added_to_rows(rows: Sequence[Mapping[str, Any]], path: str) -> Iterator[str]:
    """What is new in records that are wrapped in objects, and what lies beside them; other objects are data."""
    values = list(chain.from_iterable(row.values() for row in rows))
    kinds = {kind for kind in set(map(type, values)) if issubclass(kind, Record)}
    records = [value for value in values if type(value) in kinds]
    if records and len(records) < len(values):
        yield from (path + _plain(name) for row in rows for name, value in row.items() if type(value) not in kinds)
    yield from _added(records, path)


@functools.cache
def _inner(kind: type[Record]) -> Mapping[str, Callable[[Record], Any]]:
    """The fields of a record that hold records, or lists of them, each with what gets it."""
    names = (name for name, field in kind.model_fields.items() if _holds_records(field.annotation))
    return {name: attrgetter(name) for name in names}


def _holds_records(hint: Any) -> bool:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return issubclass(hint, Record)
    return any(map(_holds_records, get_args(hint)))


def trouble_of(error: ValidationError) -> Trouble:
    """What is wrong with a record, in words that hold nothing of it."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    where = ".".join(_plain(key) for key in first["loc"] if isinstance(key, str))
    # Our own checks may quote what they were given; pydantic's never do.
    why = "not valid" if first["type"] in {"value_error", "assertion_error"} else first["msg"].lower()
    return Trouble(where or "the record", why)


def _plain(key: str) -> str:
    """The name of a field; where records are kept by name or address, their keys are not told."""
    return key if re.fullmatch(r"[A-Za-z_][\w-]{0,59}", key) else "(a key)"
