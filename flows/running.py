"""What every writing flow does with its plan: show it, stop there on a dry run, else do it and tell the truth."""

import functools
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from typing import Any, ParamSpec, TypeVar

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State as RunState
from prefect.runtime import flow_run
from prefect.states import Completed, Failed

from prefect_shiftwork.flows.artifacts import show_table
from prefect_shiftwork.flows.making import NO_CLEAR_ANSWER
from prefect_shiftwork.flows.memory import MayHaveHappened, Once
from prefect_shiftwork.flows.usage import Usage
from prefect_shiftwork.mail.errors import MayBeSent
from prefect_shiftwork.rest.access import Access
from prefect_shiftwork.rest.errors import ShiftworkError
from prefect_shiftwork.roster.plan import WRITES, Action, Item, Outcome, Outcomes, Plan, State, in_words

P = ParamSpec("P")
T = TypeVar("T")
Write = Callable[[T], Awaitable[Once | None]]
"""Does what an item is about. Answers whether it was done before; raises a ShiftworkError when it was not done."""

BATCH = 50
"""Items a task run: a page of a list in Prefect, and not one task run for each of 10,000 items."""


def meant_for() -> datetime:
    """When this run was meant to start, however late it does; now, where nobody has said.

    Prefect's own value (3.8.8: pendulum's) has lost its zone once it was taken to another one and a time was added.
    """
    scheduled = flow_run.scheduled_start_time
    return datetime.fromtimestamp(scheduled.timestamp(), UTC) if scheduled else datetime.now(UTC)


class NotAllDone(ShiftworkError):
    """Some items of a run were not done; the others were."""


class NotApproved(Exception):
    """A person did not approve what a run was going to do; the message says so."""


class MissingBlock(ShiftworkError):
    """The form asks for something whose block was not chosen."""


def in_one_sentence(
    run: Callable[P, Coroutine[Any, Any, RunState[None]]],
) -> Callable[P, Coroutine[Any, Any, RunState[None]]]:
    """A flow whose run ends with a sentence as its message, and without a traceback in its log.

    With a ShiftworkError it fails; whoever awaits the flow in Python gets the error itself. What a person did not
    approve is no failure.
    """

    @functools.wraps(run)
    async def told(*args: P.args, **kwargs: P.kwargs) -> RunState[None]:
        try:
            return await run(*args, **kwargs)
        except NotApproved as answer:
            return Completed(name="Not approved", message=str(answer))
        except ShiftworkError as error:
            return Failed(message=str(error), data=error)

    return told


def needed(block: T | None, name: str, why: str) -> T:
    """The block. Raises MissingBlock saying what to choose, before anything is read or written."""
    if block is None:
        raise MissingBlock(f"{why}: choose a block under '{name}', or add one there.")
    return block


def unreadable(problems: Iterable[str]) -> list[Item[Any]]:
    """Records that make no sense as items of a plan, for a person to look at."""
    return [Item(Action.CONFLICT, key="", who="", what="a record that cannot be read", why=each) for each in problems]


async def show_plan(flow: str, plan: Plan[Any], *, dry_run: bool) -> None:
    """Show the plan as a table artifact."""
    ends = "This was a dry run: nothing was written." if dry_run else "What became of it is in the outcome."
    await show_table(f"{flow}-plan", plan.rows(), f"**Plan:** {in_words(plan.counts)}. {ends}")


async def carry_out(flow: str, plan: Plan[T], write: Write[T], *, max_failures: int) -> Outcomes:
    """Do what the plan writes, in batches of items, and show the outcome of each as a table artifact.

    The outcomes are in the order of the plan's writes. After ``max_failures`` failures the rest is not tried; 0 never
    stops.
    """
    writes = plan.writes
    found: list[Outcome] = []
    left = max_failures or len(writes)
    for first in range(0, len(writes), BATCH):
        batch = writes[first : first + BATCH]
        done = await write_batch(batch, write, first + 1, first + len(batch), len(writes), left)
        left -= failures(done)
        found += done
        if len(found) < first + len(batch):
            break
    outcomes = Outcomes((*found, *(not_tried(item, max_failures) for item in writes[len(found) :])))
    await show_outcome(flow, outcomes)
    return outcomes


