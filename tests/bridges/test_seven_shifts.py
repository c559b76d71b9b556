from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from prefect_shiftwork.bridges import seven_shifts as bridge
from prefect_shiftwork.bridges.reading import Unreadable
from prefect_shiftwork.roster.copying import DaysOffWrite
from prefect_shiftwork.roster.days_off import DaysOff
from prefect_shiftwork.roster.pairing import ExistingDaysOff
from prefect_shiftwork.roster.people import Person
from prefect_shiftwork.roster.shifts import Shift
from prefect_shiftwork.roster.timesheets import Break, Punch
from prefect_shiftwork.vendors import seven_shifts

BERLIN, REGINA = ZoneInfo("Europe/Berlin"), ZoneInfo("America/Regina")
MAREN = Person("seven_shifts", "11", "Maren Tidewell", "E001", "maren.tidewell@example.org")
PEOPLE = {"11": MAREN}
ROLES = {3300: seven_shifts.Role(id=3300, name="Cook"), 3301: seven_shifts.Role(id=3301)}
DAY = date(2026, 12, 24)


def shift(timezone: str | None = "America/Regina", **changes: Any) -> Shift:
    fields = {
        "id": 31415,
        "user_id": 11,
        "location_id": 1540,
        "role_id": 3300,
        "start": "2026-11-23T15:00:00Z",
        "end": "2026-11-23T23:00:00Z",
        "notes": "bring knives",
        "open": False,
        "created": "2026-11-01T10:00:00Z",
        "modified": "2026-11-02T10:00:00Z",
    }
    return bridge.shift(
        seven_shifts.Shift.model_validate({**fields, **changes}),
        roles=ROLES,
        locations={1540: seven_shifts.Location(id=1540, name="Downtown", timezone=timezone)},
        people=PEOPLE,
        zone=BERLIN,
    )


def time_off(**changes: Any) -> ExistingDaysOff:
    fields = {
        "id": 1234,
        "user_id": 11,
        "from_date": "2026-12-24",
        "to_date": "2026-12-26",
        "partial": False,
        "comments": "Copied time off, crewsense:744837",
        "status": 1,
        "category": "paid",
    }
    return bridge.existing_days_off(seven_shifts.TimeOff.model_validate({**fields, **changes}), PEOPLE)


def part(**changes: Any) -> DaysOff:
    """The days of time off for a part of Christmas Eve, as 7shifts spells it."""
    return time_off(**{"to_date": "2026-12-24", "partial": True, **changes}).days


def test_a_user_goes_by_the_name_that_they_prefer() -> None:
    user = seven_shifts.User(
        id=11,
        first_name="Marena",
        preferred_first_name="Maren",
        last_name="Tidewell",
        employee_id="E001",
        email="maren.tidewell@example.org",
        active=True,
    )

    assert MAREN == bridge.person(user)


@pytest.mark.parametrize(
    ("user", "expected"),
    [
        (seven_shifts.User(id=11, first_name="Maren"), Person("seven_shifts", "11", "Maren")),
        (seven_shifts.User(id=11, active=False), Person("seven_shifts", "11", "user 11", active=False)),
    ],
)
def test_a_user_always_has_a_name_and_is_active_unless_told_otherwise(
    user: seven_shifts.User, expected: Person
) -> None:
    assert expected == bridge.person(user)


def test_a_shift_has_the_time_of_its_location() -> None:
    expected = Shift(
        system="seven_shifts",
        id="31415",
        start=datetime(2026, 11, 23, 9, tzinfo=REGINA),
        end=datetime(2026, 11, 23, 17, tzinfo=REGINA),
        role="Cook",
        place="Downtown",
        people=(MAREN,),
        needed=1,
        open=0,
        notes="bring knives",
        created=datetime(2026, 11, 1, 10, tzinfo=UTC),
        modified=datetime(2026, 11, 2, 10, tzinfo=UTC),
    )

    assert expected == shift()
    assert REGINA is shift().start.tzinfo


@pytest.mark.parametrize("changes", [{"timezone": None}, {"timezone": "Mars/Phobos"}, {"location_id": None}])
def test_a_location_that_does_not_say_its_zone_has_that_of_the_company(changes: dict[str, Any]) -> None:
    assert BERLIN is shift(**changes).start.tzinfo


def test_an_open_shift_has_one_free_place() -> None:
    opening = shift(user_id=None, open=True)

    assert (1, 1, ()) == (opening.needed, opening.open, opening.people)


def test_a_shift_that_is_only_unassigned_is_not_on_offer() -> None:
    assert 0 == shift(user_id=None, unassigned=True).open


def test_what_a_shift_does_not_tell_is_empty() -> None:
    bare = shift(role_id=None, location_id=None, notes=None, user_id=99)

    assert ("", "", "", "user 99") == (bare.role, bare.place, bare.notes, bare.people[0].name)
    assert "" == shift(role_id=3301).role


@pytest.mark.parametrize("field", ["start", "end"])
def test_a_shift_without_a_time_cannot_be_read(field: str) -> None:
    with pytest.raises(Unreadable, match=f"7shifts shift 31415 has no {field}"):
        shift(**{field: None})


