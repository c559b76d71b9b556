"""What many ask for at once, done for all of them together."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Asked = TypeVar("Asked")
Answered = TypeVar("Answered")

MOST = 100
"""How many go together at most."""


class Together(Generic[Asked, Answered]):
    """Rounds of one piece of work, one after another: what is asked for during a round makes up the next.

    Nobody waits for others to come. Under load a request to Prefect, or a commit to the file, serves many.

    Args:
        work: answers each item, in order; what it raises is raised for each of them.
    """

    def __init__(self, work: Callable[[Sequence[Asked]], Awaitable[Sequence[Answered]]]) -> None:
        self._work = work
        self._waiting: list[tuple[Asked, asyncio.Future[Answered]]] = []
        self._rounds: asyncio.Task[None] | None = None

    async def __call__(self, item: Asked) -> Answered:
        """The answer for one item. Who stops waiting for it does not stop the round."""
        answer: asyncio.Future[Answered] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, answer))
        if self._rounds is None or self._rounds.done():
            self._rounds = asyncio.create_task(self._go_round())
        return await answer

    async def _go_round(self) -> None:
        while self._waiting:
            these, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
            try:
                answers = await self._work([item for item, _ in these])
            except Exception as error:  # it is theirs who wait
                for _, waiting in these:
                    if not waiting.done():
                        waiting.set_exception(error)
            else:
                for (_, waiting), answer in zip(these, answers, strict=True):
                    if not waiting.done():
                        waiting.set_result(answer)
