"""`/_control`: what tests and demonstrations may turn."""

import httpx
import pytest

from prefect_shiftwork.sandbox.desk import Desk

AT_REST = {
    "clock": "2026-11-23T15:30:00Z",
    "frozen": True,
    "latency_ms": 0,
    "page_sizes": {},
    "quirks": {},
    "settings": {},
    "faults": [],
    "calls": {},
    "changes": [],
}
FAULT = {
    "vendor": "crewio",
    "method": "GET",
    "path": "/api",
    "times": 2,
    "status": 503,
    "headers": {"Retry-After": "1"},
}


async def test_a_sandbox_at_rest_shows_that_nothing_is_set(sandbox: httpx.AsyncClient) -> None:
    assert AT_REST == (await sandbox.get("/_control")).json()


async def test_what_was_ordered_is_in_force_and_shown(sandbox: httpx.AsyncClient, desk: Desk) -> None:
    orders = {
        "clock": "2026-12-01T09:00:00Z",
        "latency_ms": 1,
        "page_sizes": {"seven_shifts_v1": 2},
        "quirks": {"crewsense.days_as_array": True},
        "settings": {"crewmojo.big_report_rows": 0},
        "faults": [FAULT],
    }
    answer = await sandbox.post("/_control", json=orders)
    armed = FAULT | {"kind": "status", "body": None, "seconds": 5.0, "left": 2}
    assert (200, AT_REST | orders | {"faults": [armed]}) == (answer.status_code, answer.json())
    assert 2 == desk.page_size("seven_shifts_v1", 100)


async def test_what_an_order_leaves_out_stays_as_it_is(sandbox: httpx.AsyncClient) -> None:
    await sandbox.post("/_control", json={"quirks": {"a": True}, "latency_ms": 1, "faults": [FAULT]})
    after = (await sandbox.post("/_control", json={"quirks": {"b": False}, "faults": [FAULT]})).json()
    assert ({"a": True, "b": False}, 1, 2) == (after["quirks"], after["latency_ms"], len(after["faults"]))
    assert AT_REST["clock"] == after["clock"]


async def test_null_releases_the_clock(sandbox: httpx.AsyncClient) -> None:
    assert not (await sandbox.post("/_control", json={"clock": None})).json()["frozen"]


async def test_calls_are_counted_by_vendor_method_and_path(sandbox: httpx.AsyncClient) -> None:
    for _ in range(2):
        await sandbox.get("/crewio/api/developer/v1/events", params={"limit": 1})
    await sandbox.post("/crewmojo/v1/oauth/token")
    assert {
        "crewio": {"GET /api/developer/v1/events": 2},
        "crewmojo": {"POST /v1/oauth/token": 1},
    } == (await sandbox.get("/_control")).json()["calls"]


async def test_a_reset_comes_before_the_other_orders_and_empties_the_vendors(
    sandbox: httpx.AsyncClient, desk: Desk
) -> None:
    client = {"Authorization": f"Bearer {desk.credentials.crewio_key}"}
    events = "/crewio/api/developer/v1/events"
    body = {"name": "Probe", "start_date": "2027-01-01", "end_date": "2027-01-01"}
    await sandbox.post(events, json=body, headers=client)
    orders = {"reset": True, "clock": AT_REST["clock"], "quirks": {"a": True}}

    assert AT_REST | {"quirks": {"a": True}} == (await sandbox.post("/_control", json=orders)).json()
    assert 2 == len((await sandbox.get(events, headers=client)).json()["events"])


@pytest.mark.parametrize(
    "orders",
    [
        {"latency": 20},
        {"latency_ms": -1},
        {"clock": "2026-12-01T09:00:00"},
        {"page_sizes": {"crewsense": 0}},
        {"quirks": {"crewsense.days_as_array": "yes"}},
        {"faults": [{"vendor": "crewio", "kind": "explode"}]},
        {"faults": [{"vendor": "crewio", "path": "("}]},
        {"faults": [{"vendor": "crewio", "times": 0}]},
        {"faults": [{"vendor": "crewio", "often": 1}]},
    ],
    ids=str,
)
async def test_a_wrong_order_is_refused_and_changes_nothing(
    sandbox: httpx.AsyncClient, orders: dict[str, object]
) -> None:
    assert 422 == (await sandbox.post("/_control", json={"quirks": {"a": True}} | orders)).status_code
    assert AT_REST == (await sandbox.get("/_control")).json()
