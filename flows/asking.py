"""Asking a person in the midst of a run, with a form that they fill in to resume it."""

import asyncio
from typing import TypeVar

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter
from prefect.flow_runs import apause_flow_run, asuspend_flow_run
from prefect.input import RunInput
from prefect.runtime import deployment

ASKED_EVERY = 10
"""Seconds between two looks whether a person has answered."""
HOUR = 3600
LATER = 3600
"""Seconds that the server waits longer than the run: it fails a run whose own time is up."""

R = TypeVar("R", bound=RunInput)


async def answer_to(form: type[R], hours: float) -> R | None:
    """What a person answers; None when nobody does in time.

    A run of a deployment ends here, and is started again with the answer: it comes through here a second time, and no
    process has to live as long. Without an answer Prefect fails it. A run without a deployment waits.
    """
    if deployment.id:
        return await asuspend_flow_run(form, timeout=int(hours * HOUR), key="approval")
    return await waited_for(form, hours)


async def waited_for(form: type[R], hours: float) -> R | None:
    """What a person answers; None when nobody does in time. The process waits as long.

    A deployment whose runs wait has no limit of runs at once: Prefect gives a paused run's slot to the next, and ends
    the run for having none within five minutes (3.8.8, ``concurrency/_leases.py``).
    """
    wait = int(hours * HOUR)
    try:
        async with asyncio.timeout(wait):
            return await apause_flow_run(form, timeout=wait + LATER, poll_interval=ASKED_EVERY)
    except TimeoutError:
        return None


async def others_that_wait() -> list[str]:
    """The names of the runs of this deployment that wait for an answer already."""
    if not deployment.id:
        return []
    wanted = {"state": {"type": {"any_": ["PAUSED"]}}, "deployment_id": {"any_": [deployment.id]}}
    async with get_client() as prefect:
        return [run.name for run in await prefect.read_flow_runs(flow_run_filter=FlowRunFilter.model_validate(wanted))]
