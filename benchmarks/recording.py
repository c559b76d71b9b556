"""Pages as the sandbox gives them, kept as bytes before anything is measured."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime

import httpx

from benchmarks import lists
from prefect_shiftwork.sandbox import create_app
from prefect_shiftwork.sandbox.clock import Clock
from prefect_shiftwork.sandbox.credentials import Credentials
from prefect_shiftwork.sandbox.desk import Desk

ORIGIN = "http://127.0.0.1/seven_shifts"
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
KEYS = Credentials()

FEW = 20_000
"""Punches where the processor is measured: 200 pages."""
MANY = 50_000
"""Punches where waiting is measured: 500 pages."""

Pages = Mapping[str, bytes]


def sandbox(punches: int) -> httpx.AsyncBaseTransport:
    """The sandbox app with so many time punches, the same ones each time."""
    desk = Desk(Clock(NOON), credentials=KEYS)
    desk.settings["seven_shifts.punches"] = punches
    return httpx.ASGITransport(create_app(desk))


class Keeper(httpx.AsyncBaseTransport):
    """Keeps each page that comes along, by the offset or cursor that it was asked for with."""

    def __init__(self, inner: httpx.AsyncBaseTransport) -> None:
        self._inner = inner
        self.pages: dict[str, bytes] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Pass it on and keep the answer."""
        response = await self._inner.handle_async_request(request)
        self.pages[mark(request.url)] = await response.aread()
        return response


def mark(url: httpx.URL) -> str:
    """What tells one page of a list from the others."""
    return url.params.get("offset") or url.params.get("cursor") or ""


async def recorded() -> dict[str, Pages]:
    """The pages of each list by its name in the server's paths.

    Where v1 gives no total, its pages are asked for one after the other.
    """
    few, many, cursors = Keeper(sandbox(FEW)), Keeper(sandbox(MANY)), Keeper(sandbox(FEW))
    await lists.count(lists.v1(ORIGIN, KEYS.seven_shifts_v1_key, few))
    await lists.count(lists.v1(ORIGIN, KEYS.seven_shifts_v1_key, many))
    await lists.count(lists.v2(ORIGIN, KEYS.seven_shifts_token, cursors))
    in_turn = {key: re.sub(rb'"total":\d+', b'"total":null', page) for key, page in few.pages.items()}
    return {"v1-in-turn": in_turn, "v1": many.pages, "v2": cursors.pages}
