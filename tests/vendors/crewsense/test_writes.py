"""Every write sends what its documentation asks for, and nothing that is wrong."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.rest.operation import Kind, operations
from prefect_shiftwork.vendors.crewsense import AssignmentDays, CrewSense, IdOf, RankedQualifier

START, END = datetime.fromisoformat("2016-11-02 08:00"), datetime.fromisoformat("2016-11-03 08:00")
SPAN = {"start": START, "end": END}
SENT_SPAN = {"start": "2016-11-02 08:00:00", "end": "2016-11-03 08:00:00"}
SENT_DATES = {"start_date": "2016-11-02 08:00:00", "end_date": "2016-11-03 08:00:00"}
COLORS = {"color": "#CCCCCC", "text_color": "#333333"}
LEAVE = {"admin_ids": [848, 6461], "start_date": START, "end_date": END, "time_off_type_id": 456}
SENT_LEAVE = {"admin_ids": [848, 6461], **SENT_DATES, "time_off_type_id": 456}
CYCLE = {"name": "FLSA Cycle #1", "start": date(2017, 1, 1), "end": date(2017, 1, 28), "color": "#f00"}
SENT_CYCLE = {**CYCLE, "start": "2017-01-01", "end": "2017-01-28", "text_color": "#fff"}
BATCH = {"assignments": [AssignmentDays(id=882, dates=[date(2018, 12, 1)])], "admin_id": 848}
SENT_BATCH = {"assignments": [{"id": 882, "dates": ["2018-12-01"]}], "admin_id": 848}
SHIFT = {"date": date(2016, 11, 2), **SPAN}
SENT_SHIFT = {"date": "2016-11-02", **SENT_SPAN}
EVENT = {"admin_id": 848, "title": "Parade", "employees_needed": 2, "work_type_id": 1}
PERSON = {"username": "osample", "first_name": "Oliver", "last_name": "Sample", "mail": "info@example.com"}

WRITES: list[tuple[str, dict[str, Any], str, object]] = [
    ("create_assignment", {"name": "E1", **SPAN, "positions_to_fill": 4, "color": "#CCCCCC"}, "POST /v1/assignments",
     {"name": "E1", **SENT_SPAN, "positions_to_fill": 4, "color": "#CCCCCC"}),
    ("update_assignment", {"id": 123, "position": 1}, "PATCH /v1/assignments/123", {"position": 1}),
    ("delete_assignment", {"id": 123}, "DELETE /v1/assignments/123", None),
    ("replace_assignment_groups", {"id": 123, "ids": [943]}, "PUT /v1/assignments/123/groups", {"ids": [943]}),
    ("delete_assignment_groups", {"id": 123}, "DELETE /v1/assignments/123/groups", None),
    ("delete_assignment_group", {"id": 123, "group_id": 943}, "DELETE /v1/assignments/123/groups/943", None),
    ("replace_assignment_admins", {"id": 123, "ids": []}, "PUT /v1/assignments/123/admins", {"ids": []}),
    ("unfinalize_assignment", {"id": 882, "date": date(2018, 12, 1)}, "DELETE /v1/assignments/882/finalization",
     {"date": "2018-12-01"}),
    ("finalize_assignments", BATCH, "POST /v1/finalization", SENT_BATCH),
    ("unfinalize_assignments", BATCH, "DELETE /v1/finalization", SENT_BATCH),
    ("create_shift", {"assignment_id": 670, "user_id": 848, **SHIFT, "work_type_id": 1, "labels": [12]},
     "POST /v1/shifts", {"assignment_id": 670, "user_id": 848, **SENT_SHIFT, "work_type_id": 1, "labels": [12]}),
    ("update_shift", {"id": 28871, **SHIFT, "notes": "AM"}, "PATCH /v1/shifts/28871", {**SENT_SHIFT, "notes": "AM"}),
    ("delete_shift", {"id": 28871}, "DELETE /v1/shifts/28871", None),
    ("replace_shift_qualifiers", {"id": 28871, "ids": [7, 8]}, "POST /v1/shifts/28871/qualifiers", [7, 8]),
    ("delete_shift_qualifiers", {"id": 28871}, "DELETE /v1/shifts/28871/qualifiers", None),
    ("delete_shift_qualifier", {"id": 28871, "qualifier_id": 7}, "DELETE /v1/shifts/28871/qualifiers/7", None),
    ("replace_shift_labels", {"id": 28871, "ids": []}, "POST /v1/shifts/28871/labels", []),
    ("delete_shift_labels", {"id": 28871}, "DELETE /v1/shifts/28871/labels", None),
    ("delete_shift_label", {"id": 28871, "label_id": 12}, "DELETE /v1/shifts/28871/labels/12", None),
    ("create_time_off", {"user_id": 138, **LEAVE, "user_note": "Hawaii", "status": 1}, "POST /v1/time_offs",
     {"user_id": 138, **SENT_LEAVE, "user_note": "Hawaii", "status": 1}),
    ("delete_time_off", {"id": 744837}, "DELETE /v1/time_offs/744837", None),
    ("approve_time_off", {"id": 744837}, "POST /v1/time_offs/744837/approve", None),
    ("deny_time_off", {"id": 744837}, "POST /v1/time_offs/744837/deny", None),
    ("create_user_time_off", {"user_id": 138, **LEAVE}, "POST /v1/users/138/time_offs", SENT_LEAVE),
    ("update_user_time_off", {"user_id": 138, "id": 9, "status": 0}, "PATCH /v1/users/138/time_offs/9", {"status": 0}),
    ("create_time_off_type", {"label": "Sick", "work_code": "SL"}, "POST /v1/time_off_types",
     {"label": "Sick", "work_code": "SL"}),
    ("adjust_accrual_bank", {"user_id": 1234, "time_off_type_id": 5, "hours": -12.5, "admin_id": 848},
     "POST /v1/users/1234/timeoff/accrual/bank", {"time_off_type_id": 5, "hours": -12.5, "admin_id": 848}),
    ("create_user", {**PERSON, "password": SecretStr("correct horse"), "phone": "5555555555"}, "PUT /v1/users",
     {**PERSON, "password": "correct horse", "phone": "5555555555"}),
    ("update_user", {"id": 1234, "first_name": "Oliver", "accrual_profile": IdOf(id=7)}, "PATCH /v1/users/1234",
     {"first_name": "Oliver", "accrual_profile": {"id": 7}}),
    ("replace_user_titles", {"user_id": 98, "ids": [101]}, "PUT /v1/users/98/titles", {"ids": [101]}),
    ("replace_user_filters", {"user_id": 98, "ids": [7]}, "PUT /v1/users/98/filters", {"ids": [7]}),
    ("replace_user_groups", {"user_id": 98, "ids": []}, "PUT /v1/users/98/groups", {"ids": []}),
    ("create_user_qualifier", {"user_id": 98, "qualifier_id": 9, "ranking": 1}, "POST /v1/users/98/qualifiers",
     {"id": 9, "ranking": 1}),
    ("replace_user_qualifiers", {"user_id": 98, "qualifiers": [RankedQualifier(id=9, ranking=1)]},
     "PUT /v1/users/98/qualifiers", {"ids": [{"id": 9, "ranking": 1}]}),
    ("delete_user_qualifier", {"user_id": 98, "qualifier_id": 9}, "DELETE /v1/users/98/qualifiers/9", None),
    ("create_user_certification", {"user_id": 98, "body": {"id": 2}}, "POST /v1/users/98/certifications", {"id": 2}),
    ("delete_user_certifications", {"user_id": 98}, "DELETE /v1/users/98/certifications", None),
    ("update_user_certification", {"user_id": 98, "certification_id": 2, "body": {"until": None}},
     "PUT /v1/users/98/certifications/2", {"until": None}),
    ("delete_user_certification", {"user_id": 98, "certification_id": 2}, "DELETE /v1/users/98/certifications/2", None),
    ("create_label", {"label": "CPT", **COLORS, "position": 1}, "POST /v1/labels",
     {"label": "CPT", **COLORS, "position": 1}),
    ("update_label", {"id": 1773, "label": "CPT", **COLORS}, "POST /v1/labels/1773", {"label": "CPT", **COLORS}),
    ("delete_label", {"id": 1773}, "DELETE /v1/labels/1773", None),
    ("create_filter", {"label": "Dive Team"}, "POST /v1/filters", {"label": "Dive Team"}),
    ("update_filter", {"id": 8, "label": "Dive Team"}, "POST /v1/filters/8", {"label": "Dive Team"}),
    ("delete_filter", {"id": 8}, "DELETE /v1/filters/8", None),
    ("create_group", {"name": "A Shift"}, "POST /v1/groups", {"name": "A Shift"}),
    ("create_qualifier", {"name": "Captain", "shortcode": "CPT"}, "POST /v1/qualifiers",
     {"name": "Captain", "shortcode": "CPT"}),
    ("restore_qualifier", {"id": 34}, "PUT /v1/qualifiers/34", {"undelete": True}),
    ("delete_qualifier", {"id": 34}, "DELETE /v1/qualifiers/34", None),
    ("create_certification", {"name": "First Responder", "cert_id": "FRS", "created_by": 98}, "POST /v1/certifications",
     {"name": "First Responder", "cert_id": "FRS", "created_by": 98}),
    ("update_certification", {"id": 2, "cert_id": "FR"}, "PUT /v1/certifications/2", {"cert_id": "FR"}),
    ("delete_certification", {"id": 2}, "DELETE /v1/certifications/2", None),
    ("create_trade", {"requesting_user": 956, **SPAN, "approving_user_id": 123}, "POST /v1/trades",
     {"requesting_user": 956, **SENT_SPAN, "approving_user_id": 123}),
    ("update_trade", {"id": 44799, "accepting_user_id": 145}, "PATCH /v1/trades/44799", {"accepting_user_id": 145}),
    ("replace_trade", {"id": 44799, "requesting_user": 956, **SPAN, "approving_user_id": 123}, "PUT /v1/trades/44799",
     {"requesting_user": 956, **SENT_SPAN, "approving_user_id": 123}),
    ("delete_trade", {"id": 44799}, "DELETE /v1/trades/44799", None),
    ("create_visual_cycle", {**CYCLE, "text_color": "#fff"}, "POST /v1/visual_cycles", SENT_CYCLE),
    ("update_visual_cycle", {"id": 2, **CYCLE, "text_color": "#fff"}, "PUT /v1/visual_cycles/2", SENT_CYCLE),
    ("delete_visual_cycle", {"id": 2}, "DELETE /v1/visual_cycles/2", None),
    ("create_availability_period", {"user_id": 98, **SPAN, "unavailability_reason_id": 6},
     "POST /v1/availability_periods", {"user_id": 98, **SENT_SPAN, "unavailability_reason_id": 6}),
    ("create_signup_event", {**EVENT, **SPAN}, "POST /v1/signup_events", {**EVENT, **SENT_SPAN}),
    ("update_signup_event", {"id": 5, **EVENT, **SPAN}, "PUT /v1/signup_events/5", {**EVENT, **SENT_SPAN}),
    ("create_signup_event_user", {"id": 5, "user_id": 138}, "POST /v1/signup_events/5/users", {"user_id": 138}),
    ("delete_signup_event_user", {"id": 5, "user_id": 138}, "DELETE /v1/signup_events/5/users/138", None),
    ("create_announcement", {"body": "<p>Hello</p>", "title": "Test"}, "POST /v1/announcements",
     {"body": "<p>Hello</p>", "title": "Test"}),
    ("update_announcement", {"id": 238, "body": "<p>Bye</p>"}, "PUT /v1/announcements/238", {"body": "<p>Bye</p>"}),
    ("delete_announcement", {"id": 238}, "DELETE /v1/announcements/238", None),
    ("update_bulletin_board", {"admin_id": 848, "content": "<h1>Hey</h1>"}, "PUT /v1/bulletin_board",
     {"admin_id": 848, "content": "<h1>Hey</h1>"}),
    ("send_ready_alert", {"audience": "all", "body": "Fire!", "user_id": 124, "email": False}, "POST /v1/ready_alerts",
     {"type": "all", "body": "Fire!", "user_id": 124, "email": 0}),
]  # fmt: skip


@pytest.mark.parametrize(("operation", "arguments", "target", "body"), WRITES, ids=[name for name, *_ in WRITES])
async def test_a_write_sends_what_is_documented(client, wire, operation, arguments, target, body) -> None:
    wire.will({})
    await getattr(client, operation)(**arguments)
    assert [target] == wire.targets
    assert body == (json.loads(wire.requests[0].content) if wire.requests[0].content else None)


async def test_one_day_is_finalized_with_a_form(client, wire) -> None:
    wire.will({"success": True})
    assert (await client.finalize_assignment(882, date(2018, 12, 1), 848)).success
    assert ["POST /v1/assignments/882/finalization"] == wire.targets
    assert b"date=2018-12-01&admin_id=848" == wire.requests[0].content


async def test_an_alert_to_some_names_them(client, wire) -> None:
    wire.will({})
    await client.send_ready_alert("group", "Fire!", user_id=124, ids=[7, 8], email=True)
    assert {"type": "group", "body": "Fire!", "user_id": 124, "ids": [7, 8], "email": 1} == wire.body


def test_every_write_is_tried() -> None:
    writes = {name for name, operation in operations(CrewSense).items() if operation.spec.kind is not Kind.READ}
    assert writes == {"finalize_assignment", *(name for name, *_ in WRITES)}


def test_nothing_that_adds_is_ever_repeated_by_itself() -> None:
    adding = {"adjust_accrual_bank", *(n for n, o in operations(CrewSense).items() if o.spec.kind is Kind.CREATE)}
    assert {"create_time_off", "create_announcement", "send_ready_alert", "create_user"} <= adding
    assert [] == [name for name in adding if operations(CrewSense)[name].spec.safe_to_repeat]


async def test_a_time_with_a_zone_is_sent_as_the_organisations_wall_clock_shows_it(client, wire) -> None:
    wire.will({})
    noon_utc = datetime(2016, 11, 2, 12, tzinfo=UTC)
    await client.create_time_off(138, [848], noon_utc, END, 456)
    assert "2016-11-02 08:00:00" == wire.body["start_date"]


@pytest.mark.parametrize(
    "answer", [httpx.Response(204), httpx.Response(200, text=""), httpx.Response(200, json=[])], ids=["204", "", "[]"]
)
async def test_a_write_whose_answer_is_empty_has_succeeded(client, wire, answer) -> None:
    wire.will(answer)
    assert (await client.delete_time_off(744837)).message is None


async def test_a_created_certification_tells_its_id(client, wire) -> None:
    wire.will({"success": True, "code": 201, "status": "created", "message": "Added.", "id": 321})
    assert 321 == (await client.create_certification("First Responder", "FRS", 98)).id


@pytest.mark.parametrize(
    "slip",
    [
        {"success": True, "code": 200, "status": "created", "message": "Updated.", "id": 321},
        {"success": True, "code": 200, "status": "o", "message": "Removed."},
        {"success": True},
    ],
    ids=["created, yet 200", "a word that is cut off", "no more than that"],
)
async def test_slips_in_the_documented_answers_to_writes_are_taken_as_they_are(client, wire, slip) -> None:
    wire.will(slip, slip)
    changed, removed = await client.update_certification(2, cert_id="FR"), await client.delete_user_qualifier(98, 9)
    assert [slip, slip] == [answer.model_dump(exclude_unset=True) for answer in (changed, removed)]


async def test_a_restored_qualifier_comes_back(client, wire) -> None:
    qualifier = {"id": 34, "name": "Captain", "shortcode": "CPT"}
    wire.will({"success": True, "code": 200, "status": "ok", "message": "Restored.", "qualifier": qualifier})
    assert "CPT" == (await client.restore_qualifier(34)).qualifier.shortcode


async def test_a_created_qualifier_answers_how_many_were_inserted(client, wire) -> None:
    wire.will({"inserted": 1})
    assert 1 == (await client.create_qualifier("Captain")).inserted


async def test_days_that_could_not_be_finalized_are_named_beside_those_that_were(client, wire) -> None:
    done, failed = "Assignment (#882) finalized on 2018-12-01.", "Assignment (#882) is already finalized on 2018-12-05."
    wire.will({"success": True, "code": 200, "message": "With errors.",
               "success_messages": [done], "error_messages": [failed]})  # fmt: skip
    result = await client.finalize_assignments(**BATCH)
    assert ([done], [failed]) == (result.success_messages, result.error_messages)


@pytest.mark.parametrize(
    ("operation", "arguments", "words"),
    [
        ("create_label", {"label": "CPT", "color": "red", "text_color": "#333333"}, "color"),
        ("create_label", {"label": "CPT"}, "color is missing; text_color is missing"),
        ("create_visual_cycle", {**CYCLE, "text_color": "#ffff"}, "text_color"),
        ("create_time_off", {"user_id": 1, **LEAVE, "admin_ids": []}, "admin_ids"),
        ("create_time_off", {"user_id": 1, **LEAVE, "status": 2}, "status"),
        ("create_time_off", {"user_id": 1, **LEAVE, "user_note": "x" * 1001}, "user_note"),
        ("update_shift", {"id": 1, "notes": "AM"}, "date is missing; start is missing"),
        ("create_announcement", {"body": ""}, "body"),
        ("send_ready_alert", {"audience": "everyone", "body": "x", "user_id": 1}, "audience"),
        ("send_ready_alert", {"audience": "all", "body": "x", "user_id": 1, "ids": [7]}, "ids: leave them out"),
        (
            "send_ready_alert",
            {"audience": "group", "body": "x", "user_id": 1},
            "by the id of each group",
        ),
        ("send_ready_alert", {"audience": "user", "body": "x", "user_id": 1, "ids": []}, "ids: say which"),
        ("finalize_assignments", {"assignments": [], "admin_id": 1}, "assignments"),
        ("finalize_assignments", {"assignments": [{"id": 1}], "admin_id": 1}, "give dates, or start and end"),
        ("finalize_assignments", {"assignments": [{"id": 1, "start": date(2018, 12, 1)}], "admin_id": 1}, "both start"),
        ("list_signup_events", {"status": "deleted"}, "status"),
    ],
)
async def test_what_the_vendor_would_refuse_is_never_sent(
    client, wire, operation: str, arguments: Mapping[str, object], words: str
) -> None:
    with pytest.raises(InvalidInput, match=f"{operation}: .*{words}"):
        await getattr(client, operation)(**arguments)
    assert [] == wire.requests


async def test_a_range_of_days_is_finalized_with_its_ends(client, wire) -> None:
    wire.will({"success": True})
    days = AssignmentDays(id=882, start=date(2018, 12, 1), end=date(2018, 12, 5))
    await client.finalize_assignments([days], admin_id=848)
    assert [{"id": 882, "start": "2018-12-01", "end": "2018-12-05"}] == wire.body["assignments"]


async def test_a_password_is_hidden_in_what_is_not_the_request(client, wire) -> None:
    with pytest.raises(InvalidInput) as caught:
        await client.create_user("osample", "Oliver", "Sample", mail=None, password=SecretStr("correct horse"))
    assert "correct horse" not in str(caught.value)
