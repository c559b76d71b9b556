"""Records that a flow makes at a vendor, once, whatever becomes of the answer and of the run.

The flow has looked and found none. That is not enough: an earlier run may have made it a moment ago, and the vendor's
list may lag behind. So the moment is noted before a record is made, and whoever comes soon after waits and looks again.
"""

from asyncio import sleep
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from prefect_shiftwork.flows.memory import recall, remember
from prefect_shiftwork.rest.errors import NotFound, OutcomeUnknown, ShiftworkError, UnexpectedAnswer

T = TypeVar("T")

NO_CLEAR_ANSWER = (OutcomeUnknown, UnexpectedAnswer)
"""After these a write may have taken effect: whoever made it looks before it is made again."""

SETTLED = timedelta(seconds=15)
"""After this time a list shows what was written. No vendor documents a delay; this is a precaution."""


async def make_once(key: str, make: Callable[[], Awaitable[T]], find: Callable[[], Awaitable[T | None]]) -> T:
    """The record that ``make`` makes, or that ``find`` finds because it was made before.

    Args:
        key: natural key of the record.
        make: makes it. When no clear answer comes, it is looked for.
        find: looks for it at the vendor.

    Raises:
        OutcomeUnknown: there was no clear answer, and it is not there yet. The next run looks again.
        UnexpectedAnswer: likewise.
        NotRemembered: the result storage cannot be written; nothing was made.
    """
    note = f"made/{key}"
    if await _is_recent(note) and (found := await find()) is not None:
        return found
    await remember(note, datetime.now(UTC).isoformat())
    try:
        return await make()
    except NO_CLEAR_ANSWER:
        if (found := await find()) is None:
            raise
        return found
    except ShiftworkError:
        await remember(note, "")
        raise


async def once_listed(read: Callable[[], Awaitable[T]]) -> T:
    """What is read of a record that was just made; when a list does not have it yet, once it has settled.

    Raises:
        NotFound: it is not there then, either.
    """
    try:
        return await read()
    except NotFound:
        await sleep(SETTLED.total_seconds())
        return await read()


async def _is_recent(note: str) -> bool:
    """Whether somebody has begun to make it a moment ago; by the time of the answer the list has settled."""
    begun = await recall(note)
    left = SETTLED - (datetime.now(UTC) - datetime.fromisoformat(begun)) if begun else timedelta()
    if left <= timedelta():
        return False
    await sleep(min(left, SETTLED).total_seconds())
    return True
