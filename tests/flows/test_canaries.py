"""Runs with credentials that would be known anywhere: neither Prefect nor files, logs and mails hold any of them."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from canary import canary, found_in, told_by_logs
from prefect.client.orchestration import get_client
from prefect.events.worker import EventsWorker
from prefect.settings import (
    PREFECT_RESULTS_PERSIST_BY_DEFAULT,
    PREFECT_SERVER_DATABASE_CONNECTION_URL,
    temporary_settings,
)
from pydantic import SecretStr

from prefect_shiftwork.blocks import CREDENTIALS
from prefect_shiftwork.cli import main
from prefect_shiftwork.flows.announce_shift import announce_shift
from prefect_shiftwork.flows.email_report import email_report

NAMES = ("crewsense", "crewio", "seven_shifts", "crewmojo", "email", "chat")
REPORT = {
    "source": {"crewmojo_report": {"report_id": "timesheets.weekly"}},
    "to": ["chief@example.org"],
    "sender": "crew@example.org",
    "dry_run": False,
}
MAIL = {"to": ["chief@example.org"], "sender": "crew@example.org"}


@pytest.fixture(scope="module")
def hidden() -> dict[str, str]:
    """A secret for each block."""
    return {name: canary() for name in NAMES}


@pytest.fixture
def at() -> datetime:
    return datetime(2026, 11, 16, 7, tzinfo=UTC)


@pytest.fixture
def sandbox(sandbox: Any, hidden: dict[str, str]) -> Any:
    """Vendors that know these secrets."""
    sandbox.desk.credentials = replace(
        sandbox.desk.credentials,
        crewsense_client_secret=hidden["crewsense"],
        crewio_key=hidden["crewio"],
        seven_shifts_token=hidden["seven_shifts"],
        crewmojo_client_secret=hidden["crewmojo"],
    )
    return sandbox


@pytest.fixture
def manners(hidden: dict[str, str]) -> dict[str, Any]:
    return {"login": ("crew@example.org", hidden["email"])}


@pytest.fixture
def saved(saved: dict[str, Any], hidden: dict[str, str]) -> dict[str, Any]:
    """Blocks that hold them; the address of the chat ends with its own."""
    secrets = {
        "crewsense": {"client_secret": SecretStr(hidden["crewsense"])},
        "crewio": {"api_key": SecretStr(hidden["crewio"])},
        "seven_shifts": {"access_token": SecretStr(hidden["seven_shifts"])},
        "crewmojo": {"client_secret": SecretStr(hidden["crewmojo"])},
        "email": {"username": "crew@example.org", "password": SecretStr(hidden["email"])},
        "chat": {"url": f"{saved['chat'].url}?key={{{{key}}}}", "secrets": {"key": hidden["chat"]}},
    }
    return {name: type(saved[name])(**(dict(saved[name]) | fields)) for name, fields in secrets.items()}


@pytest.fixture
def events(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is told Prefect's feed of events."""
    told: list[str] = []
    send = EventsWorker.send

    def hear(worker: EventsWorker, event: Any) -> None:
        told.append(event.model_dump_json())
        send(worker, event)

    monkeypatch.setattr(EventsWorker, "send", hear)
    return told


def in_files(folder: Path) -> str:
    return "\n".join(path.read_bytes().decode("latin-1") for path in folder.rglob("*") if path.is_file())


def in_prefect() -> str:
    """All that Prefect's server has written: runs, their names and parameters, artifacts, deployments, blocks."""
    _, _, path = str(PREFECT_SERVER_DATABASE_CONNECTION_URL.value()).partition(":///")
    return in_files(Path(path).parent)


async def block_documents() -> str:
    """The saved credentials as Prefect's API shows them to whoever does not ask for secrets."""
    async with get_client() as prefect:
        kinds = [block.get_block_type_slug() for block in CREDENTIALS.values()]
        found = [await prefect.read_block_documents_by_type(kind, include_secrets=False) for kind in kinds]
    return "".join(document.model_dump_json() for documents in found for document in documents)


async def shell(*words: str) -> None:
    with contextlib.suppress(SystemExit):
        await asyncio.to_thread(main, words)


@pytest.fixture
async def shift_form(saved: Any) -> dict[str, Any]:
    async with saved["crewio"].get_client() as client:
        event = (await client.list_events())[-1]
        shift = (await client.list_shifts(event.id))[0]
    chosen = {"crewio_shift": {"event_id": event.id, "shift_id": shift.id}}
    return {"shift": chosen, "mail": MAIL, "dry_run": False}


@pytest.fixture
def everywhere(memory: Path, sandbox: Any, events: list[str], caplog: Any, capfd: Any) -> Iterator[Callable[[], Any]]:
    """``await everywhere()``: all that was told meanwhile, by the place where it is; everybody tells all they can."""

    async def told() -> dict[str, str]:
        out, err = capfd.readouterr()
        return {
            "logs": told_by_logs(caplog.records),
            "shell": out + err,
            "Prefect": in_prefect(),
            "blocks": await block_documents(),
            "results": in_files(memory),
            "events": "".join(events),
            "mails": "\n".join(str(mail.message) for mail in sandbox.mails),
            "chat": str(sandbox.said),
        }

    with caplog.at_level(logging.DEBUG), temporary_settings({PREFECT_RESULTS_PERSIST_BY_DEFAULT: True}):
        yield told


def leaks(told: dict[str, str], hidden: dict[str, str]) -> dict[str, set[str]]:
    """Which secrets are where."""
    return {place: found for place, text in told.items() if (found := found_in(text, *hidden.values()))}


@pytest.fixture
async def shelved(shelf: None, saved: dict[str, Any]) -> list[str]:
    """The vendors whose credentials are saved in Prefect."""
    vendors = [vendor for vendor in CREDENTIALS if vendor in saved]
    for vendor in vendors:
        await saved[vendor].asave("canary", overwrite=True)
    return vendors


async def test_runs_that_go_well_tell_no_secret(
    run: Any, shelved: list[str], shift_form: Any, hidden: dict[str, str], everywhere: Any
) -> None:
    assert "3 done." == (await run(announce_shift, shift_form, "crewio", "crewsense", "email", "chat")).message
    assert "1 done." == (await run(email_report, REPORT, "crewmojo", "email")).message
    await shell("diagnose", "--check")
    told = await everywhere()
    assert [] == [place for place, text in told.items() if not text]
    assert "announce-shift-outcome" in told["Prefect"]
    assert {} == leaks(told, hidden)


async def test_runs_whose_vendors_repeat_what_they_were_sent_tell_no_secret(
    run: Any, shelved: list[str], shift_form: Any, sandbox: Any, hidden: dict[str, str], everywhere: Any
) -> None:
    for vendor in shelved:
        said = {"error": f"{hidden[vendor]} {quote(hidden[vendor])} is not welcome"}
        sandbox.arm(vendor, "POST", "/v1", status=422, body=said, times=50)
        sandbox.arm(vendor, "GET", "/v[12]/(labels|companies)", status=403, body=said, times=50)
    sandbox.switchboard.chat_answers = 404
    ended = await run(announce_shift, shift_form, "crewio", "crewsense", "email", "chat")
    assert (True, 3) == (ended.state.is_failed(), len(ended.column("announce-shift-outcome", "State")))
    assert (await run(email_report, REPORT, "crewmojo", "email")).state.is_failed()
    await shell("call", "crewsense", "list_labels", "--block", "canary")
    await shell("drift", "seven_shifts", "--block", "canary")
    assert {} == leaks(await everywhere(), hidden)
