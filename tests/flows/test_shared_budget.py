"""Runs share a vendor's rate by Prefect's own limit: on a real server, and when it is away or set up wrongly."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from prefect import flow, task
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import GlobalConcurrencyLimitCreate, GlobalConcurrencyLimitUpdate
from prefect.exceptions import ObjectAlreadyExists, ObjectNotFound
from prefect.settings import PREFECT_API_URL, temporary_settings

from benchmarks.reliability.rates import FakeLimit
from benchmarks.reliability.virtual import run_in_no_time
from prefect_shiftwork.blocks import CrewIOCredentials
from prefect_shiftwork.flows import shared_budget
from prefect_shiftwork.flows.derive import as_task
from prefect_shiftwork.flows.shared_budget import PrefectLimit, share_rates
from prefect_shiftwork.rest import access
from prefect_shiftwork.rest.budget import Rate
from prefect_shiftwork.rest.errors import Unreachable
from prefect_shiftwork.rest.pool import SHARED, SharedByCredential
from prefect_shiftwork.rest.shares import Permits, PermitsUnavailable
from prefect_shiftwork.vendors import CrewIO
from prefect_shiftwork.vendors.access.crewio import AboutCrewIO

LEASE = 90.5
"""Seconds."""


@pytest.fixture
def limit(prefect_server: str) -> PrefectLimit:
    """A limit of ten calls, which nobody has made yet."""
    return PrefectLimit(f"shiftwork-test-{uuid4().hex}", 10)


async def taken(limit: PrefectLimit) -> int:
    async with get_client() as prefect:
        return (await prefect.read_global_concurrency_limit_by_name(limit.name)).active_slots


async def changed(name: str, **values: Any) -> None:
    async with get_client() as prefect:
        await prefect.update_global_concurrency_limit(name, GlobalConcurrencyLimitUpdate(**values))


async def leases(permits: Permits) -> list[int | None]:
    """How many calls one gets, when one asks for some, gives some back, and asks for more than there are."""
    first = await permits.lease(4, LEASE, 10)
    second = await permits.lease(4, LEASE, 10)
    third = await permits.lease(4, LEASE, 10)
    none = await permits.lease(1, LEASE, 10)
    assert second
    await second.give_back(10)
    await second.give_back(10)
    again = await permits.lease(20, LEASE, 10)
    return [lease.calls if lease else None for lease in (first, second, third, none, again)]


async def test_the_server_counts_as_the_simulated_limit_does(limit: PrefectLimit) -> None:
    async def simulated() -> list[int | None]:
        return await leases(FakeLimit(10))

    expected = await asyncio.to_thread(run_in_no_time, simulated())
    assert [4, 4, 2, None, 4] == expected
    assert expected == await leases(limit)
    assert 10 == await taken(limit)


async def test_a_limit_that_is_missing_is_made_as_the_vendor_allows(limit: PrefectLimit) -> None:
    assert await limit.lease(1, LEASE, 10)
    async with get_client() as prefect:
        made = await prefect.read_global_concurrency_limit_by_name(limit.name)
    assert (True, 10, 1, 0.0) == (made.active, made.limit, made.active_slots, made.slot_decay_per_second)


@pytest.mark.parametrize(
    "values", [{"active": False}, {"limit": 11}, {"limit": 0}, {"slot_decay_per_second": 1.0}], ids=str
)
async def test_a_limit_that_would_not_keep_the_rate_is_refused(limit: PrefectLimit, values: dict[str, Any]) -> None:
    assert await limit.lease(1, LEASE, 10)
    await changed(limit.name, **values)
    with pytest.raises(PermitsUnavailable, match="does not keep the vendor's rate") as refused:
        await limit.lease(1, LEASE, 10)
    assert "Make it active, with 1 to 10 slots and without slot decay, or delete it." == refused.value.fix


async def test_fewer_slots_leave_something_to_other_programs(limit: PrefectLimit) -> None:
    first = await limit.lease(1, LEASE, 10)
    await changed(limit.name, limit=3)
    second = await limit.lease(5, LEASE, 10)
    assert (1, 2) == (first and first.calls, second and second.calls)


async def test_slots_of_leases_that_a_restarted_server_forgot_come_back(
    limit: PrefectLimit, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with get_client() as prefect:
        await prefect.create_global_concurrency_limit(
            GlobalConcurrencyLimitCreate(name=limit.name, limit=10, active_slots=10)
        )
    assert await limit.lease(1, LEASE, 10) is None

    class Later(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]
            return datetime.now(tz or UTC) + timedelta(seconds=LEASE + 241)

    monkeypatch.setattr(shared_budget, "datetime", Later)
    assert await limit.lease(2, LEASE, 10)
    assert 2 == await taken(limit)


class Meanwhile:
    """Prefect's client while other runs do the same at the same moment."""

    def __init__(self, prefect: Any) -> None:
        self._prefect = prefect

    def __getattr__(self, name: str) -> Any:
        return getattr(self._prefect, name)

    async def create_global_concurrency_limit(self, limit: GlobalConcurrencyLimitCreate) -> UUID:
        await self._prefect.create_global_concurrency_limit(limit)
        made: UUID = await self._prefect.create_global_concurrency_limit(limit)
        return made

    async def delete_global_concurrency_limit_by_name(self, name: str) -> None:
        await self._prefect.delete_global_concurrency_limit_by_name(name)
        await self._prefect.delete_global_concurrency_limit_by_name(name)


