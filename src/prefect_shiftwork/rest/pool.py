"""One open client a credential, process and event loop; one token and one budget a credential and process."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Hashable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from prefect_shiftwork.rest.auth import TokenHolder
from prefect_shiftwork.rest.budget import Budget, Rate
from prefect_shiftwork.rest.kept import KeptAnswers
from prefect_shiftwork.rest.shares import Permits


class Closable(Protocol):
    """What a pool keeps open."""

    async def aclose(self) -> None:
        """Close it."""


C = TypeVar("C", bound=Closable)


@dataclass
class _Lease(Generic[C]):
    client: C
    users: int = 0


class Pool:
    """Clients in use. The last user of a client closes it; a run that wants it kept open holds a lease itself."""

    def __init__(self) -> None:
        self._leases: dict[Hashable, _Lease[Closable]] = {}

    @asynccontextmanager
    async def lease(self, key: Hashable, open_client: Callable[[], C]) -> AsyncIterator[C]:
        """The client of that key in the running event loop, opened if nobody has it open."""
        key = (asyncio.get_running_loop(), key)
        lease = self._leases.setdefault(key, _Lease(open_client())) if key not in self._leases else self._leases[key]
        lease.users += 1
        try:
            yield lease.client  # type: ignore[misc]  # the key includes the client's class
        finally:
            lease.users -= 1
            if not lease.users:
                del self._leases[key]
                await lease.client.aclose()


@dataclass(frozen=True)
class Shared:
    """What all clients of one credential in this process share."""

    token: TokenHolder
    budget: Budget
    kept: KeptAnswers = field(default_factory=KeptAnswers)


class SharedByCredential:
    """The shared state of each credential, made when first asked for.

    Attributes:
        permits: makes what shares a rate out to several processes, from the credential's name; None leaves each
            process to itself.
    """

    def __init__(self, permits: Callable[[str, Rate], Permits] | None = None) -> None:
        self.permits = permits
        self._shared: dict[str, Shared] = {}
        self._lock = threading.Lock()

    def of(self, name: str, rate: Rate | None) -> Shared:
        """The shared state of the credential of that name (which holds no plain secret)."""
        with self._lock:
            if name not in self._shared:
                permits = self.permits(name, rate) if self.permits and rate else None
                self._shared[name] = Shared(TokenHolder(), Budget(rate, permits=permits))
            return self._shared[name]


POOL = Pool()
SHARED = SharedByCredential()
