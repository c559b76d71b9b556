"""What of a run is Prefect's, and what the pack's.

Each flow runs when it has nothing left to do, as most scheduled runs do, beside a flow of Prefect alone that makes as
many task runs and artifacts. What is left is the pack's own work and its calls to the vendors, which are the sandbox.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from prefect import flow, task
from prefect.artifacts import acreate_markdown_artifact
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterFlowRunId
from prefect.client.schemas.objects import State
from prefect.settings import PREFECT_LOCAL_STORAGE_PATH, temporary_settings

from benchmarks.copying import task_runs_of
from benchmarks.figure import Figure
from benchmarks.reliability.prefect_server import SETTLED
from benchmarks.reliability.scenarios import SCENARIOS, Form
from benchmarks.reliability.stage import Blocks, Stage, open_stage, without_rates
from benchmarks.reliability.trap import Line
from prefect_shiftwork.flows import load_flow

ROUNDS = 3
POLL = "watch-changes, three vendors"
MONTH = 28
"""Days of time off: CrewSense lists a month in a call, and one more for each that follows."""
POLL_CALLS, POLL_SECONDS = 4, 2.0

Run = Callable[[], Awaitable[State[Any]]]


@dataclass(frozen=True)
class Job:
    """A flow with the form and the blocks of a run."""

    name: str
    flow: str
    prepare: Callable[[Blocks], Awaitable[Form]]
    blocks: tuple[str, ...]


async def watched(blocks: Blocks) -> Form:
    """What every vendor that can be watched has to tell. A credential that says its company has not to ask for it."""
    seven_shifts = blocks["seven_shifts"]
    seven_shifts.company_id = int(await seven_shifts.company())
    async with blocks["crewio"].get_client() as client:
        event = (await client.list_events())[-1]
    return {"event_id": event.id, "first_run": "tell all that is there", "time_off_days": MONTH, "dry_run": False}


JOBS = (
    Job(POLL, "watch-changes", watched, ("crewsense", "crewio", "seven_shifts")),
    *(Job(each.name, each.flow, each.prepare, each.blocks) for each in SCENARIOS),
)


@task
async def nothing() -> None:
    """A step of a flow that does nothing."""


@flow
async def bare(tasks: int, artifacts: int) -> None:
    """What Prefect takes for as many steps and artifacts."""
    for _ in range(tasks):
        await nothing()
    for number in range(artifacts):
        await acreate_markdown_artifact("Nothing", key=f"nothing-{number}")


async def seconds(run: Run) -> tuple[float, State[Any]]:
    """How long a run takes, and how it ended. Raises ValueError when it fails."""
    await asyncio.sleep(SETTLED)
    began = perf_counter()
    state = await run()
    if not state.is_completed():
        raise ValueError(state.message)
    return perf_counter() - began, state


async def artifacts_of(state: State[Any]) -> int:
    """How many artifacts a run has left."""
    ran = ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[state.state_details.flow_run_id]))
    async with get_client() as prefect:
        return len(await prefect.read_artifacts(artifact_filter=ran))


async def measured(job: Job, stage: Stage) -> list[Figure]:
    """A job that has nothing left to do, in turns with the flow of Prefect alone."""
    stage.clear()
    blocks = stage.blocks
    form = await job.prepare(blocks)
    chosen = {name: blocks[name] for name in job.blocks}

    async def ours() -> State[Any]:
        return await load_flow(job.flow)(form=form, **chosen, return_state=True)

    await seconds(ours)  # does what there is to do
    _, last = await seconds(ours)
    tasks, artifacts = await task_runs_of(last.state_details.flow_run_id), await artifacts_of(last)

    async def prefects() -> State[Any]:
        return await bare(tasks, artifacts, return_state=True)

    await seconds(prefects)
    taken: list[tuple[float, float]] = []
    for _ in range(ROUNDS):
        stage.trap.clear()
        taken.append(((await seconds(ours))[0], (await seconds(prefects))[0]))
    whole, alone = (median(each) for each in zip(*taken, strict=True))
    calls = [call for call in stage.trap.calls[Line.HTTP] if "/oauth" not in call]
    note = f"of {whole:.2f} s; {tasks} task runs, {artifacts} artifacts, {len(calls)} calls besides tokens"
    beyond = [mine - theirs for mine, theirs in taken]
    poll = job.name == POLL
    return [
        Figure(f"{job.name}: beyond Prefect's own", "s", median(beyond), POLL_SECONDS if poll else None, note, beyond),
        Figure(f"{job.name}: Prefect's own", "s", alone),
        *([Figure(f"{job.name}: calls", "", len(calls), POLL_CALLS, ", ".join(calls))] if poll else []),
    ]


async def every_job() -> list[Figure]:
    """All of them. The waits for a rate are left out: they are the vendor's."""
    without_rates()
    with TemporaryDirectory() as folder, temporary_settings({PREFECT_LOCAL_STORAGE_PATH: Path(folder)}):
        async with open_stage() as stage:
            return [figure for job in JOBS for figure in await measured(job, stage)]


def figures() -> Iterator[Figure]:
    """All of them, on the Prefect server that is set."""
    yield from asyncio.run(every_job())
