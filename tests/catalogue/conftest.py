"""Every operation of every vendor, called without a network.

A test with an ``operation`` argument runs once for each operation, one with a ``listing`` once for each list in pages;
``pytest tests/catalogue -k crewio.`` runs those of one vendor.
"""

import copy
import functools
import json
import re
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
import yaml

from prefect_shiftwork.rest import operation as rest
from prefect_shiftwork.rest.access import Access
from prefect_shiftwork.rest.auth import TokenHolder
from prefect_shiftwork.rest.budget import Budget
from prefect_shiftwork.rest.offset import Offset
from prefect_shiftwork.rest.pages import Cursor, Links, Pages, Windows
from prefect_shiftwork.rest.pool import Shared
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.catalogue import IDS, client_of
from prefect_shiftwork.vendors.crewio import CrewIOAccess
from prefect_shiftwork.vendors.crewmojo import CrewmojoAccess
from prefect_shiftwork.vendors.crewsense import CrewSenseAccess
from prefect_shiftwork.vendors.seven_shifts import SevenShiftsAccess
from prefect_shiftwork.vendors.seven_shifts_v1 import SevenShiftsV1Access

CASSETTES = Path(__file__).parents[2] / "cassettes"
OPERATIONS = [each for vendor in IDS for each in rest.operations(client_of(vendor)).values()]

ACCESS: dict[str, Access[Any]] = {
    "crewsense": CrewSenseAccess(client_id="invented", client_secret="invented", timezone="America/New_York"),
    "crewio": CrewIOAccess(api_key="invented"),
    "seven_shifts_v1": SevenShiftsV1Access(api_key="invented"),
    "seven_shifts": SevenShiftsAccess(access_token="invented", company_id=8655),
    "crewmojo": CrewmojoAccess(client_id="invented", client_secret="invented"),
}
TOKEN_PATHS = {"/oauth/access_token", "/v1/oauth/token"}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    for argument, those in (("operation", OPERATIONS), ("listing", [each for each in OPERATIONS if each.spec.pages])):
        if argument in metafunc.fixturenames:
            metafunc.parametrize(argument, those, ids=[f"{each.vendor.id}.{each.name}" for each in those])


class StillClock:
    """A clock that moves only when somebody sleeps on it."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def monotonic(self) -> float:
        return self.now

    def time(self) -> float:
        return 1_795_000_000.0 + self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


class Line:
    """The way to one vendor: answers as it was told, in order and the last one for good; tokens it always gives."""

    def __init__(self, vendor_id: str) -> None:
        self.vendor_id = vendor_id
        self.requests: list[httpx.Request] = []
        self._answers: list[dict[str, Any]] = []

    def will(self, *answers: dict[str, Any]) -> None:
        """From now on, answer with these: arguments of ``httpx.Response``."""
        self._answers = list(answers)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path in TOKEN_PATHS:
            return httpx.Response(200, json={"access_token": "invented", "expires_in": 86400})
        self.requests.append(request)
        return httpx.Response(**(self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]))

    def connect(self) -> Vendor:
        """A client at this end of the line."""
        clock = StillClock()
        shared = Shared(TokenHolder(), Budget(None, clock))
        client: Vendor = ACCESS[self.vendor_id].connect(shared, httpx.MockTransport(self))
        client.session.clock = clock
        return client

    async def call(self, operation: rest.Operation[..., Any], **arguments: object) -> Any:
        """What the operation answers; of a list in pages, all records."""
        async with self.connect() as client:
            answer = operation.on(client, **arguments)
            return [record async for record in answer] if isinstance(answer, AsyncIterator) else await answer


@pytest.fixture
def line(request: pytest.FixtureRequest) -> Line:
    """The way to the vendor of the operation that is tested."""
    declared = request.node.callspec.params
    return Line((declared.get("operation") or declared["listing"]).vendor.id)


TEXTS = (
    "example",
    "2474a9",
    "#2474a9",
    "CA",
    "https://example.org/hooks",
    "punch:0042",
    "punch_id:0042",
    "shift.modified",
    "lastname.asc",
)
"""Texts of the shapes that declarations ask for."""
FORMATS = {
    "date": "2026-11-{day}",
    "date-time": "2026-11-{day}T15:00:00Z",
    "time": "15:00:00",
    "password": "example",
    "time-zone": "UTC",
}


TOGETHER = {"send_ready_alert": {"audience": "user"}}
"""What has another value when all arguments are given: everybody is alerted without ids."""


@functools.cache
def schema_of(operation: rest.Operation[..., Any]) -> dict[str, Any]:
    """The JSON schema of an operation's parameters."""
    return operation.parameters.model.model_json_schema()


