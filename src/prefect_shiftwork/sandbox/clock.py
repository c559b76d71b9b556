"""The one clock of the sandbox: real time until somebody freezes it."""

from datetime import UTC, datetime, timedelta


class Clock:
    """Time as every vendor of the sandbox sees it, always aware and in UTC."""

    def __init__(self, at: datetime | None = None) -> None:
        self._frozen: datetime | None = None
        self._offset = timedelta()
        self.set(at)

    def now(self) -> datetime:
        """The present moment in UTC."""
        return self._frozen or datetime.now(UTC) + self._offset

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

    @property
    def frozen(self) -> bool:
        """Whether time stands still until `set` or `advance`."""
        return self._frozen is not None
