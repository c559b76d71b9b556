"""No client holds up the event loop: whatever blocks there is found while a list, a repeated try and a download run.

Disks, sockets and sleeping are watched by blockbuster, which raises where one of them is used in the loop's thread.
"""

import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import pytest
from blockbuster import BlockingError, blockbuster_ctx
from fakes import StillClock, Wire
from pydantic import SecretStr

from prefect_shiftwork.vendors import CrewIO, Crewmojo, CrewSense, SevenShifts, SevenShiftsV1

KEY = SecretStr("any")
GRANT = {"access_token": "t", "token_type": "Bearer", "expires_in": 3600}
NEW_YORK = ZoneInfo("America/New_York")
START = datetime(2026, 11, 2, tzinfo=UTC)
CSV = b"employeeCode,hours\nE001,12\n" * 20_000


@pytest.fixture(autouse=True)
def watched() -> Iterator[None]:
    """Whatever blocks in the loop's thread raises."""
    with blockbuster_ctx():
        yield


@pytest.fixture
def wire() -> Wire:
    """A vendor that is busy at first."""
    wire = Wire()
    wire.will(httpx.Response(503))
    return wire


@pytest.fixture
def way(wire: Wire) -> dict[str, object]:
    """How a client reaches it, on a clock that does not run."""
    return {"transport": httpx.MockTransport(wire), "clock": StillClock()}


async def crewsense(wire: Wire, way: dict, _: Path) -> int:
    page = {"items": [{"id": 1}], "metadata": {"links": {"next": "/v1/time_offs?page=2"}}}
    wire.will(GRANT, page, {"items": [{"id": 2}], "metadata": {"links": {}}})
    async with CrewSense("id", KEY, NEW_YORK, **way) as client:
        return len([row async for row in client.list_time_offs(START, START + timedelta(days=9))])


async def crewio(wire: Wire, way: dict, _: Path) -> int:
    wire.will({"events": [{"id": "1"}, {"id": "2"}]})
    async with CrewIO(KEY, **way) as client:
        return len(await client.list_events())


async def seven_shifts_v1(wire: Wire, way: dict, _: Path) -> int:
    wire.will({"data": [{"time_punch": {"id": 1}}], "total": 2}, {"data": [{"time_punch": {"id": 2}}]}, {"data": []})
    async with SevenShiftsV1(KEY, **way) as client:
        return len([row async for row in client.list_time_punches(limit=1)])


async def seven_shifts(wire: Wire, way: dict, _: Path) -> int:
    wire.will({"data": [{"id": 1}], "meta": {"cursor": {"next": "x"}}}, {"data": [{"id": 2}], "meta": {}})
    async with SevenShifts(KEY, company_id=1, **way) as client:
        return len([row async for row in client.list_users()])


async def crewmojo(wire: Wire, way: dict, folder: Path) -> int:
    async def body() -> AsyncIterator[bytes]:
        for start in range(0, len(CSV), 65_536):
            yield CSV[start : start + 65_536]

    wire.will(GRANT, lambda _: httpx.Response(200, headers={"Content-Type": "text/csv"}, content=body()))
    async with Crewmojo("id", KEY, **way) as client:
        got = await client.download_report(
            "hours", folder / "report.csv", start_date=START.date(), end_date=START.date()
        )
    return got.size // len(CSV) * 2


@pytest.mark.parametrize("read", [crewsense, crewio, seven_shifts_v1, seven_shifts, crewmojo])
async def test_nothing_blocks_the_loop_while_lists_downloads_and_repeated_tries_run(
    read: Callable[..., Awaitable[int]], wire: Wire, way: dict[str, object], tmp_path: Path
) -> None:
    assert 2 == await read(wire, way, tmp_path)
    assert len(wire.requests) >= 2


@pytest.mark.parametrize("block", [lambda _: time.sleep(0), lambda path: path.exists()])
async def test_whatever_blocks_is_noticed(block: Callable[[Path], object], tmp_path: Path) -> None:
    with pytest.raises(BlockingError):
        block(tmp_path / "file")
