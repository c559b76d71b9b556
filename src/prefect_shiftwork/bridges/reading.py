"""What the bridges share: records that make no sense, and people of whom little is known."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from prefect_shiftwork.roster.people import Person

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


def full_name(user_id: object, *names: str | None) -> str:
    """The names that a vendor knows of a person, in one; "user 98" if it knows none."""
    return " ".join(name.strip() for name in names if name and name.strip()) or f"user {user_id}"


def somebody(people: Mapping[str, Person], system: str, user_id: object, name: str | None = None) -> Person:
    """The person with that id; one who is not among the people is known by id and name alone, and not active."""
    found = people.get(str(user_id))
    return found or Person(system, str(user_id), full_name(user_id, name), active=False)
