"""What a vendor answers that its documents do not say is reported, and never told in full."""

import logging
from collections.abc import AsyncIterator, Callable
from typing import Annotated, Any, ClassVar

import httpx
import pytest
from pydantic import AfterValidator, JsonValue

from prefect_shiftwork.rest.drift import Finding, OnDrift
from prefect_shiftwork.rest.errors import OutcomeUnknown, UnexpectedAnswer
from prefect_shiftwork.rest.fields import Record, keyed
from prefect_shiftwork.rest.offset import Offset
from prefect_shiftwork.rest.operation import get, post
from prefect_shiftwork.rest.pages import Cursor, Links
from prefect_shiftwork.rest.vendor import Vendor


def no_vip(name: str) -> str:
    if name.startswith("VIP"):
        raise ValueError(f"{name} is a guest")
    return name


class Pause(Record):
    minutes: int | None = None


class Punch(Record):
    as_sent: ClassVar[frozenset[str]] = frozenset({"tips"})

    id: int
    name: Annotated[str, AfterValidator(no_vip)] = ""
    breaks: list[Pause] | None = None
    first: Pause | None = None
    extra: JsonValue = None


class Bar(Vendor):
    id = "bar"
    title = "Bar"

    @get("/punches")
    async def list_punches(self) -> list[Punch]:
        """A list that comes at once."""

    @get("/by_number")
    async def list_by_number(self) -> Annotated[list[Punch], keyed("id")]:
        """A list that comes as an object."""

    @get("/linked", pages=Links("data", next=("next",)))
    def list_linked(self) -> AsyncIterator[Punch]:
        """A list in pages."""

    @get("/cursor", pages=Cursor())
    def list_by_cursor(self) -> AsyncIterator[Punch]:
        """A list in pages."""

    @get("/offset", pages=Offset("punch", size=2))
    def list_by_offset(self, limit: int | None = None, offset: int | None = None) -> AsyncIterator[Punch]:
        """A list in pages, of rows."""

    @get("/one")
    async def get_punch(self) -> Punch:
        """One record."""

    @get("/raw")
    async def get_raw(self) -> dict[str, JsonValue]:
        """Whatever comes."""

    @post("/punches")
    async def create_punches(self) -> list[Punch]:
        """A write."""


@pytest.fixture
def bar(session: Any) -> Bar:
    return Bar(session)


@pytest.fixture
def says(vendor: Any) -> Callable[..., None]:
    """The vendor's answers, in order."""
    return lambda *bodies: vendor.will(*(httpx.Response(200, json=body) for body in bodies))


async def test_a_field_that_is_new_is_reported_with_how_many_records_have_it(bar: Bar, says: Any) -> None:
    says([{"id": 1, "mood": "canary"}, {"id": 2, "mood": "canary"}, {"id": 3}])
    await bar.list_punches()
    assert [Finding("list_punches", "mood", "", 2)] == bar.drift.findings()


async def test_a_field_of_a_record_in_a_record_is_told_with_its_way(bar: Bar, says: Any) -> None:
    says({"id": 1, "breaks": [{"paid": True}, {"paid": False, "minutes": 3}], "first": {"last": 1}})
    await bar.get_punch()
    assert [("breaks.paid", 2), ("first.last", 1)] == [(each.field, each.records) for each in bar.drift.findings()]


async def test_what_is_documented_without_a_type_is_not_new(bar: Bar, says: Any) -> None:
    says({"id": 1, "tips": 3, "extra": {"any": {"thing": 1}}}, {"any": "thing"})
    await bar.get_punch()
    await bar.get_raw()
    assert [] == bar.drift.findings()


async def test_what_lies_beside_a_record_in_its_row_is_new(bar: Bar, says: Any) -> None:
    says({"data": [{"punch": {"id": 1, "mood": 1}, "weather": "x"}]})
    assert [1] == [punch.id async for punch in bar.list_by_offset()]
    assert ["mood", "weather"] == [each.field for each in bar.drift.findings()]


