"""What a summary tells of the calls that a run has made."""

from collections.abc import AsyncIterator
from zoneinfo import ZoneInfo

import httpx
import pytest
from pydantic import SecretStr

from prefect_shiftwork.flows.usage import Usage
from prefect_shiftwork.rest.auth import BearerKey
from prefect_shiftwork.rest.operation import get
from prefect_shiftwork.rest.session import Session
from prefect_shiftwork.rest.tally import Tally
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.templates.reader import Reader
from prefect_shiftwork.templates.render import render

RULE = "---\n\n"
"""Keeps the lines apart from a list above them."""
BUSY = Tally(calls=1212, tried_again=1, refused=2, waited=0.4, received=180_000, records=214, new_fields=1, left_out=3)


class Acme(Vendor):
    id = "acme"
    title = "Acme"

    @get("/v1/labels")
    async def list_labels(self) -> list[str]:
        """Labels."""


@pytest.fixture
async def client() -> AsyncIterator[Acme]:
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json=["a", "b"]))
    auth = BearerKey(SecretStr("the-key"))
    async with Acme(Session("Acme", "https://api.example.com", auth, transport=transport)) as client:
        yield client


def in_language(locale: str) -> Reader:
    return Reader(locale, ZoneInfo("UTC"))


async def test_a_run_tells_its_own_calls_and_none_before_it(client) -> None:
    await client.list_labels()
    usage = Usage()
    usage.watch(client)
    await client.list_labels()
    assert f"{RULE}- Acme: 1 call, 2 records." == usage.told(in_language("en"))


async def test_a_vendor_that_was_not_called_is_not_told(client) -> None:
    usage = Usage()
    usage.watch(client)
    assert "" == usage.told(in_language("en"))


async def test_a_client_that_is_held_twice_is_counted_once(client) -> None:
    usage = Usage()
    usage.watch(client)
    await client.list_labels()
    usage.watch(client)
    assert f"{RULE}- Acme: 1 call, 2 records." == usage.told(in_language("en"))


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        (
            "en",
            "- Acme: 1,212 calls, 1 tried again, 2 refused for the rate, 0.4 s waited, 180 kB, 214 records, "
            "1 new field, 3 records left out.",
        ),
        (
            "de",
            "- Acme: 1.212 Aufrufe, 1 wiederholt, 2 wegen der Rate abgelehnt, 0,4 s gewartet, 180 kB, "
            "214 Datensätze, 1 neues Feld, 3 Datensätze ausgelassen.",
        ),
    ],
)
def test_all_that_happened_is_told_in_one_line(locale: str, expected: str) -> None:
    assert RULE + expected == render("layout/usage.md", {"used": [("Acme", BUSY)]}, in_language(locale))
