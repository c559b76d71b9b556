"""The receiver in the test's own loop, with Prefect played by a few lines that remember what they are sent."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from prefect.settings import PREFECT_API_URL, PREFECT_CLIENT_MAX_RETRIES, temporary_settings
from webhook_fakes import DEPLOYMENT, GUID, OLD_SECRET, SECRET, TOKEN, Clock, FakePrefect, Receiving, Vendors

from prefect_shiftwork.webhooks import create_app
from prefect_shiftwork.webhooks.settings import WebhookSettings


@pytest.fixture(autouse=True)
def _prefect_elsewhere() -> Iterator[None]:
    """An address that is never asked; Prefect's client would wait seconds between its own tries."""
    with temporary_settings({PREFECT_API_URL: "http://prefect.example/api", PREFECT_CLIENT_MAX_RETRIES: 0}):
        yield


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def prefect() -> FakePrefect:
    return FakePrefect()


@pytest.fixture
def settings(tmp_path: Path) -> WebhookSettings:
    return WebhookSettings(
        crewio_webhook_secret=f"{SECRET} {OLD_SECRET}",
        seven_shifts_webhook_guid=GUID,
        seven_shifts_webhook_token=TOKEN,
        webhooks_runs={"crewio.*": [DEPLOYMENT]},
        webhooks_state=tmp_path / "webhooks.sqlite",
        webhooks_largest_body=4096,
    )


@pytest.fixture
def receiving(settings: WebhookSettings, prefect: FakePrefect, clock: Clock) -> Receiving:
    """``async with receiving() as vendors``: the receiver, from start to stop; what it remembers is kept between."""

    @asynccontextmanager
    async def running() -> AsyncIterator[Vendors]:
        app = create_app(settings, now=clock, transport=httpx.MockTransport(prefect))
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://receiver") as http,
        ):
            yield Vendors(http, clock)

    return running


@pytest.fixture
async def vendors(receiving: Receiving) -> AsyncIterator[Vendors]:
    async with receiving() as vendors:
        yield vendors
