"""A declared operation: its request, its records, and its errors."""

import asyncio
import contextlib
import enum
from collections.abc import AsyncIterator, Callable
from datetime import UTC, date, datetime
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field, JsonValue, SecretStr, TypeAdapter

from prefect_shiftwork.rest import errors, offset, pages
from prefect_shiftwork.rest.answers import Unwrap
from prefect_shiftwork.rest.auth import BearerKey
from prefect_shiftwork.rest.fields import Instant, LocalDateTime, Record, keyed, none_when
from prefect_shiftwork.rest.offset import Offset
from prefect_shiftwork.rest.operation import Kind, delete, get, operations, patch, post, put
from prefect_shiftwork.rest.pages import Cursor, Links, Windows
from prefect_shiftwork.rest.parameters import Body, Query, WholeBody
from prefect_shiftwork.rest.session import Session
from prefect_shiftwork.rest.vendor import Vendor

NEW_YORK = ZoneInfo("America/New_York")


class Label(Record):
    id: int
    label: str | None = None
    at: LocalDateTime | None = None


class Day(Record):
    date: date
    notes: str | None = None


class NewUser(BaseModel):
    name: str
    email: str | None = None


class Labels(Vendor):
    @post("/v1/users")
    async def create_user(self, user: Annotated[NewUser, WholeBody()]) -> None:
        """Create a user."""

    @get("/v1/labels")
    async def list_labels(self) -> list[Label]:
        """Labels."""

    @get("/v1/labels/{id}")
    async def get_label(self, id: str) -> Label:
        """One label."""

    @post("/v1/labels", envelope="label")
    async def create_label(
        self,
        label: Annotated[str, Field(max_length=10)],
        kind: Literal["work", "leave"] | None = None,
        at: Instant | None = None,
        places: Annotated[list[int] | None, Body("location", beside=True)] = None,
    ) -> Label:
        """Create a label."""

    @put("/v1/companies/{company_id}/labels/{id}", repeatable=True, supplies=("owner",))
    async def replace_label(self, id: int, label: str) -> JsonValue:
        """Replace a label."""

    @patch("/v1/labels/{id}")
    async def update_label(self, id: int, changes: Annotated[dict[str, JsonValue], WholeBody()]) -> None:
        """Change what is given."""

    @delete("/v1/labels/{id}", supplies=("owner",))
    async def delete_label(self, id: int, reason: Annotated[str, Body()] | None = None) -> None:
        """Delete a label."""

    @post("/v1/reports", kind=Kind.READ)
    async def ask(self, start: date | None = None) -> JsonValue:
        """Ask for a report."""

    @post("/v1/labels/{id}/approve", kind=Kind.UPDATE)
    async def approve(self, id: int) -> None:
        """Approve a label."""

    @post("/v1/finalize", form=True)
    async def finalize(self, date: date, admin_id: int) -> JsonValue:
        """Finalize a day."""

    @post("/v1/upload", headers=(("Content-Type", "text/csv"),), decode=lambda response: response.text)
    async def upload(self, csv: Annotated[str, WholeBody()]) -> str:
        """Upload a file."""


class Lists(Vendor):
    @get("/v1/time_offs", pages=Links("items", ("metadata", "links", "next")))
    def list_time_offs(
        self, start: LocalDateTime, end: LocalDateTime, kinds: Annotated[list[int] | None, Query("kind")] = None
    ) -> AsyncIterator[Label]:
        """Time off."""

    @get("/v1/punches", pages=Offset("punch", size=3, ahead=2))
    def list_punches(self, limit: int | None = None, offset: int | None = None) -> AsyncIterator[Label]:
        """Punches."""

    @get("/v2/shifts", pages=Cursor())
    def list_shifts(self, limit: int | None = None) -> AsyncIterator[Label]:
        """Shifts."""

    @get("/v1/schedule", pages=Windows("days", key="date", days=10))
    def list_days(self, start: LocalDateTime, end: LocalDateTime) -> AsyncIterator[Day]:
        """Days."""


