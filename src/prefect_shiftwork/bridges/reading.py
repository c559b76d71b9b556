"""Reading many records of which some may make no sense."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

R = TypeVar("R")
T = TypeVar("T")


class Unreadable(ValueError):
    """A record lacks what makes it one, in a sentence that names the vendor, the record and what is missing."""


@dataclass(frozen=True)
class Read(Generic[T]):
    """What could be read, and a sentence for each record that could not: with any, the list is not complete."""

    values: list[T]
    problems: list[str]

    @property
    def complete(self) -> bool:
        """Whether every record could be read."""
        return not self.problems


def read_all(records: Iterable[R], read: Callable[[R], T]) -> Read[T]:
    """Reads records one by one; one that makes no sense does not stop the others."""
    found: Read[T] = Read([], [])
    for record in records:
        try:
            found.values.append(read(record))
        except Unreadable as problem:
            found.problems.append(str(problem))
    return found


def needed(value: T | None, record: str, field: str) -> T:
    """The value of a field. Raises Unreadable if the vendor left it out; ``record`` is like "7shifts shift 31415"."""
    if value is None:
        raise Unreadable(f"{record} has no {field}; correct it there.")
    return value
