"""Which requests are kept, and in which order."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI, HTTPException, Request
from starlette.types import Message

from prefect_shiftwork.sandbox.clock import Clock
from prefect_shiftwork.sandbox.dependencies import only_reads
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.fault_plan import Fault, Kind
from prefect_shiftwork.sandbox.faults import guard
from prefect_shiftwork.sandbox.state.lines import Call
from prefect_shiftwork.sandbox.state.memory import Memory

NOW = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory(tmp_path) as memory:
        memory.recall(NOW)
        yield memory


@pytest.fixture
def desk(memory: Memory) -> Desk:
    return Desk(Clock(NOW), memory=memory)


@pytest.fixture
def effects() -> list[str]:
    """What was done to the vendor, in the order in which it took effect."""
    return []


@pytest.fixture
def vendor(desk: Desk, effects: list[str]) -> FastAPI:
    """A vendor that takes some turns of the event loop before it answers."""
    app = FastAPI()

    @app.post("/do/{turns}")
    @app.get("/do/{turns}")
    async def do(turns: int) -> None:
        effects.append(f"/do/{turns}")
        for _ in range(turns):
            await asyncio.sleep(0)

    @app.post("/ask")
    async def ask(request: Request) -> None:
        only_reads(request)

    @app.post("/refuse")
    async def refuse() -> None:
        raise HTTPException(422)

    return guard(app, "crewsense", desk)


@pytest.fixture
async def http(vendor: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(vendor), base_url="http://sandbox") as http:
        yield http


def kept(memory: Memory) -> list[str]:
    return [change.path for change in memory.recall(NOW).changes if isinstance(change, Call)]


async def test_what_changes_nothing_is_not_kept(http: httpx.AsyncClient, memory: Memory) -> None:
    answers = [await http.get("/do/0"), await http.post("/ask"), await http.post("/refuse"), await http.post("/none")]
    assert ([200, 200, 422, 404], []) == ([answer.status_code for answer in answers], kept(memory))


async def test_changes_are_kept_in_the_order_in_which_they_took_effect(
    http: httpx.AsyncClient, memory: Memory, effects: list[str]
) -> None:
    await asyncio.gather(*(http.post(f"/do/{turns}") for turns in (100, 10, 0)))
    assert ["/do/100", "/do/10", "/do/0"] == effects == kept(memory)


async def test_reads_wait_for_no_change(http: httpx.AsyncClient, effects: list[str]) -> None:
    await asyncio.gather(http.post("/do/100"), http.post("/do/10"), http.get("/do/0"))
    assert ["/do/100", "/do/0", "/do/10"] == effects


@pytest.mark.parametrize("kind", ["store_then_status", "cut_json"])
async def test_a_change_is_kept_whatever_becomes_of_its_answer(
    http: httpx.AsyncClient, desk: Desk, memory: Memory, kind: Kind
) -> None:
    desk.faults.arm(Fault(vendor="crewsense", kind=kind))
    await http.post("/do/1")
    assert ["/do/1"] == kept(memory)


@pytest.mark.parametrize("kind", ["status", "html", "reset"])
async def test_a_request_that_never_arrived_is_not_kept(
    http: httpx.AsyncClient, desk: Desk, memory: Memory, kind: Kind
) -> None:
    desk.faults.arm(Fault(vendor="crewsense", kind=kind))
    await asyncio.gather(http.post("/do/1"), return_exceptions=True)
    assert [] == kept(memory)


async def test_whoever_hangs_up_while_sending_changes_nothing(
    vendor: FastAPI, memory: Memory, effects: list[str]
) -> None:
    async def hang_up() -> Message:
        return {"type": "http.disconnect"}

    async def answer(message: Message) -> None:
        raise AssertionError(f"nobody is there to be told {message}")

    scope = {"type": "http", "method": "POST", "path": "/do/1", "query_string": b"", "headers": []}
    await vendor(scope, hang_up, answer)
    assert ([], []) == (effects, kept(memory))
