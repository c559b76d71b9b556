"""Long lists come whole, by cursor."""

from datetime import UTC, datetime

import pytest

from prefect_shiftwork.rest.errors import InvalidInput, UnexpectedAnswer

MORNING = datetime(2026, 11, 23, 15, tzinfo=UTC)


def page(*ids: int, next: str | None = None) -> dict[str, object]:  # noqa: A002
    cursor = {"current": None, "prev": None, "next": next, "count": len(ids)}
    return {"object": "roles", "data": [{"id": id} for id in ids], "meta": {"cursor": cursor}}


async def test_a_list_comes_whole_and_in_order(v2, wire):
    wire.will(page(1, 2, next="b3Bh"), page(3, next="cXVl"), page(4))
    assert [1, 2, 3, 4] == [role.id async for role in v2.list_roles()]
    assert [None, "b3Bh", "cXVl"] == [request.url.params.get("cursor") for request in wire.requests]


async def test_filters_are_sent_again_with_each_cursor(v2, wire):
    wire.will(page(1, next="b3Bh"), page(2))
    assert [1, 2] == [role.id async for role in v2.list_roles(1540, limit=1)]
    assert ["1540", "1540"] == [request.url.params["location_id"] for request in wire.requests]


async def test_a_full_page_without_a_cursor_is_the_last(v2, wire):
    wire.will({"data": [{"id": 1}], "meta": None}, {"data": []})
    assert [1] == [role.id async for role in v2.list_roles(limit=1)]
    assert 1 == len(wire.requests)


async def test_a_page_without_any_meta_is_the_last(v2, wire):
    wire.will({"data": [{"id": 1}]})
    assert [1] == [time_off.id async for time_off in v2.list_time_off()]


async def test_a_cursor_that_comes_again_is_an_error_and_no_endless_loop(v2, wire):
    wire.will(page(1, next="b3Bh"))
    with pytest.raises(UnexpectedAnswer, match="7shifts list_roles .*the same page comes again"):
        [role async for role in v2.list_roles()]
    assert 2 == len(wire.requests)


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        (lambda v2: v2.list_users(limit=501), "list_users: limit"),
        (lambda v2: v2.list_users(status="away"), "list_users: status"),
        (lambda v2: v2.list_shifts(datetime(2026, 11, 23)), "list_shifts: start_gte: .*timezone"),  # noqa: DTZ001
        (lambda v2: v2.list_time_off(sort_by="modified"), "list_time_off: sort_by"),
        (lambda v2: v2.list_time_off(company_id=1), "list_time_off: company_id is no argument"),
    ],
)
async def test_a_list_that_the_vendor_cannot_answer_is_refused_before_it_is_sent(v2, wire, call, reason):
    with pytest.raises(InvalidInput, match=reason):
        [record async for record in call(v2)]
    assert [] == wire.requests


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        (lambda v2: v2.get_user("Ada"), "get_user: id"),
        (lambda v2: v2.get_user("punch:"), "get_user: id"),
        (lambda v2: v2.create_shift(1540, datetime(2026, 11, 23), MORNING), "create_shift: start: .*timezone"),  # noqa: DTZ001
        (lambda v2: v2.create_shift(1540, MORNING, MORNING, status=6), "create_shift: status"),
        (lambda v2: v2.create_time_off(7, "2026-12-24", "soon", "paid"), "create_time_off: to_date"),
        (lambda v2: v2.create_time_off(7, "2026-12-24", "2026-12-24", "sick"), "create_time_off: category"),
        (lambda v2: v2.create_department(1540, "K" * 156), "create_department: name"),
        (lambda v2: v2.create_role("Cook", "#08897d", 1540), "create_role: color"),
        (lambda v2: v2.create_wage(7, "2026-12-24", "hourly", -1), "create_wage: wage_cents"),
        (lambda v2: v2.create_webhook("example.com", "user.created"), "create_webhook: url"),
        (lambda v2: v2.create_webhook("https://example.com", "shift.created"), "create_webhook: event"),
        (lambda v2: v2.create_user({"first_name": "Ada"}), r"create_user: user\.last_name is missing"),
        (lambda v2: v2.update_location(1, {"name": "D", "zip": "1"}), r"update_location: location\.zip is no argument"),
        (lambda v2: v2.update_location(1, {"country": "ca"}), r"update_location: location\.country"),
        (lambda v2: v2.update_location(1, {"lat": 91}), r"update_location: location\.lat"),
        (lambda v2: v2.update_location(1, {"timezone": "America/Regena"}), "did you mean America/Regina"),
        (lambda v2: v2.update_user(7, {"language": "de"}), r"update_user: user\.language"),
        (lambda v2: v2.update_user(7, {"prov_state": "S" * 26}), r"update_user: user\.prov_state"),
        (lambda v2: v2.update_user(7, {"pronouns": "x" * 81}), r"update_user: user\.pronouns"),
        (lambda v2: v2.update_location(1, {"city": "R" * 41}), r"update_location: location\.city"),
        (lambda v2: v2.update_role(3300, job_code="B" * 191), "update_role: job_code"),
        (lambda v2: v2.update_role(3300, stations=[{"name": "G" * 256}]), r"update_role: stations\.0\.name"),
        (lambda v2: v2.update_user(7, {"wage_cents": 1650}), r"update_user: user\.wage_cents is no argument"),
        (lambda v2: v2.update_role(3300, name=""), "update_role: name"),
        (lambda v2: v2.create_many_users([]), "create_many_users: users"),
        (lambda v2: v2.delete_user(7), "delete_user: inactive_reason is missing"),
    ],
)
async def test_what_is_not_valid_is_refused_before_it_is_sent(v2, wire, call, reason):
    with pytest.raises(InvalidInput, match=reason):
        await call(v2)
    assert [] == wire.requests


async def test_a_blank_erases_nothing(v2, wire):
    wire.will({"data": {"id": 1540}})
    await v2.update_location(1540, {"name": "Downtown", "message": None})
    assert {"name": "Downtown"} == wire.body
