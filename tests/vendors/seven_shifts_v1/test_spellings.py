"""What v1 writes in its own way is read as what it means."""

from datetime import UTC, datetime

import pytest
from pydantic import BaseModel

from prefect_shiftwork.rest.errors import UnexpectedAnswer
from prefect_shiftwork.vendors.seven_shifts_v1 import Event, Shift, TimePunch, User

ZERO = "0000-00-00 00:00:00"


def rows(model: str, *records: dict[str, object], **beside: object) -> dict[str, object]:
    return {"status": "success", "data": [{model: record, **beside} for record in records], "total": len(records)}


async def test_a_shift_without_an_end_has_none(v1, wire, document):
    wire.will(document["Shifts List"]["answer"])
    assert [None, None] == [shift.end async for shift in v1.list_shifts()]


async def test_somebody_who_is_still_at_work_has_not_clocked_out(v1, wire):
    wire.will(rows("time_punch", {"id": 1, "clocked_in": "2014-04-05 07:30:00", "clocked_out": ZERO}))
    [punch] = [punch async for punch in v1.list_time_punches()]
    assert (datetime(2014, 4, 5, 7, 30, tzinfo=UTC), None) == (punch.clocked_in, punch.clocked_out)


@pytest.mark.parametrize("zero", [0, "0", "", None])
def test_the_id_zero_is_no_record(zero):
    assert None is TimePunch.model_validate({"id": 1, "shift_id": zero}).shift_id


def test_an_id_may_come_as_a_text():
    assert (5, 408) == (lambda shift: (shift.id, shift.location_id))(
        Shift.model_validate({"id": "5", "location_id": "408"})
    )


def test_a_switch_may_come_as_a_number():
    assert User.model_validate({"id": 1, "appear_as_employee": 1, "active": 0}).appear_as_employee is True


@pytest.mark.parametrize("blank", ["0000-00-00", ""])
def test_a_blank_day_is_none(blank):
    assert (None, None) == (
        User.model_validate({"id": 1, "hire_date": blank}).hire_date,
        Event.model_validate({"id": 1, "date": blank}).date,
    )


def test_a_user_may_come_with_every_field_blank():
    blanks = {"hourly_wage": "", "mobile_phone": "", "created": ZERO, "company_id": 0}
    user = User.model_validate({"id": 1, **blanks})
    assert (None, "", None, None) == (user.hourly_wage, user.mobile_phone, user.created, user.company_id)


async def test_what_lies_beside_a_punch_stays_with_it(v1, wire, document):
    wire.will(document["Time Punches Read"]["answer"])
    punch = await v1.get_time_punch(43757)
    assert ("Westhill ", "America/Regina") == (punch.location.address, punch.location.timezone)
    assert ("Tidewell", True, None) == (punch.user.lastname, punch.user.email_me_punch_errors, punch.user.created)
    assert (None, None) == (punch.department, punch.shift)


async def test_what_lies_beside_a_row_stays_with_it(v1, wire):
    breaks = [{"in": "2014-04-05 08:00:00", "out": ZERO}]
    wire.will(rows("time_punch", {"id": 1}, time_punch_break=breaks))
    [punch] = [punch async for punch in v1.list_time_punches()]
    assert breaks == punch.time_punch_break


async def test_departments_are_read_under_their_own_name_too(v1, wire):
    wire.will(rows("department", {"id": 2200, "name": "Kitchen"}))
    assert ["Kitchen"] == [department.name async for department in v1.list_departments()]


async def test_fields_that_the_vendor_adds_are_kept(v1, wire):
    wire.will(rows("user", {"id": 1, "payroll_id": "E-9"}))
    assert ["E-9"] == [user.payroll_id async for user in v1.list_users()]


@pytest.mark.parametrize(
    ("record", "where"),
    [
        ({"id": 1, "clocked_in": "yesterday"}, "clocked_in"),
        ({"id": 1, "clocked_in": "2014-13-45 99:99:99"}, "clocked_in"),
        ({"id": 1, "shift_id": "many"}, "shift_id"),
        ({"id": None}, "id"),
    ],
)
async def test_a_changed_type_names_vendor_operation_and_field(v1, wire, record, where):
    wire.will(rows("time_punch", record))
    with pytest.raises(UnexpectedAnswer, match=rf"7shifts v1 list_time_punches .*data\.0\.time_punch\.{where}"):
        [punch async for punch in v1.list_time_punches()]


@pytest.mark.parametrize(
    ("body", "missing"),
    [({"status": "success"}, "data"), ({"data": {"roles": {}}}, "shift"), ([], "data"), ({"data": []}, "shift")],
)
async def test_an_envelope_without_its_record_is_an_undocumented_answer(v1, wire, body, missing):
    wire.will(body)
    with pytest.raises(UnexpectedAnswer, match=f"7shifts v1 get_shift .*without the documented '{missing}'"):
        await v1.get_shift(1)


async def test_a_record_that_is_no_object_is_an_undocumented_answer(v1, wire):
    wire.will({"data": {"shift": "gone"}})
    with pytest.raises(UnexpectedAnswer, match="the record"):
        await v1.get_shift(1)


@pytest.mark.parametrize(
    "record",
    [
        Shift.model_validate({"id": 1, "start": "2014-03-30 07:15:00", "end": ZERO}),
        TimePunch.model_validate({"id": 1, "clocked_in": "2014-03-30 07:15:00", "shift_id": 0}),
    ],
)
def test_a_record_survives_being_written_and_read_again(record: BaseModel):
    assert record == type(record).model_validate_json(record.model_dump_json())
