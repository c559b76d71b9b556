"""Records are found by the name that people know them by, never by a guess."""

import copy
import json
import pickle
from collections.abc import AsyncIterator
from datetime import date
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prefect_shiftwork.rest.access import Access
from prefect_shiftwork.rest.auth import TokenHolder
from prefect_shiftwork.rest.budget import Budget
from prefect_shiftwork.rest.clock import SYSTEM_CLOCK
from prefect_shiftwork.rest.errors import Ambiguous, InvalidInput, NotFound
from prefect_shiftwork.rest.operation import operations
from prefect_shiftwork.rest.pool import Shared
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.sandbox.app import VENDORS
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.vendors.catalogue import clients
from prefect_shiftwork.vendors.crewio import CrewIOAccess
from prefect_shiftwork.vendors.crewsense import CrewSenseAccess
from prefect_shiftwork.vendors.finding import Candidate, Finder, finders, folded, matching, nearest
from prefect_shiftwork.vendors.seven_shifts import SevenShiftsAccess
from prefect_shiftwork.vendors.seven_shifts_v1 import SevenShiftsV1Access

ACCESS: dict[str, Access[Any]] = {
    "crewsense": CrewSenseAccess(
        client_id="sandbox-crewsense", client_secret="sandbox-crewsense-secret", timezone="America/New_York"
    ),
    "crewio": CrewIOAccess(api_key="crw_live_sandbox_all"),
    "seven_shifts": SevenShiftsAccess(access_token="sandbox-v2-token", company_id=8655),
    "seven_shifts_v1": SevenShiftsV1Access(api_key="sandbox-v1-key"),
}
FINDERS = [(vendor, noun) for vendor in ACCESS for noun in finders(clients()[vendor])]
BY_EMAIL = [("crewsense", "user"), ("seven_shifts", "user"), ("seven_shifts_v1", "user"), ("crewio", "helper")]


class Altered(httpx.AsyncBaseTransport):
    """The sandbox, whose lists come with a twin of each record, or empty."""

    def __init__(self, sandbox: httpx.AsyncBaseTransport) -> None:
        self._sandbox = sandbox
        self.twins = self.empty = False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if not (self.twins or self.empty):
            return await self._sandbox.handle_async_request(request)
        request.headers.pop("If-None-Match", None)
        answer = await self._sandbox.handle_async_request(request)
        body = json.loads(await answer.aread())
        lists = [body] if isinstance(body, list) else [each for each in body.values() if isinstance(each, list)]
        if not lists:  # forms of CrewSense: an object, by id
            return httpx.Response(200, json=body | {f"9{key}": row for key, row in body.items()} if self.twins else {})
        (rows,) = lists
        twins = [twin(row) for row in rows]
        rows[:] = rows + twins if self.twins else []
        return httpx.Response(200, json=body)


def twin(row: dict[str, Any]) -> dict[str, Any]:
    """The record under another id; v1's rows hold it one level down."""
    twin = copy.deepcopy(row)
    record = next(iter(twin.values())) if len(twin) == 1 else twin
    record.update({key: f"9{record[key]}" for key in ("id", "user_id") if record.get(key)})
    return twin


@pytest.fixture
def sandbox(vendor: str) -> Altered:
    return Altered(httpx.ASGITransport(app=VENDORS[vendor.removesuffix("_v1")](Desk())))


@pytest.fixture
async def client(sandbox: Altered, vendor: str) -> AsyncIterator[Any]:
    async with ACCESS[vendor].connect(Shared(TokenHolder(), Budget(None, SYSTEM_CLOCK)), sandbox) as client:
        yield client


@pytest.fixture
async def listed(client: Any, vendor: str, noun: str) -> dict[str, Any]:
    """What the list has to be asked for. Where each name is there twice, a record of another name is made first."""
    match vendor, noun:
        case "crewio", "role" | "helper":
            return {"event_id": (await client.list_events())[0].id}
        case "seven_shifts", "event":
            return {"start_date": date(2014, 3, 1), "end_date": date(2014, 3, 31)}
        case "seven_shifts", "department" | "role":
            return {"location_id": 1541}
        case "seven_shifts_v1", "department" | "role":
            await getattr(client, f"create_{noun}")("Pâtisserie")
        case "seven_shifts", "availability_reason":
            await client.create_availability_reason("École")
    return {}


@pytest.fixture
async def last(client: Any, noun: str, listed: dict[str, Any]) -> Candidate[Any]:
    """The last record that there is, no name of which another has."""
    finder = finders(type(client))[noun]
    answer = finder.listing.on(client, **listed)
    records = [record async for record in answer] if finder.listing.spec.pages else await answer
    found = [
        Candidate(record, str(finder.key(record)), tuple(filter(None, finder.names(record)))) for record in records
    ]
    return next(each for each in reversed(found) if all([each] == matching(name, found) for name in each.names))


async def find(client: Any, noun: str, text: str, listed: dict[str, Any]) -> Any:
    return await getattr(client, f"find_{noun}")(text, **listed)


@pytest.mark.parametrize(("vendor", "noun"), FINDERS)
async def test_a_name_finds_its_record_whatever_its_capitals_and_blanks(client, noun, listed, last):
    spelled = f"  {last.names[0].upper().replace(' ', '   ')} "
    assert last.record == await find(client, noun, last.names[0], listed)
    assert last.record == await find(client, noun, spelled, listed)


