"""Work side by side: in order, no more at a time than allowed, and nothing left running."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prefect_shiftwork.rest.ahead import in_order


class Desk:
    """Pieces of work that end when they are told to."""

    def __init__(self) -> None:
        self.begun: list[int] = []
        self.cancelled: list[int] = []
        self.at_once = 0
        self.most = 0

    async def piece(self, number: int, turns: int = 0) -> int:
        """A piece that takes so many turns of the loop; for ever, if negative."""
        self.begun.append(number)
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        try:
            if turns < 0:
                await asyncio.Event().wait()
            for _ in range(turns):
                await asyncio.sleep(0)
        except asyncio.CancelledError:
            self.cancelled.append(number)
            raise
        finally:
            self.at_once -= 1
        return number

    def pieces(self, turns: list[int]) -> list[Callable[[], Awaitable[int]]]:
        """One for each of these lengths."""
        return [partial(self.piece, number, each) for number, each in enumerate(turns)]


@given(turns=st.lists(st.integers(0, 20), max_size=40), ahead=st.integers(1, 9))
def test_results_come_in_order_and_no_more_are_under_way_than_allowed(turns: list[int], ahead: int) -> None:
    async def taken() -> list[int]:
        return [number async for number in in_order(desk.pieces(turns), ahead)]

    desk = Desk()
    assert list(range(len(turns))) == asyncio.run(taken())
    assert desk.most <= ahead


async def test_as_many_are_under_way_as_are_allowed() -> None:
    together = asyncio.Barrier(3)

    async def met() -> str:
        await together.wait()
        return "met"

    async with asyncio.timeout(10):
        assert ["met"] * 6 == [result async for result in in_order([met] * 6, ahead=3)]


async def test_who_takes_nothing_slows_the_work() -> None:
    desk = Desk()
    async with aclosing(in_order(desk.pieces([0] * 50), ahead=3)) as results:
        assert 0 == await anext(results)
        for _ in range(100):
            await asyncio.sleep(0)
        assert len(desk.begun) <= 6


async def test_what_is_under_way_is_cancelled_when_nobody_takes_more() -> None:
    desk = Desk()
    async with aclosing(in_order(desk.pieces([0, -1, -1]), ahead=3)) as results:
        assert 0 == await anext(results)
    assert [1, 2] == desk.cancelled


async def test_what_is_under_way_is_cancelled_when_a_piece_fails() -> None:
    async def fail() -> int:
        raise ValueError("no")

    desk = Desk()
    with pytest.raises(ValueError, match="no"):
        await anext(in_order([fail, *desk.pieces([-1, -1])], ahead=3))
    assert [0, 1] == desk.cancelled


async def test_no_work_has_no_results() -> None:
    assert [] == [result async for result in in_order([])]
