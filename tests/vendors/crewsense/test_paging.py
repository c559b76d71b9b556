"""Lists that come in pages: time off by month, announcements, callbacks and the log by link."""

from datetime import date, datetime
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from prefect_shiftwork.rest.errors import UnexpectedAnswer
from prefect_shiftwork.vendors.crewsense import CrewSense
from prefect_shiftwork.vendors.crewsense.segments import months

NEW_YORK = ZoneInfo("America/New_York")
MONTH = {"start": datetime(2018, 10, 1, tzinfo=NEW_YORK), "end": datetime(2018, 11, 1, tzinfo=NEW_YORK)}
QUARTER = {**MONTH, "end": datetime(2019, 1, 1, tzinfo=NEW_YORK)}
NEXT = (
    "http://api.crewsense.local/v1/time_offs"
    "?start=2018-10-01+00%3A00%3A00&end=2018-11-01+00%3A00%3A00&after=2018-10-31+00%3A00%3A00"
)


def segment(start: str, id: int = 744837) -> dict[str, Any]:
    """A segment of time off that begins on that day."""
    return {"id": id, "start": f"{start} 07:00:00"}


def page(*rows: dict[str, Any], next: object = None) -> dict[str, Any]:  # noqa: A002
    """A page of time off."""
    return {"items": list(rows), "metadata": {"links": {"prev": None, "next": next}}}


async def starts(client: CrewSense, start: datetime = MONTH["start"], end: datetime = MONTH["end"]) -> list[date]:
    """The days on which the time off between two moments begins."""
    return [row.start.date() async for row in client.list_time_offs(start, end) if row.start]


async def test_time_off_goes_on_over_links_to_a_development_host_without_leaving_the_own(client, wire) -> None:
    wire.will(page(segment("2018-10-30"), next=NEXT), page(segment("2018-11-05")))
    assert [date(2018, 10, 30), date(2018, 11, 5)] == await starts(client)
    assert ["https://api.crewsense.com"] * 2 == [f"{r.url.scheme}://{r.url.host}" for r in wire.requests]
    assert (
        "GET /v1/time_offs?start=2018-10-01+00%3A00%3A00&end=2018-11-01+00%3A00%3A00&after=2018-10-31+00%3A00%3A00"
        == wire.targets[1]
    )


@pytest.mark.parametrize("metadata", [{"links": {"next": ""}}, {"links": {}}, {}, []], ids=str)
async def test_time_off_ends_where_there_is_no_next_page(client, wire, metadata) -> None:
    wire.will({"items": [segment("2018-10-30")], "metadata": metadata})
    assert [date(2018, 10, 30)] == await starts(client)


async def test_segments_of_one_entry_are_all_there_and_none_twice(client, wire) -> None:
    wire.will(
        page(segment("2018-10-30"), segment("2018-10-31"), next=NEXT),
        page(segment("2018-10-31"), segment("2018-11-01"), segment("2018-10-31", id=744838)),
    )
    assert [date(2018, 10, 30), date(2018, 10, 31), date(2018, 11, 1), date(2018, 10, 31)] == await starts(client)


async def test_months_are_asked_for_side_by_side_and_come_in_order_with_no_segment_twice(client, wire) -> None:
    october, november, december = segment("2018-10-31"), segment("2018-11-01"), segment("2018-12-24")
    wire.will(page(october), page(october, november), page(december))

    assert [date(2018, 10, 31), date(2018, 11, 1), date(2018, 12, 24)] == await starts(client, **QUARTER)
    asked = [(request.url.params["start"][:10], request.url.params["end"][:10]) for request in wire.requests]
    assert [("2018-10-01", "2018-11-01"), ("2018-11-01", "2018-12-01"), ("2018-12-01", "2019-01-01")] == asked


@pytest.mark.parametrize(
    ("start", "end", "cuts"),
    [
        ("2026-01-31", "2026-05-01", ["2026-02-28", "2026-03-31", "2026-04-30"]),
        ("2027-12-15", "2028-02-15", ["2028-01-15"]),
        ("2026-02-01", "2026-03-01", []),
        ("2026-03-01", "2026-03-01", []),
        ("2026-03-02", "2026-03-01", []),
    ],
)
def test_a_time_is_cut_into_months_of_the_calendar(start, end, cuts) -> None:
    moments = [datetime.fromisoformat(day) for day in (start, *cuts, end)]
    assert list(pairwise(moments)) == list(months(moments[0], moments[-1]))


