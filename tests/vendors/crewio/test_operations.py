import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest

from prefect_shiftwork.rest.errors import InvalidInput, NotPermitted, OutcomeUnknown, UnexpectedAnswer
from prefect_shiftwork.rest.operation import operations
from prefect_shiftwork.vendors.crewio import Assignment, CrewIO, Event, NewSlotAnswer, NewTimeSlot, Role, Shift

BASE = "https://crewio.co/api/developer/v1"
EVENT = {"event": {"id": "event_uuid"}}
ROLE = {"role": {"id": "role_uuid"}}
SHIFT = {"shift": {"id": "shift_uuid"}}
ASSIGNMENT = {
    "assignment": {"id": "assignment_uuid", "shift_id": "shift_uuid", "user_id": "user_uuid", "state": "confirmed"}
}
START = datetime(2026, 7, 12, 14, tzinfo=UTC)
END = datetime(2026, 7, 12, 18, tzinfo=UTC)
NAIVE = START.replace(tzinfo=None)
BERLIN = ZoneInfo("Europe/Berlin")

Make = Callable[[CrewIO], Any]

# One row an operation: how it is called, the answer, and the request as the portal documents it.
REQUESTS: list[tuple[Make, object, str, object]] = [
    (lambda c: c.list_events(), {"events": []}, "GET /events", None),
    (lambda c: c.list_events("active", 20), {"events": []}, "GET /events?status=active&limit=20", None),
    (lambda c: c.get_event("event_uuid"), EVENT, "GET /events/event_uuid", None),
    (
        lambda c: c.create_event("Sommerfest 2026", date(2026, 7, 12), date(2026, 7, 13), "active", "Stadtpark Mainz"),
        EVENT,
        "POST /events",
        {
            "name": "Sommerfest 2026",
            "start_date": "2026-07-12",
            "end_date": "2026-07-13",
            "status": "active",
            "location": "Stadtpark Mainz",
        },
    ),
    (
        lambda c: c.update_event("event_uuid", status="cancelled"),
        EVENT,
        "PATCH /events/event_uuid",
        {"status": "cancelled"},
    ),
    (lambda c: c.delete_event("event_uuid"), None, "DELETE /events/event_uuid", None),
    (lambda c: c.list_roles("event_uuid"), {"roles": []}, "GET /events/event_uuid/roles", None),
    (
        lambda c: c.create_role("event_uuid", "Getränkestand", "#2563EB"),
        ROLE,
        "POST /events/event_uuid/roles",
        {"name": "Getränkestand", "color": "#2563EB"},
    ),
    (
        lambda c: c.update_role("event_uuid", "role_uuid", color="#000000"),
        ROLE,
        "PATCH /events/event_uuid/roles/role_uuid",
        {"color": "#000000"},
    ),
    (lambda c: c.delete_role("event_uuid", "role_uuid"), None, "DELETE /events/event_uuid/roles/role_uuid", None),
    (lambda c: c.list_shifts("event_uuid"), {"shifts": []}, "GET /events/event_uuid/shifts", None),
    (
        lambda c: c.create_shift("event_uuid", "role_uuid", START, END, 3),
        SHIFT,
        "POST /events/event_uuid/shifts",
        {
            "role_id": "role_uuid",
            "start_time": "2026-07-12T14:00:00.000Z",
            "end_time": "2026-07-12T18:00:00.000Z",
            "required_count": 3,
        },
    ),
    (
        lambda c: c.update_shift("event_uuid", "shift_uuid", allow_overbooking=False, notes="Kasse"),
        SHIFT,
        "PATCH /events/event_uuid/shifts/shift_uuid",
        {"allow_overbooking": False, "notes": "Kasse"},
    ),
    (lambda c: c.delete_shift("event_uuid", "shift_uuid"), None, "DELETE /events/event_uuid/shifts/shift_uuid", None),
    (lambda c: c.list_helpers("event_uuid"), {"helpers": []}, "GET /events/event_uuid/helpers", None),
    (
        lambda c: c.add_helper("event_uuid", {"user_id": "user_uuid", "note": None}),
        {},
        "POST /events/event_uuid/helpers",
        {"user_id": "user_uuid", "note": None},
    ),
    (
        lambda c: c.remove_helper("event_uuid", "user_uuid"),
        None,
        "DELETE /events/event_uuid/helpers?userId=user_uuid",
        None,
    ),
    (lambda c: c.list_messages("event_uuid"), {"messages": []}, "GET /events/event_uuid/messages", None),
    (
        lambda c: c.create_message("event_uuid", {"text": "Danke!", "to": ["all"]}),
        {},
        "POST /events/event_uuid/messages",
        {"text": "Danke!", "to": ["all"]},
    ),
    (
        lambda c: c.update_message("event_uuid", "message_uuid", {"text": "Danke!"}),
        {},
        "PATCH /events/event_uuid/messages/message_uuid",
        {"text": "Danke!"},
    ),
    (
        lambda c: c.delete_message("event_uuid", "message_uuid"),
        None,
        "DELETE /events/event_uuid/messages/message_uuid",
        None,
    ),
    (lambda c: c.list_assignments("event_uuid"), {"assignments": []}, "GET /events/event_uuid/assignments", None),
    (
        lambda c: c.upsert_assignment(
            "event_uuid", "shift_uuid", "user_uuid", "confirmed", "Von externer Einsatzplanung übernommen"
        ),
        ASSIGNMENT,
        "POST /events/event_uuid/assignments",
        {
            "shift_id": "shift_uuid",
            "user_id": "user_uuid",
            "state": "confirmed",
            "notes": "Von externer Einsatzplanung übernommen",
        },
    ),
    (
        lambda c: c.list_availability_requests("event_uuid"),
        {"requests": []},
        "GET /events/event_uuid/availability/requests",
        None,
    ),
    (
        lambda c: c.create_availability_request(
            "event_uuid",
            [NewTimeSlot(id="slot_a", label="Sa 10:00-12:00"), NewTimeSlot(id="slot_b", label="Sa 12:00-14:00")],
        ),
        {"request": {"id": "request_uuid"}},
        "POST /events/event_uuid/availability/requests",
        {"time_slots": [{"id": "slot_a", "label": "Sa 10:00-12:00"}, {"id": "slot_b", "label": "Sa 12:00-14:00"}]},
    ),
    (
        lambda c: c.list_availability_responses("event_uuid"),
        {"responses": []},
        "GET /events/event_uuid/availability/responses",
        None,
    ),
    (
        lambda c: c.upsert_availability_response(
            "event_uuid",
            "request_uuid",
            "user_uuid",
            [
                NewSlotAnswer(time_slot_id="slot_a", available=True),
                NewSlotAnswer(time_slot_id="slot_b", available=False),
            ],
        ),
        {"response": {}},
        "POST /events/event_uuid/availability/responses",
        {
            "request_id": "request_uuid",
            "user_id": "user_uuid",
            "responses": [
                {"time_slot_id": "slot_a", "available": True},
                {"time_slot_id": "slot_b", "available": False},
            ],
        },
    ),
]


