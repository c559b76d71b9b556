"""Work that is done side by side, and its results in order."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

AHEAD = 8
"""Requests of one list that are under way at a time."""


async def in_order(work: Iterable[Callable[[], Awaitable[T]]], ahead: int = AHEAD) -> AsyncGenerator[T, None]:
    """The result of each piece of work, in the order of the pieces.

    At most ``ahead`` pieces are under way, and as many results wait to be taken: whoever takes them slowly slows the
    work. What is under way is cancelled when a piece fails, and when nobody takes more: close it (``aclosing``).
    """
    lanes, waiting = asyncio.Semaphore(ahead), iter(work)
    begun: deque[asyncio.Task[T]] = deque()

    async def done(piece: Callable[[], Awaitable[T]]) -> T:
        async with lanes:
            return await piece()

    try:
        while True:
            begun.extend(asyncio.create_task(done(piece)) for piece in islice(waiting, 2 * ahead - len(begun)))
            if not begun:
                return
            result = await begun[0]
            begun.popleft()
            yield result
    finally:
        for task in begun:
            task.cancel()
        await asyncio.gather(*begun, return_exceptions=True)
