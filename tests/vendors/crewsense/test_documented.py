"""Every documented answer is read whole, from the documented address."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime
from inspect import isawaitable
from typing import Any

import pytest

from prefect_shiftwork.rest.fields import Record

MARCH = {"start": datetime.fromisoformat("2015-03-15 08:00"), "end": datetime.fromisoformat("2015-03-22 08:00")}
IN_MARCH = "start=2015-03-15+08%3A00%3A00&end=2015-03-22+08%3A00%3A00"

READS: list[tuple[str, dict[str, Any], str]] = [
    ("get_schedule", MARCH, f"/v1/schedule?{IN_MARCH}"),
    ("list_day_labels", {"start": date(2019, 10, 1)}, "/v1/day_labels?start=2019-10-01"),
    ("list_assignments", {}, "/v1/assignments"),
    ("get_assignment", {"id": 123}, "/v1/assignments/123"),
    ("list_assignment_groups", {"id": 123}, "/v1/assignments/123/groups"),
    ("list_assignment_admins", {"id": 123}, "/v1/assignments/123/admins"),
    ("list_shifts", {"user_id": 848}, "/v1/shifts?user_id=848"),
    ("get_shift", {"id": 28871}, "/v1/shifts/28871"),
    ("list_shift_qualifiers", {"id": 28871}, "/v1/shifts/28871/qualifiers"),
    ("list_shift_labels", {"id": 28871}, "/v1/shifts/28871/labels"),
    ("list_work_types", {}, "/v1/work_types"),
    ("get_work_type", {"id": 5}, "/v1/work_types/5"),
    ("list_work_type_subtypes", {"id": 2}, "/v1/work_types/2/subtypes"),
    ("list_work_subtypes", {}, "/v1/work_subtypes"),
    ("list_time_offs", MARCH, f"/v1/time_offs?{IN_MARCH}"),
    ("get_time_off", {"id": 744837}, "/v1/time_offs/744837"),
    ("list_user_time_offs", {"user_id": 98}, "/v1/users/98/time_offs"),
    ("list_time_off_types", {}, "/v1/time_off_types"),
    ("list_accruals", {}, "/v1/accruals"),
    ("get_accrual_profile", {"user_id": 1234}, "/v1/users/1234/timeoff/accrual/profile"),
    ("get_accrual_bank", {"user_id": 1234}, "/v1/users/1234/timeoff/accrual/bank"),
    ("list_users", {}, "/v1/users"),
    ("find_user_by_employee_id", {"employee_id": "DEV123"}, "/v1/users?employee_id=DEV123"),
    ("get_user", {"id": 1234}, "/v1/users/1234"),
    ("list_user_groups", {"user_id": 98}, "/v1/users/98/groups"),
    ("list_user_qualifiers", {"user_id": 98}, "/v1/users/98/qualifiers"),
    ("list_labels", {}, "/v1/labels"),
    ("get_label", {"id": 1773}, "/v1/labels/1773"),
    ("list_filters", {}, "/v1/filters"),
    ("get_filter", {"id": 7}, "/v1/filters/7"),
    ("list_groups", {}, "/v1/groups"),
    ("list_callback_lists", {}, "/v1/lists"),
    ("get_callback_list", {"id": 101}, "/v1/lists/101"),
    ("list_qualifiers", {}, "/v1/qualifiers"),
    ("get_qualifier", {"id": 8}, "/v1/qualifiers/8"),
    ("list_qualifier_users", {"id": 8}, "/v1/qualifiers/8/users"),
    ("list_certifications", {}, "/v1/certifications"),
    ("get_certification", {"id": 2}, "/v1/certifications/2"),
    ("list_callbacks", {"start": datetime.fromisoformat("2016-11-09")}, "/v1/callbacks?start=2016-11-09+00%3A00%3A00"),
    ("get_callback", {"id": 123456}, "/v1/callbacks/123456"),
    ("list_callback_users", {"id": 123456}, "/v1/callbacks/123456/users"),
    ("list_trades", {}, "/v1/trades"),
    ("list_visual_cycles", {"end": date(2017, 1, 28)}, "/v1/visual_cycles?end=2017-01-28"),
    ("list_availability_periods", MARCH, f"/v1/availability_periods?{IN_MARCH}"),
    ("list_signup_events", {"deleted": True, "status": "filled"}, "/v1/signup_events?deleted=1&status=filled"),
    ("get_signup_event", {"id": 5}, "/v1/signup_events/5"),
    ("list_signup_event_users", {"id": 5}, "/v1/signup_events/5/users"),
    ("list_announcements", {}, "/v1/announcements"),
    ("get_bulletin_board", {}, "/v1/bulletin_board"),
    ("list_logs", {}, "/v1/logs"),
    ("list_forms", {}, "/v1/forms/"),
    ("list_form_submissions", {"id": 141}, "/v1/forms/141/submissions"),
    ("list_payroll", MARCH, f"/v1/payroll?{IN_MARCH}"),
    ("list_user_payroll", {"user_id": 19218, **MARCH}, f"/v1/payroll/19218?{IN_MARCH}"),
    ("list_target_solutions_users", {}, "/v1/target_solutions/users"),
    ("get_target_solutions_user", {"id": 123456}, "/v1/target_solutions/users/123456"),
]


async def read(answer: object) -> object:
    """What an operation answers, as one value."""
    if isinstance(answer, AsyncIterator):
        return [record async for record in answer]
    assert isawaitable(answer)
    return await answer


def records_in(value: object) -> Iterator[Record]:
    """All records in an answer, however deep."""
    if isinstance(value, list):
        for item in value:
            yield from records_in(item)
    if isinstance(value, Record):
        yield value
        yield from records_in([getattr(value, name) for name in type(value).model_fields])


@pytest.mark.parametrize(("operation", "arguments", "target"), READS, ids=[name for name, *_ in READS])
async def test_a_documented_answer_is_read_whole(client, wire, documented, operation, arguments, target) -> None:
    wire.will(documented[operation])
    records = list(records_in(await read(getattr(client, operation)(**arguments))))
    assert [f"GET {target}"] == wire.targets
    assert records
    assert [] == [(type(record).__name__, name) for record in records for name in record.model_extra or {}]


JANE = {"id": 1, "name": "Jane Roe", "href": "https://api.crewsense.com/v1/users/1"}
ENTRY = {"log_id": 329473, "created": "2016-10-13T16:35:52+0200", "event_description": "Jane Roe in.", "user": JANE}
SPELLED_OTHERWISE: list[tuple[str, dict[str, Any], object]] = [
    ("list_logs", {}, {"data": [ENTRY], "pagination": {"prev": "https://api.crewsense.com/v1/logs/150", "next": None}}),
    ("get_accrual_bank", {"user_id": 1}, [{"hours": 746.7104, "time_off_type": {"id": "6", "name": "Vacation"}}]),
    (
        "list_qualifiers",
        {},
        [{"id": 7, "name": "Captain", "shortcode": "CPT", "modified_by": None, "modified_on": None}],
    ),
    ("get_user", {"id": 1234}, {"user_id": 1234, "employee_id": "DEV123", "emails": ["oliver.sample@example.com"]}),
]
"""What one document writes in another way than the other."""


@pytest.mark.parametrize(("operation", "arguments", "answer"), SPELLED_OTHERWISE, ids=lambda each: str(each)[:24])
async def test_answers_of_both_documents_are_read_whole(client, wire, operation, arguments, answer) -> None:
    wire.will(answer)
    records = list(records_in(await read(getattr(client, operation)(**arguments))))
    assert records
    assert [] == [(type(record).__name__, name) for record in records for name in record.model_extra or {}]


def test_every_documented_answer_is_tried(documented) -> None:
    assert sorted(documented) == sorted(["get_token", *(name for name, *_ in READS)])


async def test_an_answer_is_asked_for_as_json(client, wire) -> None:
    wire.will([])
    await client.list_labels()
    assert "application/json" == wire.requests[0].headers["Accept"]


async def test_ids_and_positions_in_quotes_are_numbers(client, wire, documented) -> None:
    wire.will(documented["list_labels"])
    first, second = await client.list_labels()
    assert (1773, 1, 1774, 2) == (first.id, first.position, second.id, second.position)


async def test_noughts_and_ones_in_quotes_are_yes_and_no(client, wire, documented) -> None:
    wire.will(documented["list_callback_users"])
    (called,) = await client.list_callback_users(id=123456)
    assert (True, False, False) == (called.uses_opportunity, called.do_not_disturb, called.auto_accepted)


async def test_a_limit_and_a_buffer_in_quotes_are_numbers(client, wire, documented) -> None:
    wire.will(documented["list_time_off_types"])
    sick, _ = await client.list_time_off_types()
    assert (5, 0.0, 1) == (sick.id, sick.required_buffer, sick.instance_limit)


async def test_a_stamp_with_an_offset_without_colon_is_the_same_moment_in_the_organisations_zone(
    client, wire, documented
) -> None:
    wire.will(documented["get_filter"])
    found = await client.get_filter(id=7)
    assert datetime(2014, 10, 29, 9, 17, 51, tzinfo=UTC) == found.created_on
    assert "America/New_York" == found.created_on.tzinfo.key
    assert found.deleted is False


async def test_a_date_that_comes_with_midnight_is_a_date(client, wire, documented) -> None:
    wire.will(documented["get_assignment"])
    assert date(2012, 12, 25) == (await client.get_assignment(id=123)).date


async def test_lists_that_are_null_are_empty(client, wire, documented) -> None:
    wire.will(documented["get_shift"])
    shift = await client.get_shift(id=28871)
    assert ([], []) == (shift.labels, shift.qualifiers)


async def test_a_group_has_a_name_wherever_it_comes_from(client, wire, documented) -> None:
    wire.will(documented["list_groups"], documented["list_user_groups"])
    assert ["A Shift", "B Shift"] == [group.name for group in await client.list_groups()]
    assert ["Platoon 1", "A Shift"] == [group.name for group in await client.list_user_groups(user_id=98)]


async def test_forms_keep_the_id_that_is_their_key(client, wire, documented) -> None:
    wire.will(documented["list_forms"], [])
    assert [(141, "Test form"), (196, "Exposure Form")] == [(form.id, form.title) for form in await client.list_forms()]
    assert [] == await client.list_forms()


async def test_day_labels_keep_the_date_that_is_their_key(client, wire, documented) -> None:
    wire.will(documented["list_day_labels"], {"days": []})
    labels = await client.list_day_labels(start=date(2019, 10, 1), end=date(2019, 10, 2))
    assert [(date(2019, 10, 1), "C Shift"), (date(2019, 10, 2), "B Shift")] == [(x.date, x.label) for x in labels]
    assert [] == await client.list_day_labels()


async def test_what_the_vendor_adds_is_kept(client, wire, documented) -> None:
    wire.will([{**documented["get_assignment"], "code": "ST1"}])
    (assignment,) = await client.list_assignments()
    assert {"code": "ST1"} == assignment.model_extra


async def test_what_the_vendor_leaves_out_is_none(client, wire) -> None:
    wire.will([{"user_id": "7"}])
    (user,) = await client.list_users()
    assert (7, None, [], None) == (user.user_id, user.employee_id, user.emails, user.date_of_hire)


async def test_an_employee_number_is_text_even_when_it_comes_as_a_number(client, wire, documented) -> None:
    wire.will(documented["list_user_payroll"])
    (entry,) = await client.list_user_payroll(user_id=19218, **MARCH)
    assert ("417", 24.0) == (entry.employee_id, entry.total_hours)


@pytest.mark.parametrize("nothing", [[], {}, None])
async def test_a_search_for_an_employee_id_that_nobody_has_finds_nobody(client, wire, nothing) -> None:
    wire.will(nothing)
    assert [] == await client.find_user_by_employee_id("E999")


@pytest.mark.parametrize("wrapped", [False, True])
async def test_a_search_for_an_employee_id_finds_a_lone_user_and_a_list(client, wire, documented, wrapped) -> None:
    lone = documented["find_user_by_employee_id"]
    wire.will([lone] if wrapped else lone)
    assert [1234] == [user.user_id for user in await client.find_user_by_employee_id("DEV123")]


@pytest.mark.parametrize(
    ("operation", "target"),
    [
        ("get_company", "/v1/company"),
        ("list_user_certifications", "/v1/users/98/certifications"),
        ("get_user_certification", "/v1/users/98/certifications/2"),
        ("list_trade_users", "/v1/trades/98/users"),
    ],
)
async def test_an_undocumented_answer_is_handed_on_as_it_is(client, wire, operation, target) -> None:
    wire.will({"anything": ["at", "all"]})
    arguments = {"get_company": (), "get_user_certification": (98, 2)}.get(operation, (98,))
    assert {"anything": ["at", "all"]} == await getattr(client, operation)(*arguments)
    assert [f"GET {target}"] == wire.targets


@pytest.mark.parametrize(
    ("operation", "target"),
    [("list_user_titles", "/v1/users/98/titles"), ("list_user_filters", "/v1/users/98/filters")],
)
async def test_memberships_of_a_user_are_read_by_id(client, wire, operation, target) -> None:
    wire.will([{"id": "7"}])
    assert [7] == [found.id for found in await getattr(client, operation)(98)]
    assert [f"GET {target}"] == wire.targets


async def test_one_visual_cycle_is_read_like_those_of_the_list(client, wire, documented) -> None:
    wire.will(documented["list_visual_cycles"][0])
    assert "#f00" == (await client.get_visual_cycle(2)).color
    assert ["GET /v1/visual_cycles/2"] == wire.targets
