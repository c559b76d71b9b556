"""What a test with a cassette may rely on."""

import os
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from vcr.errors import CannotOverwriteExistingCassetteException

HERE = Path(__file__).parent
CASSETTES = HERE.parents[1] / "cassettes"

RECORD = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--record", "--into"]
HANDFUL = [
    "crewsense/test_labels.py",
    "crewio/test_events.py",
    "crewmojo/test_reports.py",
    "seven_shifts/test_availability.py",
    "seven_shifts_v1/test_departments.py",
]

Play = Callable[..., AbstractAsyncContextManager[Any]]

CALLS: dict[str, Callable[[Any], Awaitable[object]]] = {
    "crewsense": lambda client: client.create_label("PMD", "#1700e6", "#ffffff"),
    "crewio": lambda client: client.create_event("Weihnachtsmarkt", date(2026, 12, 19), date(2026, 12, 20)),
    "seven_shifts_v1": lambda client: client.create_role("Pizzaiolo"),
    "seven_shifts": lambda client: client.create_department(1540, "Patio"),
    "crewmojo": lambda client: client.request_report("oneonone.summary", force_long_running=True),
}


@pytest.mark.slow
def test_recording_again_gives_the_bytes_that_are_in_the_repository(tmp_path: Path) -> None:
    """In another process, whose sets have another order."""
    environment = os.environ | {"PYTHONHASHSEED": "4711"}
    done = subprocess.run([*RECORD, tmp_path, *HANDFUL], cwd=HERE, env=environment, capture_output=True, text=True)
    assert 0 == done.returncode, done.stdout
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.glob("*/*.yaml")}
    assert {"crewsense", "crewio", "seven_shifts_v1", "seven_shifts", "crewmojo"} == {path.parent.name for path in made}
    assert {path: (CASSETTES / path).read_bytes() for path in made} == made


@pytest.mark.parametrize("vendor", CALLS)
async def test_a_cassette_answers_what_the_vendor_answered(play: Play, tmp_path: Path, vendor: str) -> None:
    async with play(tmp_path / "one.yaml", vendor, record=True) as client:
        recorded = await CALLS[vendor](client)
    async with play(tmp_path / "one.yaml", vendor, record=False) as client:
        assert recorded == await CALLS[vendor](client)


async def test_recording_again_leaves_nothing_of_the_first_time(play: Play, tmp_path: Path) -> None:
    for event in ("Sommerfest", "Weihnachtsmarkt"):
        async with play(tmp_path / "one.yaml", "crewio", record=True) as client:
            await client.create_event(event, date(2026, 12, 19), date(2026, 12, 20))
    assert "Sommerfest" not in (tmp_path / "one.yaml").read_text()


async def test_a_call_that_is_not_on_the_cassette_fails(play: Play, tmp_path: Path) -> None:
    async with play(tmp_path / "one.yaml", "crewio", record=True) as client:
        await client.list_events(limit=1)
    with pytest.raises(CannotOverwriteExistingCassetteException):
        async with play(tmp_path / "one.yaml", "crewio", record=False) as client:
            await client.list_events(limit=2)


async def test_a_call_that_is_no_longer_made_fails(play: Play, tmp_path: Path) -> None:
    async with play(tmp_path / "one.yaml", "crewio", record=True) as client:
        await client.list_events()
    with pytest.raises(AssertionError, match="was not played to its end"):
        async with play(tmp_path / "one.yaml", "crewio", record=False):
            pass


async def test_a_secret_is_not_recorded_however_deep_it_lies(play: Play, tmp_path: Path) -> None:
    message = {"subject": "Kasse", "access": [{"api_key": "invented-key"}]}
    async with play(tmp_path / "one.yaml", "crewio", record=True) as client:
        event, *_ = await client.list_events(limit=1)
        assert "invented-key" in str(await client.create_message(event.id, message))
    assert "invented-key" not in (tmp_path / "one.yaml").read_text()


def test_there_is_no_network_while_cassettes_are_played() -> None:
    with pytest.raises(AssertionError, match="without a network"):
        socket.create_connection(("127.0.0.1", 9))


@pytest.mark.parametrize(
    ("name", "asked"),
    [("list_events", True), ("create_event", False), ("delete_event", False), ("list_events__key_revoked", False)],
)
def test_only_plain_reads_are_recorded_from_a_vendor(
    may_be_live: Callable[[str, str], bool], name: str, asked: bool
) -> None:
    assert asked == may_be_live("crewio", name)


@pytest.mark.parametrize("vendor", ["crewsense", "crewio", "seven_shifts_v1", "seven_shifts"])
async def test_nothing_is_written_while_recording_from_a_vendor(
    play: Play, read_only: Callable[[Any], None], tmp_path: Path, vendor: str
) -> None:
    async with play(tmp_path / "one.yaml", vendor, record=True) as client:
        read_only(client)
        with pytest.raises(pytest.skip.Exception, match="writes: not recorded from the vendor"):
            await CALLS[vendor](client)
    assert not (tmp_path / "one.yaml").exists()


async def test_a_report_can_be_recorded_from_a_vendor(
    play: Play, read_only: Callable[[Any], None], tmp_path: Path
) -> None:
    async with play(tmp_path / "one.yaml", "crewmojo", record=True) as client:
        read_only(client)
        assert "text/csv" == (await client.request_report("oneonone.summary")).media_type
