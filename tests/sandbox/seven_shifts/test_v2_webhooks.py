"""Webhooks of v2."""

from typing import Any, get_args

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.seven_shifts.courier import Courier
from prefect_shiftwork.sandbox.seven_shifts.v2.webhook_samples import Topic

C = "/company/8655"
HOOK = {"url": "https://example.com/hook", "method": "post", "event": "schedule.published"}


class Receiver:
    """Somebody else's server."""

    def __init__(self) -> None:
        self.headers: dict[str, str] = {}
        self.payload: Any = None
        self.transport = httpx.ASGITransport(Starlette(routes=[Route("/hook", self._take, methods=["POST"])]))

    async def _take(self, request: Request) -> Response:
        self.headers, self.payload = dict(request.headers), await request.json()
        return Response(status_code=202)


async def test_a_webhook_is_kept_and_sent_elsewhere(v2: httpx.AsyncClient) -> None:
    made = await v2.post(f"{C}/webhooks", json=HOOK)
    hook = made.json()["data"]
    assert (201, "webhook") == (made.status_code, made.json()["object"])
    assert (await v2.get(f"{C}/webhooks")).json()["data"] == [hook]
    moved = {"url": "https://example.com/other"}
    assert hook | moved == (await v2.put(f"{C}/webhooks/{hook['id']}", json=moved)).json()["data"]
    assert 204 == (await v2.delete(f"{C}/webhooks/{hook['id']}")).status_code
    assert [] == (await v2.get(f"{C}/webhooks")).json()["data"]


async def test_the_same_webhook_twice_is_a_conflict(v2: httpx.AsyncClient) -> None:
    await v2.post(f"{C}/webhooks", json=HOOK)
    assert 409 == (await v2.post(f"{C}/webhooks", json=HOOK)).status_code


@pytest.mark.parametrize(
    ("change", "param"),
    [({"event": "shift.created"}, "event"), ({"method": "get"}, "method"), ({"url": "example.com"}, "url")],
)
async def test_a_webhook_that_cannot_be_is_refused(v2: httpx.AsyncClient, change: dict[str, str], param: str) -> None:
    answer = await v2.post(f"{C}/webhooks", json=HOOK | change)
    assert (422, param) == (answer.status_code, answer.json()["param"])


@pytest.mark.parametrize("topic", get_args(Topic))
async def test_a_trial_reaches_the_receiver(v2: httpx.AsyncClient, desk: Desk, topic: str) -> None:
    receiver = Receiver()
    desk.state(Courier).transport = receiver.transport
    hook = (await v2.post(f"{C}/webhooks", json=HOOK | {"event": topic})).json()["data"]
    answer = await v2.get(f"{C}/test_webhook", params={"topic": topic, "webhook_id": hook["id"]})
    assert answer.json()["data"] == receiver.payload
    assert (topic, "8655", str(hook["id"])) == (
        receiver.headers["x-webhook-topic"],
        receiver.headers["x-company-id"],
        receiver.headers["x-webhook-id"],
    )
    assert desk.journal.entries[-1].text.endswith("was answered with 202")


async def test_a_sample_can_be_seen_without_a_webhook(v2: httpx.AsyncClient) -> None:
    answer = await v2.get(f"{C}/test_webhook", params={"topic": "schedule.published"})
    assert 8655 == answer.json()["data"]["company_id"]


async def test_a_trial_of_another_webhook_or_topic_is_refused(v2: httpx.AsyncClient) -> None:
    hook = (await v2.post(f"{C}/webhooks", json=HOOK)).json()["data"]
    query = {"topic": "schedule.published", "webhook_id": hook["id"]}
    assert 404 == (await v2.get(f"{C}/test_webhook", params=query | {"webhook_id": 99})).status_code
    assert 422 == (await v2.get(f"{C}/test_webhook", params=query | {"topic": "user.created"})).status_code


async def test_a_receiver_that_cannot_be_reached_is_noted(v2: httpx.AsyncClient, desk: Desk) -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    desk.state(Courier).transport = httpx.MockTransport(refuse)
    hook = (await v2.post(f"{C}/webhooks", json=HOOK)).json()["data"]
    query = {"topic": HOOK["event"], "webhook_id": hook["id"]}
    published = (await v2.get(f"{C}/test_webhook", params=query)).json()["data"]
    assert {
        "company_id": 8655,
        "location_id": 1540,
        "department_ids": [2200, 2201],
        "start": "2026-11-22T00:00:00+00:00",
        "end": "2026-11-28T00:00:00+00:00",
    } == published
    assert "Webhook 12: schedule.published did not reach the receiver (ConnectError)" == (desk.journal.entries[-1].text)
