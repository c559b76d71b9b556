from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from prefect_shiftwork.bridges import crewio as bridge
from prefect_shiftwork.bridges.reading import Read, Unreadable
from prefect_shiftwork.roster.availability import Answers, AvailabilityRequest
from prefect_shiftwork.roster.people import Person
from prefect_shiftwork.roster.shifts import Shift
from prefect_shiftwork.vendors import crewio

BERLIN = ZoneInfo("Europe/Berlin")
LENE = Person("crewio", "user-1", "Lene Brandhoek", email="familie.brandhoek@example.org")
EVENT = crewio.Event(id="event-1", name="Sommerfest 2026", location="Stadtpark Mainz")
RECORD = {
    "id": "9f1c",
    "role_id": "role-1",
    "start_time": "2026-07-12T14:00:00.000Z",
    "end_time": "2026-07-12T18:00:00.000Z",
    "required_count": 3,
    "notes": "Kasse",
}


def read(*assignments: tuple[str, str | None], event: crewio.Event = EVENT, **changes: Any) -> Read[Shift]:
    return bridge.shifts(
        event,
        [crewio.Shift.model_validate({**RECORD, **changes})],
        roles=[crewio.Role(id="role-1", name="Getränkestand"), crewio.Role(id="role-2")],
        assignments=[
            crewio.Assignment(id=f"{state} {user}", shift_id="9f1c", user_id=user, state=state)
            for state, user in assignments
        ],
        people={"user-1": LENE},
        zone=BERLIN,
    )


def test_a_helper_is_known_by_the_id_that_assignments_name() -> None:
    helper = crewio.Helper(id="a", user_id="user-1", name="Lene Brandhoek", email="familie.brandhoek@example.org")

    assert LENE == bridge.person(helper)
    assert Person("crewio", "user-2", "user user-2") == bridge.person(crewio.Helper(user_id="user-2"))


def test_a_helper_without_that_id_cannot_be_read() -> None:
    with pytest.raises(Unreadable, match="A CrewIO helper has no user_id"):
        bridge.person(crewio.Helper(id="a", name="Lene Brandhoek"))


def test_a_shift_has_the_time_of_the_club_and_the_names_of_role_event_and_place() -> None:
    expected = Shift(
        system="crewio",
        id="9f1c",
        start=datetime(2026, 7, 12, 16, tzinfo=BERLIN),
        end=datetime(2026, 7, 12, 20, tzinfo=BERLIN),
        role="Getränkestand",
        place="Stadtpark Mainz",
        event="Sommerfest 2026",
        people=(LENE,),
        needed=3,
        open=2,
        notes="Kasse",
    )

    [shift] = read(("confirmed", "user-1")).values

    assert expected == shift
    assert BERLIN is shift.start.tzinfo


def test_only_documented_states_take_a_place() -> None:
    [shift] = read(("confirmed", "user-1"), ("checked_in", "user-2"), ("no_show", "user-3"), ("confirmed", None)).values

    assert (1, ("Lene Brandhoek", "user user-2")) == (shift.open, tuple(person.name for person in shift.people))


def test_an_overbooked_shift_has_no_free_place() -> None:
    [shift] = read(("confirmed", "user-1"), ("confirmed", "user-2"), required_count=1).values

    assert 0 == shift.open


def test_a_shift_that_tells_only_its_times_needs_one_helper() -> None:
    [shift] = read(event=crewio.Event(id="event-1"), role_id=None, required_count=None, notes=None).values

    assert (1, 1, "", "", "", "") == (shift.needed, shift.open, shift.role, shift.place, shift.event, shift.notes)
    assert "" == read(role_id="role-2").values[0].role


@pytest.mark.parametrize("field", ["start_time", "end_time"])
def test_a_shift_without_a_time_is_reported(field: str) -> None:
    changes: dict[str, Any] = {field: None}

    assert Read([], [f"CrewIO shift 9f1c has no {field}; correct it there."]) == read(**changes)


def test_a_request_asks_about_the_shifts_whose_ids_its_slots_bear() -> None:
    slots = (crewio.TimeSlot(id="9f1c", label="So 16:00-20:00"), crewio.TimeSlot(id="slot_a"))
    record = crewio.AvailabilityRequest(id="request-1", time_slots=slots)

    assert AvailabilityRequest("request-1", frozenset({"9f1c", "slot_a"})) == bridge.availability_request(record)


def test_answers_that_say_nothing_are_left_out() -> None:
    said = {"9f1c": True, "slot_a": False, "slot_b": None}
    record = crewio.AvailabilityResponse(
        request_id="request-1",
        user_id="user-1",
        responses=tuple(crewio.SlotAnswer(time_slot_id=slot, available=free) for slot, free in said.items()),
    )

    assert Answers("request-1", "user-1", {"9f1c": True, "slot_a": False}) == bridge.answers(record)


@pytest.mark.parametrize("ids", [{"request_id": "request-1"}, {"user_id": "user-1"}])
def test_answers_of_nobody_or_to_nothing_cannot_be_read(ids: dict[str, Any]) -> None:
    with pytest.raises(Unreadable, match="A CrewIO availability response has no"):
        bridge.answers(crewio.AvailabilityResponse(**ids))


def test_answers_are_sent_slot_by_slot() -> None:
    sent = bridge.response_arguments(Answers("request-1", "user-1", {"9f1c": False, "slot_a": True}))

    assert {
        "request_id": "request-1",
        "user_id": "user-1",
        "responses": [
            crewio.NewSlotAnswer(time_slot_id="9f1c", available=False),
            crewio.NewSlotAnswer(time_slot_id="slot_a", available=True),
        ],
    } == sent


def test_times_are_read_as_utc() -> None:
    assert datetime(2026, 7, 12, 14, tzinfo=UTC) == read().values[0].start
