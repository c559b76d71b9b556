"""A figure beside its goal."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Figure:
    """What was measured, and how much it may be.

    Attributes:
        measured: in ``unit``.
        goal: the most that it may be; None for a figure that only sets the others in proportion.
        note: what a reader should know beside it.
        rounds: the single measurements behind it.
        at_least: the goal is the least that it may be.
    """

    name: str
    unit: str
    measured: float
    goal: float | None = None
    note: str = ""
    rounds: Sequence[float] = field(default_factory=list)
    at_least: bool = False

    @property
    def missed(self) -> bool:
        """On the wrong side of the goal."""
        if self.goal is None or self.measured == self.goal:
            return False
        return (self.measured < self.goal) is self.at_least

    def cells(self) -> tuple[str, str, str]:
        """Name, goal and measurement as people read them."""
        goal = "" if self.goal is None else f"{'>=' if self.at_least else '<='} {self.goal:g} {self.unit}"
        note = f" ({self.note})" if self.note else ""
        return self.name, goal, f"{readable(self.measured)} {self.unit}{note}{' MISSED' if self.missed else ''}"


def readable(value: float) -> str:
    """Three digits, and no powers of ten."""
    return f"{value:.3g}" if value < 1_000 else f"{value:,.0f}"


def table(figures: Sequence[Figure]) -> str:
    """The figures under each other."""
    rows = [("Figure", "Goal", "Measured"), *(figure.cells() for figure in figures)]
    names, goals = (max(len(row[column]) for row in rows) for column in range(2))
    return "\n".join(f"{name:<{names}}  {goal:<{goals}}  {measured}" for name, goal, measured in rows)
