"""Copying time off into availability: whoever is off while a shift runs is not available for it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from prefect_shiftwork.roster.people import Matcher, Person
from prefect_shiftwork.roster.plan import Action, Item, Plan
from prefect_shiftwork.roster.shifts import Shift
from prefect_shiftwork.roster.time_off import TimeOff, merge_segments


@dataclass(frozen=True)
class AvailabilityRequest:
    """A question to everybody, which shifts they can work; its slots bear the ids of the shifts."""

    id: str
    slots: frozenset[str]


@dataclass(frozen=True)
class Answers:
    """What one person answered to one request: whether they are available, by slot.

    Writing answers replaces the earlier ones of that person to that request, so a write holds them all.
    """

    request_id: str
    person_id: str
    slots: Mapping[str, bool]


def plan_availability(
    wanted: Iterable[TimeOff],
    shifts: Collection[Shift],
    requests: Collection[AvailabilityRequest],
    given: Iterable[Answers],
    matcher: Matcher,
    *,
    overwrite: bool = False,
) -> Plan[Answers]:
    """What copying time off into availability would write: one write for each request and person.

    It only ever answers "not available", for shifts that run while a person is off. It takes no answer back, because
    nothing tells a copied answer from a person's own.

    Args:
        wanted: time off of the source, as rows or merged.
        shifts: the shifts of one event.
        requests: the availability requests of that event; slots that are not shifts are left alone.
        given: the answers so far.
        matcher: from people of the source to people of the event.
        overwrite: whether "not available" replaces a person's own "available", which else is a conflict.
    """
    before = {(answers.request_id, answers.person_id): answers.slots for answers in given}
    absences, items = _absences(wanted, shifts, matcher)
    for absence in absences:
        items += absence.unasked(requests)
        for request in requests:
            items += absence.answers(request, before.get((request.id, absence.target.id), {}), overwrite)
    return Plan(tuple(items))


@dataclass(frozen=True)
class _Absence:
    """The shifts that somebody cannot work; ``person`` of the source is ``target`` in the event."""

    person: Person
    target: Person
    shifts: dict[str, Shift]

    def unasked(self, requests: Iterable[AvailabilityRequest]) -> Iterator[Item[Answers]]:
        """The shifts that no request asks about."""
        asked = frozenset[str]().union(*(request.slots for request in requests))
        for shift in self.shifts.values():
            if shift.id not in asked:
                yield self._item(Action.SKIP, shift, "no availability request asks about this shift")

    def answers(
        self, request: AvailabilityRequest, before: Mapping[str, bool], overwrite: bool
    ) -> Iterator[Item[Answers]]:
        """What becomes of each shift that a request asks about."""
        to_write: list[Shift] = []
        for shift in self.shifts.values():
            if shift.id not in request.slots:
                continue
            if before.get(shift.id) is False:
                yield self._item(Action.SKIP, shift, "already answered so")
            elif before.get(shift.id) and not overwrite:
                yield self._item(Action.CONFLICT, shift, "there the answer is available")
            else:
                to_write.append(shift)
        if to_write:
            yield self._write(request, before, to_write)

    def _write(self, request: AvailabilityRequest, before: Mapping[str, bool], shifts: list[Shift]) -> Item[Answers]:
        return Item(
            Action.UPDATE if before else Action.CREATE,
            key=f"{self.target.system}/{request.id}/{self.target.id}",
            who=self.person.name,
            what=f"not available: {'; '.join(map(str, shifts))}",
            why="off at that time",
            payload=Answers(request.id, self.target.id, {**before, **{shift.id: False for shift in shifts}}),
        )

    def _item(self, action: Action, shift: Shift, why: str) -> Item[Answers]:
        return Item(action, f"{shift.key}/{self.target.id}", self.person.name, f"not available: {shift}", why)


def _absences(
    wanted: Iterable[TimeOff], shifts: Iterable[Shift], matcher: Matcher
) -> tuple[list[_Absence], list[Item[Answers]]]:
    """Who cannot work which shifts; and the time off of which nothing follows, with the reason."""
    absences: dict[str, _Absence] = {}
    idle: list[Item[Answers]] = []
    every = list(shifts)
    for entry in merge_segments(wanted):
        missed = {shift.id: shift for shift in every if shift.overlaps(entry.start, entry.end)}
        match = matcher.match(entry.person)
        if not entry.approved or not missed:
            why = "no shift runs in that time" if entry.approved else "not approved"
            idle.append(Item(Action.SKIP, entry.key, entry.person.name, str(entry), why))
        elif match.target is None:
            idle.append(Item(Action.UNMATCHED, entry.key, entry.person.name, str(entry), match.reason))
        else:
            absence = absences.setdefault(match.target.id, _Absence(entry.person, match.target, {}))
            absence.shifts.update(missed)
    return list(absences.values()), idle
