"""An event loop whose time passes only while nobody has anything to do: hours of waiting in a moment."""

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class _Leaping(selectors.DefaultSelector):
    """Waits for nothing: the time that it was asked to wait is over at once."""

    now = 1_000.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        self.now += timeout or 0.0
        found: list[tuple[selectors.SelectorKey, int]] = super().select(0)
        return found


class VirtualLoop(asyncio.SelectorEventLoop):
    """For code without input or output."""

    def __init__(self) -> None:
        self._leaping = _Leaping()
        super().__init__(self._leaping)

    def time(self) -> float:
        """Seconds since some moment."""
        return self._leaping.now


class LoopClock:
    """The time of the running loop, as the clients see it."""

    def monotonic(self) -> float:
        """Seconds since some moment."""
        return asyncio.get_running_loop().time()

    def time(self) -> float:
        """Seconds since the UNIX epoch."""
        return 1_750_000_000.0 + self.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Let them pass."""
        await asyncio.sleep(seconds)


def run_in_no_time(story: Coroutine[Any, Any, T]) -> T:
    """The result of a coroutine in which only time passes."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(story)