async def test_keys_that_are_no_names_of_fields_are_not_told(bar: Bar, says: Any) -> None:
    says({"id": 1, "ada@example.org": {}, "Ada Example": 1})
    await bar.get_punch()
    assert [Finding("get_punch", "(a key)", "", 2)] == bar.drift.findings()


async def test_each_field_is_told_in_the_log_once(bar: Bar, says: Any, caplog: pytest.LogCaptureFixture) -> None:
    says({"id": 1, "mood": "canary"}, {"id": 2, "mood": "canary"})
    with caplog.at_level(logging.INFO, "prefect_shiftwork.drift"):
        await bar.get_punch()
        await bar.get_punch()
    assert ["Bar get_punch: mood is new"] == caplog.messages


BAD = {"id": "canary", "name": "canary"}
LISTS: dict[str, Callable[[list[object]], object]] = {
    "list_punches": lambda records: records,
    "list_by_number": lambda records: records,
    "list_linked": lambda records: {"data": records},
    "list_by_cursor": lambda records: {"data": records},
}


async def read(bar: Bar, operation: str) -> list[int]:
    answer = getattr(bar, operation)()
    records = [punch async for punch in answer] if hasattr(answer, "__aiter__") else await answer
    return [punch.id for punch in records]


@pytest.mark.parametrize("operation", LISTS)
async def test_an_unreadable_record_stops_a_list_unless_it_may_be_left_out(bar: Bar, says: Any, operation: str) -> None:
    body = LISTS[operation]([{"id": 1}, BAD, {"id": 3}])
    says(body, body)
    with pytest.raises(UnexpectedAnswer, match=rf"Bar {operation} was answered with an undocumented value in .*id"):
        await read(bar, operation)
    assert [] == bar.drift.left_out()
    bar.drift.on_drift = "skip"
    assert [1, 3] == await read(bar, operation)
    (finding,) = bar.drift.left_out(operation)
    assert (operation, "id", 1, False) == (finding.operation, finding.field, finding.records, finding.readable)
    assert [] == bar.drift.left_out("another_operation")
    assert "canary" not in str(finding)


async def test_a_page_is_as_long_as_it_was_sent(bar: Bar, says: Any) -> None:
    bar.drift.on_drift = "skip"
    says({"data": [{"punch": {"id": 1}}, {"punch": BAD}]}, {"data": [{"punch": {"id": 3}}]})
    assert [1, 3] == await read(bar, "list_by_offset")


async def test_a_reason_of_our_own_is_not_told_since_it_may_quote_the_record(bar: Bar, says: Any) -> None:
    bar.drift.on_drift = "skip"
    says([{"id": 1, "name": "VIP canary"}])
    assert [] == await bar.list_punches()
    assert ["list_punches: name cannot be read (not valid)"] == list(map(str, bar.drift.left_out()))


@pytest.mark.parametrize("body", [{"data": "no list"}, {"data": 1}])
async def test_what_is_no_list_is_an_error_all_the_same(bar: Bar, says: Any, body: object) -> None:
    bar.drift.on_drift = "skip"
    says(body, body)
    for operation in ("list_linked", "list_punches"):
        with pytest.raises(UnexpectedAnswer):
            await read(bar, operation)


@pytest.mark.parametrize("on_drift", ["stop", "skip"])
async def test_a_lone_record_is_never_left_out(bar: Bar, says: Any, on_drift: OnDrift) -> None:
    bar.drift.on_drift = on_drift
    says(BAD)
    with pytest.raises(UnexpectedAnswer, match="id"):
        await bar.get_punch()


async def test_what_a_write_answers_is_not_left_out(bar: Bar, says: Any) -> None:
    bar.drift.on_drift = "skip"
    says([BAD])
    with pytest.raises(OutcomeUnknown):
        await bar.create_punches()


async def test_what_is_no_object_is_told_as_the_record(bar: Bar, says: Any) -> None:
    bar.drift.on_drift = "skip"
    says(["canary", {"id": 2}])
    assert [2] == await read(bar, "list_punches")
    assert ["the record"] == [each.field for each in bar.drift.left_out()]
