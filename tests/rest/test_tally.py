"""What a client counts of its calls."""

from collections.abc import Callable, Iterator

import httpx
import pytest
from pydantic import SecretStr

from prefect_shiftwork.rest import errors
from prefect_shiftwork.rest.auth import BearerKey
from prefect_shiftwork.rest.budget import Budget, Rate
from prefect_shiftwork.rest.call import Call
from prefect_shiftwork.rest.fields import Record
from prefect_shiftwork.rest.operation import delete, get
from prefect_shiftwork.rest.session import Session
from prefect_shiftwork.rest.tally import Tally
from prefect_shiftwork.rest.vendor import Vendor

READ = Call(operation="list_labels", method="GET", path="/v1/labels", repeatable=True)


class Label(Record):
    id: int


class Labels(Vendor):
    id = "labels"
    title = "Acme"

    @get("/v1/labels")
    async def list_labels(self) -> list[Label]:
        """Labels."""

    @get("/v1/labels/{id}")
    async def get_label(self, id: int) -> Label:
        """One label."""

    @delete("/v1/labels/{id}")
    async def delete_label(self, id: int) -> None:
        """Delete a label."""


class Body(httpx.AsyncByteStream):
    """A body that comes over the network, so that its bytes are counted."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    async def __aiter__(self) -> Iterator[bytes]:
        yield self.content


def test_nothing_is_counted_before_the_first_call(session) -> None:
    assert Tally() == session.tally


async def test_a_call_and_its_bytes_are_counted(session, vendor) -> None:
    vendor.will(httpx.Response(200, stream=Body(b"[1, 2]")))
    await session.send(READ)
    assert Tally(calls=1, received=6) == session.tally


async def test_a_streamed_answer_is_counted_with_the_bytes_that_were_read(session, vendor) -> None:
    vendor.will(httpx.Response(200, stream=Body(b"a,b\n")))
    async with session.stream(READ) as response:
        await response.aread()
    assert Tally(calls=1, received=4) == session.tally


async def test_a_refusal_for_the_rate_and_the_wait_after_it_are_counted(session, vendor) -> None:
    vendor.will(httpx.Response(429, headers={"Retry-After": "7"}), httpx.Response(200))
    await session.send(READ)
    assert Tally(calls=1, tried_again=1, refused=1, waited=7.0) == session.tally


async def test_the_wait_for_ones_turn_within_the_rate_is_counted(session_with, vendor, clock) -> None:
    session = session_with(budget=Budget(Rate(1, 10.0, padding=0.0), clock))
    vendor.will(httpx.Response(200), httpx.Response(200))
    await session.send(READ)
    await session.send(READ)
    assert Tally(calls=2, waited=10.0) == session.tally


async def test_a_call_that_fails_is_counted_with_all_its_tries(session, vendor, clock) -> None:
    vendor.will(*[httpx.ConnectError("refused") for _ in range(5)])
    with pytest.raises(errors.Unreachable):
        await session.send(READ)
    assert Tally(calls=1, tried_again=4, waited=sum(clock.slept)) == session.tally


async def test_a_call_that_never_left_is_no_try_again(session_with, vendor, clock) -> None:
    budget = Budget(Rate(1, 10.0), clock)
    budget.block(1000)
    session = session_with(budget=budget)
    with pytest.raises(errors.DeadlinePassed):
        await session.send(READ)
    assert Tally(calls=1) == session.tally


async def test_records_and_drift_are_counted(session: Session, vendor) -> None:
    client = Labels(session)
    client.drift.on_drift = "skip"
    vendor.will(
        httpx.Response(200, json=[{"id": 1, "colour": "red"}, {"id": 2, "colour": "blue"}, {"id": "none"}]),
        httpx.Response(200, json={"id": 1}),
        httpx.Response(204),
    )
    await client.list_labels()
    before = client.tally()
    await client.get_label(1)
    await client.delete_label(1)
    assert Tally(calls=1, records=2, new_fields=1, left_out=1) == before
    assert Tally(calls=2, records=1) == client.tally().since(before)


async def test_each_client_has_a_tally_of_its_own(session_with: Callable[..., Session], vendor) -> None:
    first, second = session_with(), session_with(BearerKey(SecretStr("another")))
    vendor.will(httpx.Response(200))
    await first.send(READ)
    assert (1, 0) == (first.tally.calls, second.tally.calls)
