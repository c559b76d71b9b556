"""The world that all vendors are seeded with."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from prefect_shiftwork.sandbox.people import NOTHING_MATCHES, ONLY_EMAIL_MATCHES, SHARED_EMAIL
from prefect_shiftwork.sandbox.world import World, world_of

ANCHORS = [datetime(*day, 15, tzinfo=UTC) for day in ((2026, 11, 23), (2028, 2, 29), (2027, 3, 14))]


@pytest.fixture(params=ANCHORS, ids=str)
def world(request: pytest.FixtureRequest) -> World:
    return world_of(request.param)


def test_the_same_day_makes_the_same_world() -> None:
    morning = datetime(2026, 11, 23, 6, tzinfo=UTC)
    assert world_of(morning) == world_of(morning + timedelta(hours=20))


def test_the_anchor_is_the_departments_date_not_utcs() -> None:
    assert date(2026, 11, 22) == world_of(datetime(2026, 11, 23, 4, 59, tzinfo=UTC)).anchor


def test_forty_people_at_example_org_share_one_mailbox_at_most(world: World) -> None:
    mailboxes = Counter(person.email for person in world.people)
    assert (40, [2]) == (mailboxes.total(), [count for count in mailboxes.values() if count > 1])
    assert 2 == mailboxes[SHARED_EMAIL]
    assert {"example.org"} == {email.partition("@")[2] for email in mailboxes}
    assert all(email.isascii() for email in mailboxes)


def test_the_restaurants_know_all_but_two_by_the_same_employee_id(world: World) -> None:
    different = [staff.number for person, staff in zip(world.people, world.staff, strict=True) if person != staff]
    assert [ONLY_EMAIL_MATCHES, NOTHING_MATCHES] == different
    by_email, by_nothing = (world.staff[number - 1] for number in different)
    assert (None, world.people[6].email) == (by_email.employee_id, by_email.email)
    emails, ids = {p.email for p in world.people}, {p.employee_id for p in world.people}
    assert (False, False) == (by_nothing.email in emails, by_nothing.employee_id in ids)


def test_shifts_begin_with_the_month_and_last_a_month_from_today(world: World) -> None:
    days = sorted({shift.start.date() for shift in world.shifts})
    assert world.anchor.replace(day=1) == days[0]
    assert days[-1] - world.anchor >= timedelta(days=27)
    assert {timedelta(days=1)} == {later - earlier for earlier, later in pairwise(days)}


def test_tours_last_from_eight_to_eight_also_when_the_clocks_change(world: World) -> None:
    assert {(8, 8)} == {(shift.start.hour, shift.end.hour) for shift in world.shifts}
    assert {timedelta(days=1)} == {shift.end - shift.start for shift in world.shifts}


def test_every_day_one_platoon_is_at_both_stations(world: World) -> None:
    for day in {shift.start.date() for shift in world.shifts}:
        tours = [shift for shift in world.shifts if shift.start.date() == day]
        assert (1, 2) == (len({t.person.platoon for t in tours}), len({t.station for t in tours}))


def test_nobody_is_in_two_places_at_once(world: World) -> None:
    turns = sorted(
        (shift.person.number, shift.start.astimezone(UTC), shift.end.astimezone(UTC))
        for shift in (*world.shifts, *world.restaurant_shifts)
    )
    assert [] == [pair for pair in pairwise(turns) if pair[0][0] == pair[1][0] and pair[0][2] > pair[1][1]]


def test_somebody_is_away_today_and_somebody_waits_for_an_answer(world: World) -> None:
    noon = datetime.combine(world.anchor, datetime.min.time().replace(hour=12), world.department_zone)
    assert [off for off in world.time_off if off.start <= noon < off.end]
    assert [off for off in world.time_off if off.status == "pending"]


def test_time_off_is_in_parts_of_days_and_in_many_days(world: World) -> None:
    lengths = {off.end - off.start for off in world.time_off}
    assert {timedelta(hours=4), timedelta(days=1), timedelta(days=5)} <= lengths


def test_a_vacation_spans_a_change_of_the_clocks() -> None:
    world = world_of(datetime(2026, 11, 23, 15, tzinfo=UTC))
    spanning = [off for off in world.time_off if off.start.utcoffset() != off.end.utcoffset()]
    assert [timedelta(days=3, hours=1)] == [off.end.astimezone(UTC) - off.start.astimezone(UTC) for off in spanning]


def test_a_month_without_a_change_of_the_clocks_has_no_such_vacation() -> None:
    world = world_of(datetime(2026, 7, 10, 15, tzinfo=UTC))
    assert [] == [off for off in world.time_off if off.start.utcoffset() != off.end.utcoffset()]


def test_the_event_is_on_a_weekend_that_is_still_to_come(world: World) -> None:
    assert timedelta(days=10) <= world.event.start - world.anchor < timedelta(days=17)
    assert (5, 6) == (world.event.start.weekday(), world.event.end.weekday())


def test_the_event_has_open_slots_and_no_helper_twice_at_once(world: World) -> None:
    assert {1} == {shift.open_slots for shift in world.event.shifts}
    blocks = Counter((shift.start, helper.number) for shift in world.event.shifts for helper in shift.helpers)
    assert {1} == set(blocks.values())


def test_busy_evenings_in_the_restaurants_are_open_to_anybody(world: World) -> None:
    assert {4, 5} == {opening.start.weekday() for opening in world.openings}
    assert {timedelta(hours=8)} == {opening.end - opening.start for opening in world.openings}