@pytest.mark.parametrize(("make", "answer", "line", "body"), REQUESTS, ids=[row[2] for row in REQUESTS])
async def test_the_documented_request_is_sent(crewio, vendor, make, answer, line, body):
    vendor.will(httpx.Response(204) if answer is None else httpx.Response(200, json=answer))
    await make(crewio)
    request = vendor.request
    assert line.replace(" ", f" {BASE}") == f"{request.method} {request.url}"
    assert body == (json.loads(request.content) if request.content else None)
    assert "Bearer crw_live_invented_key" == request.headers["Authorization"]
    assert "x-crewio-api-key" not in request.headers


def test_all_documented_operations_are_there_with_their_scope():
    documented = {
        ("GET", "/events", "events:read"),
        ("POST", "/events", "events:create"),
        ("GET", "/events/{}", "events:read"),
        ("PATCH", "/events/{}", "events:write"),
        ("DELETE", "/events/{}", "events:delete"),
        ("GET", "/events/{}/roles", "roles:read"),
        ("POST", "/events/{}/roles", "roles:write"),
        ("PATCH", "/events/{}/roles/{}", "roles:write"),
        ("DELETE", "/events/{}/roles/{}", "roles:write"),
        ("GET", "/events/{}/shifts", "shifts:read"),
        ("POST", "/events/{}/shifts", "shifts:write"),
        ("PATCH", "/events/{}/shifts/{}", "shifts:write"),
        ("DELETE", "/events/{}/shifts/{}", "shifts:write"),
        ("GET", "/events/{}/helpers", "helpers:read"),
        ("POST", "/events/{}/helpers", "helpers:write"),
        ("DELETE", "/events/{}/helpers", "helpers:write"),
        ("GET", "/events/{}/messages", "messages:read"),
        ("POST", "/events/{}/messages", "messages:write"),
        ("PATCH", "/events/{}/messages/{}", "messages:write"),
        ("DELETE", "/events/{}/messages/{}", "messages:write"),
        ("GET", "/events/{}/assignments", "assignments:read"),
        ("POST", "/events/{}/assignments", "assignments:write"),
        ("GET", "/events/{}/availability/requests", "availability:read"),
        ("POST", "/events/{}/availability/requests", "availability:write"),
        ("GET", "/events/{}/availability/responses", "availability:read"),
        ("POST", "/events/{}/availability/responses", "availability:write"),
    }
    specs = [operation.spec for operation in operations(CrewIO).values()]
    assert 26 == len(specs)
    assert documented == {
        (
            spec.method,
            spec.path.removeprefix("/api/developer/v1").replace("{event_id}", "{}").replace("{id}", "{}"),
            spec.scope,
        )
        for spec in specs
    }


