"""A vendor's rate, shared out to all runs that use one credential by a global concurrency limit of Prefect.

Slot decay, with which Prefect limits rates, does not keep a vendor's: with ``L`` slots and a decay of ``r`` a second
the server grants up to ``L + r * t`` in ``t`` seconds. A hundred in any sixty means ``L + 60 * r <= 100``: either
bursts of a few calls, or a part of the rate. So the limit has as many slots as the vendor allows calls in a window, and
no decay; calls are leased (``rest.shares``), for a window longer than they are used.

The limit is called ``shiftwork-<vendor>-<hash of the credential>`` and made when it is missing. Prefect's server keeps
leases in memory unless told otherwise: after a restart it has forgotten them, and their slots would stay taken for
good. A limit of which slots are taken, and which nobody has touched for longer than a lease lasts, is made anew.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

import httpx
from prefect import get_client
from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.actions import GlobalConcurrencyLimitCreate
from prefect.client.schemas.responses import GlobalConcurrencyLimitResponse
from prefect.context import FlowRunContext, TaskRunContext
from prefect.exceptions import ObjectAlreadyExists, ObjectNotFound
from prefect.settings import PREFECT_API_URL

from prefect_shiftwork.rest.budget import Rate
from prefect_shiftwork.rest.pool import SHARED
from prefect_shiftwork.rest.shares import PermitsUnavailable

CLOCKS_DIFFER = timedelta(minutes=4)
"""How far the clocks of server and workers may be apart."""
LOCKED = 423
"""Somebody else was quicker."""


@dataclass(frozen=True)
class PrefectLease:
    """Some slots of a limit, for a time."""

    id: UUID
    calls: int

    async def give_back(self, patience: float) -> None:
        """Free the slots before the lease ends by itself."""
        async with _asking(patience) as prefect:
            await prefect.release_concurrency_slots_with_lease(self.id)


@dataclass(frozen=True)
class PrefectLimit:
    """The global concurrency limit of one credential."""

    name: str
    calls: int

    def needed(self) -> bool:
        """Whether this is a run on a server that others use too.

        Outside of runs there may be no server, and one that Prefect starts for a run alone takes no lease back.
        """
        return bool(PREFECT_API_URL.value() and (FlowRunContext.get() or TaskRunContext.get()))

    async def lease(self, most: int, seconds: float, patience: float) -> PrefectLease | None:
        """Up to so many slots for so many seconds, or None while all are taken.

        Raises:
            PermitsUnavailable: Prefect does not answer in time or says no, or the limit does not limit the rate.
        """
        async with _asking(patience) as prefect:
            limit = await self._found(prefect, timedelta(seconds=seconds) + CLOCKS_DIFFER)
            slots = min(most, limit.limit - limit.active_slots)
            return await self._leased(prefect, slots, seconds) if slots > 0 else None

    async def _found(self, prefect: PrefectClient, forgotten: timedelta) -> GlobalConcurrencyLimitResponse:
        """The limit as it is now, made if there is none."""
        try:
            limit = await prefect.read_global_concurrency_limit_by_name(self.name)
        except ObjectNotFound:
            return await self._made(prefect)
        self._check(limit)
        if limit.active_slots and limit.updated and datetime.now(UTC) - limit.updated > forgotten:
            await self._remove(prefect, limit.id)
            return await self._made(prefect)
        return limit

    async def _made(self, prefect: PrefectClient) -> GlobalConcurrencyLimitResponse:
        limit = GlobalConcurrencyLimitCreate(name=self.name, limit=self.calls, active=True, slot_decay_per_second=0.0)
        with suppress(ObjectAlreadyExists):  # another run has made it just now
            await prefect.create_global_concurrency_limit(limit)
        return await prefect.read_global_concurrency_limit_by_name(self.name)

    async def _remove(self, prefect: PrefectClient, limit_id: UUID) -> None:
        """By its id: a limit of the same name that another run has made meanwhile stays."""
        with suppress(ObjectNotFound):
            await prefect.delete_global_concurrency_limit_by_name(str(limit_id))

    def _check(self, limit: GlobalConcurrencyLimitResponse) -> None:
        """Fewer slots are a person's wish to leave something to other programs; no other change keeps the rate."""
        if not limit.active or limit.slot_decay_per_second or not 0 < limit.limit <= self.calls:
            raise PermitsUnavailable(
                f"Prefect's concurrency limit {self.name} does not keep the vendor's rate",
                f"Make it active, with 1 to {self.calls} slots and without slot decay, or delete it.",
            )

    async def _leased(self, prefect: PrefectClient, slots: int, seconds: float) -> PrefectLease | None:
        try:
            answer = await prefect.increment_concurrency_slots_with_lease([self.name], slots, "concurrency", seconds)
        except httpx.HTTPStatusError as error:
            if error.response.status_code == LOCKED:
                return None
            raise
        granted = answer.json()
        # A limit that was deleted a moment ago limits nothing: Prefect grants what is not counted.
        return PrefectLease(UUID(granted["lease_id"]), slots) if granted["limits"] else None


def share_rates() -> None:
    """From now on, runs in this process share each credential's rate with those in other processes.

    It is done wherever ``flows.derive`` is imported, thus for all tasks of operations and all flows of the pack.
    """
    SHARED.permits = _limit


def _limit(name: str, rate: Rate) -> PrefectLimit:
    return PrefectLimit(f"shiftwork-{name}", rate.requests)


@asynccontextmanager
async def _asking(patience: float) -> AsyncIterator[PrefectClient]:
    """A client of Prefect's server; whatever it does not do is PermitsUnavailable."""
    fix = "Check the server and PREFECT_API_URL; then run again."
    try:
        async with asyncio.timeout(patience), get_client() as prefect:
            yield prefect
    except httpx.HTTPStatusError as error:
        status = error.response.status_code
        fix = "The API key of the worker needs the right to create and to use global concurrency limits."
        raise PermitsUnavailable(f"Prefect's server, which shares out the rate, answered {status}", fix) from error
    except (httpx.HTTPError, RuntimeError, TimeoutError) as error:
        raise PermitsUnavailable("Prefect's server, which shares out the rate, does not answer", fix) from error
