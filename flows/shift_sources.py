"""Shifts as they were read for announcing, whatever their vendor, and who reads about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal
from zoneinfo import ZoneInfo

from prefect_shiftwork.flows.shift_choice import NewShift
from prefect_shiftwork.rest.errors import Ambiguous, Failure, InvalidInput, NotFound
from prefect_shiftwork.roster.people import Person
from prefect_shiftwork.roster.shifts import Shift
from prefect_shiftwork.vendors.finding import Candidate, listed, matching

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

    def only(self, wanted: str, vendor: str) -> "FoundShifts":
        """The shift that is meant alone: by its id, or by its role with its start or without.

        Raises:
            NotFound: there is none, with those that there are.
            Ambiguous: several are meant, with their ids.
            InvalidInput: it could not be read, with what to correct at the vendor.
        """
        there = [Candidate(shift, shift.id, names_of(shift)) for shift in self.shifts]
        found, failure = matching(wanted, there), Failure(vendor, f"shift {wanted}")
        if len(found) == 1:
            return FoundShifts([found[0].record], with_role=self.with_role)
        if found:
            raise Ambiguous(failure, happened="is not one shift", fix=f"Give the id of one: {listed(found)}.")
        if problem := next((problem for problem in self.problems if wanted in problem), None):
            raise InvalidInput(problem)
        choice = f" There are {listed(there)}." if there else ""
        fix = f"Check how it is written, and the event or company that it belongs to.{choice}"
        raise NotFound(failure, happened="does not exist", fix=fix)


def names_of(shift: Shift) -> tuple[str, ...]:
    """What people may call a shift: as plans show it, by its role and start, or by its role."""
    return (str(shift), f"{shift.role}, {shift.start:%Y-%m-%d %H:%M}", shift.role)


def imagined(system: str, new: NewShift, zone: ZoneInfo, *, role: str, place: str, event: str = "") -> FoundShifts:
    """A shift that is not created yet, as it will be; its times are in ``zone``."""
    start, end = new.start.astimezone(zone), new.end.astimezone(zone)
    return FoundShifts([Shift(system, NEW, start, end, role, place, event, open=1, notes=new.notes)])
