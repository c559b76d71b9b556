import json
from collections.abc import AsyncIterator
from datetime import UTC, tzinfo
from pathlib import Path
from typing import Any, Protocol

import fakes
import httpx
import pytest
from fakes import StillClock
from pydantic import SecretStr

from prefect_shiftwork.vendors.seven_shifts_v1 import SevenShiftsV1

KEY = SecretStr("invented-api-key")


class Wire(fakes.Wire):
    """7shifts v1 on the wire."""

    @property
    def query(self) -> dict[str, str]:
        """The query of the one request, without what every list sends."""
        always = {"limit", "offset", "order_field"}
        return {name: value for name, value in self.request.url.params.items() if name not in always}


class Connect(Protocol):
    def __call__(self, timezone: tzinfo = UTC, *, literal_paths: bool = False) -> SevenShiftsV1: ...


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
async def connect(wire: Wire) -> AsyncIterator[Connect]:
    opened: list[SevenShiftsV1] = []

    def connect(timezone: tzinfo = UTC, *, literal_paths: bool = False) -> SevenShiftsV1:
        transport = httpx.MockTransport(wire)
        opened.append(
            SevenShiftsV1(
                KEY,
                timezone=timezone,
                literal_paths=literal_paths,
                transport=transport,
                clock=StillClock(1_400_000_000.0),
            )
        )
        return opened[-1]

    yield connect
    for client in opened:
        await client.aclose()


@pytest.fixture
def v1(connect: Connect) -> SevenShiftsV1:
    return connect()


@pytest.fixture(scope="session")
def document() -> dict[str, dict[str, Any]]:
    """The document's examples by section: the definition's request, the body and the answer.

    Names, addresses and pictures of people are replaced by invented ones; nothing else is changed.
    """
    text = (Path(__file__).parent / "examples.json").read_text(encoding="utf-8")
    return json.loads(text)  # type: ignore[no-any-return]
