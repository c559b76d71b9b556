"""Shift times are in the zone that the credential says; all other times are UTC."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from prefect_shiftwork.rest.errors import InvalidInput

TORONTO = ZoneInfo("America/Toronto")
SHIFT = {"id": 1, "start": "2014-07-01 09:00:00", "end": "0000-00-00 00:00:00", "created": "2014-06-01 09:00:00"}


@pytest.mark.parametrize(
    ("zone", "start"),
    [(UTC, datetime(2014, 7, 1, 9, tzinfo=UTC)), (TORONTO, datetime(2014, 7, 1, 13, tzinfo=UTC))],
)
async def test_a_shift_starts_when_the_clock_of_its_zone_says_so(connect, wire, zone, start):
    wire.will({"status": "success", "data": {"shift": SHIFT}})
    shift = await connect(zone).get_shift(1)
    assert (start, None, datetime(2014, 6, 1, 9, tzinfo=UTC)) == (shift.start, shift.end, shift.created)
    assert zone == shift.start.tzinfo


async def test_a_shift_that_says_its_zone_itself_is_believed(connect, wire):
    wire.will({"status": "success", "data": {"shift": SHIFT | {"start": "2014-07-01T09:00:00Z"}}})
    assert datetime(2014, 7, 1, 9, tzinfo=UTC) == (await connect(TORONTO).get_shift(1)).start


@pytest.mark.parametrize(("zone", "written"), [(UTC, "2014-07-01 13:00:00"), (TORONTO, "2014-07-01 09:00:00")])
async def test_a_shift_is_written_by_the_clock_of_its_zone(connect, wire, zone, written):
    wire.will({"status": "success", "data": {"shift": {"id": 1}}})
    await connect(zone).update_shift(1, start=datetime(2014, 7, 1, 9, tzinfo=TORONTO))
    assert {"shift": {"start": written}} == wire.body


async def test_shifts_are_asked_for_by_the_clock_of_their_zone(connect, wire):
    wire.will({"status": "success", "data": [], "total": 0})
    moment = datetime(2014, 7, 1, 13, tzinfo=UTC)
    assert [] == [shift async for shift in connect(TORONTO).list_shifts(moment, moment)]
    assert {"start[gte]": "2014-07-01 09:00:00", "start[lte]": "2014-07-01 09:00:00"} == wire.query


async def test_a_punch_is_written_in_utc_whatever_the_zone_of_shifts(connect, wire):
    wire.will({"status": "success", "data": {"time_punch": {"id": 1}}})
    await connect(TORONTO).create_time_punch(2669, 408, datetime(2014, 7, 1, 9, tzinfo=TORONTO))
    assert "2014-07-01 13:00:00" == wire.body["time_punch"]["clocked_in"]


async def test_a_time_without_zone_is_refused(v1, wire):
    with pytest.raises(InvalidInput, match="create_shift: start: .*timezone"):
        await v1.create_shift(datetime(2014, 7, 1, 9), 56)  # noqa: DTZ001
    assert [] == wire.requests
