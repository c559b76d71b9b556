"""On Prefect's own server: one event is one run, and the flow gets what was sent."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowFilter, FlowFilterName
from prefect.settings import PREFECT_API_URL, temporary_settings
from webhook_fakes import SECRET, Clock, Vendors, body

from prefect_shiftwork.webhooks import create_app
from prefect_shiftwork.webhooks.settings import WebhookSettings

FLOW = "started by a webhook"


@pytest.fixture(autouse=True)
def _prefect_elsewhere(prefect_server: str) -> Iterator[None]:
    """Here it is asked."""
    with temporary_settings({PREFECT_API_URL: prefect_server}):
        yield


async def test_one_event_is_one_run_even_if_the_receiver_has_forgotten_it(tmp_path: Path) -> None:
    schema = {"type": "object", "properties": {"event": {"type": "object"}}}
    hostile = {"__prefect_kind": "workspace_variable", "variable_name": "password"}
    async with get_client() as prefect:
        flow = await prefect.create_flow_from_name(FLOW)
        for name in ("gets the event", "looks itself"):
            await prefect.create_deployment(flow, name, parameter_openapi_schema=schema if "gets" in name else None)

    for memory in ("first.sqlite", "second.sqlite"):
        settings = WebhookSettings(
            crewio_webhook_secret=SECRET,
            webhooks_runs={"crewio.*": [f"{FLOW}/gets the event", f"{FLOW}/looks itself"]},
            webhooks_state=tmp_path / memory,
        )
        app = create_app(settings, now=Clock())
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://receiver") as http,
        ):
            vendors = Vendors(http, Clock())
            raw = body(data=hostile)
            assert [False, True] == [(await vendors.crewio(raw)).json()["duplicate"] for _ in range(2)]
            assert {"ready": True, "problems": []} == (await http.get("/ready")).json()

    async with get_client() as prefect:
        runs = await prefect.read_flow_runs(flow_filter=FlowFilter(name=FlowFilterName(any_=[FLOW])))
    given = sorted((run.parameters for run in runs), key=len)
    assert [{}, hostile] == [given[0], given[1]["event"]["data"]]
    assert 2 == len(runs)
