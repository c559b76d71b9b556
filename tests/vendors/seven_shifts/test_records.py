"""The vendor's answers become records, whatever their envelope and spelling."""

from datetime import UTC, date, datetime, time

import pytest

from prefect_shiftwork.rest.errors import UnexpectedAnswer
from prefect_shiftwork.vendors.seven_shifts import Role, Shift, TimeOff, TimePunch

SHIFT = {
    "id": 31415,
    "user_id": 1122554,
    "location_id": 1540,
    "department_id": 0,
    "start": "2026-11-23T15:00:00Z",
    "end": "2026-11-23T23:00:00Z",
    "hourly_wage": 1650,
    "open_offer_type": None,
    "attendance_status": "none",
    "station": 0,
    "station_id": None,
    "breaks": [{"id": 1, "shift_id": 31415, "name": "Lunch", "length": 30, "type": "unpaid", "start": None}],
    "created": "2026-11-01T10:00:00Z",
    "deleted": False,
    "soft_deleted": None,
}
TIME_OFF = {
    "id": 1234,
    "user_id": 1122554,
    "company_id": 8655,
    "from_date": "2026-12-24",
    "to_date": "2026-12-26",
    "partial": False,
    "partial_from": None,
    "partial_to": None,
    "comments": "Family visit",
    "status": 0,
    "status_action_user_id": None,
    "category": "paid",
    "created": "2026-11-20T12:00:00+00:00",
    "amount_of_hours": 24,
    "hours": [{"date": "2026-12-24", "hours": 8}],
}
EVENT = {
    "id": 9,
    "event_type": "general",
    "title": "Parade",
    "location_ids": [1540],
    "start_date": "2026-12-01",
    "start_time": "10:00:00",
    "end_date": "2026-12-01",
    "end_time": "12:00:00",
    "recurrence": None,
}


async def test_a_shift_says_who_works_when(v2, wire):
    wire.will({"object": "shift", "data": SHIFT})
    shift = await v2.get_shift(31415)
    assert (1122554, None) == (shift.user_id, shift.department_id)
    assert (datetime(2026, 11, 23, 15, tzinfo=UTC), datetime(2026, 11, 23, 23, tzinfo=UTC)) == (shift.start, shift.end)
    assert ["Lunch"] == [planned.name for planned in shift.breaks or []]


async def test_fields_that_the_vendor_adds_are_kept(v2, wire):
    wire.will({"object": "shift", "data": SHIFT | {"weather": "rain"}})
    assert "rain" == (await v2.get_shift(31415)).weather


@pytest.mark.parametrize("envelope", [lambda record: record, lambda record: {"object": "time_off", "data": record}])
async def test_time_off_is_read_with_and_without_an_envelope(v2, wire, envelope):
    wire.will(envelope(TIME_OFF))
    time_off = await v2.get_time_off(1234)
    assert (date(2026, 12, 24), date(2026, 12, 26)) == (time_off.from_date, time_off.to_date)
    assert [(date(2026, 12, 24), 8.0)] == [(day.date, day.hours) for day in time_off.hours or []]


@pytest.mark.parametrize(
    "written", ["2026-11-20T12:00:00+00:00", "2026-11-20 12:00:00", "2026-11-20T12:00:00Z", "2026-11-20T06:00:00-06:00"]
)
def test_time_off_was_asked_for_when_it_says_or_else_in_utc(written):
    assert datetime(2026, 11, 20, 12, tzinfo=UTC) == TimeOff.model_validate(TIME_OFF | {"created": written}).created


def test_a_part_of_a_day_has_times_on_the_clock():
    partial = TimeOff.model_validate(TIME_OFF | {"partial": True, "partial_from": "09:30:00", "partial_to": ""})
    assert (time(9, 30), None) == (partial.partial_from, partial.partial_to)


@pytest.mark.parametrize("written", ["2020-01-01T00:00:00+0000", "2020-01-01T00:00:00+00:00", "2020-01-01T00:00:00Z"])
def test_a_moment_is_read_in_all_of_the_vendors_spellings(written):
    role = Role.model_validate({"id": 3300, "department_id": 0, "modified": written})
    assert (datetime(2020, 1, 1, tzinfo=UTC), None) == (role.modified, role.department_id)