class Acme(Labels, Lists):
    id = "testvendor"
    title = "Acme"
    default_base_url = "https://api.example.com"

    @property
    def context(self) -> dict[str, object]:
        return {"zone": NEW_YORK}

    async def supply(self, name: str) -> str:
        return {"company_id": "8655", "owner": "7"}[name]


@pytest.fixture
def client(session: Session) -> Acme:
    return Acme(session)


async def collect(records: AsyncIterator[Label]) -> list[int]:
    return [record.id async for record in records]


async def test_a_list_comes_as_records_that_keep_unknown_fields_and_accept_string_ids(client, vendor) -> None:
    vendor.will(httpx.Response(200, json=[{"id": "1773", "label": 5, "position": "1"}]))
    (label,) = await client.list_labels()
    assert (1773, "5", "1") == (label.id, label.label, label.position)


async def test_an_argument_in_the_path_cannot_leave_its_segment(client, vendor) -> None:
    vendor.will(httpx.Response(200, json={"id": 1}))
    await client.get_label("../users?x=1")
    assert b"/v1/labels/..%2Fusers%3Fx%3D1" == vendor.requests[0].url.raw_path
    for empty in ("", ".", ".."):
        with pytest.raises(errors.InvalidInput, match="id is empty"):
            await client.get_label(empty)


async def test_a_body_has_its_envelope_and_what_stands_beside_it(client, vendor) -> None:
    vendor.will(httpx.Response(200, json={"id": 1}))
    await client.create_label("CPT", kind="work", at=datetime(2026, 3, 1, 8, tzinfo=NEW_YORK), places=[2, 3])
    body = b'{"label":{"label":"CPT","kind":"work","at":"2026-03-01T13:00:00Z"},"location":[2,3]}'
    assert body == vendor.requests[0].content


async def test_what_is_left_out_is_not_sent_so_a_blank_erases_nothing(client, vendor) -> None:
    vendor.will(httpx.Response(200, json={"id": 1}))
    await client.create_label("CPT", kind=None)
    assert b'{"label":{"label":"CPT"}}' == vendor.requests[0].content


async def test_the_client_supplies_what_no_caller_gives(client, vendor) -> None:
    vendor.will(httpx.Response(200), httpx.Response(204))
    assert await client.replace_label(5, label="ENG") is None
    await client.delete_label(5, reason="old")
    replaced, deleted = vendor.requests
    assert ("/v1/companies/8655/labels/5", b'{"label":"ENG","owner":7}') == (replaced.url.path, replaced.content)
    assert ("owner=7", b'{"reason":"old"}') == (deleted.url.query.decode(), deleted.content)


async def test_a_whole_body_is_the_callers(client, vendor) -> None:
    vendor.will(httpx.Response(204), httpx.Response(200, text="3 rows"))
    await client.update_label(5, {"label": "ENG", "note": None})
    assert "3 rows" == await client.upload("a,b\n1,2\n")
    patched, uploaded = vendor.requests
    assert b'{"label":"ENG","note":null}' == patched.content
    assert ("text/csv", b"a,b\n1,2\n") == (uploaded.headers["Content-Type"], uploaded.content)


async def test_of_a_record_that_is_the_body_only_what_was_set_is_sent(client, vendor) -> None:
    vendor.will(httpx.Response(204))
    await client.create_user(NewUser(name="Ada"))
    assert b'{"name":"Ada"}' == vendor.requests[0].content


async def test_a_body_of_which_nothing_is_given_is_still_one(client, vendor) -> None:
    vendor.will(httpx.Response(200, json={}), httpx.Response(200))
    await client.ask()
    await client.approve(5)
    assert [b"{}", b""] == [request.content for request in vendor.requests]
    assert ["application/json", None] == [request.headers.get("Content-Type") for request in vendor.requests]


