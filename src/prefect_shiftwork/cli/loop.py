"""Where synchronous commands wait for asynchronous work."""

from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


def awaited(work: Coroutine[Any, Any, T]) -> T:
    """What the work comes to, in an event loop of its own."""
    import asyncio  # not before: help would take a fifth longer

    return asyncio.run(work)
