"""What every writing flow does with its plan: show it, stop there on a dry run, else do it and tell the truth."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any, TypeVar

from prefect import task
from prefect.cache_policies import NO_CACHE

from prefect_shiftwork.flows.artifacts import show_table
from prefect_shiftwork.flows.memory import MayHaveHappened, Once
from prefect_shiftwork.mail.errors import MayBeSent
from prefect_shiftwork.rest.access import Access
from prefect_shiftwork.rest.errors import OutcomeUnknown, ShiftworkError
from prefect_shiftwork.roster.plan import Item, Outcome, Outcomes, Plan, State, in_words

T = TypeVar("T")
Write = Callable[[Item[T]], Awaitable[Once | None]]
"""Does one item. Answers whether it was done before; raises a ShiftworkError when it was not done."""

BATCH = 50
"""Items a task run: a page of a list in Prefect, and not one task run for each of 10,000 items."""


class NotAllDone(ShiftworkError):
    """Some items of a run were not done; the others were."""


class MissingBlock(ShiftworkError):
    """The form asks for something whose block was not chosen."""


def needed(block: T | None, name: str, why: str) -> T:
    """The block. Raises MissingBlock saying what to choose, before anything is read or written."""
    if block is None:
        raise MissingBlock(f"{why}: choose a block under '{name}', or add one there.")
    return block


async def show_plan(flow: str, plan: Plan[Any], *, dry_run: bool) -> None:
    """Show the plan as a table artifact."""
    ends = "This was a dry run: nothing was written." if dry_run else "What became of it is in the outcome."
    await show_table(f"{flow}-plan", plan.rows(), f"**Plan:** {in_words(plan.counts)}. {ends}")


async def carry_out(flow: str, plan: Plan[T], write: Write[T]) -> Outcomes:
    """Do what the plan writes, in batches of items, and show the outcome of each as a table artifact."""
    writes = plan.writes
    found: list[Outcome] = []
    for first in range(0, len(writes), BATCH):
        found += await write_batch(
            writes[first : first + BATCH], write, first + 1, min(first + BATCH, len(writes)), len(writes)
        )
    outcomes = Outcomes(tuple(found))
    await show_table(f"{flow}-outcome", outcomes.rows(), f"**Outcome:** {in_words(outcomes.counts)}.")
    return outcomes


@asynccontextmanager
async def held_open(*credentials: Access[Any] | None) -> AsyncIterator[None]:
    """Keep the clients of some credentials open, so that all tasks inside share them."""
    async with AsyncExitStack() as stack:
        for each in credentials:
            if each:
                await stack.enter_async_context(each.get_client())
        yield


@task(name="Write", task_run_name="Write {first} to {last} of {total}", cache_policy=NO_CACHE)
async def write_batch(items: tuple[Item[T], ...], write: Write[T], first: int, last: int, total: int) -> list[Outcome]:  # noqa: ARG001
    """Do some items one after the other; one that fails does not stop the others."""
    return [await outcome_of(item, write) for item in items]


async def outcome_of(item: Item[T], write: Write[T]) -> Outcome:
    """Do one item, and say what became of it."""
    try:
        once = await write(item)
    except (OutcomeUnknown, MayHaveHappened, MayBeSent) as error:
        return Outcome(item.key, item.who, item.what, State.UNKNOWN, str(error))
    except ShiftworkError as error:
        return Outcome(item.key, item.who, item.what, State.FAILED, str(error))
    if once is Once.BEFORE:
        return Outcome(item.key, item.who, item.what, State.SKIPPED, "It was done before.")
    return Outcome(item.key, item.who, item.what, State.DONE)


def end_truthfully(outcomes: Outcomes) -> None:
    """Raise NotAllDone, naming the first reason, when something failed or is not known."""
    failed = outcomes.failed
    if failed:
        raise NotAllDone(
            f"{len(failed)} of {len(outcomes.items)} were not done, the others were. First: {failed[0].who} "
            f"{failed[0].what}: {failed[0].reason} Run again to do the rest; what is done is not done twice."
        )