def test_only_what_may_be_repeated_is():
    never = {name for name, operation in operations(CrewIO).items() if not operation.spec.safe_to_repeat}
    assert {
        "create_event",
        "create_role",
        "create_shift",
        "add_helper",
        "create_message",
        "update_message",
        "create_availability_request",
    } == never


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 7, 12, 16, tzinfo=BERLIN),
        datetime(2026, 7, 12, 14, 0, 0, 999, tzinfo=UTC),
        datetime(2026, 7, 12, 10, tzinfo=timezone(timedelta(hours=-4))),
        "2026-07-12T16:00:00+02:00",
    ],
)
async def test_shifts_are_sent_in_utc_with_milliseconds(crewio, vendor, moment):
    vendor.will(httpx.Response(201, json=SHIFT))
    await crewio.create_shift("event_uuid", "role_uuid", moment, END)
    assert "2026-07-12T14:00:00.000Z" == json.loads(vendor.request.content)["start_time"]


@pytest.mark.parametrize(
    ("local", "utc"),
    [
        (datetime(2026, 3, 29, 1, 59, tzinfo=BERLIN), "2026-03-29T00:59:00.000Z"),
        (datetime(2026, 3, 29, 3, 0, tzinfo=BERLIN), "2026-03-29T01:00:00.000Z"),
        (datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN), "2026-10-25T00:30:00.000Z"),
        (datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=BERLIN), "2026-10-25T01:30:00.000Z"),
    ],
)
async def test_a_shift_keeps_its_moment_when_the_clocks_change(crewio, vendor, local, utc):
    vendor.will(httpx.Response(201, json=SHIFT))
    await crewio.create_shift("event_uuid", "role_uuid", local, END)
    assert utc == json.loads(vendor.request.content)["start_time"]


@pytest.mark.parametrize(
    "make",
    [
        lambda c: c.create_shift("event_uuid", "role_uuid", NAIVE, END),
        lambda c: c.create_shift("event_uuid", "role_uuid", START, END, -1),
        lambda c: c.create_shift("event_uuid", "", START, END),
        lambda c: c.update_shift("event_uuid", "shift_uuid", end_time=NAIVE),
        lambda c: c.create_event("Fest", date(2026, 7, 12), date(2026, 7, 13), "open"),
        lambda c: c.create_event("Fest", NAIVE, date(2026, 7, 13)),
        lambda c: c.create_event(" ", date(2026, 7, 12), date(2026, 7, 13)),
        lambda c: c.list_events(status="closed"),
        lambda c: c.list_events(limit=0),
        lambda c: c.get_event(""),
        lambda c: c.get_event(".."),
        lambda c: c.create_role("event_uuid", "Bar", "blue"),
        lambda c: c.upsert_assignment("event_uuid", "shift_uuid", "user_uuid", ""),
        lambda c: c.create_availability_request("event_uuid", []),
        lambda c: c.create_availability_request("event_uuid", [{"id": "a", "label": "Sa", "start": "10:00"}]),
        lambda c: c.create_message("event_uuid", "Danke!"),
    ],
)
async def test_what_cannot_be_right_is_refused_before_sending(crewio, vendor, make):
    with pytest.raises(InvalidInput):
        await make(crewio)
    assert [] == vendor.requests


