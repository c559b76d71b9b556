from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prefect_shiftwork.roster.periods import (
    SUNDAY,
    Period,
    coming_days,
    last_month,
    last_week,
    pay_period,
    this_month,
)

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
ZONES = st.sampled_from([BERLIN, NEW_YORK, ZoneInfo("UTC"), ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Asia/Beirut")])
DATES = st.dates(date(1990, 1, 1), date(2037, 1, 1))
MOMENTS = st.builds(datetime.combine, DATES, st.times(), ZONES)
WEDNESDAY = datetime(2026, 3, 4, 9, 30, tzinfo=BERLIN)


def test_last_week_is_the_whole_week_before_this_one() -> None:
    assert Period(date(2026, 2, 23), date(2026, 3, 1)) == last_week(WEDNESDAY, BERLIN)
    assert Period(date(2026, 2, 22), date(2026, 2, 28)) == last_week(WEDNESDAY, BERLIN, SUNDAY)


def test_on_the_first_day_of_a_week_last_week_has_just_ended() -> None:
    monday = datetime(2026, 3, 2, 0, 0, tzinfo=BERLIN)

    assert Period(date(2026, 2, 23), date(2026, 3, 1)) == last_week(monday, BERLIN)


def test_months_have_their_own_length() -> None:
    assert Period(date(2026, 2, 1), date(2026, 2, 28)) == last_month(WEDNESDAY, BERLIN)
    assert Period(date(2026, 3, 1), date(2026, 3, 31)) == this_month(WEDNESDAY, BERLIN)
    january = datetime(2028, 1, 31, tzinfo=BERLIN)
    assert Period(date(2027, 12, 1), date(2027, 12, 31)) == last_month(january, BERLIN)


def test_the_zone_decides_which_day_it_is() -> None:
    late = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)

    assert date(2026, 3, 1) == this_month(late, BERLIN).start
    assert date(2026, 2, 1) == this_month(late, NEW_YORK).start


def test_pay_periods_are_counted_from_any_first_day() -> None:
    expected = Period(date(2026, 2, 23), date(2026, 3, 8))

    assert expected == pay_period(WEDNESDAY, BERLIN, date(2026, 1, 12), 14)
    assert expected == pay_period(WEDNESDAY, BERLIN, date(2026, 4, 6), 14)
    assert Period(date(2026, 2, 9), date(2026, 2, 22)) == pay_period(WEDNESDAY, BERLIN, date(2026, 1, 12), 14, ago=1)


def test_a_pay_period_needs_a_length() -> None:
    with pytest.raises(ValueError, match="at least one day, not 0"):
        pay_period(WEDNESDAY, BERLIN, date(2026, 1, 12), 0)


def test_coming_days_begin_today() -> None:
    assert Period(date(2026, 3, 4), date(2026, 3, 31)) == coming_days(WEDNESDAY, BERLIN, 28)


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="has no time zone"):
        last_week(datetime(2026, 3, 4), BERLIN)  # noqa: DTZ001


def test_a_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="cannot end on 2026-03-01, before it starts on 2026-03-02"):
        Period(date(2026, 3, 2), date(2026, 3, 1))


def test_a_period_is_spelled_by_its_days() -> None:
    assert "2026-03-02 to 2026-03-08" == str(Period(date(2026, 3, 2), date(2026, 3, 8)))
    assert "2026-03-02" == str(Period(date(2026, 3, 2), date(2026, 3, 2)))


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 6, 1), 24)])
def test_a_day_of_a_clock_change_has_its_true_length(day: date, hours: int) -> None:
    start, end = Period(day, day).bounds(BERLIN)

    assert timedelta(hours=hours) == end.astimezone(UTC) - start.astimezone(UTC)


@given(DATES, st.integers(0, 40), ZONES)
def test_neighbouring_periods_leave_no_moment_out(start: date, days: int, zone: ZoneInfo) -> None:
    period = Period(start, start + timedelta(days=days))
    edges = [Period(day, day).bounds(zone) for day in period]

    assert (edges[0][0], edges[-1][1]) == period.bounds(zone)
    assert all(before[1] == after[0] for before, after in pairwise(edges))
    assert days + 1 == period.length == len(edges)


@given(MOMENTS, st.integers(0, 6))
def test_last_week_is_seven_days_that_end_within_the_last_seven(now: datetime, first_day: int) -> None:
    week = last_week(now, BERLIN, first_day)

    assert (7, first_day) == (week.length, week.start.weekday())
    assert timedelta(1) <= now.astimezone(BERLIN).date() - week.end <= timedelta(7)


@given(MOMENTS, DATES, st.integers(1, 60))
def test_a_pay_period_holds_today_and_meets_the_one_before(now: datetime, anchor: date, days: int) -> None:
    current, before = (pay_period(now, BERLIN, anchor, days, ago=ago) for ago in (0, 1))

    assert current.start <= now.astimezone(BERLIN).date() <= current.end
    assert before.end + timedelta(1) == current.start
    assert days == current.length == before.length
    assert 0 == (current.start - anchor).days % days


@given(start=DATES, length=st.integers(1, 400), days=st.integers(1, 40))
def test_the_parts_of_a_period_hold_each_of_its_days_once_in_order(start: date, length: int, days: int) -> None:
    period = Period(start, start + timedelta(days=length - 1))
    parts = list(period.parts(days))

    assert list(period) == [day for part in parts for day in part]
    assert all(part.length == days for part in parts[:-1])
    assert parts[-1].length <= days
