"""Each test here plays the cassette of its own name: ``cassettes/<vendor>/<operation>.yaml``.

``make cassettes`` records them: from the vendor itself where its credentials are in the environment or ``.env``, and from
the sandbox otherwise, under the vendor's own URLs. What is in the repository was recorded from the sandbox.
"""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
import vcr
from vcr.request import Request

from prefect_shiftwork.rest.access import Access
from prefect_shiftwork.rest.auth import TokenHolder
from prefect_shiftwork.rest.budget import Budget
from prefect_shiftwork.rest.pool import Shared
from prefect_shiftwork.sandbox.crewio import create_app as crewio_sandbox
from prefect_shiftwork.sandbox.crewmojo import create_app as crewmojo_sandbox
from prefect_shiftwork.sandbox.crewsense import create_app as crewsense_sandbox
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.seven_shifts import create_app as seven_shifts_sandbox
from prefect_shiftwork.settings import from_environment, in_environment
from prefect_shiftwork.vendors.crewio import CrewIOAccess
from prefect_shiftwork.vendors.crewmojo import CrewmojoAccess
from prefect_shiftwork.vendors.crewsense import CrewSenseAccess
from prefect_shiftwork.vendors.seven_shifts import SevenShiftsAccess
from prefect_shiftwork.vendors.seven_shifts_v1 import SevenShiftsV1Access

CASSETTES = Path(__file__).parents[2] / "cassettes"
MOMENT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""When the sandbox was recorded; its roster follows from it."""

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
    "seven_shifts": SevenShiftsAccess(access_token="sandbox-v2-token"),
    "crewmojo": CrewmojoAccess(client_id="sandbox-crewmojo", client_secret="sandbox-crewmojo-secret"),
}
SECRET_FIELDS = ("client_id", "client_secret")


def without_secrets(request: Request) -> Request:
    """A request as a cassette keeps it."""
    request.headers.pop("Authorization", None)
    return request


def with_a_stand_in_token(response: dict[str, Any]) -> dict[str, Any]:
    """An answer as a cassette keeps it: a token in it opens nothing."""
    try:
        body = json.loads(response["body"]["string"])
    except ValueError:
        return response
    if isinstance(body, dict) and "access_token" in body:
        response["body"]["string"] = json.dumps(body | {"access_token": "recorded-token"}).encode()
        response["headers"].pop("content-length", None)
    return response


RECORDER = vcr.VCR(
    match_on=["method", "scheme", "host", "port", "path", "query", "body"],
    before_record_request=without_secrets,
    before_record_response=with_a_stand_in_token,
    filter_post_data_parameters=[(name, "***") for name in SECRET_FIELDS],
    decode_compressed_response=True,
)


@pytest.fixture
def desk() -> Desk:
    """What the sandbox is like when a test is recorded; a test may change it first."""
    desk = Desk()
    desk.clock.set(MOMENT)
    desk.reset()
    return desk


@pytest.fixture
async def client(request: pytest.FixtureRequest, desk: Desk) -> AsyncIterator[Any]:
    """The vendor's client, named by the test's module, on the cassette named by the test."""
    vendor_id = request.path.stem.removeprefix("test_")
    name = request.node.name.removeprefix("test_")
    async with playing(vendor_id, name, desk, record=request.config.getoption("--record")) as client:
        yield client


@asynccontextmanager
async def playing(vendor_id: str, name: str, desk: Desk, *, record: bool) -> AsyncIterator[Any]:
    """A client of the vendor on a cassette; at the end the whole cassette must have been played."""
    path = CASSETTES / vendor_id / f"{name}.yaml"
    if record:
        path.unlink(missing_ok=True)
    live = record and vendor_id in in_environment()
    access = from_environment(vendor_id) if live else ACCESS[vendor_id]
    sandbox = None if live or not record else httpx.ASGITransport(app=SANDBOXES[vendor_id](desk))
    shared = Shared(TokenHolder(), Budget(access.vendor.rate if live else None))
    with RECORDER.use_cassette(str(path), record_mode="all" if record else "none") as cassette:
        async with access.connect(shared, sandbox) as client:
            yield client
    assert record or cassette.all_played
