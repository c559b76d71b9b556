"""The one clock of the sandbox: real time until somebody freezes it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta

_held: ContextVar[datetime | None] = ContextVar("held", default=None)


class Clock:
    """Time as every vendor of the sandbox sees it, always aware and in UTC."""

    def __init__(self, at: datetime | None = None) -> None:
        self._frozen: datetime | None = None
        self._offset = timedelta()
        self.set(at)

    def now(self) -> datetime:
        """The present moment in UTC."""
        return _held.get() or self._frozen or datetime.now(UTC) + self._offset

    def set(self, at: datetime | None) -> None:
        """Freeze the clock at `at` (aware), or release it to real time with None."""
        if at is not None and at.tzinfo is None:
            raise ValueError(f"the sandbox clock needs a time with a zone, got {at.isoformat()}")
        self._frozen = at.astimezone(UTC) if at else None
        self._offset = timedelta()

    def advance(self, by: timedelta) -> None:
        """Move on by `by`: a frozen clock stays frozen, a running one goes on from there."""
        if self._frozen:
            self._frozen += by
        else:
            self._offset += by

    @contextmanager
    def hold(self, at: datetime) -> Iterator[None]:
        """Show `at` (aware) to the code of this block and to nobody else: time goes on for all other requests."""
        token = _held.set(at.astimezone(UTC))
        try:
            yield
        finally:
            _held.reset(token)

    @property
    def held(self) -> bool:
        """Whether the caller runs in a block of `hold`."""
        return _held.get() is not None

    @property
    def frozen(self) -> bool:
        """Whether time stands still until `set` or `advance`."""
        return self._frozen is not None