class Example:
    """Arguments that an operation accepts, made from its parameters' JSON schema alone."""

    def __init__(self, operation: rest.Operation[..., Any]) -> None:
        self._schema = schema_of(operation)
        self._together = TOGETHER.get(operation.name, {})

    def required(self) -> dict[str, Any]:
        """Only those that have to be given."""
        needed = self._schema.get("required", [])
        return {name: value for name, value in self._object(self._schema).items() if name in needed}

    def every(self) -> dict[str, Any]:
        """All that there are."""
        return {**self._object(self._schema), **self._together}

    def defaults(self) -> dict[str, Any]:
        """What is sent of those that are not given."""
        return {name: schema["default"] for name, schema in self._schema["properties"].items() if "default" in schema}

    def _object(self, schema: Mapping[str, Any]) -> dict[str, Any]:
        if "properties" not in schema:
            return {"note": "example"}
        return {name: self._value(name, inner) for name, inner in schema["properties"].items()}

    def _value(self, name: str, schema: Mapping[str, Any]) -> Any:
        match schema:
            case {"$ref": link}:
                return self._value(name, self._schema["$defs"][link.rpartition("/")[2]])
            case {"anyOf": choices} | {"oneOf": choices}:
                return self._value(name, choices[0])
            case {"const": only} | {"enum": [only, *_]}:
                return only
            case {"type": "array", "items": item}:
                return [self._value(name, item)]
            case {"type": "object"}:
                return self._object(schema)
            case {"type": "string"}:
                return self._text(name, schema)
        return {"integer": 7, "number": 1.5, "boolean": True}.get(schema.get("type", ""), "example")

    def _text(self, name: str, schema: Mapping[str, Any]) -> str:
        if form := FORMATS.get(schema.get("format", "")):
            return form.format(day=24 if re.search("end|to|lte|out", name) else 23)  # an end lies after its start
        return next(text for text in TEXTS if re.search(schema.get("pattern", ""), text))


@functools.cache
def recorded(operation: rest.Operation[..., Any]) -> dict[str, Any]:
    """The answer to a call of the operation, as its cassette has it; it is what :meth:`Line.will` takes."""
    path = re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(operation.spec.path)))
    cassette = CASSETTES / operation.vendor.id / f"{operation.name}.yaml"
    for each in yaml.load(cassette.read_text(), yaml.CSafeLoader)["interactions"]:
        call, answer = each["request"], each["response"]
        if call["method"] == operation.spec.method and path.fullmatch(urlsplit(call["uri"]).path):
            headers = {name: value for name, (value,) in answer["headers"].items()}
            content = answer["body"]["string"].encode()
            return {"status_code": answer["status"]["code"], "headers": headers, "content": content}
    raise LookupError(f"{cassette} has no call of {operation.name}")


class Sheets:
    """Pages of a list with the records that its cassette has."""

    def __init__(self, listing: rest.Operation[..., Any]) -> None:
        self._body = json.loads(recorded(listing)["content"])
        self._records, self._next = places(listing.spec.pages)
        self.rows = functools.reduce(dict.__getitem__, self._records, self._body)

    def full(self, mark: str | None = None) -> dict[str, Any]:
        """A page with all records; the mark leads to the next one."""
        return self._page(self.rows, mark)

    def empty(self) -> dict[str, Any]:
        """The last page of a list that has had all its records."""
        return self._page([], None)

    def _page(self, rows: Any, mark: str | None) -> dict[str, Any]:
        body = copy.deepcopy(self._body)
        for path, value in ((self._records, rows), (self._next, mark)):
            if path:
                functools.reduce(dict.__getitem__, path[:-1], body)[path[-1]] = value
        return {"status_code": 200, "json": body}


def places(pages: Pages | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Where in a page the records are, and where the way to the next page is, if the page says it."""
    match pages:
        case Links(items, onward):
            return (items,), onward
        case Cursor(items, onward):
            return items, onward
        case Offset():
            return ("data",), ()
        case Windows(items):
            return (items,), ()
    raise TypeError(f"no test knows how {pages} are paged")


@pytest.fixture(scope="session")
def operations() -> list[rest.Operation[..., Any]]:
    """All operations of all vendors."""
    return OPERATIONS


@pytest.fixture
def example() -> type[Example]:
    """Makes arguments that an operation accepts."""
    return Example


@pytest.fixture
def good() -> Callable[[rest.Operation[..., Any]], dict[str, Any]]:
    """A good answer to an operation; of a list, one that is whole."""
    return lambda operation: Sheets(operation).full() if operation.spec.pages else recorded(operation)


@pytest.fixture
def sheets() -> type[Sheets]:
    """Makes pages of a list."""
    return Sheets