async def test_a_form_is_form_encoded(client, vendor) -> None:
    vendor.will(httpx.Response(200, json={"success": True}))
    assert {"success": True} == await client.finalize(date(2026, 3, 1), admin_id=848)
    assert b"date=2026-03-01&admin_id=848" == vendor.requests[0].content


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({}, "create_label: label is missing"),
        ({"lable": "CPT"}, r"label is missing; lable is no argument: did you mean label\?"),
        ({"label": "CPT", "colour": "red"}, "colour is no argument: there is label, "),
        ({"label": "much too long for it"}, "label: string should have at most 10 characters"),
        ({"label": "CPT", "kind": "party"}, "kind: input should be 'work' or 'leave'"),
        ({"label": "CPT", "at": "2026-03-01T08:00:00"}, "at: input should have timezone info"),
    ],
)
async def test_a_wrong_argument_is_named_and_nothing_is_sent(client, vendor, arguments, said) -> None:
    with pytest.raises(errors.InvalidInput, match=said):
        await client.create_label(**arguments)
    assert not vendor.requests


async def test_times_without_zone_are_the_organisations_and_others_are_converted(client, vendor) -> None:
    vendor.will(httpx.Response(200, json={"items": [{"id": 1, "at": "2026-11-01 01:30:00"}]}))
    times = {"start": datetime(2026, 11, 1), "end": datetime(2026, 12, 1, tzinfo=UTC)}  # noqa: DTZ001
    (record,) = [record async for record in client.list_time_offs(**times, kinds=[1, 2])]
    assert datetime(2026, 11, 1, 1, 30, tzinfo=NEW_YORK) == record.at
    sent = dict(vendor.requests[0].url.params.multi_items())
    assert ("2026-11-01 00:00:00", "2026-11-30 19:00:00") == (sent["start"], sent["end"])
    assert ["1", "2"] == vendor.requests[0].url.params.get_list("kind")


def test_a_time_without_zone_outside_an_organisation_is_refused() -> None:
    with pytest.raises(ValueError, match="needs the organisation's time zone"):
        Label.model_validate({"id": 1, "at": "2026-11-01 01:30:00"})


async def test_links_are_followed_by_path_and_query_on_the_own_host_only(client, vendor) -> None:
    link = "http://api.crewsense.local/v1/time_offs?start=a+b&after=2018-11-01+00%3A00%3A00"
    vendor.will(
        httpx.Response(200, json={"items": [{"id": 1}], "metadata": {"links": {"next": link}}}),
        httpx.Response(200, json={"items": [{"id": 1}, {"id": 2}], "metadata": []}),
    )
    assert [1, 1, 2] == await collect(client.list_time_offs("2018-10-01 00:00:00", "2018-12-01 00:00:00"))
    followed = vendor.requests[1].url
    assert "https://api.example.com/v1/time_offs?start=a+b&after=2018-11-01+00%3A00%3A00" == str(followed)


@pytest.mark.parametrize("kind", ["links", "cursor"])
async def test_a_list_whose_pages_come_again_ends_in_an_error(client, vendor, kind: str) -> None:
    link = {"items": [{"id": 1}], "metadata": {"links": {"next": "/v1/time_offs?after=1"}}}
    cursor = {"data": [{"id": 1}], "meta": {"cursor": {"next": "abc"}}}
    vendor.will(*[httpx.Response(200, json=link if kind == "links" else cursor) for _ in range(3)])
    records = client.list_shifts() if kind == "cursor" else client.list_time_offs(datetime.now(UTC), datetime.now(UTC))
    with pytest.raises(errors.UnexpectedAnswer, match="pages without end: the same page comes again"):
        await collect(records)


async def test_an_offset_list_whose_offset_is_not_heeded_ends_in_an_error(client, vendor) -> None:
    vendor.will(*[httpx.Response(200, json={"data": [{"punch": {"id": n}} for n in range(3)], "total": 90})] * 9)
    with pytest.raises(errors.UnexpectedAnswer, match="pages without end: the same page comes again"):
        await collect(client.list_punches())


