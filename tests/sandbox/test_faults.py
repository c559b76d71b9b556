"""Faults, as a client of a small vendor meets them."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from starlette.types import Message

from prefect_shiftwork.sandbox import create_app
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.fault_plan import Fault
from prefect_shiftwork.sandbox.faults import guard


@pytest.fixture
def stored() -> list[str]:
    return []


@pytest.fixture
async def vendor(desk: Desk, stored: list[str]) -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()

    @app.get("/v1/labels")
    async def labels(page: int = 1) -> dict[str, int]:
        return {"page": page}

    @app.post("/v1/labels/{name}")
    async def store(name: str) -> dict[str, str]:
        stored.append(name)
        return {"name": name}

    transport = httpx.ASGITransport(guard(app, "crewsense", desk))
    async with httpx.AsyncClient(transport=transport, base_url="https://api.example.org") as client:
        yield client


def arm(desk: Desk, **fault: Any) -> None:
    desk.faults.arm(Fault(vendor="crewsense", **fault))


async def test_without_faults_every_answer_is_the_vendors_own(vendor: httpx.AsyncClient) -> None:
    assert {"page": 1} == (await vendor.get("/v1/labels")).json()


async def test_a_fault_strikes_as_often_as_it_was_armed_for(vendor: httpx.AsyncClient, desk: Desk) -> None:
    arm(desk, times=2, headers={"Retry-After": "1"})
    answers = [await vendor.get("/v1/labels") for _ in range(3)]
    assert [(503, "1"), (503, "1"), (200, None)] == [(a.status_code, a.headers.get("Retry-After")) for a in answers]
    assert {"error": "Service Unavailable"} == answers[0].json()


@pytest.mark.parametrize(
    ("body", "text"),
    [("over capacity", "over capacity"), ({"error": "busy"}, '{"error":"busy"}'), ([], "[]")],
)
async def test_a_fault_has_the_body_it_was_given(
    vendor: httpx.AsyncClient, desk: Desk, body: object, text: str
) -> None:
    arm(desk, body=body)
    assert text == (await vendor.get("/v1/labels")).text


@pytest.mark.parametrize(
    "fault",
    [
        {"method": "POST"},
        {"path": "/v1/users"},
        {"path": r"/v1/labels/\d+"},
        {"path": "labels"},
    ],
    ids=str,
)
async def test_other_requests_are_left_alone(vendor: httpx.AsyncClient, desk: Desk, fault: dict[str, str]) -> None:
    arm(desk, **fault)
    desk.faults.arm(Fault(vendor="crewio"))
    assert 200 == (await vendor.get("/v1/labels")).status_code


@pytest.mark.parametrize("fault", [{"path": "/v1"}, {"path": "/v1/l.*s$"}, {"method": "get"}], ids=str)
async def test_a_fault_is_aimed_by_method_prefix_or_pattern(
    vendor: httpx.AsyncClient, desk: Desk, fault: dict[str, str]
) -> None:
    arm(desk, **fault)
    assert 503 == (await vendor.get("/v1/labels")).status_code


async def test_faults_strike_in_the_order_of_their_arming(vendor: httpx.AsyncClient, desk: Desk) -> None:
    arm(desk, status=500)
    arm(desk, status=502)
    assert [500, 502, 200] == [(await vendor.get("/v1/labels")).status_code for _ in range(3)]


async def test_the_page_of_a_proxy_is_html(vendor: httpx.AsyncClient, desk: Desk) -> None:
    arm(desk, kind="html", status=502)
    answer = await vendor.get("/v1/labels")
    assert (502, "text/html; charset=utf-8") == (answer.status_code, answer.headers["Content-Type"])
    assert "<h1>502 Bad Gateway</h1>" in answer.text


async def test_a_refused_request_has_no_effect_and_a_stored_one_has(
    vendor: httpx.AsyncClient, desk: Desk, stored: list[str]
) -> None:
    arm(desk)
    arm(desk, kind="store_then_status", status=504)
    answers = [await vendor.post(f"/v1/labels/{name}") for name in ("refused", "stored")]
    assert ([503, 504], ["stored"]) == ([answer.status_code for answer in answers], stored)


async def test_cut_json_is_half_of_what_the_vendor_would_say(vendor: httpx.AsyncClient, desk: Desk) -> None:
    arm(desk, kind="cut_json")
    cut, whole = await vendor.get("/v1/labels"), await vendor.get("/v1/labels")
    assert (200, whole.content[: len(whole.content) // 2]) == (cut.status_code, cut.content)
    assert str(len(cut.content)) == cut.headers["Content-Length"]


async def test_a_repeated_page_comes_again_for_every_later_page(vendor: httpx.AsyncClient, desk: Desk) -> None:
    arm(desk, kind="repeat_page", times=2)
    pages = [(await vendor.get("/v1/labels", params={"page": page})).json()["page"] for page in range(1, 5)]
    assert [1, 1, 1, 4] == pages


async def test_hanging_up_is_a_transport_error(vendor: httpx.AsyncClient, desk: Desk, stored: list[str]) -> None:
    arm(desk, kind="reset")
    with pytest.raises(httpx.TransportError):
        await vendor.post("/v1/labels/new")
    assert [] == stored


async def test_a_hanging_vendor_never_answers(vendor: httpx.AsyncClient, desk: Desk) -> None:
    arm(desk, kind="hang")
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.01):
            await vendor.get("/v1/labels")


async def test_latency_holds_every_answer_back(
    vendor: httpx.AsyncClient, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    desk.faults.latency_ms = 20
    await vendor.get("/v1/labels")
    assert [0.02] == waits


async def test_an_app_starts_and_stops_through_its_guard(desk: Desk) -> None:
    calls = iter(({"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}))
    answers: list[str] = []

    async def receive() -> Message:
        return next(calls)

    async def send(message: Message) -> None:
        answers.append(message["type"])

    await guard(FastAPI(), "crewsense", desk)({"type": "lifespan", "state": {}}, receive, send)
    assert ["lifespan.startup.complete", "lifespan.shutdown.complete"] == answers


@pytest.fixture
def seven_shifts(desk: Desk) -> httpx.AsyncClient:
    """7shifts with its own records: only these can lag."""
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(create_app(desk)),
        base_url="https://api.example.org/seven_shifts/v2",
        headers={"Authorization": f"Bearer {desk.credentials.seven_shifts_token}"},
    )


async def test_a_list_that_lags_shows_a_write_only_when_its_seconds_have_passed(
    seven_shifts: httpx.AsyncClient, desk: Desk
) -> None:
    company = desk.credentials.seven_shifts_company_id
    desk.faults.arm(Fault(vendor="seven_shifts", method="GET", path="/v2/time_off$", kind="lag", seconds=5, times=9))

    async def listed() -> list[int]:
        answer = await seven_shifts.get("/time_off", params={"company_id": company, "limit": 100})
        return [row["id"] for row in answer.json()["data"]]

    before = await listed()
    [first, *_] = before
    assert 204 == (await seven_shifts.delete(f"/time_off/{first}")).status_code
    at_once = await listed()
    by_id = await seven_shifts.get(f"/time_off/{first}")
    desk.clock.advance(timedelta(seconds=5))
    later = await listed()

    assert (before, 404, before[1:]) == (at_once, by_id.status_code, later)