async def test_pages_that_lead_in_a_circle_are_an_error(client, wire) -> None:
    wire.will(*[page(segment("2018-10-30"), next=NEXT) for _ in range(2)])
    with pytest.raises(UnexpectedAnswer, match="the same page comes again"):
        await starts(client)


async def test_one_entry_is_the_list_of_its_segments(client, wire, documented) -> None:
    wire.will(documented["get_time_off"])
    segments = await client.get_time_off(744837)
    assert [(744837, date(2017, 7, 10)), (744837, date(2017, 7, 11))] == [(s.id, s.start.date()) for s in segments]


async def test_an_entry_without_items_is_named(client, wire) -> None:
    wire.will({"metadata": []})
    with pytest.raises(UnexpectedAnswer, match="without the documented 'items'"):
        await client.get_time_off(744837)


async def test_the_epoch_means_never(client, wire, documented) -> None:
    wire.will(documented["list_user_time_offs"])
    (row,) = await client.list_user_time_offs(98)
    assert (None, None) == (row.approval_date, row.acknowledgement_date)
    assert datetime(2017, 7, 10, 11, 19, 57, tzinfo=NEW_YORK) == row.request_date


@pytest.mark.parametrize("never", ["", 0, False, None, "1969-12-31 19:00:00", "1970-01-01T00:00:00+00:00"])
async def test_every_spelling_of_never_is_none(client, wire, never) -> None:
    wire.will(page({"id": 1, "approval_date": never}))
    (row,) = [row async for row in client.list_time_offs(**MONTH)]
    assert row.approval_date is None


async def test_the_log_goes_on_over_cursors_in_the_path(client, wire, documented) -> None:
    (entry,) = documented["list_logs"]["data"]
    wire.will(
        {"data": [entry], "pagination": {"prev": None, "next": "http://api.crewsense.com/v1/logs/150"}},
        {"data": [{**entry, "log_id": 7}], "pagination": {"prev": "https://api.crewsense.com/v1/logs", "next": None}},
    )
    assert [3359725, 7] == [entry.log_id async for entry in client.list_logs()]
    assert ["GET /v1/logs", "GET /v1/logs/150"] == wire.targets


@pytest.mark.parametrize(
    ("after", "path"), [(150, "/v1/logs/150"), ("2016-10-13 16:35:52", "/v1/logs/2016-10-13%2016%3A35%3A52")]
)
async def test_the_log_is_read_from_a_page_on(client, wire, documented, after, path) -> None:
    wire.will(
        {**documented["list_logs"], "pagination": {"next": "https://api.crewsense.com/v1/logs/250"}}, {"data": []}
    )
    assert [3359725] == [entry.log_id async for entry in client.list_logs_after(after)]
    assert [f"GET {path}", "GET /v1/logs/250"] == wire.targets


async def test_the_log_is_not_read_further_than_it_is_wanted(client, wire, documented) -> None:
    wire.will({**documented["list_logs"], "pagination": {"next": "https://api.crewsense.com/v1/logs/150"}})
    assert 3359725 == (await anext(client.list_logs())).log_id
    assert ["GET /v1/logs"] == wire.targets


async def test_callbacks_go_on_over_offsets(client, wire, documented) -> None:
    link = {"prev": None, "next": "https://api.crewsense.com/v1/callbacks?offset=50"}
    wire.will({**documented["list_callbacks"], "pagination": link}, documented["list_callbacks"])
    assert [123456, 123456] == [found.id async for found in client.list_callbacks()]
    assert ["GET /v1/callbacks", "GET /v1/callbacks?offset=50"] == wire.targets


async def test_announcements_without_any_are_none(client, wire) -> None:
    wire.will({"data": [], "pagination": {"prev": None, "next": None}})
    assert [] == [found async for found in client.list_announcements()]
