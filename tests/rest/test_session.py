"""What a session promises about one call."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

import httpx
import pytest

from prefect_shiftwork.rest import errors
from prefect_shiftwork.rest.budget import Budget, Rate
from prefect_shiftwork.rest.call import Call
from prefect_shiftwork.rest.session import CONNECTIONS, Session
from prefect_shiftwork.rest.shares import PermitsUnavailable

READ = Call(operation="list_labels", method="GET", path="/v1/labels", repeatable=True)
CREATE = Call(operation="create_label", method="POST", path="/v1/labels", repeatable=False, json={"label": "CPT"})


async def test_a_call_carries_the_credential_its_arguments_and_its_body(session, vendor) -> None:
    vendor.will(httpx.Response(200, json=[]))
    await session.send(replace(CREATE, query=[("start[gte]", "2014-01-01")], headers={"X-Extra": "1"}))
    (request,) = vendor.requests
    assert "Bearer the-key" == request.headers["Authorization"]
    assert "1" == request.headers["X-Extra"]
    assert "https://api.example.com/v1/labels?start%5Bgte%5D=2014-01-01" == str(request.url)
    assert b'{"label":"CPT"}' == request.content


async def test_an_anonymous_call_carries_no_credential(session, vendor) -> None:
    vendor.will(httpx.Response(200))
    await session.send(replace(READ, anonymous=True))
    assert "Authorization" not in vendor.requests[0].headers


async def test_a_read_gets_through_a_passing_fault(session, vendor, clock) -> None:
    vendor.will(httpx.Response(503), httpx.ReadTimeout("slow"), httpx.Response(200, json=[1]))
    assert [1] == (await session.send(READ)).json()
    assert 2 == len(clock.slept)


async def test_a_read_is_given_up_after_five_tries(session, vendor) -> None:
    vendor.will(*[httpx.Response(502) for _ in range(5)])
    with pytest.raises(errors.VendorFault, match=r"Acme list_labels met a fault at the vendor \(502\)"):
        await session.send(READ)
    assert 5 == len(vendor.requests)


async def test_a_read_without_any_connection_is_unreachable(session, vendor) -> None:
    vendor.will(*[httpx.ConnectError("refused") for _ in range(5)])
    with pytest.raises(errors.Unreachable, match="could not reach the vendor. Check the network"):
        await session.send(READ)


async def test_a_create_that_may_have_arrived_is_sent_once_and_said_so(session, vendor) -> None:
    vendor.will(httpx.ReadTimeout("slow"))
    with pytest.raises(errors.OutcomeUnknown, match="look at the vendor before you repeat it"):
        await session.send(CREATE)
    assert 1 == len(vendor.requests)


async def test_a_create_answered_with_500_is_sent_once_and_said_so(session, vendor) -> None:
    vendor.will(httpx.Response(500))
    with pytest.raises(errors.OutcomeUnknown):
        await session.send(CREATE)
    assert 1 == len(vendor.requests)


async def test_a_create_that_never_left_is_sent_again(session, vendor) -> None:
    vendor.will(httpx.ConnectError("refused"), httpx.Response(201))
    assert 201 == (await session.send(CREATE)).status_code


async def test_the_wait_that_the_vendor_asks_for_is_kept(session, vendor, clock) -> None:
    vendor.will(httpx.Response(429, headers={"Retry-After": "7"}), httpx.Response(200))
    await session.send(READ)
    assert [7.0] == clock.slept


async def test_a_429_without_a_wait_takes_the_vendors_usual_pause(session_with, vendor, clock) -> None:
    vendor.will(httpx.Response(429), httpx.Response(200))
    await session_with(pause_after_429=60.0).send(READ)
    assert [60.0] == clock.slept


async def test_after_a_429_nobody_else_calls_either(session_with, vendor, clock) -> None:
    budget = Budget(Rate(100, 60.0), clock)
    session = session_with(budget=budget)
    vendor.will(*[httpx.Response(429, headers={"Retry-After": "200"})])
    with pytest.raises(errors.DeadlinePassed, match="would have to wait 200 s"):
        await session.send(READ)
    with pytest.raises(errors.DeadlinePassed, match="too long for its turn within the rate limit"):
        await session.send(READ)
    assert 1 == len(vendor.requests)


async def test_a_slot_is_taken_only_when_the_request_can_leave_at_once(session_with, clock) -> None:
    class Counting(Budget):
        taken = 0

        async def slot(self, patience: float) -> bool:
            self.taken += 1
            return await super().slot(patience)

    answering = asyncio.Event()

    async def slow(_: httpx.Request) -> httpx.Response:
        await answering.wait()
        return httpx.Response(200)

    budget = Counting(Rate(100, 60.0), clock)
    session = session_with(budget=budget, transport=httpx.MockTransport(slow))
    calls = [asyncio.create_task(session.send(READ)) for _ in range(20)]
    await asyncio.sleep(0)
    with pytest.raises(errors.DeadlinePassed, match="wait too long for other calls of the run"):
        await session.send(replace(READ, deadline=0.01))
    assert CONNECTIONS == budget.taken
    answering.set()
    assert [200] * 20 == [answer.status_code for answer in await asyncio.gather(*calls)]
    assert 20 == budget.taken


async def test_a_rate_that_cannot_be_shared_out_is_told_and_nothing_is_sent(session_with, vendor, clock) -> None:
    class Away:
        def needed(self) -> bool:
            return True

        async def lease(self, most: int, seconds: float, patience: float) -> None:
            raise PermitsUnavailable("the server does not answer", "Start it.")

    session = session_with(budget=Budget(Rate(100, 60.0), clock, Away()))
    with pytest.raises(errors.Unreachable, match="was not sent: the server does not answer. Start it."):
        await session.send(READ)
    assert not vendor.requests


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, errors.Rejected),
        (401, errors.NotAuthenticated),
        (402, errors.Rejected),
        (403, errors.NotPermitted),
        (404, errors.NotFound),
        (409, errors.Rejected),
        (422, errors.Rejected),
    ],
)
async def test_each_refusal_has_its_error_and_is_final(session, vendor, status: int, error: type) -> None:
    vendor.will(httpx.Response(status, json={"error": "no such thing."}))
    with pytest.raises(error, match=rf"\({status}\): no such thing\. "):
        await session.send(READ)
    assert 1 == len(vendor.requests)


async def test_a_missing_scope_is_named(session, vendor) -> None:
    vendor.will(httpx.Response(403))
    with pytest.raises(errors.NotPermitted, match="Give the key the scope shifts:read"):
        await session.send(replace(READ, scope="shifts:read"))


async def test_a_secret_that_the_vendor_echoes_is_not_repeated_in_the_error(session, vendor) -> None:
    vendor.will(httpx.Response(400, json={"error": "key the-key is odd"}))
    with pytest.raises(errors.Rejected) as caught:
        await session.send(READ)
    assert "the-key" not in str(caught.value)
    assert "key *** is odd" in str(caught.value)


async def test_a_redirect_is_not_followed(session, vendor) -> None:
    vendor.will(httpx.Response(302, headers={"Location": "https://elsewhere.example/"}))
    with pytest.raises(errors.UnexpectedAnswer, match="redirected to another address"):
        await session.send(READ)
    assert 1 == len(vendor.requests)


async def test_not_modified_is_an_answer_to_a_caller_that_has_asked(session, vendor) -> None:
    vendor.will(httpx.Response(304), httpx.Response(304))
    asked = replace(READ, headers={"If-None-Match": '"1"'})
    assert 304 == (await session.send(asked)).status_code
    with pytest.raises(errors.UnexpectedAnswer, match=r"a status that nobody asked for \(304\)"):
        await session.send(READ)


def test_what_is_sent_shows_in_no_log() -> None:
    secret = {"client_secret": "the-secret"}
    for call in (replace(CREATE, json=secret), replace(CREATE, form=secret), replace(CREATE, content=b"the-secret")):
        assert "the-secret" not in repr(call)


async def test_a_call_ends_by_its_deadline(session, vendor, clock) -> None:
    vendor.will(httpx.Response(503, headers={"Retry-After": "4"}), httpx.Response(503, headers={"Retry-After": "400"}))
    with pytest.raises(errors.DeadlinePassed, match="would have to wait 400 s"):
        await session.send(READ)
    assert [4.0] == clock.slept


@pytest.mark.parametrize(("call", "error"), [(READ, errors.DeadlinePassed), (CREATE, errors.OutcomeUnknown)])
async def test_a_vendor_that_never_ends_its_answer_is_left(session_with, call: Call, error: type) -> None:
    async def hang(_: httpx.Request) -> httpx.Response:
        await asyncio.Event().wait()
        raise AssertionError

    session: Session = session_with()
    session._http = httpx.AsyncClient(transport=httpx.MockTransport(hang))
    with pytest.raises(error):
        await session.send(replace(call, deadline=0.01))


async def test_a_streamed_answer_is_read_by_the_caller_and_closed(session, vendor) -> None:
    vendor.will(httpx.Response(200, content=b"a,b\n1,2\n"))
    async with session.stream(READ) as response:
        assert b"a,b\n1,2\n" == b"".join([chunk async for chunk in response.aiter_bytes()])
    assert response.is_closed


async def test_a_streamed_refusal_still_says_why(session, vendor) -> None:
    vendor.will(lambda _: httpx.Response(404, stream=httpx.ByteStream(b'{"error": "unknown report"}')))
    with pytest.raises(errors.NotFound, match="unknown report"):
        async with session.stream(READ):
            raise AssertionError


async def test_closing_a_session_closes_its_connections(session_with: Callable[..., Session]) -> None:
    session = session_with()
    await session.aclose()
    assert session._http.is_closed
