"""A figure beside its goal."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Figure:
    """What was measured, and how much it may be at the most.

    Attributes:
        measured: in ``unit``.
        goal: None for a figure that only sets the others in proportion.
        note: what a reader should know beside it.
        rounds: the single measurements behind it.
    """

    name: str
    unit: str
    measured: float
    goal: float | None = None
    note: str = ""
    rounds: Sequence[float] = field(default_factory=list)

    @property
    def missed(self) -> bool:
        """More than the goal."""
        return self.goal is not None and self.measured > self.goal

    def cells(self) -> tuple[str, str, str]:
        """Name, goal and measurement as people read them."""
        goal = "" if self.goal is None else f"<= {self.goal:g} {self.unit}"
        note = f" ({self.note})" if self.note else ""
        return self.name, goal, f"{self.measured:.3g} {self.unit}{note}{' MISSED' if self.missed else ''}"


def table(figures: Sequence[Figure]) -> str:
    """The figures under each other."""
    rows = [("Figure", "Goal", "Measured"), *(figure.cells() for figure in figures)]
    names, goals = (max(len(row[column]) for row in rows) for column in range(2))
    return "\n".join(f"{name:<{names}}  {goal:<{goals}}  {measured}" for name, goal, measured in rows)