async def test_an_id_cannot_leave_its_place_in_the_path(crewio, vendor):
    vendor.will(httpx.Response(200, json=EVENT))
    await crewio.get_event("../keys?x=1")
    assert f"{BASE}/events/..%2Fkeys%3Fx%3D1" == str(vendor.request.url)


async def test_the_documented_answers_are_read(crewio, vendor):
    vendor.will(
        httpx.Response(200, json={"events": [{"id": "event_uuid", "name": "Sommerfest 2026"}]}),
        httpx.Response(201, json=SHIFT),
        httpx.Response(200, json=ASSIGNMENT),
    )
    assert [Event(id="event_uuid", name="Sommerfest 2026")] == await crewio.list_events()
    assert Shift(id="shift_uuid") == await crewio.create_shift("event_uuid", "role_uuid", START, END)
    assert Assignment(**ASSIGNMENT["assignment"]) == await crewio.upsert_assignment("e", "s", "u", "confirmed")


async def test_a_full_record_is_read_and_unknown_fields_are_kept(crewio, vendor):
    record = {
        "id": 7,
        "role_id": 8,
        "start_time": "2026-07-12T14:00:00.000Z",
        "end_time": "2026-07-12T18:00:00.000Z",
        "required_count": "3",
        "allow_overbooking": False,
        "notes": None,
        "assigned_count": 2,
    }
    vendor.will(httpx.Response(200, json={"shifts": [record]}))
    [shift] = await crewio.list_shifts("event_uuid")
    assert ("7", "8", START, END, 3) == (
        shift.id,
        shift.role_id,
        shift.start_time,
        shift.end_time,
        shift.required_count,
    )
    assert {"assigned_count": 2} == shift.model_extra


@pytest.mark.parametrize(
    "answer",
    [
        {"roles": [{"id": "r"}]},
        {"event_roles": [{"id": "r"}], "count": 1},
        [{"id": "r"}],
        {"data": [{"id": "r"}]},
    ],
)
async def test_a_list_is_found_under_whatever_name_the_portal_does_not_tell(crewio, vendor, answer):
    vendor.will(httpx.Response(200, json=answer))
    assert [Role(id="r")] == await crewio.list_roles("event_uuid")


@pytest.mark.parametrize("answer", [{"role": {"id": "r"}}, {"data": {"id": "r"}}, {"id": "r"}])
async def test_a_record_is_found_under_whatever_name_the_portal_does_not_tell(crewio, vendor, answer):
    vendor.will(httpx.Response(201, json=answer))
    assert Role(id="r") == await crewio.create_role("event_uuid", "Bar")


@pytest.mark.parametrize("answer", [{}, {"a": [], "b": []}, {"roles": None}, {"roles": [{"name": "Bar"}]}])
async def test_a_list_that_is_not_there_is_an_error_and_not_an_empty_list(crewio, vendor, answer):
    vendor.will(httpx.Response(200, json=answer))
    with pytest.raises(UnexpectedAnswer, match="CrewIO list_roles was answered with"):
        await crewio.list_roles("event_uuid")


async def test_a_web_page_is_named_with_the_base_url_as_its_likely_reason(crewio, vendor):
    vendor.will(httpx.Response(200, html="<html></html>"))
    with pytest.raises(UnexpectedAnswer, match="a web page instead of data.*base URL"):
        await crewio.list_events()


async def test_a_redirect_is_not_followed(crewio, vendor):
    vendor.will(httpx.Response(308, headers={"Location": "https://api.example.com/"}))
    with pytest.raises(UnexpectedAnswer, match="redirected.*base URL"):
        await crewio.list_events()
    assert 1 == len(vendor.requests)


