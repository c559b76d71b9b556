"""What a report of a problem is given: everything that helps, no secret, and nothing of people."""

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from canary import found_in
from prefect.client.orchestration import get_client
from prefect.settings import PREFECT_API_URL, PREFECT_LOCAL_STORAGE_PATH, temporary_settings

from prefect_shiftwork.cli import main
from prefect_shiftwork.cli.diagnosis import origin

SECRETS = ("canary/secret 1", "canary/secret 2")
Diagnose = Callable[..., Awaitable[Any]]


@pytest.fixture
def diagnose(shelf, memory, sandbox, monkeypatch, tmp_path, capsys) -> Diagnose:
    """``await diagnose()``: the document, after a look whether something in it is secret."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CREWSENSE_CLIENT_ID", "the-client")
    monkeypatch.setenv("CREWSENSE_CLIENT_SECRET", SECRETS[0])
    monkeypatch.setenv("CREWSENSE_TIMEZONE", "America/New_York")
    monkeypatch.setenv("CREWSENSE_BASE_URL", f"{sandbox.switchboard.origin}/crewsense")
    (tmp_path / ".env").write_text("CREWIO_BASE_URL=https://canary:canary@gateway.example.com:8443/canary?key=canary\n")

    async def run(*words: str) -> Any:
        with contextlib.suppress(SystemExit):
            await asyncio.to_thread(main, ("diagnose", *words))
        told = capsys.readouterr().out
        assert set() == found_in(told, *SECRETS)
        assert "canary" not in told
        assert "@" not in told
        return json.loads(told)

    return run


async def test_versions_and_settings_are_told_by_name(diagnose) -> None:
    told = await diagnose()
    assert {"python", "prefect-shiftwork", "prefect", "httpx", "pydantic"} <= told["versions"].keys()
    assert told["platform"]
    settings = {name: value for name, value in told["settings"].items() if not name.startswith("PREFECT_")}
    assert {
        "CREWSENSE_CLIENT_ID": "set",
        "CREWSENSE_CLIENT_SECRET": "set",
        "CREWSENSE_TIMEZONE": "set",
        "CREWIO_BASE_URL": "https://gateway.example.com:8443",
    }.items() <= settings.items()


async def test_blocks_are_told_by_type_and_name(diagnose, saved) -> None:
    block = saved["crewsense"].model_copy(update={"client_secret": type(saved["crewsense"].client_secret)(SECRETS[1])})
    await block.asave("station-4", overwrite=True)
    told = await diagnose()
    (found,) = [each for each in told["prefect"]["blocks"] if each["name"] == "station-4"]
    assert {
        "type": "crewsense-credentials",
        "name": "station-4",
        "base_url": block.base_url[: -len("/crewsense")],
    } == found


async def test_deployments_are_told_with_their_schedules_and_without_their_forms(diagnose) -> None:
    from prefect_shiftwork.flows.copy_time_off import copy_time_off

    async with get_client() as prefect:
        flow_id = await prefect.create_flow(copy_time_off)
        await prefect.create_deployment(
            flow_id,
            name="for ada@example.org",
            entrypoint="prefect_shiftwork.flows.copy_time_off:copy_time_off",
            parameters={"form": {"note": "canary"}},
            enforce_parameter_schema=False,
        )
    (found,) = [each for each in (await diagnose())["prefect"]["deployments"] if each["name"].startswith("for ")]
    assert {"name": "for (an address)", "paused": False, "schedules": []} == found


async def test_a_check_tells_the_kind_of_an_error_and_not_the_vendors_words(diagnose, sandbox) -> None:
    refused = {"error": "unauthorized", "error_message": "ada@example.org has no key canary"}
    sandbox.arm("crewsense", "POST", "/oauth", status=401, body=refused, times=5)
    checks = (await diagnose("--check"))["checks"]
    assert checks["environment, crewsense"].startswith("NotAuthenticated")


async def test_result_storage_is_tried(diagnose, memory, tmp_path) -> None:
    assert {"kind": "LocalFileSystem", "writable": True} == (await diagnose())["result_storage"]
    assert [] == list(memory.glob("shiftwork-diagnose"))
    (tmp_path / "file").write_text("in the way")
    with temporary_settings({PREFECT_LOCAL_STORAGE_PATH: tmp_path / "file" / "results"}):
        told = (await diagnose())["result_storage"]
    assert not told["writable"]


async def test_a_server_that_is_silent_is_told_and_stops_nothing(diagnose) -> None:
    with temporary_settings({PREFECT_API_URL: "http://canary:canary@127.0.0.1:9/api"}):
        told = await diagnose()
    assert (False, "http://127.0.0.1:9") == (told["prefect"]["answers"], told["prefect"]["server"])


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://key:word@api.example.com/path?key=1#x", "https://api.example.com"),
        ("http://127.0.0.1:4280/crewio", "http://127.0.0.1:4280"),
        ("", "none"),
        (None, "none"),
        ("http://[", "not an address"),
    ],
)
def test_of_an_address_only_where_it_leads_is_told(url: str | None, told: str) -> None:
    assert told == origin(url)
