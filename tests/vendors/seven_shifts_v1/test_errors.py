"""A refusal says what happened and what to do, whatever status it comes with."""

from datetime import UTC, datetime

import httpx
import pytest

from prefect_shiftwork.rest.errors import (
    InvalidInput,
    NotAuthenticated,
    NotFound,
    NotPermitted,
    OutcomeUnknown,
    Rejected,
    UnexpectedAnswer,
)
from prefect_shiftwork.vendors.seven_shifts_v1 import RoleAssignment, UserChanges


def error(kind: str, message: str = "No.", key: str = "type") -> dict[str, str]:
    return {"status": "error", "message": message, key: kind}


@pytest.mark.parametrize("key", ["type", "error"])
@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("unauthorized", NotAuthenticated),
        ("access_denied", NotPermitted),
        ("invalid_id", NotFound),
        ("missing_parameter", Rejected),
        ("invalid_json", Rejected),
        ("save_error", Rejected),
        ("delete_error", Rejected),
        ("validation_error", Rejected),
        ("missing_header", Rejected),
        ("unknown", Rejected),
    ],
)
async def test_an_error_that_comes_as_a_success_is_an_error(v1, wire, word, kind, key):
    wire.will(error(word, key=key))
    with pytest.raises(kind, match=r"7shifts v1 get_shift .*\(200\): No\."):
        await v1.get_shift(1)


async def test_a_list_that_is_an_error_is_an_error(v1, wire, document):
    wire.will(document["Errors"]["answer"])
    with pytest.raises(NotAuthenticated, match="You are not authorized to access this account"):
        [location async for location in v1.list_locations()]


async def test_a_delete_that_comes_back_as_an_error_is_an_error(v1, wire):
    wire.will(error("delete_error", "Department is in use"))
    with pytest.raises(Rejected, match="7shifts v1 delete_department .*Department is in use"):
        await v1.delete_department(1)


@pytest.mark.parametrize(
    ("status", "kind"), [(400, Rejected), (401, NotAuthenticated), (402, Rejected), (404, NotFound), (409, Rejected)]
)
async def test_a_status_tells_what_is_wrong(v1, wire, status, kind):
    wire.will(httpx.Response(status, json=error("unknown", "Location timezone is invalid")))
    with pytest.raises(kind, match=rf"\({status}\): Location timezone is invalid"):
        await v1.get_shift(1)


async def test_a_record_may_speak_of_errors(v1, wire):
    wire.will({"status": "success", "data": {"shift": {"id": 1, "notes": "error", "error": "none"}}})
    assert "error" == (await v1.get_shift(1)).notes


@pytest.mark.parametrize("content", [b'["error"]', b'{"message": "error"}'])
async def test_an_answer_that_only_mentions_errors_is_undocumented(v1, wire, content):
    wire.will(httpx.Response(200, content=content))
    with pytest.raises(UnexpectedAnswer, match="without the documented 'data'"):
        await v1.get_shift(1)


async def test_an_answer_that_is_cut_short_is_undocumented(v1, wire):
    wire.will(
        httpx.Response(200, content=b'{"status": "error'), httpx.Response(200, content=b'{"status": "error", "me')
    )
    for _ in range(2):
        with pytest.raises(UnexpectedAnswer, match="cut short"):
            await v1.get_shift(1)


async def test_a_write_without_a_clear_answer_is_not_sent_again(v1, wire):
    wire.will(httpx.Response(500, json=error("unknown")))
    with pytest.raises(OutcomeUnknown, match="look at the vendor before you repeat it"):
        await v1.create_role("Cook")
    assert 1 == len(wire.requests)


async def test_a_read_is_asked_again_until_it_is_answered(v1, wire, document):
    wire.will(httpx.Response(502), document["Roles Read"]["answer"])
    assert 6007 == (await v1.get_role(6007)).id


async def test_no_message_holds_the_key(v1, wire):
    wire.will(httpx.Response(401, json=error("unauthorized", "The key invented-api-key is not known")))
    with pytest.raises(NotAuthenticated, match=r"The key \*\*\* is not known"):
        await v1.get_shift(1)


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        (lambda v1: v1.create_role("Cook", "#00ff00"), "create_role: color"),
        (lambda v1: v1.create_role(""), "create_role: name"),
        (lambda v1: v1.create_location("4th Ave", "us"), "create_location: country"),
        (lambda v1: v1.update_location(1, timezone="America/Torronto"), "did you mean America/Toronto"),
        (lambda v1: v1.update_shift(1, status=4), "update_shift: status"),
        (lambda v1: v1.update_shift(1, hourly_wage=-1), "update_shift: hourly_wage"),
        (lambda v1: v1.update_shift(1, late_minutes=-1), "update_shift: late_minutes"),
        (lambda v1: v1.update_user(1, {"user_type_id": 2}), r"update_user: user\.user_type_id"),
        (lambda v1: v1.create_user({"firstname": "Bryn"}), r"create_user: user\.lastname is missing"),
        (lambda v1: v1.update_user(1, {"nickname": "B"}), r"update_user: user\.nickname is no argument"),
        (lambda v1: v1.update_user(1, {"skill_level": 4}), r"update_user: user\.skill_level"),
        (lambda v1: v1.update_user(1, {}, roles=[{"primary": 1}]), r"update_user: roles\.0\.id is missing"),
        (lambda v1: v1.get_shift("mine"), "get_shift: id"),
    ],
)
async def test_what_is_not_valid_is_refused_before_it_is_sent(v1, wire, call, reason):
    with pytest.raises(InvalidInput, match=reason):
        await call(v1)
    assert [] == wire.requests


async def test_only_what_is_given_is_sent(v1, wire):
    wire.will({"status": "success", "data": {"user": {"id": 1}}})
    await v1.update_user(1, UserChanges(email_me_schedules=False), roles=[RoleAssignment(id=2)])
    assert {"user": {"email_me_schedules": False}, "role": [{"id": 2}]} == wire.body


async def test_what_became_of_a_shift_can_be_said_at_once(v1, wire):
    wire.will({"status": "success", "data": {"shift": {"id": 1}}})
    await v1.create_shift(datetime(2013, 3, 3, 10, tzinfo=UTC), 56, status=3, late_minutes=0)
    said = {"start": "2013-03-03 10:00:00", "location_id": 56, "status": 3, "late_minutes": 0}
    assert {"shift": said} == wire.body


@pytest.mark.parametrize("punch_id", [1234, "0042"])
async def test_a_punch_id_may_begin_with_a_nought(v1, wire, punch_id):
    wire.will({"status": "success", "data": {"scheduled": False}})
    await v1.check_scheduled(punch_id)
    assert {"punch_id": punch_id} == wire.body
