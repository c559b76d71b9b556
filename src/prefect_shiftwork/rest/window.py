"""A moving window, which so many requests go through."""

from collections import deque


class Window:
    """Remembers the last so many requests, and thereby when the next one may go."""

    def __init__(self, requests: int, seconds: float) -> None:
        self._seconds = seconds
        self._taken: deque[float] = deque(maxlen=requests)

    @property
    def used(self) -> int:
        """Requests that are remembered."""
        return len(self._taken)

    @property
    def free_at(self) -> float:
        """The moment from which one more request may go."""
        return self._taken[0] + self._seconds if len(self._taken) == self._taken.maxlen else 0.0

    @property
    def empty_at(self) -> float:
        """The moment from which the window holds none of its requests."""
        return self._taken[-1] + self._seconds if self._taken else 0.0

    def take(self, now: float) -> None:
        """Let a request go."""
        self._taken.append(now)