@pytest.mark.parametrize(
    "make",
    [
        lambda c: c.update_event("event_uuid", name="Fest"),
        lambda c: c.update_role("event_uuid", "role_uuid", "Bar"),
        lambda c: c.update_shift("event_uuid", "shift_uuid", notes="x"),
        lambda c: c.upsert_availability_response(
            "event_uuid", "request_uuid", "user_uuid", [NewSlotAnswer(time_slot_id="slot_a", available=True)]
        ),
        lambda c: c.add_helper("event_uuid", {"user_id": "user_uuid"}),
    ],
)
async def test_an_undocumented_answer_may_be_empty(crewio, vendor, make):
    vendor.will(httpx.Response(204))
    assert None is await make(crewio)


SLOTS = [{"id": "slot_a", "label": "Sa 10:00-12:00"}]
ANSWERS = {"request_id": "request_uuid", "user_id": "user_uuid", "responses": []}


@pytest.mark.parametrize(
    "answer",
    [
        {"request": {"id": "request_uuid", "time_slots": SLOTS}},
        {"id": "request_uuid", "time_slots": SLOTS},
        {"availability_request": {"id": "request_uuid", "time_slots": SLOTS}, "notified": [{"id": "user_uuid"}]},
    ],
    ids=["under its name", "bare", "under another name"],
)
async def test_a_question_to_the_helpers_is_read_in_whatever_shape_it_comes(crewio, vendor, answer):
    vendor.will(answer)
    asked = await crewio.create_availability_request("event_uuid", [NewTimeSlot(id="slot_a", label="Sa 10:00-12:00")])
    assert ("request_uuid", ["slot_a"]) == (asked.id, [slot.id for slot in asked.time_slots])


@pytest.mark.parametrize("answer", [{"response": ANSWERS}, ANSWERS, {"availability": ANSWERS}])
async def test_saved_answers_are_read_in_whatever_shape_they_come(crewio, vendor, answer):
    vendor.will(answer)
    saved = await crewio.upsert_availability_response(
        "event_uuid", "request_uuid", "user_uuid", [NewSlotAnswer(time_slot_id="slot_a", available=True)]
    )
    assert ("request_uuid", "user_uuid") == (saved.request_id, saved.user_id)


@pytest.mark.parametrize("answer", [{"success": True}, {"responses": [ANSWERS]}, {"response": []}, []])
@pytest.mark.parametrize(
    "make",
    [
        lambda c: c.update_event("event_uuid", status="active"),
        lambda c: c.update_role("event_uuid", "role_uuid", name="Bar"),
        lambda c: c.update_shift("event_uuid", "shift_uuid", notes="Late"),
        lambda c: c.upsert_availability_response(
            "event_uuid", "request_uuid", "user_uuid", [NewSlotAnswer(time_slot_id="slot_a", available=True)]
        ),
    ],
    ids=["event", "role", "shift", "answers"],
)
async def test_a_change_that_is_only_confirmed_is_no_error(crewio, vendor, make, answer):
    vendor.will(answer)
    assert None is await make(crewio)


async def test_a_missing_scope_is_named(crewio, vendor):
    vendor.will(httpx.Response(403, json={"error": "forbidden"}))
    with pytest.raises(NotPermitted, match=r"create_event .*\(403\): forbidden\. Give the key the scope events:create"):
        await crewio.create_event("Fest", date(2026, 7, 12), date(2026, 7, 13))


async def test_an_event_that_may_have_been_created_is_not_created_again(crewio, vendor):
    vendor.will(httpx.Response(500, json={"error": "db"}))
    with pytest.raises(OutcomeUnknown):
        await crewio.create_event("Fest", date(2026, 7, 12), date(2026, 7, 13))
    assert 1 == len(vendor.requests)


async def test_an_assignment_is_sent_again_after_a_fault(crewio, vendor):
    vendor.will(httpx.Response(500, json={"error": "db"}), httpx.Response(200, json=ASSIGNMENT))
    assert "confirmed" == (await crewio.upsert_assignment("e", "s", "u", "confirmed")).state


async def test_a_hundred_requests_go_out_at_once_and_the_next_a_minute_later(crewio, vendor, clock):
    vendor.will(httpx.Response(200, json={"events": []}))
    began = clock.now
    for _ in range(100):
        await crewio.list_events()
    assert began == clock.now
    await crewio.list_events()
    assert clock.now - began >= 60
