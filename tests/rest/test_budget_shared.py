"""Processes that use one credential keep its rate together: never refused, and hardly anything of it is lost.

Each process is a budget of its own. Between them is only a limit like Prefect's, and a vendor who counts arrivals in
any window, moving and fixed. Time is virtual.
"""

import asyncio
import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.reliability.rates import CountingVendor, FakeLimit, busy
from benchmarks.reliability.virtual import LoopClock, run_in_no_time
from prefect_shiftwork.rest.budget import Budget, Rate
from prefect_shiftwork.rest.shares import PermitsUnavailable

A_MINUTE = Rate(100, 60.0)
A_SECOND = Rate(10, 1.0, padding=0.1)


def test_two_processes_are_never_refused_and_use_nine_tenths_of_a_hundred_a_minute() -> None:
    report = busy(2, 2_000, A_MINUTE, way=(0.05, 0.5))
    assert 0 == report.vendor.refused
    assert report.share_of(100, 60.0) >= 0.9
    assert min(report.made) >= 0.35 * 2_000
    assert report.waited < 120


def test_one_process_uses_98_percent_of_a_hundred_a_minute() -> None:
    report = busy(1, 5_000, A_MINUTE, way=(0.05, 0.5))
    assert 0 == report.vendor.refused
    assert report.share_of(100, 60.0) >= 0.98


@pytest.mark.parametrize("processes", [1, 2])
def test_ten_a_second_are_never_refused_where_ways_differ_by_the_padding(processes: int) -> None:
    report = busy(processes, 500, A_SECOND, way=(0.05, 0.15))
    assert 0 == report.vendor.refused
    assert report.share_of(10, A_SECOND.window) >= 0.95


def test_where_ways_differ_by_half_a_second_ten_a_second_need_a_padding_of_that() -> None:
    report = busy(2, 500, Rate(10, 1.0, padding=0.5), way=(0.05, 0.5))
    assert 0 == report.vendor.refused
    assert busy(2, 500, A_SECOND, way=(0.05, 0.5)).vendor.refused


def test_asking_costs_less_than_a_twentieth_of_the_time_of_a_call() -> None:
    report = busy(1, 500, A_MINUTE, way=(0.05, 0.5))
    assert report.limit.asked / 500 * 0.05 < 0.05 * 0.6  # 50 ms each time, of 600 ms that a call has


@given(
    processes=st.integers(1, 3),
    requests=st.integers(1, 30),
    seconds=st.sampled_from([1.0, 7.0, 60.0]),
    gaps=st.lists(st.tuples(st.integers(0, 2), st.one_of(st.just(0.0), st.floats(0, 50))), min_size=1, max_size=60),
    seed=st.integers(0, 100),
)
def test_no_window_ever_holds_more_than_the_rate(
    processes: int, requests: int, seconds: float, gaps: list[tuple[int, float]], seed: int
) -> None:
    async def story() -> CountingVendor:
        spread = random.Random(seed)
        vendor = CountingVendor(requests, seconds, (0.05, 0.5), spread)
        limit = FakeLimit(requests, spread)
        budgets = [Budget(Rate(requests, seconds), LoopClock(), limit, spread) for _ in range(processes)]

        async def call(budget: Budget, at: float) -> None:
            await asyncio.sleep(at)
            if await budget.slot(patience=300):
                await vendor.take()

        at, calls = 0.0, []
        for process, gap in gaps:
            at += gap
            calls.append(call(budgets[process % processes], at))
        await asyncio.gather(*calls)
        return vendor

    assert 0 == run_in_no_time(story()).refused


def test_a_process_that_is_gone_keeps_its_calls_from_the_others_for_as_long_as_they_count() -> None:
    async def story() -> tuple[bool, float]:
        limit = FakeLimit(1)
        gone, other = (Budget(Rate(1, 60.0), LoopClock(), limit, random.Random(2)) for _ in range(2))
        assert await gone.slot(patience=0.1)
        began = LoopClock().monotonic()
        refused = await other.slot(patience=50)
        assert await other.slot(patience=120)
        return refused, LoopClock().monotonic() - began

    refused, waited = run_in_no_time(story())
    assert not refused
    assert 60.5 <= waited <= 60.5 + 30 + 15 + 1 + 1  # the rest of its use, the server's next look, the next question


def test_runs_of_few_calls_take_little_from_each_other() -> None:
    async def story() -> list[float]:
        limit = FakeLimit(100)
        began = LoopClock().monotonic()
        for _ in range(10):
            budget = Budget(A_MINUTE, LoopClock(), limit, random.Random(3))
            assert all([await budget.slot(patience=1) for _ in range(5)])
        return [LoopClock().monotonic() - began, limit.active]

    seconds, taken = run_in_no_time(story())
    assert seconds < 10
    assert 70 == taken


def test_what_is_given_back_is_not_given_back_again_when_the_lease_has_ended() -> None:
    async def story() -> int:
        limit = FakeLimit(4)
        budget = Budget(Rate(4, 60.0), LoopClock(), limit, random.Random(4))
        assert await budget.slot(patience=1)
        await asyncio.sleep(3_600)
        assert await budget.slot(patience=1)
        return limit.given_back

    assert 0 == run_in_no_time(story())


def test_where_nobody_else_is_to_be_heeded_nobody_is_asked() -> None:
    async def story() -> int:
        limit = FakeLimit(100, alone=True)
        budget = Budget(A_MINUTE, LoopClock(), limit)
        assert all([await budget.slot(patience=0) for _ in range(100)])
        assert not await budget.slot(patience=60)
        return limit.asked

    assert 0 == run_in_no_time(story())


def test_tasks_that_wait_together_ask_one_after_the_other() -> None:
    async def story() -> tuple[int, int]:
        limit = FakeLimit(100)
        budget = Budget(A_MINUTE, LoopClock(), limit, random.Random(5))
        assert all(await asyncio.gather(*(budget.slot(patience=5) for _ in range(100))))
        return limit.asked, limit.active

    asked, active = run_in_no_time(story())
    assert (17, 100) == (asked, active)


def test_an_answer_that_never_comes_is_told_within_the_patience() -> None:
    async def story() -> float:
        limit = FakeLimit(100, away=True)
        began = LoopClock().monotonic()
        with pytest.raises(PermitsUnavailable, match="does not answer"):
            await Budget(A_MINUTE, LoopClock(), limit).slot(patience=7)
        return LoopClock().monotonic() - began

    assert 7.0 == pytest.approx(run_in_no_time(story()))


def test_a_block_holds_for_shares_too() -> None:
    async def story() -> tuple[bool, bool]:
        budget = Budget(A_MINUTE, LoopClock(), FakeLimit(100))
        budget.block(60)
        return await budget.slot(patience=59), await budget.slot(patience=62)

    assert (False, True) == run_in_no_time(story())


@given(st.lists(st.floats(0, 100), min_size=2))
def test_virtual_time_only_goes_forward(sleeps: list[float]) -> None:
    async def story() -> list[float]:
        moments = []
        for seconds in sleeps:
            await LoopClock().sleep(seconds)
            moments.append(LoopClock().time())
        return moments

    assert all(earlier <= later for earlier, later in pairwise(run_in_no_time(story())))
