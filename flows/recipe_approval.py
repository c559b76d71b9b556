"""A person's approval in the midst of a recipe: Prefect's own pause, with one switch to turn."""

import asyncio

from prefect.flow_runs import apause_flow_run
from prefect.input import RunInput
from pydantic import Field

ASKED_EVERY = 10
"""Seconds between two looks whether a person has answered."""
HOUR = 3600
WHERE = "What follows after a yes is in the artifact *run-recipe-plan*."


class Approval(RunInput):
    """What a person answers when they resume the run."""

    go_on: bool = Field(default=False, title="Go on", description="Off is a no: nothing more is done.")


async def approved(question: str, hours: float) -> bool:
    """Pause the run until a person resumes it; no answer in time is a no. The process waits as long."""
    asked = Approval.with_initial_data(description=f"{question}\n\n{WHERE}", go_on=False)
    wait = int(hours * HOUR)
    try:
        # The server fails a run whose own time is up, so that time is longer: to be told nothing is no failure.
        async with asyncio.timeout(wait):
            answer = await apause_flow_run(asked, timeout=wait + HOUR, poll_interval=ASKED_EVERY)
    except TimeoutError:
        return False
    return bool(answer and answer.go_on)