def test_a_break_of_a_punch_has_a_beginning_and_an_end():
    breaks = [{"id": 1, "custom_break_id": 0, "paid": False, "in": "2026-11-23T18:00:00+00:00", "out": None}]
    [taken] = TimePunch.model_validate({"id": 55, "breaks": breaks}).breaks or []
    assert (datetime(2026, 11, 23, 18, tzinfo=UTC), None, None) == (taken.in_, taken.out, taken.custom_break_id)


async def test_hours_a_week_may_be_a_number(v2, wire):
    wire.will({"object": "user", "data": {"id": 1, "max_weekly_hours": 40, "hire_date": ""}})
    user = await v2.get_user(1)
    assert ("40", None) == (user.max_weekly_hours, user.hire_date)


@pytest.mark.parametrize("deleted", [None, False, "2026-01-01"])
async def test_a_deleted_department_is_marked_in_either_way(v2, wire, deleted):
    wire.will({"object": "department", "data": {"id": 2200, "deleted": deleted}})
    assert deleted == (await v2.get_department(2200)).deleted


async def test_a_companys_key_is_never_shown(v2, wire):
    wire.will({"id": 8655, "name": "Harbour Table", "meta": {"api_key": "invented-old-key"}})
    company = await v2.get_company(8655)
    assert "invented-old-key" not in f"{company!r} {company.model_dump_json()}"


async def test_events_come_without_pages(v2, wire):
    wire.will({"data": [EVENT, {"title": "Birthday", "event_type": "birthday", "start_time": ""}]})
    events = await v2.list_events(date(2026, 12, 1), date(2026, 12, 31))
    assert [("Parade", time(10)), ("Birthday", None)] == [(event.title, event.start_time) for event in events]


async def test_a_changed_event_answers_all_that_has_changed(v2, wire):
    wire.will({"data": [EVENT]})
    day = date(2026, 12, 1)
    events = await v2.update_event(9, "Parade", [1540], day, time(10), day, time(12))
    assert [9] == [event.id for event in events]


async def test_a_deleted_event_answers_nothing_of_use(v2, wire):
    wire.will({"data": [EVENT]})
    assert None is await v2.delete_event(9)  # type: ignore[func-returns-value]


async def test_the_hours_report_holds_everybody(v2, wire):
    worked = {"user": {"id": 7.0, "employee_id": "E-9"}, "total": {"total_hours": 7.5, "total_pay": 123.75}}
    wire.will({"users": [worked], "total": {"total_hours": 7.5}, "start": "2026-11-16", "end": "2026-11-22"})
    report = await v2.get_hours_and_wages(date(2026, 11, 16), date(2026, 11, 22))
    assert [(7, "E-9", 7.5, 123.75)] == [
        (user.user.id, user.user.employee_id, user.total.total_hours, user.total.total_pay) for user in report.users
    ]


async def test_the_daily_report_is_in_cents(v2, wire):
    wire.will({"data": [{"date": "2026-11-20", "actual_sales": 512300, "sales_per_labor_hour": 6100.5}]})
    [day] = await v2.list_daily_sales_and_labor(date(2026, 11, 20), date(2026, 11, 20), 1540)
    assert (date(2026, 11, 20), 512300, 6100.5) == (day.date, day.actual_sales, day.sales_per_labor_hour)


async def test_a_changed_type_names_vendor_operation_and_field(v2, wire):
    wire.will({"object": "shift", "data": SHIFT | {"start": "2026-11-23 15:00:00"}})
    with pytest.raises(UnexpectedAnswer, match="7shifts get_shift .*start"):
        await v2.get_shift(31415)


def test_a_record_survives_being_written_and_read_again():
    for record in (Shift.model_validate(SHIFT), TimeOff.model_validate(TIME_OFF)):
        assert record == type(record).model_validate_json(record.model_dump_json())