async def show_outcome(flow: str, outcomes: Outcomes) -> None:
    """Show what became of each item as a table artifact."""
    await show_table(f"{flow}-outcome", outcomes.rows(), f"**Outcome:** {in_words(outcomes.counts)}.")


def with_outcomes(plan: Plan[T], outcomes: Outcomes | None) -> list[tuple[Item[T], Outcome | None]]:
    """Every item of a plan with what became of it: None for what is not written, and for all after a dry run."""
    found = iter(outcomes.items if outcomes else ())
    return [(item, next(found, None) if item.action in WRITES else None) for item in plan.items]


@asynccontextmanager
async def held_open(*credentials: Access[Any] | None) -> AsyncIterator[Usage]:
    """Keep the clients of some credentials open, so that all tasks inside share them, and count what they do."""
    usage = Usage()
    async with AsyncExitStack() as stack:
        for each in credentials:
            if each:
                usage.watch(await stack.enter_async_context(each.get_client()))
        yield usage


@task(name="Write", task_run_name="Write {first} to {last} of {total}", cache_policy=NO_CACHE, persist_result=False)
async def write_batch(
    items: tuple[Item[T], ...],
    write: Write[T],
    first: int,  # noqa: ARG001  # these three are the name of the run
    last: int,  # noqa: ARG001
    total: int,  # noqa: ARG001
    max_failures: int,
) -> list[Outcome]:
    """Do some items one after the other. One that fails does not stop the others; ``max_failures`` of them do."""
    found: list[Outcome] = []
    for item in items:
        if failures(found) >= max_failures:
            break
        found.append(await outcome_of(item, write))
    return found


def failures(outcomes: Iterable[Outcome]) -> int:
    """How many failed, or are not known."""
    return sum(outcome.state in {State.FAILED, State.UNKNOWN} for outcome in outcomes)


def not_tried(item: Item[Any], max_failures: int) -> Outcome:
    """The outcome of an item that comes after too many failures."""
    why = f"{max_failures} before it failed; the next run tries it."
    return Outcome(item.key, item.who, item.what, State.NOT_TRIED, why)


async def outcome_of(item: Item[T], write: Write[T]) -> Outcome:
    """Do one item, and say what became of it."""
    try:
        once = await write(item.payload) if item.payload is not None else None
    except (*NO_CLEAR_ANSWER, MayHaveHappened, MayBeSent) as error:
        return Outcome(item.key, item.who, item.what, State.UNKNOWN, str(error))
    except ShiftworkError as error:
        return Outcome(item.key, item.who, item.what, State.FAILED, str(error))
    if once is Once.BEFORE:
        return Outcome(item.key, item.who, item.what, State.SKIPPED, "It was done before.")
    return Outcome(item.key, item.who, item.what, State.DONE)


def ended(plan: Plan[Any], outcomes: Outcomes | None) -> RunState[None]:
    """How a run ended, in words; without outcomes it was a dry run.

    Raises:
        NotAllDone: something failed or is not known; the message has the counts and the first reason.
    """
    if outcomes is None:
        return Completed(message=f"Dry run: nothing was written. The plan: {in_words(plan.counts)}.")
    if failed := outcomes.failed:
        first = failed[0]
        raise NotAllDone(
            f"{in_words(outcomes.counts)}. {first.who}, {first.what}: {first.reason} "
            "Run again to do the rest; what is done is not done twice."
        )
    done = f"{in_words(outcomes.counts)}." if outcomes.items else "Nothing to do."
    left = f" {plan.counts[Action.SKIP]} left as they are." if plan.counts[Action.SKIP] else ""
    return Completed(message=f"{done}{left}{to_look_at(plan)}")


def to_look_at(plan: Plan[Any]) -> str:
    """The sentence about what a person has to look at; empty if there is nothing."""
    found = {action: plan.counts[action] for action in (Action.CONFLICT, Action.UNMATCHED)}
    return f" To look at, in the plan: {in_words(found)}." if any(found.values()) else ""
