"""Shifts as they were read for announcing, whatever their vendor, and who reads about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal
from zoneinfo import ZoneInfo

from prefect_shiftwork.flows.shift_choice import NewShift
from prefect_shiftwork.rest.errors import Failure, InvalidInput, NotFound
from prefect_shiftwork.roster.people import Person
from prefect_shiftwork.roster.shifts import Shift

Audience = Literal["nobody else", "people on the shift", "everybody with the role"]
"""Who reads about a shift by mail, beside those whom the form names."""

NEW = "new"
"""Stands for the id of a shift that is not created yet."""


@dataclass(frozen=True)
class FoundShifts:
    """What was read.

    Attributes:
        shifts: the shifts; one that is to be created has the id :data:`NEW`.
        problems: a sentence for each record that could not be read.
        with_role: the people of each shift's role, by the shift's key.
    """

    shifts: list[Shift]
    problems: list[str] = field(default_factory=list)
    with_role: Mapping[str, Sequence[Person]] = field(default_factory=dict)

    @property
    def imagined(self) -> bool:
        """Whether a shift is still to be created."""
        return any(shift.id == NEW for shift in self.shifts)

    def readers(self, audience: Audience, shift: Shift) -> Sequence[Person]:
        """The people that a choice means for a shift."""
        if audience == "people on the shift":
            return shift.people
        return self.with_role.get(shift.key, ()) if audience == "everybody with the role" else ()

    def only(self, shift_id: str, vendor: str) -> "FoundShifts":
        """The shift with that id alone.

        Raises:
            NotFound: there is none, with what to check.
            InvalidInput: it could not be read, with what to correct at the vendor.
        """
        for shift in self.shifts:
            if shift.id == shift_id:
                return FoundShifts([shift], with_role=self.with_role)
        if problem := next((problem for problem in self.problems if shift_id in problem), None):
            raise InvalidInput(problem)
        raise NotFound(
            Failure(vendor, f"shift {shift_id}"),
            happened="does not exist",
            fix="Check the shift's id, and the event or company that it belongs to.",
        )


def imagined(system: str, new: NewShift, zone: ZoneInfo, *, role: str, place: str, event: str = "") -> FoundShifts:
    """A shift that is not created yet, as it will be; its times are in ``zone``."""
    start, end = new.start.astimezone(zone), new.end.astimezone(zone)
    return FoundShifts([Shift(system, NEW, start, end, role, place, event, open=1, notes=new.notes)])
