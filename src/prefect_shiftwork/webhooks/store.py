"""Which events were handed over: one SQLite file, which outlives the process and may be shared by several."""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from enum import Enum, auto
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar
from uuid import UUID

from prefect_shiftwork.rest.errors import ShiftworkError
from prefect_shiftwork.webhooks.together import Together

RETENTION = timedelta(days=14)
"""How long an event is known. Standard Webhooks has senders repeat for 75 hours; CrewIO and 7shifts say nothing."""

LEASE = timedelta(seconds=60)
"""After it a claim that nobody confirmed is taken for one of a process that died. Handing over takes 10 s at most."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS deliveries (id BLOB PRIMARY KEY, done INTEGER NOT NULL, at REAL NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS deliveries_by_age ON deliveries (at);
"""
CLAIM = """
INSERT INTO deliveries (id, done, at) VALUES (:id, 0, :now)
ON CONFLICT (id) DO UPDATE SET at = :now WHERE NOT done AND at <= :now - :lease
"""

T = TypeVar("T")


class StoreUnusable(ShiftworkError):
    """The file cannot be read or written."""


class Claim(Enum):
    """What is known of an event."""

    MINE = auto()
    """Nobody has handed it over: whoever was answered this does."""
    IN_HAND = auto()
    """Somebody is handing it over right now."""
    DONE = auto()
    """It was handed over."""


class Store:
    """The file, open. All of it happens in one thread of its own, so that a slow disk holds up nothing else."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread = ThreadPoolExecutor(1, "webhook-store")
        self._claims: Together[tuple[UUID, float], Claim] = Together(lambda asked: self._do(lambda: self._claim(asked)))
        self._confirmations: Together[UUID, None] = Together(lambda keys: self._do(lambda: self._confirm(keys)))

    async def __aenter__(self) -> Self:
        """Open the file. Raises StoreUnusable."""
        await self._do(self._open)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it after what was begun."""
        await self._do(lambda: self._file.close())
        self._thread.shutdown()

    async def claim(self, key: UUID, now: datetime) -> Claim:
        """Claim an event before it is handed over, and forget what is old. Raises StoreUnusable."""
        return await self._claims((key, now.timestamp()))

    async def confirm(self, key: UUID) -> None:
        """Note that an event was handed over. Raises StoreUnusable."""
        await self._confirmations(key)

    async def release(self, key: UUID) -> None:
        """Give a claim back. Raises StoreUnusable."""
        await self._do(lambda: self._file.execute("DELETE FROM deliveries WHERE id = ? AND NOT done", (key.bytes,)))

    async def check(self) -> None:
        """Raises StoreUnusable if nothing could be written."""
        await self._do(lambda: self._file.executescript("BEGIN IMMEDIATE; ROLLBACK;"))

    def _open(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = sqlite3.connect(self._path, timeout=5, isolation_level=None)
        # In WAL mode, NORMAL keeps every commit when the process dies. If the power fails, the last ones may be gone:
        # then a repetition is handed over again, and Prefect knows the run by its idempotency key.
        self._file.executescript(f"PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; {SCHEMA}")

    def _claim(self, asked: Sequence[tuple[UUID, float]]) -> list[Claim]:
        with self._file:
            self._file.execute("BEGIN IMMEDIATE")
            self._file.execute("DELETE FROM deliveries WHERE at < ?", (asked[0][1] - RETENTION.total_seconds(),))
            return [self._claim_one(key, now) for key, now in asked]

    def _claim_one(self, key: UUID, now: float) -> Claim:
        claimed = self._file.execute(CLAIM, {"id": key.bytes, "now": now, "lease": LEASE.total_seconds()})
        if claimed.rowcount:
            return Claim.MINE
        found = self._file.execute("SELECT done FROM deliveries WHERE id = ?", (key.bytes,)).fetchone()
        return Claim.DONE if found and found[0] else Claim.IN_HAND

    def _confirm(self, keys: Sequence[UUID]) -> Sequence[None]:
        with self._file:
            self._file.execute("BEGIN IMMEDIATE")
            self._file.executemany("UPDATE deliveries SET done = 1 WHERE id = ?", [(key.bytes,) for key in keys])
        return [None] * len(keys)

    async def _do(self, work: Callable[[], T]) -> T:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, work)
        except (sqlite3.Error, OSError) as error:
            raise StoreUnusable(
                f"The file {self._path} cannot be written ({error}): see that there is room, and that this user may "
                "write there; or set WEBHOOKS_STATE to another file."
            ) from None
