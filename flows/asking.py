"""Asking a person in the midst of a run: Prefect's own pause, with a form that they fill in to resume it."""

import asyncio
from typing import TypeVar

from prefect.flow_runs import apause_flow_run
from prefect.input import RunInput

ASKED_EVERY = 10
"""Seconds between two looks whether a person has answered."""
HOUR = 3600

R = TypeVar("R", bound=RunInput)


async def answer_to(form: type[R], hours: float) -> R | None:
    """Pause the run until a person resumes it with the form filled in; None when nobody does in time.

    The process waits as long.
    """
    wait = int(hours * HOUR)
    try:
        # The server fails a run whose own time is up, so that time is longer: to be told nothing is no failure.
        async with asyncio.timeout(wait):
            return await apause_flow_run(form, timeout=wait + HOUR, poll_interval=ASKED_EVERY)
    except TimeoutError:
        return None
