"""Every section of the document: its request is made, and its answer is read, as the document prints them."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from prefect_shiftwork.rest.operation import operations
from prefect_shiftwork.vendors.seven_shifts_v1 import (
    Company,
    Department,
    Event,
    Location,
    NewUser,
    Role,
    RoleAssignment,
    Saved,
    Scheduled,
    SevenShiftsV1,
    Shift,
    TerminalPunch,
    TimePunch,
    User,
    UserChanges,
)


def at(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=UTC)  # type: ignore[arg-type,misc]


@dataclass
class Case:
    """A section, the call that it describes, and what the caller gets."""

    section: str
    operation: str
    call: Callable[[SevenShiftsV1], Any]
    gets: Any


BARTENDING = [RoleAssignment(id=1, skill_level=1, hourly_wage=5.00, primary=1)]

CASES = [
    Case("Companies Read", "get_company", lambda v1: v1.get_company(374), (Company, 374, {"name": "ABC Company"})),
    Case(
        "Companies Update",
        "update_company",
        lambda v1: v1.update_company(374, name="Bryn's new company name"),
        (Saved, 1932, {}),
    ),
    Case("Companies List", "list_companies", lambda v1: v1.list_companies(), [(Company, 374)]),
    Case(
        "Departments Create", "create_department", lambda v1: v1.create_department("Back of House"), (Saved, 3267, {})
    ),
    Case(
        "Departments Read",
        "get_department",
        lambda v1: v1.get_department(1925),
        (Department, 1925, {"name": "Front of House", "created": at(2014, 1, 14, 15, 12, 17)}),
    ),
    Case(
        "Departments Update", "update_department", lambda v1: v1.update_department(3267, "Kitchen"), (Saved, 3267, {})
    ),
    Case("Departments Delete", "delete_department", lambda v1: v1.delete_department(3267), None),
    Case(
        "Departments List",
        "list_departments",
        lambda v1: v1.list_departments(),
        [(Department, 5002), (Department, 5001)],
    ),
    Case("Locations Create", "create_location", lambda v1: v1.create_location("3rd Ave"), (Saved, 3267, {})),
    Case(
        "Locations Read",
        "get_location",
        lambda v1: v1.get_location(5881),
        (Location, 5881, {"address": "3rd Ave", "hash": "sdfsohdfh9723ho2uh4", "timezone": "America/Regina"}),
    ),
    Case(
        "Locations Update",
        "update_location",
        lambda v1: v1.update_location(5881, address="4th Ave", timezone="America/Toronto"),
        (Saved, 5881, {}),
    ),
    Case("Locations Delete", "delete_location", lambda v1: v1.delete_location(5881), None),
    Case("Locations List", "list_locations", lambda v1: v1.list_locations(), [(Location, 5002), (Location, 5001)]),
    Case("Authentication", "list_locations", lambda v1: v1.list_locations(), [(Location, 408), (Location, 3557)]),
    Case("Roles Create", "create_role", lambda v1: v1.create_role("Bartender", "00ff00"), (Saved, 3267, {})),
    Case("Roles Read", "get_role", lambda v1: v1.get_role(6007), (Role, 6007, {"name": "Cook", "color": "08897d"})),
    Case("Roles Update", "update_role", lambda v1: v1.update_role(6007, color="ff0000"), (Saved, 6007, {})),
    Case("Roles Delete", "delete_role", lambda v1: v1.delete_role(6007), None),
    Case("Roles List", "list_roles", lambda v1: v1.list_roles(), [(Role, 6007), (Role, 6006)]),
    Case(
        "Shifts Create",
        "create_shift",
        lambda v1: v1.create_shift(at(2013, 3, 3, 10), 56, at(2013, 3, 3, 11), user_id=15, role_id=33),
        (Saved, 506801, {}),
    ),
    Case(
        "Shifts Read",
        "get_shift",
        lambda v1: v1.get_shift(504756),
        (Shift, 504756, {"start": at(2014, 3, 30, 7, 15), "end": at(2014, 3, 30, 15, 30), "hourly_wage": 11}),
    ),
    Case(
        "Shifts Update",
        "update_shift",
        lambda v1: v1.update_shift(5881, start=at(2013, 3, 4, 9, 30)),
        (Saved, 5881, {}),
    ),
    Case("Shifts Delete", "delete_shift", lambda v1: v1.delete_shift(5881), None),
    Case("Shifts List", "list_shifts", lambda v1: v1.list_shifts(), [(Shift, 506809), (Shift, 506810)]),
    Case(
        "Shifts Scheduled",
        "check_scheduled",
        lambda v1: v1.check_scheduled(1234),
        Scheduled(scheduled=True, shift=Saved(id=6410270), role=Role(id=750, name="Barback")),
    ),
    Case(
        "Events Create",
        "create_event",
        lambda v1: v1.create_event(
            "Some title", date(2015, 12, 30), time(16), "The event description", "00ff00", location_ids=[234, 324]
        ),
        (Saved, 506801, {}),
    ),
    Case(
        "Events Read",
        "get_event",
        lambda v1: v1.get_event(504756),
        (Event, 504756, {"date": date(2014, 3, 30), "start": time(7, 15), "color": "00ff00"}),
    ),
    Case("Events Update", "update_event", lambda v1: v1.update_event(5881, title="New title"), (Saved, 5881, {})),
    Case("Events Delete", "delete_event", lambda v1: v1.delete_event(5881), None),
    Case("Events List", "list_events", lambda v1: v1.list_events(), [(Event, 504756), (Event, 123)]),
    Case(
        "Time Punches Create",
        "create_time_punch",
        lambda v1: v1.create_time_punch(2669, 408, at(2014, 4, 5, 6, 30), at(2014, 4, 5, 10)),
        (Saved, 43757, {}),
    ),
    Case(
        "Time Punches Read",
        "get_time_punch",
        lambda v1: v1.get_time_punch(43757),
        (TimePunch, 43757, {"clocked_in": at(2014, 4, 5, 7, 30), "user_id": 2669, "shift_id": None, "approved": True}),
    ),
    Case(
        "Time Punches Update",
        "update_time_punch",
        lambda v1: v1.update_time_punch(43757, clocked_in=at(2014, 4, 5, 7, 30)),
        (Saved, 43757, {}),
    ),
    Case("Time Punches Delete", "delete_time_punch", lambda v1: v1.delete_time_punch(43757), None),
    Case(
        "Time Punches List",
        "list_time_punches",
        lambda v1: v1.list_time_punches(),
        [(TimePunch, 25), (TimePunch, 77)],
    ),
    Case(
        "Time Punches Punches",
        "punch",
        lambda v1: v1.punch("685a93bb8afgg1a7b1f7da5cf34ce896", 1234),
        TerminalPunch.model_validate(
            {
                "punched": "in",
                "message": "Welcome Ada Quill",
                "user": {"photo_url": "https://example.com/photo.jpg"},
            }
        ),
    ),
    Case(
        "Users Create",
        "create_user",
        lambda v1: v1.create_user(NewUser(firstname="Bryn", lastname="Lark"), [1, 3], BARTENDING),
        (Saved, 506801, {}),
    ),
    Case(
        "Users Read",
        "get_user",
        lambda v1: v1.get_user(20645),
        (User, 20645, {"firstname": "Ivo", "lastname": "Harrow", "company_id": 1932, "user_type_id": 1}),
    ),
    Case(
        "Users Update",
        "update_user",
        lambda v1: v1.update_user(5881, UserChanges(email="bryn.lark@example.org"), [1, 3], BARTENDING),
        (Saved, 5881, {}),
    ),
    Case("Users Delete", "delete_user", lambda v1: v1.delete_user(5881), None),
]

SLIPS = {
    "Locations Create": "POST /v1/locations",
    "Locations Update": "PUT /v1/locations/5881",
}
"""Where the document prints a path that clients do not call."""


async def collected(answer: Any) -> Any:
    return [record async for record in answer] if isinstance(answer, AsyncIterator) else await answer


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.section)
async def test_a_call_makes_the_request_that_the_document_prints(v1, wire, document, case: Case):
    example = document[case.section]
    wire.will(example["answer"])
    await collected(case.call(v1))
    path = wire.request.url.path
    printed = SLIPS.get(case.section) or example["request"].replace("{id}", path.rpartition("/")[2])
    assert printed == f"{wire.request.method} {path}"
    assert example.get("body") == wire.body


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.section)
async def test_an_answer_is_read_as_the_document_prints_it(v1, wire, document, case: Case):
    wire.will(document[case.section]["answer"])
    answer = await collected(case.call(v1))
    match case.gets:
        case (kind, id, fields):
            assert (kind, id) == (type(answer), answer.id)
            assert fields == {name: getattr(answer, name) for name in fields}
        case [*_] as records:
            assert records == [(type(record), record.id) for record in answer]
        case whole:
            assert whole == answer


def test_no_section_of_the_document_is_left_out(document):
    assert {*document} - {"Errors"} == {case.section for case in CASES}


def test_every_operation_but_the_undocumented_list_of_users_has_its_section():
    assert {*operations(SevenShiftsV1)} - {"list_users"} == {case.operation for case in CASES}
    assert {case.section for case in CASES} - {"Authentication"} == {
        operation.spec.source for name, operation in operations(SevenShiftsV1).items() if name != "list_users"
    }
