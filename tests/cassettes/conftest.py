"""Each test here plays the cassette of its own name: ``cassettes/<vendor>/<operation>.yaml``.

``make cassettes`` records them from the sandbox under the vendors' own URLs; what is in the repository came that way.
``pytest tests/cassettes --record --live -k list_labels`` records from the vendor itself, with the credentials in the
environment or in ``.env``. Only plain reads are: nothing is ever written to anybody's account.
"""

import json
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
import vcr
from vcr.request import Request

from prefect_shiftwork.rest.access import Access
from prefect_shiftwork.rest.auth import TokenHolder
from prefect_shiftwork.rest.budget import Budget
from prefect_shiftwork.rest.call import Call
from prefect_shiftwork.rest.clock import SYSTEM_CLOCK
from prefect_shiftwork.rest.operation import Kind, operations
from prefect_shiftwork.rest.pool import Shared
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.sandbox.clock import Clock
from prefect_shiftwork.sandbox.crewio import create_app as crewio_sandbox
from prefect_shiftwork.sandbox.crewmojo import create_app as crewmojo_sandbox
from prefect_shiftwork.sandbox.crewsense import create_app as crewsense_sandbox
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.seven_shifts import create_app as seven_shifts_sandbox
from prefect_shiftwork.settings import from_environment
from prefect_shiftwork.vendors.catalogue import client_of
from prefect_shiftwork.vendors.crewio import CrewIOAccess
from prefect_shiftwork.vendors.crewmojo import CrewmojoAccess
from prefect_shiftwork.vendors.crewsense import CrewSenseAccess
from prefect_shiftwork.vendors.seven_shifts import SevenShiftsAccess
from prefect_shiftwork.vendors.seven_shifts_v1 import SevenShiftsV1Access

CASSETTES = Path(__file__).parents[2] / "cassettes"
MOMENT = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
"""When the sandbox was recorded, a Monday morning at the fire department; its roster follows from it."""

SANDBOXES = {
    "crewsense": crewsense_sandbox,
    "crewio": crewio_sandbox,
    "seven_shifts_v1": seven_shifts_sandbox,
    "seven_shifts": seven_shifts_sandbox,
    "crewmojo": crewmojo_sandbox,
}
ACCESS: dict[str, Access[Any]] = {
    "crewsense": CrewSenseAccess(
        client_id="sandbox-crewsense", client_secret="sandbox-crewsense-secret", timezone="America/New_York"
    ),
    "crewio": CrewIOAccess(api_key="crw_live_sandbox_all"),
    "seven_shifts_v1": SevenShiftsV1Access(api_key="sandbox-v1-key"),
    "seven_shifts": SevenShiftsAccess(access_token="sandbox-v2-token", company_id=8655),
    "crewmojo": CrewmojoAccess(client_id="sandbox-crewmojo", client_secret="sandbox-crewmojo-secret"),
}

OPEN = {"list_messages"}
"""Operations whose records may have any field: the portal documents none ("Endpoints: GET .../messages")."""

SECRETS = ("client_id", "client_secret", "access_token", "refresh_token", "api_key", "password")
REQUEST_HEADERS = {"content-type", "if-none-match", "x-api-version"}
ANSWER_HEADERS = {"content-type", "etag", "location", "retry-after"}
"""All that a cassette keeps of headers: every other may hold a secret, or changes with the versions of libraries."""


def as_kept(request: Request) -> Request:
    """A request as a cassette keeps it."""
    request.headers = {name: value for name, value in request.headers.items() if name.lower() in REQUEST_HEADERS}
    return request


