"""A fleet of runs, and the operator who looks after it: whatever failed or was lost is started again.

The pack's flows may be started again at any time. What an operator does here by a script, people do in Prefect's UI, or
an automation does for them.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from time import monotonic
from uuid import UUID

from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterEndTime,
    FlowRunFilterState,
    FlowRunFilterStateType,
    FlowRunFilterTags,
)
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.states import Crashed

from benchmarks.scale.organisations import REPORT, Job
from benchmarks.scale.vendors import Vendors, address_of

OFTEN = 2.0
"""Seconds between two looks."""
OVERLAP = timedelta(seconds=30)
"""A look goes back this far beyond the one before: what ended then may only be told now."""
GIVEN_UP = timedelta(seconds=20)
"""A run that was to be started on a machine which died, and has no process after this time, was lost with it."""
TRIES = 5
PAGE = 200
PATIENCE = 600.0
"""Seconds without a run that ends, after which a fleet counts as stuck."""
UNFINISHED = [StateType.PENDING, StateType.RUNNING]


class Stuck(Exception):
    """Nothing goes on any more."""


@dataclass
class Fleet:
    """The runs of some jobs.

    Attributes:
        done: the jobs that are completed, and when, in seconds of the monotonic clock.
        again: what was started again, and why.
    """

    prefect: PrefectClient
    vendors: Vendors
    tag: str
    done: dict[UUID, float] = field(default_factory=dict)
    again: list[str] = field(default_factory=list)

    async def start(self, jobs: Sequence[Job]) -> None:
        """Have every job run once, as soon as a worker is free."""
        self._jobs = {job.deployment_id: job for job in jobs}
        self._seen: set[UUID] = set()
        self._tries = dict.fromkeys(self._jobs, 0)
        self._looked = datetime.now(UTC)
        self.began = monotonic()
        for job in jobs:
            await self._run(job)

    async def until(self, count: int) -> None:
        """Return when so many jobs are completed.

        Raises:
            Stuck: nothing ended for long, or a run did not complete however often it was started.
        """
        moved = monotonic()
        while len(self.done) < count:
            await asyncio.sleep(OFTEN)
            if await self._look():
                moved = monotonic()
            if monotonic() - moved > PATIENCE:
                raise Stuck(f"{len(self.done)} of {len(self._jobs)} jobs are completed, and nothing goes on.")

    async def is_running(self, processes: set[int]) -> bool:
        """Whether a run is at work in one of these processes."""
        running = FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.RUNNING]))
        return any(process_of(run) in processes for run in await self._runs(running))

    async def bury(self, killed: set[int]) -> int:
        """Tell Prefect which runs died with a machine, so that they are started again; answers how many.

        Prefect does not know: nobody is left to tell it.
        """
        died, buried = datetime.now(UTC), 0
        while datetime.now(UTC) - died < 2 * GIVEN_UP:
            for run in await self._runs(FlowRunFilterState(type=FlowRunFilterStateType(any_=UNFINISHED))):
                if was_lost(run, killed, died):
                    await self.prefect.set_flow_run_state(run.id, Crashed(message="Its machine died."), force=True)
                    buried += 1
            await asyncio.sleep(OFTEN)
        return buried

    async def _look(self) -> bool:
        """Take note of what ended since the last look; answers whether anything did."""
        since, self._looked = self._looked - OVERLAP, datetime.now(UTC)
        news = [run for run in await self._runs(end_time=FlowRunFilterEndTime(after_=since)) if self._is_news(run)]
        for run in news:
            self._seen.add(run.id)
            await self._judge(run)
        return bool(news)

    def _is_news(self, run: FlowRun) -> bool:
        return run.id not in self._seen and bool(run.state and run.state.is_final())

    async def _judge(self, run: FlowRun) -> None:
        """Count a run that completed; start another in place of one that did not."""
        assert run.state
        assert run.deployment_id
        job = self._jobs[run.deployment_id]
        if run.state.is_completed():
            self.done[run.deployment_id] = monotonic()
            return
        self.again.append(f"{job.flow}, {run.state.name}: {run.state.message}")
        if self._tries[run.deployment_id] >= TRIES:
            raise Stuck(f"{TRIES} runs of {job.flow} of organisation {job.organisation} failed: {run.state.message}")
        await self._run(job, **self._answer(job, run.state.message or ""))

    def _answer(self, job: Job, message: str) -> dict[str, bool]:
        """What a person says who has looked whether a mail arrived of which a run was not sure."""
        if "may have arrived" not in message:
            return {}
        got = [subject for address, subject in self.vendors.mails if address == address_of(job.organisation)]
        arrived = any((REPORT in subject) == (job.flow == "email-report") for subject in got)
        return {"count_as_sent": arrived, "repeat_uncertain": not arrived}

    async def _run(self, job: Job, **form: bool) -> None:
        self._tries[job.deployment_id] += 1
        parameters = {"form": {**job.form, **form}}
        await self.prefect.create_flow_run_from_deployment(job.deployment_id, parameters=parameters, tags=[self.tag])

    async def _runs(
        self, state: FlowRunFilterState | None = None, end_time: FlowRunFilterEndTime | None = None
    ) -> list[FlowRun]:
        wanted = FlowRunFilter(tags=FlowRunFilterTags(all_=[self.tag]), state=state, end_time=end_time)
        found: list[FlowRun] = []
        while page := await self.prefect.read_flow_runs(flow_run_filter=wanted, limit=PAGE, offset=len(found)):
            found += page
        return found


def process_of(run: FlowRun) -> int | None:
    """The process of a run, as its worker told; the machine stands in front of it."""
    return int(run.infrastructure_pid.rpartition(":")[2]) if run.infrastructure_pid else None


def was_lost(run: FlowRun, killed: set[int], died: datetime) -> bool:
    """Whether a run that has not ended was on the machine that died then, with processes of these ids."""
    if process := process_of(run):
        return process in killed
    waits = run.state is not None and run.state.is_pending() and run.state.timestamp < died
    return waits and datetime.now(UTC) - died > GIVEN_UP
