from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from prefect_shiftwork.bridges import crewsense as bridge
from prefect_shiftwork.bridges.reading import Unreadable, read_all
from prefect_shiftwork.roster.people import Person
from prefect_shiftwork.roster.time_off import TimeOff
from prefect_shiftwork.vendors.crewsense import TimeOff as Row
from prefect_shiftwork.vendors.crewsense import User

NEW_YORK = ZoneInfo("America/New_York")
MAREN = Person("crewsense", "98", "Maren Tidewell", "E001", "maren.tidewell@example.org")


def row(**changes: Any) -> Row:
    fields = {
        "id": 744837,
        "time_off_type": {"id": 6, "name": "Vacation", "work_code": "VAC001"},
        "user": {"id": 98, "name": "Maren Tidewell"},
        "start": "2026-03-04 08:00:00",
        "end": "2026-03-05 08:00:00",
        "status": 1,
        "user_note": None,
    }
    return Row.model_validate({**fields, **changes}, context={"zone": NEW_YORK})


def test_a_user_is_known_by_full_name_employee_id_and_main_address() -> None:
    user = User(
        user_id=98,
        employee_id="E001",
        full_name="Maren Tidewell",
        emails=[" ", "maren.tidewell@example.org", "maren@example.com"],
    )

    assert MAREN == bridge.person(user)


@pytest.mark.parametrize(
    ("user", "name"),
    [
        (User(user_id=98, first_name="Maren", last_name="Tidewell"), "Maren Tidewell"),
        (User(user_id=98, first_name="Maren", last_name=" "), "Maren"),
        (User(user_id=98), "user 98"),
    ],
)
def test_a_user_always_has_a_name(user: User, name: str) -> None:
    assert Person("crewsense", "98", name) == bridge.person(user)


def test_a_segment_becomes_time_off_in_the_time_of_the_organisation() -> None:
    expected = TimeOff(
        system="crewsense",
        id="744837",
        person=MAREN,
        start=datetime(2026, 3, 4, 8, tzinfo=NEW_YORK),
        end=datetime(2026, 3, 5, 8, tzinfo=NEW_YORK),
        kind="Vacation",
        note="to the sea",
        approved=True,
    )

    assert expected == bridge.time_off(row(user_note="to the sea"), {"98": MAREN})


@pytest.mark.parametrize("status", [0, 2, None])
def test_time_off_of_any_other_status_is_not_approved(status: int | None) -> None:
    assert not bridge.time_off(row(status=status), {}).approved


def test_somebody_who_is_not_active_is_known_by_name() -> None:
    assert Person("crewsense", "98", "Maren Tidewell", active=False) == bridge.time_off(row(), {}).person
    assert "user 98" == bridge.time_off(row(user={"id": 98}), {}).person.name


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ({"id": 6, "work_code": "VAC001"}, "VAC001"),
        ({"id": 6}, "time off without a type"),
        (None, "time off without a type"),
    ],
)
def test_a_type_without_name_is_told_by_its_code(kind: dict[str, Any] | None, expected: str) -> None:
    assert expected == bridge.time_off(row(time_off_type=kind), {}).kind


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"user": None}, "CrewSense time off 744837 has no user; correct it there."),
        ({"start": None}, "CrewSense time off 744837 has no start; correct it there."),
        ({"end": ""}, "CrewSense time off 744837 has no end; correct it there."),
        (
            {"end": "2026-03-04 08:00:00"},
            "CrewSense time off 744837 ends at 2026-03-04 08:00, before it starts; correct it there.",
        ),
    ],
)
def test_a_segment_that_makes_no_sense_does_not_stop_the_others(changes: dict[str, Any], problem: str) -> None:
    read = read_all([row(**changes), row()], lambda each: bridge.time_off(each, {}))

    assert ([problem], 1, False) == (read.problems, len(read.values), read.complete)


def test_a_list_without_problems_is_complete() -> None:
    assert read_all([row()], lambda each: bridge.time_off(each, {})).complete


def test_one_record_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(Unreadable, match="has no user"):
        bridge.time_off(row(user=None), {})
