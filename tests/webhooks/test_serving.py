"""The receiver as a process: it refuses to start in words, tells whether it is ready, and stops without a loss."""

import asyncio
import json
import logging
import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
import uvicorn
from webhook_fakes import OLD_SECRET, SECRET, TOKEN, Clock, FakePrefect, Receiving, Vendors, body

from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.webhooks import create_app
from prefect_shiftwork.webhooks.serve import JsonLines, serve
from prefect_shiftwork.webhooks.settings import WebhookSettings
from prefect_shiftwork.webhooks.store import StoreUnusable


@pytest.fixture(autouse=True)
def _no_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in WebhookSettings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_without_a_secret_it_does_not_start() -> None:
    with pytest.raises(InvalidInput, match="Set CREWIO_WEBHOOK_SECRET, SEVEN_SHIFTS_WEBHOOK_GUID or SEVEN_SHIFTS_"):
        create_app()


@pytest.mark.parametrize(
    ("variable", "said", "sentence"),
    [
        ("SEVEN_SHIFTS_WEBHOOK_TOKEN", "canary", "SEVEN_SHIFTS_WEBHOOK_TOKEN: it has to have 32 letters"),
        ("WEBHOOKS_RUNS", "canary", "WEBHOOKS_RUNS: expected value"),
        ("WEBHOOKS_RUNS", '{"crewio.*": "watch/crewio"}', "WEBHOOKS_RUNS: Input should be a valid tuple"),
        ("WEBHOOKS_RUNS", '{"crewio.*": ["watch"]}', "WEBHOOKS_RUNS: String should match pattern"),
        ("WEBHOOKS_LARGEST_BODY", "2000000", "WEBHOOKS_LARGEST_BODY: Input should be less than or equal to 1000000"),
    ],
)
def test_a_setting_that_is_wrong_is_named_without_its_value(
    monkeypatch: pytest.MonkeyPatch, variable: str, said: str, sentence: str
) -> None:
    monkeypatch.setenv(variable, said)
    with pytest.raises(InvalidInput, match="Settings of the webhook receiver") as caught:
        create_app()
    assert sentence in str(caught.value)
    assert "canary" not in str(caught.value)


def test_a_file_that_cannot_be_written_stops_it_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CREWIO_WEBHOOK_SECRET", SECRET)
    monkeypatch.setenv("WEBHOOKS_STATE", str(tmp_path))
    with pytest.raises(StoreUnusable, match="or set WEBHOOKS_STATE to another file"):
        serve(0)


def test_a_vendor_without_a_secret_is_not_served(tmp_path: Path) -> None:
    app = create_app(WebhookSettings(crewio_webhook_secret=SECRET, webhooks_state=tmp_path / "x.sqlite"))
    assert {"/crewio", "/health", "/ready"} == {route.path for route in app.routes}


async def test_it_is_up_and_ready(vendors: Vendors) -> None:
    assert {"up": True} == (await vendors.http.get("/health")).json()
    assert {"ready": True, "problems": []} == (await vendors.http.get("/ready")).json()


async def test_while_prefect_is_down_it_is_up_and_not_ready(vendors: Vendors, prefect: FakePrefect) -> None:
    prefect.fails = lambda request: httpx.Response(500)
    ready = await vendors.http.get("/ready")

    assert 200 == (await vendors.http.get("/health")).status_code
    assert (503, False) == (ready.status_code, ready.json()["ready"])
    assert ["Prefect answered 500 when asked for its health. Look at the log of Prefect's server."] == ready.json()[
        "problems"
    ]


async def test_without_its_deployment_it_is_not_ready(vendors: Vendors, prefect: FakePrefect) -> None:
    prefect.deployments = {}
    assert ["Prefect does not know the deployment watch/crewio. Deploy it, or correct WEBHOOKS_RUNS."] == (
        await vendors.http.get("/ready")
    ).json()["problems"]


async def test_the_log_has_neither_bodies_nor_secrets(
    vendors: Vendors, prefect: FakePrefect, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "prefect_shiftwork.webhooks")
    await vendors.crewio(body(data={"helper": "canary"}))
    await vendors.crewio(body(data={"helper": "canary"}), "another")
    prefect.fails = lambda request: httpx.Response(500, text="canary")
    await vendors.seven_shifts_unsigned(b'{"name": "canary"}', TOKEN)

    lines = [JsonLines().format(record) for record in caplog.records]
    assert ["accepted", "refused", "not accepted"] == [json.loads(line)["what"] for line in lines]
    assert not [secret for secret in ("canary", SECRET, OLD_SECRET, TOKEN) if secret in "".join(lines)]


def test_a_line_of_the_log_stays_one_line_and_quotes_no_error() -> None:
    try:
        raise ValueError("canary")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "x.py", 1, "two\nlines", None, sys.exc_info())
    line = JsonLines().format(record)

    assert "\n" not in line
    assert ("error", "two\nlines", "ValueError") == tuple(json.loads(line)[each] for each in ("level", "what", "error"))


async def test_what_it_has_taken_it_finishes_before_it_stops(
    settings: WebhookSettings, prefect: FakePrefect, clock: Clock, receiving: Receiving
) -> None:
    asked, go_on = asyncio.Event(), asyncio.Event()

    async def slow(request: httpx.Request) -> httpx.Response:
        asked.set()
        await go_on.wait()
        return prefect(request)

    app = create_app(settings, now=clock, transport=httpx.MockTransport(slow))
    config = uvicorn.Config(app, "127.0.0.1", 0, log_level="critical")
    socket = config.bind_socket()
    socket.listen()
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve([socket]))
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{socket.getsockname()[1]}", timeout=None) as http:
        sending = asyncio.create_task(Vendors(http, clock).crewio())
        await asked.wait()
        server.should_exit = True
        while socket.fileno() != -1:  # noqa: ASYNC110  # uvicorn closes it when it begins to stop
            await asyncio.sleep(0)
        go_on.set()
        answer = await sending
    await serving

    assert (200, False) == (answer.status_code, answer.json()["duplicate"])
    async with receiving() as vendors:
        assert (await vendors.crewio()).json()["duplicate"]


def test_the_command_listens_says_where_and_ends_on_demand(tmp_path: Path) -> None:
    environment = {
        "CREWIO_WEBHOOK_SECRET": SECRET,
        "SEVEN_SHIFTS_WEBHOOK_TOKEN": TOKEN,
        "WEBHOOKS_STATE": str(tmp_path / "webhooks.sqlite"),
        "PREFECT_API_URL": "http://127.0.0.1:9/api",
    }
    command = [sys.executable, "-m", "prefect_shiftwork.cli", "webhooks", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | environment) as process:
        assert process.stdout
        first = process.stdout.readline()
        crewio, seven_shifts = json.loads(first)["addresses"]
        answer = httpx.post(crewio, content=b"{}")
        process.send_signal(signal.SIGTERM)
        rest = process.stdout.read()

    assert 401 == answer.status_code
    assert seven_shifts.endswith("/seven_shifts/{token}")
    assert "x-crewio-signature" in json.loads(rest.splitlines()[0])["why"]
    assert TOKEN not in first + rest
    assert process.returncode in {0, -signal.SIGTERM}
