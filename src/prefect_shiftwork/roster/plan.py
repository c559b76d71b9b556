"""What a run is going to write, and what became of each item."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

LONGEST_TABLE = 500
"""Rows that a person may still read; Prefect keeps an artifact in its database."""


class Action(StrEnum):
    """What happens to an item, in the order in which people are shown it."""

    CREATE = "create"
    UPDATE = "update"
    REMOVE = "remove"
    CONFLICT = "conflict"
    UNMATCHED = "unmatched"
    SKIP = "skip"


WRITES = frozenset({Action.CREATE, Action.UPDATE, Action.REMOVE})


class State(StrEnum):
    """What became of an item, worst first.

    Unknown means that the request may or may not have taken effect: the vendor did not answer. Not tried are those
    after so many failures that the run stopped.
    """

    FAILED = "failed"
    UNKNOWN = "unknown"
    NOT_TRIED = "not tried"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Item(Generic[T]):
    """One thing to do, or the reason not to; ``payload`` is there for whatever is written."""

    action: Action
    key: str
    who: str
    what: str
    why: str = ""
    payload: T | None = None

    @property
    def row(self) -> dict[str, str]:
        """This item for a table."""
        return {
            "Action": str(self.action),
            "Who": self.who,
            "What": self.what,
            "Why": self.why,
            "Reference": self.key,
        }


@dataclass(frozen=True)
class Outcome:
    """What became of one item, and why if it was not done."""

    key: str
    who: str
    what: str
    state: State
    reason: str = ""

    @property
    def row(self) -> dict[str, str]:
        """This outcome for a table."""
        return {
            "State": str(self.state),
            "Who": self.who,
            "What": self.what,
            "Reason": self.reason,
            "Reference": self.key,
        }


@dataclass(frozen=True)
class Plan(Generic[T]):
    """Everything that a run found, decided before anything is written."""

    items: tuple[Item[T], ...]

    @property
    def writes(self) -> tuple[Item[T], ...]:
        """The items that write something, in the order to do them."""
        return tuple(item for item in self.items if item.action in WRITES)

    @property
    def counts(self) -> dict[Action, int]:
        """How many items of each action, zeros included."""
        return _counted(Action, (item.action for item in self.items))

    def rows(self, most: int = LONGEST_TABLE) -> list[dict[str, str]]:
        """Rows of a table, writes first; what does not fit is counted in a last row."""
        return _capped([item.row for item in sorted(self.items, key=lambda item: _rank(item.action))], most)


@dataclass(frozen=True)
class Outcomes:
    """What became of the items of a plan."""

    items: tuple[Outcome, ...]

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """The outcomes after which a run must not call itself complete: all but what is done, or was done before."""
        return tuple(item for item in self.items if item.state not in {State.DONE, State.SKIPPED})

    @property
    def counts(self) -> dict[State, int]:
        """How many items of each state, zeros included."""
        return _counted(State, (item.state for item in self.items))

    def rows(self, most: int = LONGEST_TABLE) -> list[dict[str, str]]:
        """Rows of a table, failures first; what does not fit is counted in a last row."""
        return _capped([item.row for item in sorted(self.items, key=lambda item: _rank(item.state))], most)


def in_words(counts: Mapping[E, int]) -> str:
    """Counts as a line, like "2 create, 1 conflict"; "nothing" if all are zero."""
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count) or "nothing"


def _rank(kind: Action | State) -> int:
    return list(type(kind)).index(kind)


def _counted(kinds: type[E], found: Iterable[E]) -> dict[E, int]:
    counts = Counter(found)
    return {kind: counts[kind] for kind in kinds}


def _capped(rows: list[dict[str, str]], most: int) -> list[dict[str, str]]:
    hidden = len(rows) - most
    if hidden <= 0:
        return rows
    return [*rows[:most], dict.fromkeys(rows[0], "") | {"What": f"and {hidden} more"}]