async def test_a_cursor_is_sent_with_the_filters_until_there_is_none(client, vendor) -> None:
    vendor.will(
        httpx.Response(200, json={"object": "shifts", "data": [{"id": 1}], "meta": {"cursor": {"next": "abc"}}}),
        httpx.Response(200, json={"data": [{"id": 2}]}),
    )
    assert [1, 2] == await collect(client.list_shifts(limit=1))
    assert ["limit=1", "limit=1&cursor=abc"] == [request.url.query.decode() for request in vendor.requests]


def offset_vendor(total: int, hint: int | None) -> Callable[[httpx.Request], httpx.Response]:
    def answer(request: httpx.Request) -> httpx.Response:
        offset, limit = (int(request.url.params[name]) for name in ("offset", "limit"))
        rows = [{"punch": {"id": n}} for n in range(offset, min(offset + limit, total))]
        return httpx.Response(200, json={"data": rows, "total": hint})

    return answer


@pytest.mark.parametrize("hint", [None, 0, 3, 7, 100])
@pytest.mark.parametrize("total", [0, 1, 3, 6, 7, 20])
async def test_an_offset_list_is_whole_and_in_order_whatever_total_the_vendor_claims(
    client, vendor, total, hint
) -> None:
    vendor.will(*[offset_vendor(total, hint)] * 60)
    assert list(range(total)) == await collect(client.list_punches())


async def test_an_offset_list_starts_where_the_caller_says(client, vendor) -> None:
    vendor.will(*[offset_vendor(9, 9)] * 10)
    assert [4, 5, 6, 7, 8] == await collect(client.list_punches(offset=4, limit=2))


async def test_what_lies_beside_a_record_in_its_row_becomes_part_of_it(client, vendor) -> None:
    vendor.will(httpx.Response(200, json={"data": [{"punch": {"id": 1}, "user": {"firstname": "Ada"}}]}))
    (record,) = [record async for record in client.list_punches()]
    assert {"firstname": "Ada"} == record.user


async def test_leaving_an_offset_list_early_leaves_no_request_behind(client, vendor) -> None:
    vendor.will(*[offset_vendor(100, 100)] * 60)
    records = client.list_punches()
    assert 0 == (await anext(records)).id
    await records.aclose()
    assert 1 == len(vendor.requests)


async def test_pages_of_an_offset_list_are_asked_for_side_by_side_but_not_all_at_once(session_with) -> None:
    under_way, most = 0, 0

    async def answer(request: httpx.Request) -> httpx.Response:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0)
        under_way -= 1
        return offset_vendor(30, 30)(request)

    session = session_with()
    session._http = httpx.AsyncClient(transport=httpx.MockTransport(answer))
    assert list(range(30)) == await collect(Acme(session).list_punches())
    assert 2 == most


async def test_an_offset_list_that_is_read_slowly_is_not_asked_for_to_its_end(client, vendor) -> None:
    vendor.will(*[offset_vendor(60, 60)] * 60)
    records = client.list_punches()
    assert [0, 1, 2, 3] == [(await anext(records)).id for _ in range(4)]
    for _ in range(100):  # whatever can be sent by now is sent
        await asyncio.sleep(0)
    assert ["0", "3", "6", "9", "12"] == [request.url.params["offset"] for request in vendor.requests]
    await records.aclose()


