"""A vendor's rate is kept: used in bursts, and never exceeded in any window."""

from hypothesis import given
from hypothesis import strategies as st

from prefect_shiftwork.rest.budget import Budget, Rate
from prefect_shiftwork.rest.clock import SYSTEM_CLOCK


async def test_a_burst_goes_through_at_once_and_the_next_call_waits_for_the_window(clock) -> None:
    budget = Budget(Rate(100, 60.0, padding=0.5), clock)
    for _ in range(100):
        assert await budget.slot(patience=0)
    assert not clock.slept
    assert await budget.slot(patience=120)
    assert [60.5] == clock.slept


async def test_a_caller_who_cannot_wait_that_long_is_told(clock) -> None:
    budget = Budget(Rate(1, 60.0), clock)
    assert await budget.slot(patience=0)
    assert not await budget.slot(patience=10)
    assert not clock.slept


async def test_without_a_rate_nobody_waits(clock) -> None:
    budget = Budget(None, clock)
    for _ in range(1000):
        assert await budget.slot(patience=0)


async def test_a_block_holds_for_everybody_and_a_shorter_one_does_not_end_it(clock) -> None:
    budget = Budget(None, clock)
    budget.block(60)
    budget.block(1)
    assert not await budget.slot(patience=59)
    assert await budget.slot(patience=60)
    assert [60.0] == clock.slept


@given(requests=st.integers(1, 20), gaps=st.lists(st.floats(0, 5), min_size=1, max_size=80))
async def test_no_window_ever_holds_more_than_the_rate(still_clock, requests: int, gaps: list[float]) -> None:
    clock = still_clock()
    budget, sent = Budget(Rate(requests, 10.0, padding=0.0), clock), []
    for gap in gaps:
        clock.now += gap
        assert await budget.slot(patience=1_000)
        sent.append(clock.now)
    assert all(later - earlier >= 10.0 - 1e-6 for earlier, later in zip(sent, sent[requests:], strict=False))


async def test_the_system_clock_moves_by_itself() -> None:
    before = SYSTEM_CLOCK.monotonic(), SYSTEM_CLOCK.time()
    await SYSTEM_CLOCK.sleep(0)
    assert before <= (SYSTEM_CLOCK.monotonic(), SYSTEM_CLOCK.time())
