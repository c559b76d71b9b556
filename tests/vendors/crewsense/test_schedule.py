"""The schedule, as documented and as it comes."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest

from prefect_shiftwork.rest.errors import UnexpectedAnswer

NEW_YORK = ZoneInfo("America/New_York")
JUNE, JULY = datetime(2025, 6, 1, tzinfo=NEW_YORK), datetime(2025, 7, 1, tzinfo=NEW_YORK)


def days_of(*dates: str) -> dict[str, Any]:
    """A live answer with these days, told apart by their notes."""
    return {"days": {day: {"notes": f"{day} of an answer with {len(dates)}"} for day in dates}}


async def test_days_that_come_as_an_object_keep_the_date_that_is_their_key(client, wire, live_schedule) -> None:
    wire.will(live_schedule)
    (day,) = (await client.get_schedule(JUNE, JULY)).days
    assert date(2025, 6, 2) == day.date
    assert ["E1", "E2"] == [assignment.name for assignment in day.assignments]
    assert ["Pat Example"] == [shift.user.name for shift in day.assignments[0].shifts]


async def test_a_live_day_holds_nothing_that_has_no_field(client, wire, live_schedule) -> None:
    wire.will(live_schedule)
    (day,) = (await client.get_schedule(JUNE, JULY)).days
    rows = [*day.assignments, *day.assignments[0].shifts, *day.time_off, *day.callbacks, *day.trades, *day.misc]
    assert [{}] * 7 == [row.model_extra for row in rows]


async def test_times_of_the_schedule_are_the_organisations(client, wire, live_schedule) -> None:
    wire.will(live_schedule)
    schedule = await client.get_schedule(JUNE, JULY)
    shift = schedule.days[0].assignments[0].shifts[0]
    assert datetime(2025, 6, 2, 8, tzinfo=NEW_YORK) == shift.start
    assert (JUNE, JULY) == (schedule.start, schedule.end)


async def test_documented_and_live_days_are_the_same_kind_of_list(client, wire, documented) -> None:
    wire.will(documented["get_schedule"])
    schedule = await client.get_schedule(JUNE, JULY)
    assert [date(2015, 3, 15)] == [day.date for day in schedule.days]
    assert schedule.next.href.startswith("https://api.crewsense.com/v1/schedule?start=2015-03-22")


@pytest.mark.parametrize("nothing", [[], {}, None])
async def test_a_schedule_without_days_is_empty(client, wire, nothing) -> None:
    wire.will({"start": "2025-06-01 00:00:00", "end": "2025-07-01 00:00:00", "days": nothing})
    assert [] == (await client.get_schedule(JUNE, JULY)).days


async def test_overtime_may_be_a_number_or_a_text(client, wire, documented) -> None:
    (day,) = documented["get_schedule"]["days"]
    shift = day["assignments"][0]["shifts"][0]
    shifts = [{**shift, "hold_over": 1.5}, {**shift, "hold_over": "2015-03-16 09:30:00"}]
    wire.will({"days": [{"date": "2015-03-15", "assignments": [{"id": 1, "shifts": shifts}]}]})
    found = (await client.get_schedule(JUNE, JULY)).days[0].assignments[0].shifts
    assert [1.5, "2015-03-16 09:30:00"] == [shift.hold_over for shift in found]


async def test_a_changed_field_is_named_with_its_place(client, wire) -> None:
    wire.will({"days": {"2025-06-02": {"assignments": [{"id": "E1"}]}}})
    with pytest.raises(UnexpectedAnswer, match=r"CrewSense get_schedule .*days\.0\.assignments\.0\.id"):
        await client.get_schedule(JUNE, JULY)


async def test_a_long_time_is_asked_for_a_month_at_a_time(client, wire) -> None:
    wire.will(days_of("2025-06-01"), days_of("2025-07-02"), days_of("2025-08-02"))
    until = datetime(2025, 8, 10, 12, tzinfo=NEW_YORK)
    days = [day.date async for day in client.list_schedule_days(JUNE.replace(hour=8), until)]
    assert [date(2025, 6, 1), date(2025, 7, 2), date(2025, 8, 2)] == days
    assert [
        ("2025-06-01 08:00:00", "2025-07-02 00:00:00"),
        ("2025-07-02 00:00:00", "2025-08-02 00:00:00"),
        ("2025-08-02 00:00:00", "2025-08-10 12:00:00"),
    ] == [(request.url.params["start"], request.url.params["end"]) for request in wire.requests]


async def test_a_day_that_spills_over_is_taken_whole_and_once(client, wire) -> None:
    wire.will(days_of("2025-07-01", "2025-07-02"), days_of("2025-07-01", "2025-07-02", "2025-07-03"))
    days = [day async for day in client.list_schedule_days(JUNE, datetime(2025, 7, 3, tzinfo=NEW_YORK))]
    assert ["2025-07-01 of an answer with 2", "2025-07-02 of an answer with 3", "2025-07-03 of an answer with 3"] == [
        day.notes for day in days
    ]


async def test_days_of_an_empty_month_are_none(client, wire) -> None:
    wire.will({"days": []})
    assert [] == [day async for day in client.list_schedule_days(JUNE, JULY)]


async def test_listed_days_come_as_a_list_too(client, wire, documented) -> None:
    wire.will(documented["get_schedule"])
    (day,) = [day async for day in client.list_schedule_days(JUNE, JULY)]
    assert (date(2015, 3, 15), 456789) == (day.date, day.assignments[0].shifts[0].id)


async def test_a_web_page_instead_of_the_schedule_is_named(client, wire) -> None:
    wire.will(httpx.Response(200, html="<h1>Maintenance</h1>"))
    with pytest.raises(UnexpectedAnswer, match="a web page instead of data"):
        await anext(client.list_schedule_days(JUNE, JULY))