def answer_as_kept(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer as a cassette keeps it: a token in it opens nothing."""
    answer["headers"] = {name: value for name, value in answer["headers"].items() if name.lower() in ANSWER_HEADERS}
    try:
        body = json.loads(answer["body"]["string"])
    except ValueError:
        return answer
    if (concealed := without_secrets(body)) != body:
        answer["body"]["string"] = json.dumps(concealed).encode()
    return answer


def without_secrets(value: Any) -> Any:
    """The JSON with every secret in it replaced."""
    if isinstance(value, list):
        return [without_secrets(item) for item in value]
    if isinstance(value, dict):
        return {name: "***" if name in SECRETS and held else without_secrets(held) for name, held in value.items()}
    return value


RECORDER = vcr.VCR(
    match_on=["method", "scheme", "host", "port", "path", "query", "body"],
    before_record_request=as_kept,
    before_record_response=answer_as_kept,
    filter_post_data_parameters=[(name, "***") for name in SECRETS],
    filter_nested_post_data_parameters=True,
    decode_compressed_response=True,
    drop_unused_requests=True,
)


class DeskClock:
    """Time as the sandbox's clock shows it: what the client waits for passes there, and takes no time here."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def monotonic(self) -> float:
        """Seconds since some fixed moment."""
        return self.time()

    def time(self) -> float:
        """Seconds since the UNIX epoch."""
        return self._clock.now().timestamp()

    async def sleep(self, seconds: float) -> None:
        """Let the sandbox's time pass."""
        self._clock.advance(timedelta(seconds=seconds))


Play = Callable[..., AbstractAsyncContextManager[Any]]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--live", action="store_true", help="with --record: plain reads come from the vendor itself")
    parser.addoption("--into", type=Path, default=CASSETTES, help="with --record: the folder for the cassettes")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Recording is all that ``--record`` does: what judges the cassettes has to see them when they are there."""
    if config.getoption("--record"):
        items[:] = [item for item in items if "client" in getattr(item, "fixturenames", ())]


@pytest.fixture(autouse=True)
def network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is none while cassettes are played."""

    def refuse(*_: object) -> None:
        raise AssertionError("a cassette is played without a network")

    if not request.config.getoption("--live", default=False):
        monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def vendor_id(request: pytest.FixtureRequest) -> str:
    """The vendor whose folder the test lies in."""
    return request.path.parent.name


@pytest.fixture
def desk() -> Desk:
    """What the sandbox is like when a test is recorded; a test may change it first."""
    return Desk(Clock(MOMENT))


@pytest.fixture
def access(vendor_id: str) -> Access[Any]:
    """The credential that the sandbox knows; a module may have another one."""
    return ACCESS[vendor_id]


@pytest.fixture
async def client(request: pytest.FixtureRequest, vendor_id: str, desk: Desk, access: Access[Any]) -> AsyncIterator[Any]:
    """The vendor's client, on the cassette named by the test."""
    name = request.node.name.removeprefix("test_")
    record, live = (request.config.getoption(option, default=False) for option in ("--record", "--live"))
    cassette = request.config.getoption("--into", default=CASSETTES) / vendor_id / f"{name}.yaml"
    if record and live:
        if not is_read(access, name):
            pytest.skip("a write, or a case that is arranged: not recorded from the vendor")
        access = from_environment(vendor_id)
    async with playing(cassette, access, desk, record=record, live=live) as client:
        yield client
        new = {finding.field for finding in client.drift.findings() if finding.operation not in OPEN}
        assert set() == new, (
            "the client does not know these fields of an answer; a record declares each that is documented"
        )


def is_read(access: Access[Any], name: str) -> bool:
    """Whether the cassette is of an operation that only reads; a case has more in its name."""
    declared = operations(client_of(access.vendor.id))
    return name in declared and declared[name].spec.kind is Kind.READ


def let_nothing_be_written(client: Vendor) -> None:
    """Skip the test at the first call that would write: some make what they read."""
    declared, send = operations(type(client)), client.session.send

    async def read(call: Call) -> httpx.Response:
        if not call.anonymous and declared[call.operation].spec.kind is not Kind.READ:
            pytest.skip(f"{call.operation} writes: not recorded from the vendor")
        return await send(call)

    client.session.send = read  # type: ignore[method-assign]


@asynccontextmanager
async def playing(
    cassette: Path, access: Access[Any], desk: Desk, *, record: bool, live: bool = False
) -> AsyncIterator[Any]:
    """A client on a cassette that is recorded, or that must have been played to its end."""
    clock = SYSTEM_CLOCK if live else DeskClock(desk.clock)
    shared = Shared(TokenHolder(), Budget(access.vendor.rate if live else None, clock))
    sandbox = httpx.ASGITransport(app=SANDBOXES[access.vendor.id](desk)) if record and not live else None
    with RECORDER.use_cassette(str(cassette), record_mode="all" if record else "none") as tape:
        async with access.connect(shared, sandbox) as client:
            client.session.clock = clock
            if live:
                let_nothing_be_written(client)
            yield client
    assert record or tape.all_played, f"{cassette} was not played to its end"


@pytest.fixture
def play() -> Play:
    """For tests of the recorder: a client of a vendor, on a cassette anywhere."""
    return lambda cassette, vendor, *, record: playing(cassette, ACCESS[vendor], Desk(Clock(MOMENT)), record=record)


@pytest.fixture
def read_only() -> Callable[[Vendor], None]:
    """For tests of the recorder: what ``--live`` does to a client."""
    return let_nothing_be_written


@pytest.fixture
def may_be_live() -> Callable[[str, str], bool]:
    """For tests of the recorder: whether the vendor itself is asked for a cassette with ``--live``."""
    return lambda vendor, name: is_read(ACCESS[vendor], name)
