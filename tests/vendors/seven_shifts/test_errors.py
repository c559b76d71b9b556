"""A refusal says what happened and what to do, in either of the vendor's two shapes; the rate is kept."""

from datetime import UTC, date, datetime

import httpx
import pytest

from prefect_shiftwork.rest.errors import (
    NotAuthenticated,
    NotFound,
    NotPermitted,
    OutcomeUnknown,
    Rejected,
    VendorFault,
)

PROBLEM = {
    "type": "https://example.com/errors/unprocessable",
    "title": "Unprocessable Entity",
    "status": 422,
    "detail": "location_id is required",
    "code": 1001,
    "param": "location_id",
}
FORM_B = {"status": "error", "message": "location_id is required", "error": "missing_parameter"}
RECORD = {"data": {"id": 1}}
START, END = datetime(2026, 11, 23, 15, tzinfo=UTC), datetime(2026, 11, 23, 23, tzinfo=UTC)


@pytest.mark.parametrize("body", [PROBLEM, FORM_B])
@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, Rejected),
        (401, NotAuthenticated),
        (403, NotPermitted),
        (404, NotFound),
        (409, Rejected),
        (422, Rejected),
        (501, VendorFault),
    ],
)
async def test_the_vendors_words_are_quoted_from_both_shapes(v2, wire, status, kind, body):
    wire.will(httpx.Response(status, json=body))
    with pytest.raises(kind, match=rf"7shifts get_role .*\({status}\): location_id is required"):
        await v2.get_role(1)


async def test_a_plan_that_is_too_small_is_named_as_a_possible_reason(v2, wire):
    wire.will(httpx.Response(403, json=PROBLEM))
    with pytest.raises(NotPermitted, match="check that your plan includes it"):
        await v2.get_time_off(1)


async def test_a_shift_is_not_created_twice_when_the_answer_is_lost(v2, wire):
    wire.will(httpx.Response(500, json=FORM_B))
    with pytest.raises(OutcomeUnknown):
        await v2.create_shift(1540, START, END)
    assert 1 == len(wire.requests)


async def test_time_off_is_not_created_twice_when_the_answer_is_lost(v2, wire):
    wire.will(httpx.Response(502))
    with pytest.raises(OutcomeUnknown):
        await v2.create_time_off(7, date(2026, 12, 24), date(2026, 12, 24), "paid")
    assert 1 == len(wire.requests)


async def test_an_approval_may_be_sent_again(v2, wire):
    wire.will(httpx.Response(502), {"id": 1234, "status": 1})
    assert 1 == (await v2.approve_time_off(1234)).status


async def test_after_a_refusal_for_the_rate_nobody_calls_for_a_minute(v2, wire, clock):
    wire.will(httpx.Response(429), RECORD)
    assert 1 == (await v2.get_role(1)).id
    assert 60.0 <= sum(clock.slept)


async def test_ten_calls_go_out_at_once_and_the_next_after_a_second(v2, wire, clock):
    wire.will(RECORD)
    moments = []
    for _ in range(21):
        await v2.get_role(1)
        moments.append(round(clock.now - 1_000.0, 1))
    assert [0.0] * 10 + [1.1] * 10 + [2.2] == moments
