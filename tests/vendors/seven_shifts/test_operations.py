"""Every operation makes the request that the vendor's reference asks for."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import httpx
import pytest

from prefect_shiftwork.rest.operation import operations
from prefect_shiftwork.vendors.seven_shifts import (
    AvailabilityChanges,
    AvailableDay,
    LocationChanges,
    NewAvailability,
    NewLocation,
    NewPunchBreak,
    NewShiftBreak,
    NewStation,
    NewTimeOffHours,
    NewUser,
    NewWage,
    SevenShifts,
    ShiftBreakChanges,
    UserChanges,
)

NINE = datetime(2026, 11, 23, 9, tzinfo=timezone(timedelta(hours=-6)))
FIVE = datetime(2026, 11, 23, 23, tzinfo=UTC)
DAY, NEXT = date(2026, 12, 24), date(2026, 12, 26)

OFF = AvailableDay(status=0, from_=time(0), to=time(0))
MORNINGS = AvailableDay(status=2, from_=time(8), to=time(12), reason="7")
REST = dict.fromkeys(("tue", "wed", "thu", "fri", "sat", "sun"), OFF)


def sent(day: str, status: int, start: str, end: str, reason: str = "") -> dict[str, object]:
    """A day of availability as it is sent."""
    parts = {"from": start, "to": end, "comments": "", "reason": reason}
    return {day: status} | {f"{day}_{part}": value for part, value in parts.items()}


MORNINGS_SENT = sent("mon", 2, "08:00:00", "12:00:00", "7")
REST_SENT = {key: value for day in REST for key, value in sent(day, 0, "00:00:00", "00:00:00").items()}

ADA = NewUser(first_name="Ada", last_name="Quill", location_ids=[1540], department_ids=[2200], type="employee")
ADA_SENT = {
    "first_name": "Ada",
    "last_name": "Quill",
    "location_ids": [1540],
    "department_ids": [2200],
    "type": "employee",
}

PARADE_SENT = {
    "title": "Parade",
    "location_ids": [1540],
    "start_date": "2026-12-24",
    "start_time": "10:00:00",
    "end_date": "2026-12-24",
    "end_time": "12:00:00",
    "is_multi_day": False,
}


@dataclass
class Case:
    """A call, and the request that it makes: method and path (/c is the company's), query, body."""

    operation: str
    call: Callable[[SevenShifts], Any]
    makes: str
    body: Any = None

    @property
    def target(self) -> str:
        return self.makes.replace(" /c/", " /v2/company/8655/")


CASES = [
    Case("whoami", lambda c: c.whoami(), "GET /v2/whoami"),
    Case("list_companies", lambda c: c.list_companies(DAY), "GET /v2/companies?modified_since=2026-12-24"),
    Case("get_company", lambda c: c.get_company(8655), "GET /v2/companies/8655"),
    Case(
        "update_company",
        lambda c: c.update_company(8655, "Harbour Table"),
        "PATCH /v2/companies/8655",
        {"name": "Harbour Table"},
    ),
    Case("get_labor_settings", lambda c: c.get_labor_settings(), "GET /c/labor_settings"),
    Case("list_inactive_reasons", lambda c: c.list_inactive_reasons(), "GET /c/inactive_reasons"),
    Case("list_locations", lambda c: c.list_locations(DAY), "GET /c/locations?modified_since=2026-12-24&limit=500"),
    Case("get_location", lambda c: c.get_location(1540), "GET /c/locations/1540"),
    Case(
        "create_location",
        lambda c: c.create_location(
            NewLocation(name="Downtown", country="CA", latitude=50.4, holiday_pay=True, mon_hours_open=time(7))
        ),
        "POST /c/locations",
        {"name": "Downtown", "country": "CA", "latitude": "50.4", "holiday_pay": True, "mon_hours_open": "07:00:00"},
    ),
    Case(
        "update_location",
        lambda c: c.update_location(1540, LocationChanges(message="Closed early today", lng=-104.6)),
        "PUT /c/locations/1540",
        {"message": "Closed early today", "lng": -104.6},
    ),
    Case("delete_location", lambda c: c.delete_location(1540), "DELETE /c/locations/1540"),
    Case("list_departments", lambda c: c.list_departments(1540), "GET /c/departments?location_id=1540&limit=100"),
    Case("get_department", lambda c: c.get_department(2200), "GET /c/departments/2200"),
    Case(
        "create_department",
        lambda c: c.create_department(1540, "Kitchen"),
        "POST /c/departments",
        {"location_id": 1540, "name": "Kitchen", "default": False},
    ),
    Case(
        "update_department",
        lambda c: c.update_department(2200, "Kitchen", True),
        "PUT /c/departments/2200",
        {"name": "Kitchen", "default": True},
    ),
    Case("delete_department", lambda c: c.delete_department(2200, 2201), "DELETE /c/departments/2200?transfer_to=2201"),
    Case("list_roles", lambda c: c.list_roles(ids=[3300, 3301]), "GET /c/roles?ids=3300&ids=3301&limit=100"),
    Case("get_role", lambda c: c.get_role(3300), "GET /c/roles/3300"),
    Case(
        "create_role",
        lambda c: c.create_role("Cook", "08897d", 1540, stations=[NewStation(name="Grill")]),
        "POST /c/roles",
        {"name": "Cook", "color": "08897d", "location_id": 1540, "department_id": 0, "stations": [{"name": "Grill"}]},
    ),
    Case(
        "update_role",
        lambda c: c.update_role(3300, job_code="C1", stations=[NewStation(name="Grill")]),
        "PUT /c/roles/3300",
        {"job_code": "C1", "stations": [{"name": "Grill"}]},
    ),
    Case("delete_role", lambda c: c.delete_role(3300), "DELETE /c/roles/3300"),
    Case(
        "list_users",
        lambda c: c.list_users(location_id=1540, status="active", sort_by="firstname.asc"),
        "GET /c/users?location_id=1540&status=active&sort_by=firstname.asc&limit=500",
    ),
    Case("get_user", lambda c: c.get_user(1122554), "GET /c/users/1122554"),
    Case("get_user", lambda c: c.get_user("punch:0042"), "GET /c/users/punch:0042"),
    Case("create_user", lambda c: c.create_user(ADA), "POST /c/users", ADA_SENT),
    Case(
        "create_many_users",
        lambda c: c.create_many_users(
            [ADA.model_copy(update={"wages": [NewWage(role_id=3300, wage_cents=1650, effective_date=DAY)]})]
        ),
        "POST /c/create_many_users",
        [ADA_SENT | {"wages": [{"role_id": 3300, "wage_cents": 1650, "effective_date": "2026-12-24"}]}],
    ),
    Case(
        "update_user",
        lambda c: c.update_user(1122554, UserChanges(active=True, preferred_first_name="Addy")),
        "PUT /c/users/1122554",
        {"active": True, "preferred_first_name": "Addy"},
    ),
    Case(
        "update_user",
        lambda c: c.update_user("punch:0042", UserChanges(city="Regina")),
        "PUT /c/users/punch:0042",
        {"city": "Regina"},
    ),
    Case(
        "delete_user",
        lambda c: c.delete_user(1122554, "quit", "Moved away"),
        "DELETE /c/users/1122554",
        {"inactive_reason": "quit", "inactive_comments": "Moved away"},
    ),
    Case("list_assignments", lambda c: c.list_assignments(7), "GET /c/users/7/assignments"),
    Case("list_location_assignments", lambda c: c.list_location_assignments(7), "GET /c/users/7/location_assignments"),
    Case(
        "create_location_assignment",
        lambda c: c.create_location_assignment(7, 1540),
        "POST /c/users/7/location_assignments",
        {"location_id": 1540},
    ),
    Case(
        "delete_location_assignment",
        lambda c: c.delete_location_assignment(7, 1540),
        "DELETE /c/users/7/location_assignments/1540",
    ),
    Case(
        "list_department_assignments",
        lambda c: c.list_department_assignments(7),
        "GET /c/users/7/department_assignments",
    ),
    Case(
        "create_department_assignment",
        lambda c: c.create_department_assignment(7, 2200, appear_on_schedule=False),
        "POST /c/users/7/department_assignments",
        {"department_id": 2200, "appear_on_schedule": False},
    ),
    Case(
        "delete_department_assignment",
        lambda c: c.delete_department_assignment(7, 2200),
        "DELETE /c/users/7/department_assignments/2200",
    ),
    Case("list_role_assignments", lambda c: c.list_role_assignments(7), "GET /c/users/7/role_assignments"),
    Case(
        "create_role_assignment",
        lambda c: c.create_role_assignment(7, 3300, primary=True),
        "POST /c/users/7/role_assignments",
        {"role_id": 3300, "primary": True},
    ),
    Case(
        "delete_role_assignment", lambda c: c.delete_role_assignment(7, 3300), "DELETE /c/users/7/role_assignments/3300"
    ),
    Case("list_wages", lambda c: c.list_wages(7), "GET /c/users/7/wages"),
    Case(
        "create_wage",
        lambda c: c.create_wage(7, DAY, "hourly", 1650, 3300),
        "POST /c/users/7/wages",
        {"effective_date": "2026-12-24", "wage_type": "hourly", "wage_cents": 1650, "role_id": 3300},
    ),
    Case(
        "list_shifts",
        lambda c: c.list_shifts(
            NINE,
            FIVE,
            end_gte=NINE,
            modified_since=FIVE,
            department_ids=[1, 2],
            shift_ids=[3, 4],
            draft=True,
            open=False,
        ),
        "GET /c/shifts?start[gte]=2026-11-23T15:00:00Z&start[lte]=2026-11-23T23:00:00Z&end[gte]=2026-11-23T15:00:00Z"
        "&modified_since=2026-11-23T23:00:00Z&department_ids=1&department_ids=2&shift_ids=3&shift_ids=4&draft=true&open=false&limit=500",
    ),
    Case("get_shift", lambda c: c.get_shift(31415, include_deleted=True), "GET /c/shifts/31415?include_deleted=true"),
    Case(
        "create_shift",
        lambda c: c.create_shift(
            1540, NINE, FIVE, 7, open=False, status=0, breaks=[NewShiftBreak(break_type_id=9, start=NINE)]
        ),
        "POST /c/shifts",
        {
            "location_id": 1540,
            "start": "2026-11-23T15:00:00Z",
            "end": "2026-11-23T23:00:00Z",
            "user_id": 7,
            "open": False,
            "status": 0,
            "breaks": [{"break_type_id": 9, "start": "2026-11-23T15:00:00Z"}],
        },
    ),
    Case(
        "update_shift",
        lambda c: c.update_shift(31415, draft=False, breaks=[ShiftBreakChanges(break_id=1, break_type_id=9)]),
        "PUT /c/shifts/31415",
        {"draft": False, "breaks": [{"break_id": 1, "break_type_id": 9}]},
    ),
    Case("delete_shift", lambda c: c.delete_shift(31415), "DELETE /c/shifts/31415"),
    Case(
        "list_scheduled_shifts",
        lambda c: c.list_scheduled_shifts("punch_id:003184", 1540, 15),
        "GET /c/shifts_scheduled/punch_id:003184?location_id=1540&grace_period=15",
    ),
    Case(
        "list_time_off",
        lambda c: c.list_time_off(DAY, status=1, category="paid", sort_by="created", sort_dir="desc"),
        "GET /v2/time_off?to_date_gte=2026-12-24&status=1&category=paid&sort_by=created&sort_dir=desc&limit=100"
        "&company_id=8655",
    ),
    Case("get_time_off", lambda c: c.get_time_off(1234), "GET /v2/time_off/1234"),
    Case(
        "create_time_off",
        lambda c: c.create_time_off(
            7,
            DAY,
            NEXT,
            "paid",
            1,
            partial=True,
            partial_from=time(9, 30),
            partial_to=time(12),
            hours=[NewTimeOffHours(date=DAY, num_hours=2.5)],
        ),
        "POST /v2/time_off",
        {
            "user_id": 7,
            "company_id": 8655,
            "from_date": "2026-12-24",
            "to_date": "2026-12-26",
            "category": "paid",
            "status": 1,
            "partial": True,
            "partial_from": "09:30:00",
            "partial_to": "12:00:00",
            "hours": [{"date": "2026-12-24", "num_hours": 2.5}],
        },
    ),
    Case(
        "update_time_off",
        lambda c: c.update_time_off(1234, to_date=DAY),
        "PATCH /v2/time_off/1234",
        {"to_date": "2026-12-24"},
    ),
    Case("delete_time_off", lambda c: c.delete_time_off(1234), "DELETE /v2/time_off/1234"),
    Case("approve_time_off", lambda c: c.approve_time_off(1234), "POST /v2/time_off/1234/approve", {}),
    Case(
        "decline_time_off",
        lambda c: c.decline_time_off(1234, "Short of people"),
        "POST /v2/time_off/1234/decline",
        {"status_action_message": "Short of people"},
    ),
    Case(
        "list_time_off_totals",
        lambda c: c.list_time_off_totals([7, 8], NINE, FIVE),
        "GET /v2/time_off/total_hours?employee_id=7&employee_id=8&date_start=2026-11-23T15:00:00Z"
        "&date_end=2026-11-23T23:00:00Z&company_id=8655",
    ),
    Case("get_time_off_settings", lambda c: c.get_time_off_settings(), "GET /v2/time_off_settings/8655"),
    Case(
        "update_time_off_settings",
        lambda c: c.update_time_off_settings(paid_time_off=True),
        "POST /v2/time_off_settings/8655",
        {"paid_time_off": True},
    ),
    Case(
        "list_availabilities",
        lambda c: c.list_availabilities(
            user_id=7, status=0, repeating=True, week_gte=DAY, order_field="week", order_dir="desc"
        ),
        "GET /c/availabilities?user_id=7&status=0&repeating=true&week_gte=2026-12-24&order_field=week&order_dir=desc"
        "&limit=500",
    ),
    Case("get_availability", lambda c: c.get_availability(5), "GET /c/availabilities/5"),
    Case(
        "create_availability",
        lambda c: c.create_availability(NewAvailability(user_id=7, repeat=True, mon=MORNINGS, **REST)),
        "POST /c/availabilities",
        {"user_id": 7, "repeat": True} | MORNINGS_SENT | REST_SENT,
    ),
    Case(
        "update_availability",
        lambda c: c.update_availability(5, AvailabilityChanges(week=DAY, mon=MORNINGS)),
        "PUT /c/availabilities/5",
        {"week": "2026-12-24"} | MORNINGS_SENT,
    ),
    Case(
        "update_availability_status",
        lambda c: c.update_availability_status(5, "approved"),
        "PUT /c/availabilities/5/status",
        {"status": "approved"},
    ),
    Case("delete_availability", lambda c: c.delete_availability(5), "DELETE /c/availabilities/5"),
    Case("list_availability_reasons", lambda c: c.list_availability_reasons(), "GET /c/availability_reasons?limit=500"),
    Case(
        "create_availability_reason",
        lambda c: c.create_availability_reason("School", True),
        "POST /c/availability_reasons",
        {"reason": "School", "comments_required": True},
    ),
    Case(
        "update_availability_reason",
        lambda c: c.update_availability_reason(7, "School"),
        "PUT /c/availability_reasons/7",
        {"reason": "School"},
    ),
    Case("delete_availability_reason", lambda c: c.delete_availability_reason(7), "DELETE /c/availability_reasons/7"),
    Case(
        "list_time_punches",
        lambda c: c.list_time_punches(NINE, clocked_out_lte=FIVE, approved=True),
        "GET /c/time_punches?clocked_in[gte]=2026-11-23T15:00:00Z&clocked_out[lte]=2026-11-23T23:00:00Z&approved=true"
        "&limit=100",
    ),
    Case("get_time_punch", lambda c: c.get_time_punch(55), "GET /c/time_punches/55"),
    Case(
        "create_time_punch",
        lambda c: c.create_time_punch(1540, 7, NINE, FIVE, breaks=[NewPunchBreak(paid=False, in_=NINE)]),
        "POST /c/time_punches",
        {
            "location_id": 1540,
            "user_id": 7,
            "clocked_in": "2026-11-23T15:00:00Z",
            "clocked_out": "2026-11-23T23:00:00Z",
            "breaks": [{"paid": False, "in": "2026-11-23T15:00:00Z"}],
        },
    ),
    Case("update_time_punch", lambda c: c.update_time_punch(55, breaks=[]), "PUT /c/time_punches/55", {"breaks": []}),
    Case("delete_time_punch", lambda c: c.delete_time_punch(55), "DELETE /c/time_punches/55"),
    Case(
        "list_events",
        lambda c: c.list_events(DAY, NEXT, 1540),
        "GET /c/events?start_date=2026-12-24&end_date=2026-12-26&location_id=1540",
    ),
    Case("get_event", lambda c: c.get_event(9), "GET /c/events/9"),
    Case(
        "create_event",
        lambda c: c.create_event("Parade", [1540], DAY, time(10), DAY, time(12)),
        "POST /c/events",
        PARADE_SENT,
    ),
    Case(
        "update_event",
        lambda c: c.update_event(
            9, "Big parade", [1540], DAY, time(10), DAY, time(12), color="0f0", recurrence_target="THIS"
        ),
        "PATCH /c/events/9",
        PARADE_SENT | {"title": "Big parade", "color": "0f0", "recurrence_target": "THIS"},
    ),
    Case(
        "delete_event",
        lambda c: c.delete_event(9, "THIS_AND_FUTURE"),
        "DELETE /c/events/9?recurrence_target=THIS_AND_FUTURE",
    ),
    Case(
        "get_hours_and_wages",
        lambda c: c.get_hours_and_wages(DAY, NEXT),
        "GET /v2/reports/hours_and_wages?from=2026-12-24&to=2026-12-26&punches=true&company_id=8655",
    ),
    Case(
        "list_daily_sales_and_labor",
        lambda c: c.list_daily_sales_and_labor(DAY, NEXT, 1540),
        "GET /v2/reports/daily_sales_and_labor?start_date=2026-12-24&end_date=2026-12-26&location_id=1540",
    ),
    Case("get_daily_stats", lambda c: c.get_daily_stats(1540, DAY), "GET /c/location/1540/daily_stats?date=2026-12-24"),
    Case("list_webhooks", lambda c: c.list_webhooks(DAY), "GET /c/webhooks?modified_since=2026-12-24&limit=100"),
    Case(
        "create_webhook",
        lambda c: c.create_webhook("https://example.com/hook", "schedule.published"),
        "POST /c/webhooks",
        {"url": "https://example.com/hook", "event": "schedule.published", "method": "post"},
    ),
    Case(
        "update_webhook",
        lambda c: c.update_webhook(12, "https://example.com/other"),
        "PUT /c/webhooks/12",
        {"url": "https://example.com/other"},
    ),
    Case("delete_webhook", lambda c: c.delete_webhook(12), "DELETE /c/webhooks/12"),
    Case(
        "test_webhook",
        lambda c: c.test_webhook("schedule.published", 12),
        "GET /c/test_webhook?topic=schedule.published&webhook_id=12",
    ),
]

LISTS = {name for name, operation in operations(SevenShifts).items() if "list[" in str(operation.returns)}


def answer_to(operation: str) -> httpx.Response:
    """An answer that every operation of that name can read."""
    if operation.startswith("delete_") or operation == "update_availability_status":
        return httpx.Response(204)
    paged = operations(SevenShifts)[operation].spec.pages
    return httpx.Response(200, json={"data": [] if paged or operation in LISTS else {"id": 1}})


async def collected(answer: Any) -> Any:
    return [record async for record in answer] if isinstance(answer, AsyncIterator) else await answer


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.target)
async def test_a_call_makes_its_request(v2, wire, case: Case):
    wire.will(answer_to(case.operation))
    await collected(case.call(v2))
    assert [case.target] == wire.targets
    assert case.body == wire.body


def test_no_operation_is_left_out():
    assert {*operations(SevenShifts)} == {case.operation for case in CASES}


def test_every_operation_names_its_source_and_says_what_it_answers():
    for name, operation in operations(SevenShifts).items():
        assert operation.spec.source, name
        assert operation.__doc__, name


def test_nothing_that_creates_is_ever_sent_twice():
    creating = {n for n, o in operations(SevenShifts).items() if n.startswith("create_") or n == "test_webhook"}
    assert creating == {n for n, o in operations(SevenShifts).items() if not o.spec.safe_to_repeat}
