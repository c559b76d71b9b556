"""A copy of 10,000 times off: how soon after the last read the plan is there, and how many task runs it takes.

The vendors are the sandbox over HTTP, in which each time off of CrewSense comes so many times under numbers of its own.
"""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from time import perf_counter, process_time
from typing import Any

import httpx
from prefect.settings import PREFECT_API_URL
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from benchmarks.figure import Figure
from benchmarks.web import serving
from prefect_shiftwork.demo.blocks import blocks
from prefect_shiftwork.flows.copy_time_off import copy_time_off
from prefect_shiftwork.sandbox import create_app
from prefect_shiftwork.sandbox.clock import Clock
from prefect_shiftwork.sandbox.desk import Desk

ENTRIES, WRITTEN = 10_000, 500
PLAN_SECONDS = 5.0
BATCH = 50
"""Items a task run writes, and as many more are allowed for what is read."""
NOW = datetime(2026, 11, 2, 14, tzinfo=UTC)
FORM = {"window": {"days": {"start": "2026-11-02", "end": "2026-11-29"}}, "max_failures": 0}


@dataclass
class Crowded:
    """The sandbox, with every time off of CrewSense so many times."""

    times: int

    def __post_init__(self) -> None:
        self._sandbox = httpx.ASGITransport(create_app(Desk(Clock(NOW))))
        self.last_read = 0.0
        self.entries: set[int] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the sandbox does."""
        request = Request(scope, receive)
        url = str(request.url)
        body = await request.body()
        asked = httpx.Request(request.method, url, headers=request.headers.raw, content=body)
        answer = await self._sandbox.handle_async_request(asked)
        content = await answer.aread()
        if request.method == "GET":
            self.last_read = perf_counter()
        if request.method == "GET" and request.url.path == "/crewsense/v1/time_offs":
            response: Response = JSONResponse(self._many(json.loads(content)), answer.status_code)
        else:
            response = Response(content, answer.status_code, media_type=answer.headers.get("Content-Type"))
        await response(scope, receive, send)

    def _many(self, page: dict[str, Any]) -> dict[str, Any]:
        [rows] = [value for value in page.values() if isinstance(value, list)]
        many = [row | {"id": row["id"] * 10_000 + copy} for row in rows for copy in range(self.times)]
        self.entries |= {row["id"] for row in many}
        return {name: many if value is rows else value for name, value in page.items()}


@dataclass(frozen=True)
class Run:
    """What a run took.

    Attributes:
        after_reading: seconds from the last answer to a read until the run was over.
        processor: seconds of this process, which are the flow's, Prefect's client's and the sandbox's.
    """

    entries: int
    seconds: float
    after_reading: float
    processor: float
    task_runs: int


async def run(times: int, *, dry_run: bool) -> Run:
    vendors = Crowded(times)
    with serving(vendors) as origin:
        chosen = blocks(origin, 25)
        began, busy = perf_counter(), process_time()
        state = await copy_time_off(
            form=FORM | {"dry_run": dry_run},
            crewsense=chosen["crewsense"],
            seven_shifts=chosen["seven_shifts"],
            return_state=True,
        )
        ended, processor = perf_counter(), process_time() - busy
    if not state.is_completed():
        raise ValueError(state.message)
    after = ended - vendors.last_read
    return Run(
        len(vendors.entries), ended - began, after, processor, await task_runs_of(state.state_details.flow_run_id)
    )


async def task_runs_of(flow_run: Any) -> int:
    """How many task runs the server has recorded; it does so a moment later."""
    found: list[int] = []
    async with httpx.AsyncClient(timeout=60) as http:
        while len(found) < 3 or len(set(found[-3:])) > 1:
            await asyncio.sleep(2)
            wanted = {"flow_runs": {"id": {"any_": [str(flow_run)]}}}
            answer = await http.post(f"{PREFECT_API_URL.value()}/task_runs/count", json=wanted)
            found.append(int(answer.json()))
    return found[-1]


def figures() -> Iterator[Figure]:
    """Both copies, on the Prefect server that is set."""
    each = asyncio.run(run(1, dry_run=True)).entries
    plan = asyncio.run(run(-(-ENTRIES // each), dry_run=True))
    note = f"{plan.task_runs} task runs; {plan.seconds:.1f} s in all, {plan.processor:.1f} s of processor time"
    name = f"plan of {plan.entries:,} times off, from the last read to the end of the run"
    yield Figure(name, "s", plan.after_reading, PLAN_SECONDS, note)
    wet = asyncio.run(run(-(-WRITTEN // each), dry_run=False))
    note = f"{wet.seconds:.1f} s in all"
    yield Figure(f"copy of {wet.entries:,} times off", "task runs", wet.task_runs, 10 + wet.entries / BATCH, note)