async def test_a_large_list_is_asked_for_in_windows_and_no_day_comes_twice(client, vendor) -> None:
    def day(name: str) -> dict[str, str]:
        return {"date": name, "notes": ""}

    vendor.will(
        httpx.Response(200, json={"days": [day("2026-03-01"), day("2026-03-11")]}),
        httpx.Response(200, json={"days": [day("2026-03-11"), day("2026-03-12")]}),
    )
    days = [d.date.day async for d in client.list_days("2026-03-01 00:00:00", "2026-03-14 12:00:00")]
    assert [1, 11, 12] == days
    asked = [(r.url.params["start"], r.url.params["end"]) for r in vendor.requests]
    assert ("2026-03-01 00:00:00", "2026-03-11 00:00:00") == asked[0]
    assert "2026-03-14 12:00:00" == asked[1][1]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (httpx.Response(200, html="<!doctype html><title>Sign in</title>"), "a web page instead of data"),
        (httpx.Response(200, text="  <html>"), "a web page instead of data"),
        (httpx.Response(200, text='[{"id": 1'), "data that is cut short or not JSON"),
        (
            httpx.Response(200, json=[{"id": "x"}, {"id": "y"}]),
            "an undocumented value in 0.id: .* valid integer.*1 more",
        ),
        (httpx.Response(200, json=3), "an undocumented value in the record"),
        (httpx.Response(200), "an undocumented value in the record"),
    ],
)
async def test_an_undocumented_answer_is_one_error_that_names_the_field(client, vendor, answer, said) -> None:
    vendor.will(answer)
    with pytest.raises(errors.UnexpectedAnswer, match=f"Acme list_labels was answered with {said}"):
        await client.list_labels()


async def test_a_web_page_in_place_of_an_empty_answer_is_an_error_since_nothing_was_done(client, vendor) -> None:
    vendor.will(httpx.Response(200, html="<!doctype html><title>Sign in</title>"))
    with pytest.raises(errors.UnexpectedAnswer, match="Acme delete_label was answered with a web page instead of data"):
        await client.delete_label(5)


UNREADABLE = [
    (httpx.Response(201, text='{"id": '), "data that is cut short or not JSON"),
    (httpx.Response(201, json={"id": "x"}), "an undocumented value in id"),
    (httpx.Response(201), "an undocumented value in the record"),
]


@pytest.mark.parametrize(("answer", "said"), UNREADABLE)
async def test_a_create_whose_answer_cannot_be_read_may_have_happened(client, vendor, answer, said) -> None:
    vendor.will(answer)
    with pytest.raises(errors.OutcomeUnknown, match=f"Acme create_label was answered with {said}.*look at the vendor"):
        await client.create_label("CPT")


async def test_a_create_that_is_answered_with_a_web_page_has_reached_somebody_else(client, vendor) -> None:
    vendor.will(httpx.Response(200, html="<!doctype html><title>Sign in</title>"))
    with pytest.raises(errors.UnexpectedAnswer, match="a web page instead of data.*base URL"):
        await client.create_label("CPT")


async def test_a_write_that_is_safe_to_repeat_is_not_in_doubt_when_its_answer_is_odd(client, vendor) -> None:
    vendor.will(httpx.Response(200, text='{"id": '))
    with pytest.raises(errors.UnexpectedAnswer, match="cut short"):
        await client.replace_label(5, label="ENG")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (httpx.Response(200, html="<!doctype html>"), "a web page instead of data"),
        (httpx.Response(200, text='{"data": ['), "data that is cut short or not JSON"),
        (httpx.Response(200, json={"data": [{"id": None}]}), "an undocumented value in data.0.id"),
        (httpx.Response(200, json={"rows": []}), "an undocumented value in data"),
    ],
)
async def test_an_undocumented_page_is_one_error_that_names_the_field(client, vendor, answer, said) -> None:
    vendor.will(answer)
    with pytest.raises(errors.UnexpectedAnswer, match=said):
        await collect(client.list_shifts())


def test_operations_are_found_on_the_class_with_what_they_declare() -> None:
    found = operations(Acme)
    assert "list_labels" == next(iter(found["list_labels"].name for _ in "x"))
    assert {"list_labels", "list_days", "finalize"} <= found.keys()
    assert (Kind.CREATE, "POST") == (Acme.create_label.spec.kind, Acme.create_label.spec.method)
    assert "Create a label." == Acme.create_label.__doc__
    assert Label is Acme.list_punches.returns
    assert Acme is Acme.list_punches.vendor


def test_an_operation_of_no_client_says_so() -> None:
    class Loose(Vendor):
        @get("/x")
        async def look(self) -> None:
            """Look."""

    with pytest.raises(TypeError, match="Loose belongs to no client"):
        _ = Loose.look.vendor


