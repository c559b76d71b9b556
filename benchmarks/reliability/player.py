"""One run of a flow in a process of its own, which may be killed at any moment.

Starting Python and importing Prefect takes three seconds. The processes are therefore forked from one that has imported
everything (``multiprocessing``'s fork server), which takes a few milliseconds.
"""

import asyncio
import logging
import multiprocessing
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, cast

from prefect.client.schemas.objects import State
from prefect.settings import PREFECT_API_URL, PREFECT_LOCAL_STORAGE_PATH, temporary_settings

from benchmarks.reliability.prefect_server import QUIET
from benchmarks.reliability.stage import open_blocks, without_rates
from prefect_shiftwork.flows import FLOWS, load_flow, making
from prefect_shiftwork.rest import retry

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload([__name__])
LONGEST = 120.0
"""Seconds after which a run counts as hung."""

for flow in FLOWS:
    load_flow(flow)


@dataclass(frozen=True)
class Order:
    """What to run, and where everything is."""

    flow: str
    form: dict[str, Any]
    blocks: tuple[str, ...]
    origin: str
    smtp_port: int
    prefect: str
    storage: Path
    settled: timedelta


@dataclass(frozen=True)
class Ended:
    """How a run ended: Prefect's type of state and its message, both empty for a killed one."""

    state: str = ""
    message: str = ""

    @property
    def killed(self) -> bool:
        """Whether it never said how it ended."""
        return not self.state


async def play(order: Order, started: Callable[[int], None] = lambda _: None) -> Ended:
    """Run a flow in a process of its own; ``started`` is told its number.

    Raises:
        TimeoutError: it hung.
    """
    answers, answer = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=perform, args=(order, answer))
    process.start()
    answer.close()
    assert process.pid
    started(process.pid)
    try:
        return await asyncio.to_thread(heard, answers)
    finally:
        process.kill()
        await asyncio.to_thread(process.join)


def heard(answers: "Connection") -> Ended:
    """What the process says last."""
    if not answers.poll(LONGEST):
        raise TimeoutError(f"A run took more than {LONGEST:.0f} s.")
    try:
        return Ended(*answers.recv())
    except EOFError:
        return Ended()


def perform(order: Order, answer: "Connection") -> None:
    """What the process does."""
    logging.disable(logging.CRITICAL)
    retry.backoff = lambda *_: 0.0
    without_rates()  # each trial has vendors of its own; runs of all trials together would wait for the rate of one
    making.SETTLED = order.settled
    places = {PREFECT_API_URL: order.prefect, PREFECT_LOCAL_STORAGE_PATH: order.storage}
    with temporary_settings({**QUIET, **places}):
        answer.send(asyncio.run(ended(order)))


async def ended(order: Order) -> tuple[str, str]:
    """Run the flow; the type of its last state, and the message."""
    every = open_blocks(order.origin, order.smtp_port)
    chosen = {name: every[name] for name in order.blocks}
    state = cast("State[None]", await load_flow(order.flow)(form=order.form, **chosen, return_state=True))
    return state.type.value, state.message or ""
