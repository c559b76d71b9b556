"""Long lists come whole, filtered as the caller asks."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import httpx
import pytest

from prefect_shiftwork.rest.errors import InvalidInput

MORNING = datetime(2014, 1, 1, 10, tzinfo=UTC)
SAME_MORNING = MORNING.astimezone(timezone(timedelta(hours=-6)))
NOTHING = {"status": "success", "data": [], "total": 0}


def roles(total: int, hint: int | None = None) -> Callable[[httpx.Request], httpx.Response]:
    """A vendor with so many roles, and perhaps another idea of how many they are."""

    def answer(request: httpx.Request) -> httpx.Response:
        start, size = (int(request.url.params[name]) for name in ("offset", "limit"))
        page = [{"role": {"id": id}} for id in range(1, total + 1)[start : start + size]]
        return httpx.Response(200, json={"status": "success", "data": page, "total": total if hint is None else hint})

    return answer


@pytest.mark.parametrize("total", [0, 1, 99, 100, 101, 250])
async def test_a_list_comes_whole_and_in_order(v1, wire, total):
    wire.will(roles(total))
    assert [*range(1, total + 1)] == [role.id async for role in v1.list_roles()]


@pytest.mark.parametrize("hint", [0, 20, 10_000])
async def test_a_wrong_total_loses_no_record(v1, wire, hint):
    wire.will(roles(250, hint))
    assert [*range(1, 251)] == [role.id async for role in v1.list_roles()]


async def test_a_caller_sets_the_size_of_a_page_and_where_to_start(v1, wire):
    wire.will(roles(25))
    assert [*range(6, 26)] == [role.id async for role in v1.list_roles(limit=10, offset=5)]
    assert [5, 15, 25] == sorted(int(request.url.params["offset"]) for request in wire.requests)


async def test_rows_stay_in_their_place_while_a_list_is_read(v1, wire):
    wire.will(NOTHING)
    lists = {"department": v1.list_departments, "location": v1.list_locations, "role": v1.list_roles}
    lists |= {"shift": v1.list_shifts, "event": v1.list_events, "time_punch": v1.list_time_punches}
    for of in (lists | {"user": v1.list_users}).values():
        assert [] == [record async for record in of()]
    assert [f"{model}.id" for model in [*lists, "user"]] == [r.url.params["order_field"] for r in wire.requests]


async def test_a_caller_sets_another_order(v1, wire):
    wire.will(NOTHING)
    assert [] == [shift async for shift in v1.list_shifts(order_field="shift.modified", order_dir="desc")]
    assert ("shift.modified", "desc") == tuple(wire.request.url.params[n] for n in ("order_field", "order_dir"))


@pytest.mark.parametrize(
    ("operation", "filters", "query"),
    [
        ("list_shifts", {"start_gte": MORNING, "start_lte": SAME_MORNING}, ("start[gte]", "start[lte]")),
        (
            "list_time_punches",
            {"clocked_in_gte": MORNING, "clocked_in_lte": MORNING},
            ("clocked_in[gte]", "clocked_in[lte]"),
        ),
        (
            "list_time_punches",
            {"clocked_out_gte": SAME_MORNING, "clocked_out_lte": MORNING},
            ("clocked_out[gte]", "clocked_out[lte]"),
        ),
    ],
)
async def test_moments_are_asked_for_in_utc(v1, wire, operation, filters, query):
    wire.will(NOTHING)
    assert [] == [record async for record in getattr(v1, operation)(**filters)]
    assert dict.fromkeys(query, "2014-01-01 10:00:00") == wire.query


async def test_days_are_asked_for_as_they_are_written(v1, wire):
    wire.will(NOTHING)
    day = date(2014, 1, 1)
    assert [] == [event async for event in v1.list_events(day, day, day)]
    assert {"date[gte]": "2014-01-01", "date[lte]": "2014-01-01", "date": "2014-01-01"} == wire.query


async def test_the_shifts_between_two_days_can_be_asked_for(v1, wire):
    wire.will(NOTHING)
    assert [] == [shift async for shift in v1.list_shifts(date(2014, 1, 1), "2014-01-02")]
    assert {"start[gte]": "2014-01-01", "start[lte]": "2014-01-02"} == wire.query


async def test_the_shifts_of_a_day_can_be_asked_for(v1, wire):
    wire.will(NOTHING)
    assert [] == [shift async for shift in v1.list_shifts(start_date=date(2014, 1, 1))]
    assert {"start[date]": "2014-01-01"} == wire.query


async def test_yes_and_no_are_one_and_zero_in_a_query(v1, wire):
    wire.will(NOTHING)
    assert [] == [shift async for shift in v1.list_shifts(deleted=True, draft=False, open=True, deep=False)]
    assert {"deleted": "1", "draft": "0", "open": "1", "deep": "0"} == wire.query


async def test_people_who_have_left_can_be_asked_for(v1, wire):
    wire.will(NOTHING)
    assert [] == [user async for user in v1.list_users(active=False)]
    assert {"active": "0"} == wire.query


@pytest.mark.parametrize(
    ("filters", "reason"),
    [
        ({"limit": 501}, "limit: .* less than or equal to 500"),
        ({"limit": 0}, "limit: .* greater than or equal to 1"),
        ({"offset": -1}, "offset"),
        ({"order_dir": "down"}, "order_dir"),
        ({"order_field": "modified"}, "order_field"),
        ({"start_gte": datetime(2014, 1, 1)}, "start_gte.* should have timezone"),  # noqa: DTZ001
        ({"start_gte": "2014-01-01T00:00:00"}, "start_gte.* should have timezone"),
        ({"start_gte": "next week"}, "start_gte"),
        ({"end_lte": MORNING}, "end_lte is no argument"),
    ],
)
async def test_what_the_vendor_cannot_answer_is_refused_before_it_is_sent(v1, wire, filters, reason):
    with pytest.raises(InvalidInput, match=reason):
        [shift async for shift in v1.list_shifts(**filters)]
    assert [] == wire.requests
