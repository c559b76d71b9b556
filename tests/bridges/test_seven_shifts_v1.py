from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from prefect_shiftwork.bridges import seven_shifts_v1 as bridge
from prefect_shiftwork.bridges.reading import Unreadable
from prefect_shiftwork.roster.people import Person
from prefect_shiftwork.roster.shifts import Shift
from prefect_shiftwork.vendors import seven_shifts_v1

TORONTO = ZoneInfo("America/Toronto")
MAREN = Person("seven_shifts_v1", "16114", "Maren Tidewell", None, "maren.tidewell@example.org")


def shift(**changes: Any) -> Shift:
    fields = {
        "id": 504756,
        "start": "2014-03-30 11:15:00",
        "end": "2014-03-30 19:30:00",
        "user_id": 16114,
        "location_id": 5002,
        "role_id": 6007,
        "open": False,
        "notes": "",
        "created": "2014-03-20 12:43:20",
        "modified": "2014-03-20 12:43:24",
    }
    return bridge.shift(
        seven_shifts_v1.Shift.model_validate({**fields, **changes}),
        roles={6007: seven_shifts_v1.Role(id=6007, name="Cook")},
        locations={5002: seven_shifts_v1.Location(id=5002, address="4th Ave")},
        people={"16114": MAREN},
        zone=TORONTO,
    )


def test_the_code_that_people_punch_in_with_is_no_employee_id() -> None:
    user = seven_shifts_v1.User(
        id=16114, firstname="Maren", lastname="Tidewell", employee_id="4711", email="maren.tidewell@example.org"
    )

    assert MAREN == bridge.person(user)
    assert Person("seven_shifts_v1", "1", "user 1", active=False) == bridge.person(
        seven_shifts_v1.User(id=1, active=False)
    )


def test_a_shift_is_told_in_the_time_of_the_company() -> None:
    expected = Shift(
        system="seven_shifts_v1",
        id="504756",
        start=datetime(2014, 3, 30, 7, 15, tzinfo=TORONTO),
        end=datetime(2014, 3, 30, 15, 30, tzinfo=TORONTO),
        role="Cook",
        place="4th Ave",
        people=(MAREN,),
        created=datetime(2014, 3, 20, 12, 43, 20, tzinfo=UTC),
        modified=datetime(2014, 3, 20, 12, 43, 24, tzinfo=UTC),
    )

    assert expected == shift()
    assert TORONTO is shift().start.tzinfo


def test_a_shift_until_close_has_no_end() -> None:
    assert shift(end="0000-00-00 00:00:00").end is None


def test_an_open_shift_has_one_free_place() -> None:
    opening = shift(user_id=0, open=True, role_id=0, location_id=0)

    assert (1, (), "", "") == (opening.open, opening.people, opening.role, opening.place)


def test_somebody_who_is_not_among_the_people_is_known_by_id() -> None:
    assert (Person("seven_shifts_v1", "7", "user 7", active=False),) == shift(user_id=7).people


def test_a_shift_without_start_cannot_be_read() -> None:
    with pytest.raises(Unreadable, match="7shifts shift 504756 has no start"):
        shift(start="0000-00-00 00:00:00")
