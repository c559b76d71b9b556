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
    """The shared state of each credential, made when first asked for."""

    def __init__(self) -> None:
        self._shared: dict[Hashable, Shared] = {}
        self._lock = threading.Lock()

    def of(self, key: Hashable, rate: Rate | None) -> Shared:
        """The shared state of the credential with that key (which holds no plain secret)."""
        with self._lock:
            if key not in self._shared:
                self._shared[key] = Shared(TokenHolder(), Budget(rate))
            return self._shared[key]


POOL = Pool()
SHARED = SharedByCredential()