@pytest.mark.parametrize(("vendor", "noun"), FINDERS)
async def test_an_id_finds_its_record(client, noun, listed, last):
    assert last.record == await find(client, noun, last.id, listed)


@pytest.mark.parametrize(("vendor", "noun"), BY_EMAIL)
async def test_an_email_finds_its_person(client, noun, listed, last):
    (email, *_) = [name for name in last.names if "@" in name]
    assert last.record == await find(client, noun, email.upper(), listed)


@pytest.mark.parametrize(("vendor", "noun"), FINDERS)
async def test_a_name_that_several_have_finds_none_but_their_ids(client, sandbox, noun, listed, last):
    sandbox.twins = True
    with pytest.raises(Ambiguous, match=rf"find_{noun} found 2 records") as error:
        await find(client, noun, last.names[0], listed)
    assert f"Give the id of one: {last.names[0]} ({last.id}), {last.names[0]} (9{last.id})." == error.value.fix


@pytest.mark.parametrize(("vendor", "noun"), FINDERS)
async def test_a_slip_of_the_pen_is_told_the_nearest_name(client, noun, listed, last):
    slip = f"{last.names[0]}q"
    with pytest.raises(NotFound, match=rf"find_{noun} found no {noun.replace('_', ' ')} '{slip}'") as error:
        await find(client, noun, slip, listed)
    assert f"{last.names[0]} ({last.id})" in error.value.fix
    assert error.value.fix.startswith("Did you mean ")


@pytest.mark.parametrize(("vendor", "noun"), FINDERS)
async def test_where_there_is_nothing_the_list_is_named(client, sandbox, noun, listed, last):
    sandbox.empty = True
    with pytest.raises(NotFound, match=rf"{finders(type(client))[noun].listing.name} is empty"):
        await find(client, noun, last.names[0], listed)


@pytest.mark.parametrize("vendor", ["seven_shifts"])
async def test_what_the_list_can_be_asked_for_narrows_the_search(client):
    with pytest.raises(Ambiguous, match=r"Front of House \(2200\), Front of House \(2202\)"):
        await client.find_department("front of house")
    assert 2202 == (await client.find_department("front of house", location_id=1541)).id


@pytest.mark.parametrize("vendor", ["crewio"])
async def test_what_cannot_be_asked_for_is_refused_before_anything_is_sent(client):
    with pytest.raises(InvalidInput, match="list_roles: event_id is missing"):
        await client.find_role("Bar")
    with pytest.raises(InvalidInput, match="find_event: give the name or the id of the event"):
        await client.find_event("  ")


@pytest.mark.parametrize("vendor", ["crewsense"])
async def test_a_name_like_no_other_is_told_what_there_is(client):
    with pytest.raises(NotFound, match=r"there are A Shift \(1\), B Shift \(2\), C Shift \(3\)\."):
        await client.find_group("Pegasus")


@pytest.mark.parametrize("vendor", ["seven_shifts"])
async def test_no_more_than_ten_are_named(client):
    with pytest.raises(NotFound, match=r"\(1122510\) and \d+ more\.$"):
        await client.find_user("Xzqw")


@pytest.mark.parametrize("vendor", ["seven_shifts"])
async def test_the_error_survives_a_process(client):
    with pytest.raises(Ambiguous) as error:
        await client.find_department("Front of House")
    again = pickle.loads(pickle.dumps(error.value))
    assert (str(error.value), error.value.failure) == (str(again), again.failure)


def known(*names: str) -> list[Candidate[str]]:
    return [Candidate(name, str(number), (name,)) for number, name in enumerate(names, 1)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bar", ["Bar"]),
        ("bar", ["bar"]),
        ("BAR", ["Bar", "bar"]),
        ("caf\u00e9", ["Cafe\u0301"]),
        ("CAFE", ["Cafe\u0301"]),
        ("stra\u00dfe", ["Strasse"]),
        ("2", ["bar"]),
        ("7", ["7"]),
        ("", []),
        ("Ba", []),
    ],
)
def test_of_names_that_differ_in_little_the_one_written_so_is_meant(text, found):
    assert found == [each.record for each in matching(text, known("Bar", "bar", "Cafe\u0301", "Strasse", "7"))]


def test_a_record_without_a_name_is_known_by_its_id():
    assert "7" == str(Candidate(None, "7", ()))


def test_the_nearest_come_first_and_each_once():
    pair = Candidate("pair", "1", ("Jana Muster", "Jana Mustern"))
    assert ["pair"] == [each.record for each in nearest("Jana Mustr", [pair, *known("Zoe")])]


@given(st.text(), st.text())
def test_folding_twice_is_folding_once_and_keeps_no_blank_at_the_ends(first, second):
    name = folded(f"{first} {second}")
    assert name == folded(name.strip()) == folded(f" {name} ".replace(" ", "  "))


def test_a_finder_says_what_it_finds():
    finder = clients()["crewsense"].find_work_type  # type: ignore[attr-defined]
    assert isinstance(finder, Finder)
    assert "The work type of that name, or with that id, among those of `list_work_types`." == finder.__doc__


def test_finders_are_no_operations():
    for client in clients().values():
        assert issubclass(client, Vendor)
        assert not operations(client).keys() & {f"find_{noun}" for noun in finders(client)}