async def test_runs_that_make_or_remove_a_limit_at_the_same_moment_do_not_disturb_each_other(
    limit: PrefectLimit,
) -> None:
    async with get_client() as prefect:
        both: Any = Meanwhile(prefect)
        made = await limit._made(both)
        with pytest.raises(ObjectAlreadyExists):
            await both.create_global_concurrency_limit(GlobalConcurrencyLimitCreate(name=limit.name, limit=10))
        await limit._remove(both, made.id)
        with pytest.raises(ObjectNotFound):
            await prefect.read_global_concurrency_limit_by_name(limit.name)


async def test_who_is_too_slow_by_a_moment_gets_nothing(limit: PrefectLimit) -> None:
    assert await limit.lease(10, LEASE, 10)
    async with get_client() as prefect:
        assert await limit._leased(prefect, 1, LEASE) is None
        await prefect.delete_global_concurrency_limit_by_name(limit.name)
        assert await limit._leased(prefect, 1, LEASE) is None


async def test_more_than_the_limit_has_is_told_as_the_servers_refusal(limit: PrefectLimit) -> None:
    assert await limit.lease(1, LEASE, 10)
    with pytest.raises(PermitsUnavailable, match="answered 422"):
        async with shared_budget._asking(10) as prefect:
            await limit._leased(prefect, 11, LEASE)


@pytest.fixture
def sharing(sandbox: Any, monkeypatch: pytest.MonkeyPatch) -> SharedByCredential:
    """Runs share CrewIO's rate, as they do outside of tests."""
    shared = SharedByCredential(SHARED.permits)
    monkeypatch.setattr(access, "SHARED", shared)
    monkeypatch.setattr(AboutCrewIO, "rate", Rate(100, 60.0))
    return shared


async def crewio_limits() -> dict[str, int]:
    async with get_client() as prefect:
        found = await prefect.read_global_concurrency_limits(limit=200)
    return {each.name: each.active_slots for each in found if each.name.startswith("shiftwork-crewio-")}


async def test_the_tasks_of_any_flow_take_their_calls_from_the_limit(
    prefect_server: str, sharing: SharedByCredential, saved: dict[str, Any]
) -> None:
    credentials: CrewIOCredentials = saved["crewio"]

    @flow
    async def somebodys_own() -> int:
        return len(await as_task(CrewIO.list_events)(credentials))

    assert await somebodys_own()
    [(name, taken)] = (await crewio_limits()).items()
    assert 1 == taken
    assert credentials.api_key.get_secret_value() not in name
    async with get_client() as prefect:
        await prefect.delete_global_concurrency_limit_by_name(name)


async def test_outside_of_runs_no_server_is_needed(sharing: SharedByCredential, saved: dict[str, Any]) -> None:
    with temporary_settings({PREFECT_API_URL: "http://127.0.0.1:9/api"}):
        async with saved["crewio"].get_client() as crewio:
            assert await crewio.list_events()


async def test_a_server_of_the_run_alone_is_not_asked(prefect_server: str, limit: PrefectLimit) -> None:
    @task
    async def needed() -> bool:
        return limit.needed()

    @task
    async def needed_without_address() -> bool:
        with temporary_settings(restore_defaults={PREFECT_API_URL}):
            return limit.needed()

    assert [True, False, False] == [await needed(), await needed_without_address(), limit.needed()]


async def test_a_server_that_is_away_ends_the_call_with_a_sentence(
    prefect_server: str, sharing: SharedByCredential, saved: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(*_: Any) -> Any:
        raise httpx.ConnectError("All connection attempts failed")

    monkeypatch.setattr(shared_budget, "get_client", nobody)

    @task
    async def ask() -> str:
        async with saved["crewio"].get_client() as crewio:
            with pytest.raises(Unreachable) as failed:
                await crewio.list_events()
            return str(failed.value)

    said = "was not sent: Prefect's server, which shares out the rate, does not answer. "
    assert f"CrewIO list_events {said}Check the server and PREFECT_API_URL; then run again." == await ask()


async def test_a_server_that_keeps_silent_is_waited_for_no_longer_than_the_call_may_take() -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    async with await asyncio.start_server(silent, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        server_at = temporary_settings({PREFECT_API_URL: f"http://127.0.0.1:{port}/api"})
        with server_at, pytest.raises(PermitsUnavailable, match="does not answer"):
            await PrefectLimit("shiftwork-silent", 10).lease(1, LEASE, 0.5)


def test_whoever_imports_the_tasks_shares_rates() -> None:
    share_rates()
    assert SHARED.permits
    assert PrefectLimit("shiftwork-crewio-0123", 100) == SHARED.permits("crewio-0123", Rate(100, 60.0))