@pytest.mark.parametrize(
    ("unwrap", "body", "record"),
    [
        (Unwrap(), [1], [1]),
        (Unwrap(("data", "shift")), {"data": {"shift": {"id": 1}}}, {"id": 1}),
        (Unwrap(("data",), tolerant=True), {"id": 1}, {"id": 1}),
        (Unwrap(("data",), tolerant=True), [1], [1]),
        (Unwrap(("roles",), lone=True), {"roles": [1], "x": [2]}, [1]),
        (Unwrap(("roles",), lone=True), {"items": [1], "count": 1}, [1]),
        (Unwrap(("roles",), lone=True), {"a": [1], "b": [2]}, {"a": [1], "b": [2]}),
        (Unwrap(("roles",), lone=True), [1], [1]),
    ],
)
def test_records_are_found_in_every_envelope(unwrap: Unwrap, body: object, record: object) -> None:
    assert record == unwrap(body)


async def test_a_missing_envelope_is_an_error_that_names_it(client, vendor) -> None:
    client.unwrap = Unwrap(("data",))
    vendor.will(httpx.Response(200, json={"labels": []}))
    with pytest.raises(errors.UnexpectedAnswer, match="an answer without the documented 'data'"):
        await client.list_labels()


async def test_a_client_is_closed_at_the_end_of_its_block(session) -> None:
    async with Acme(session) as client:
        pass
    assert client.session._http.is_closed


async def test_a_vendor_without_a_value_says_so(session) -> None:
    class Plain(Vendor):
        title = "Plain"

    assert {} == Plain(session).context
    with pytest.raises(errors.InvalidInput, match="Plain has no value for company_id"):
        await Plain(session).supply("company_id")


@pytest.mark.parametrize("kind", ["links", "offset"])
async def test_a_list_that_never_ends_is_ended(client, vendor, monkeypatch, kind: str) -> None:
    monkeypatch.setattr(pages, "MOST_PAGES", 3)
    monkeypatch.setattr(offset, "MOST_PAGES", 3)
    link = ({"items": [], "metadata": {"links": {"next": f"/v1/time_offs?after={n}"}}} for n in range(9))
    endless = (offset_vendor(10**9, None) for _ in range(9))
    vendor.will(*(endless if kind == "offset" else (httpx.Response(200, json=page) for page in link)))
    records = client.list_punches() if kind == "offset" else client.list_time_offs(datetime.now(UTC), datetime.now(UTC))
    with pytest.raises(errors.UnexpectedAnswer, match="3 pages and no end"):
        await collect(records)


@pytest.mark.parametrize("days", [{"2015-03-15": {"notes": ""}}, [{"date": "2015-03-15", "notes": ""}]])
def test_objects_keyed_by_a_field_and_lists_are_read_alike(days: object) -> None:
    adapter = TypeAdapter(Annotated[list[Day], keyed("date")])
    assert [Day(date=date(2015, 3, 15), notes="")] == adapter.validate_python(days)


@pytest.mark.parametrize(("value", "read"), [(0, None), ("", None), (5, 5)])
def test_a_vendors_spellings_of_none_are_none(value: object, read: int | None) -> None:
    assert read == TypeAdapter(Annotated[int | None, none_when(0, "")]).validate_python(value)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


class Odd(enum.Enum):
    """Bytes that are not even JSON."""

    BINARY = b"\xff\xfe\x00"
    EMPTY = b""


@given(body=JSON | st.sampled_from(Odd))
async def test_whatever_a_vendor_answers_is_records_or_one_documented_error(body: object) -> None:
    content = body.value if isinstance(body, Odd) else httpx.Response(200, json=body).content
    transport = httpx.MockTransport(lambda _: httpx.Response(200, content=content))
    async with Acme(Session("T", "https://x.example", BearerKey(SecretStr("k")), transport=transport)) as client:
        for answer in (client.list_labels(), collect(client.list_shifts())):
            with contextlib.suppress(errors.UnexpectedAnswer):
                await answer
