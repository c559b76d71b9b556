"""Both sides of the webhook receiver: vendors that sign, and a Prefect that remembers what it is sent."""

import hashlib
import hmac
import json
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx

SECRET = "test_signing_secret"
OLD_SECRET = "old_signing_secret"
GUID = "1310bfe1-cb3f-4f24-98a2-fde2bc504108"
TOKEN = "a-token-of-a-test-that-nobody-guesses"
NOW = datetime(2026, 3, 13, 15, 35, 10, tzinfo=UTC)
DEPLOYMENT = "watch/crewio"


@dataclass
class Clock:
    """The time, as a test sets it."""

    at: datetime = NOW

    def __call__(self) -> datetime:
        return self.at

    def later(self, **by: float) -> None:
        self.at += timedelta(**by)


@dataclass
class FakePrefect:
    """The four calls of Prefect's API that the receiver makes, with the rule that one key is one run."""

    events: list[dict[str, Any]] = field(default_factory=list)
    runs: dict[str, dict[str, Any]] = field(default_factory=dict)
    deployments: dict[str, dict[str, Any]] = field(default_factory=lambda: {DEPLOYMENT: {}})
    fails: Callable[[httpx.Request], httpx.Response | None] = lambda request: None
    """Answers instead, or raises."""

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if failure := self.fails(request):
            return failure
        match request.url.path.removeprefix("/api/").split("/"):
            case ["health"]:
                return httpx.Response(200, json=True)
            case ["events"]:
                self.events += json.loads(request.content)
                return httpx.Response(204)
            case ["deployments", "name", flow, name]:
                return self._deployment(f"{flow}/{name}")
            case ["deployments", _, "create_flow_run"]:
                return self._run(json.loads(request.content))
            case _:
                return httpx.Response(404)

    def _deployment(self, name: str) -> httpx.Response:
        if name not in self.deployments:
            return httpx.Response(404)
        schema = {"type": "object", "properties": self.deployments[name]}
        answer = {"id": str(uuid4()), "flow_id": str(uuid4()), "name": name, "parameter_openapi_schema": schema}
        return httpx.Response(200, json=answer)

    def _run(self, asked: dict[str, Any]) -> httpx.Response:
        self.runs.setdefault(asked["idempotency_key"], asked["parameters"])
        return httpx.Response(201, json={"id": str(uuid4()), "flow_id": str(uuid4())})


def body(event_id: str = "evt_123", **fields: Any) -> bytes:
    event = {
        "id": event_id,
        "type": "assignment.updated",
        "occurred_at": "2026-03-13T15:35:10.000Z",
        "data": {"assignment": {"id": "as_1", "state": "checked_in"}},
    }
    return json.dumps(event | fields).encode()


def signature(raw: bytes, secret: str = SECRET) -> str:
    return hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()


def signature_7shifts(raw: bytes, stamp: str, guid: str = GUID) -> str:
    return hmac.new(f"{stamp}#{guid}".encode(), raw, hashlib.sha256).hexdigest()


@dataclass
class Vendors:
    """Sends as the vendors do."""

    http: httpx.AsyncClient
    clock: Clock

    async def crewio(self, raw: bytes | None = None, secret: str = SECRET, **headers: str | None) -> httpx.Response:
        """A webhook of CrewIO; a header that is given replaces its own, and None leaves it out."""
        raw = body() if raw is None else raw
        own = {"x_crewio_signature": signature(raw, secret), "x_crewio_timestamp": self.clock().isoformat()}
        return await self.http.post("/crewio", content=raw, headers=self._headers(own | headers))

    async def seven_shifts(self, raw: bytes, topic: str | None = "schedule.published", **own: str) -> httpx.Response:
        """A webhook of 7shifts for a partner."""
        stamp = str(int(self.clock().timestamp()))
        signed = {
            "x_hmac_timestamp": stamp,
            "x_hmac_signature": signature_7shifts(raw, stamp),
            "x_webhook_topic": topic,
        }
        return await self.http.post("/seven_shifts", content=raw, headers=self._headers(signed | own))

    async def seven_shifts_unsigned(self, raw: bytes, token: str) -> httpx.Response:
        """A webhook of 7shifts that a company has made."""
        headers = {"x-webhook-topic": "schedule.published"}
        return await self.http.post(f"/seven_shifts/{token}", content=raw, headers=headers)

    def _headers(self, named: dict[str, str | None]) -> dict[str, str]:
        return {name.replace("_", "-"): value for name, value in named.items() if value is not None}


Receiving = Callable[[], AbstractAsyncContextManager[Vendors]]
"""``async with receiving() as vendors``: the receiver, from start to stop."""