def test_a_punch_comes_with_its_breaks() -> None:
    record = seven_shifts.TimePunch.model_validate(
        {
            "id": 55,
            "user_id": 11,
            "clocked_in": "2026-11-23T15:02:00+00:00",
            "clocked_out": None,
            "breaks": [
                {"paid": False, "in": "2026-11-23T18:00:00+00:00", "out": None},
                {"paid": True, "in": None, "out": None},
            ],
        }
    )

    started, lunch = datetime(2026, 11, 23, 15, 2, tzinfo=UTC), datetime(2026, 11, 23, 18, tzinfo=UTC)
    expected = Punch("seven_shifts", "55", MAREN, started, None, (Break(lunch, None, paid=False),))
    assert expected == bridge.punch(record, PEOPLE)


@pytest.mark.parametrize("field", ["user_id", "clocked_in"])
def test_a_punch_of_nobody_or_without_start_cannot_be_read(field: str) -> None:
    fields: dict[str, Any] = {"id": 55, "user_id": 11, "clocked_in": "2026-11-23T15:02:00+00:00", "breaks": None}

    with pytest.raises(Unreadable, match=f"7shifts time punch 55 has no {field}"):
        bridge.punch(seven_shifts.TimePunch.model_validate({**fields, field: None}), PEOPLE)


def test_a_copy_is_known_by_the_key_in_its_comments() -> None:
    days = DaysOff(date(2026, 12, 24), date(2026, 12, 26))

    assert ExistingDaysOff("1234", MAREN, days, "paid", "crewsense:744837") == time_off()


@pytest.mark.parametrize(
    ("comments", "key"),
    [
        ("Seen by the manager. Copied time off, crewsense:744837/2. Fine", "crewsense:744837/2"),
        ("bamboo:12", ""),
        ("notcrewsense:12", ""),
        ("Family visit", ""),
        (None, ""),
    ],
)
def test_what_people_write_beside_the_key_does_not_matter(comments: str | None, key: str) -> None:
    assert key == time_off(comments=comments).key


@pytest.mark.parametrize(("status", "stands"), [(0, True), (1, True), (None, True), (2, False), (3, False)])
def test_declined_and_cancelled_time_off_does_not_stand(status: int | None, stands: bool) -> None:
    assert stands == time_off(status=status).stands


def test_a_part_of_a_day_has_hours() -> None:
    expected = DaysOff(DAY, DAY, time(8), time(12))

    assert expected == part(partial_from="08:00:00", partial_to="12:00:00")


@pytest.mark.parametrize("last", ["23:59:00", "23:59:59", "00:00:00"])
def test_a_part_may_last_until_midnight(last: str) -> None:
    assert DaysOff(DAY, DAY, time(20), time(0)) == part(partial_from="20:00:00", partial_to=last)


@pytest.mark.parametrize(
    "changes",
    [
        {"partial_from": None, "partial_to": "12:00:00"},
        {"partial_from": "08:00:00", "partial_to": ""},
        {"partial_from": "12:00:00", "partial_to": "08:00:00"},
        {"partial_from": "08:00:00", "partial_to": "08:00:00"},
    ],
)
def test_a_part_whose_hours_make_no_sense_counts_as_the_whole_day(changes: dict[str, Any]) -> None:
    assert DaysOff(DAY, DAY) == part(**changes)


def test_a_part_of_several_days_counts_as_whole_days() -> None:
    several = part(to_date="2026-12-26", partial_from="08:00:00", partial_to="12:00:00")

    assert DaysOff(DAY, date(2026, 12, 26)) == several


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"user_id": None}, "has no user_id"),
        ({"from_date": None}, "has no from_date"),
        ({"to_date": None}, "has no to_date"),
        ({"to_date": "2026-12-23"}, "ends on 2026-12-23, before it starts on 2026-12-24"),
    ],
)
def test_time_off_that_makes_no_sense_cannot_be_read(changes: dict[str, Any], problem: str) -> None:
    with pytest.raises(Unreadable, match=f"7shifts time off 1234 {problem}"):
        time_off(**changes)


def write(days: DaysOff, record_id: str | None = None) -> DaysOffWrite:
    return DaysOffWrite("crewsense:744837", MAREN, days, "paid", record_id)


def test_a_copy_is_created_approved_and_carries_its_key() -> None:
    assert {
        "user_id": 11,
        "from_date": DAY,
        "to_date": DAY,
        "category": "paid",
        "partial": False,
        "status": 1,
        "comments": "Copied time off, crewsense:744837",
    } == bridge.new_time_off(write(DaysOff(DAY, DAY)))


def test_a_copy_is_changed_without_touching_comments_and_status() -> None:
    assert {
        "id": 1234,
        "user_id": 11,
        "from_date": DAY,
        "to_date": DAY,
        "category": "paid",
        "partial": True,
        "partial_from": time(20),
        "partial_to": time(23, 59, 59),
    } == bridge.time_off_changes(write(DaysOff(DAY, DAY, time(20), time(0)), "1234"))


def test_only_a_copy_that_is_there_can_be_changed() -> None:
    with pytest.raises(ValueError, match="crewsense:744837 is not in 7shifts yet"):
        bridge.time_off_changes(write(DaysOff(DAY, DAY)))


@pytest.mark.parametrize(
    "days",
    [DaysOff(DAY, date(2026, 12, 26)), DaysOff(DAY, DAY, time(8), time(12)), DaysOff(DAY, DAY, time(20), time(0))],
)
def test_what_is_sent_is_read_back_alike(days: DaysOff) -> None:
    sent = bridge.new_time_off(write(days))

    record = seven_shifts.TimeOff.model_validate({"id": 1234, **sent})

    assert ExistingDaysOff("1234", MAREN, days, "paid", "crewsense:744837") == bridge.existing_days_off(record, PEOPLE)
