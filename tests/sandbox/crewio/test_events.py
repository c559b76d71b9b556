"""Events, and what a club finds there before it has done anything."""

import httpx
import pytest

from prefect_shiftwork.sandbox.desk import Desk

EXAMPLE = {
    "name": "Sommerfest 2027",
    "start_date": "2027-07-10",
    "end_date": "2027-07-11",
    "status": "active",
    "location": "Stadtpark Mainz",
}


async def test_the_club_starts_with_the_portals_event_and_the_worlds(crewio: httpx.AsyncClient, desk: Desk) -> None:
    events = (await crewio.get("/events")).json()["events"]
    assert [
        ("Sommerfest 2026", "2026-07-12", "2026-07-13"),
        ("Sommerfest", desk.world.event.start.isoformat(), desk.world.event.end.isoformat()),
    ] == [(event["name"], event["start_date"], event["end_date"]) for event in events]


async def test_a_new_event_is_listed_and_read_as_it_was_answered(crewio: httpx.AsyncClient) -> None:
    created = await crewio.post("/events", json=EXAMPLE)
    event = created.json()["event"]

    assert (201, {**EXAMPLE, "id": event["id"]}) == (created.status_code, event)
    assert {"event": event} == (await crewio.get(f"/events/{event['id']}")).json()
    assert event in (await crewio.get("/events")).json()["events"]


async def test_a_new_event_is_a_draft_unless_it_says_otherwise(crewio: httpx.AsyncClient) -> None:
    body = {"name": "Probe", "start_date": "2027-07-10", "end_date": "2027-07-10"}
    assert (await crewio.post("/events", json=body)).json()["event"]["status"] == "draft"


async def test_the_same_event_sent_twice_is_two_events(crewio: httpx.AsyncClient) -> None:
    first, second = [(await crewio.post("/events", json=EXAMPLE)).json()["event"]["id"] for _ in range(2)]
    assert first != second


async def test_a_list_holds_one_status_and_no_more_than_its_limit(crewio: httpx.AsyncClient) -> None:
    await crewio.post("/events", json={**EXAMPLE, "status": "draft"})
    drafts = (await crewio.get("/events", params={"status": "draft"})).json()["events"]
    first = (await crewio.get("/events", params={"limit": 1})).json()["events"]
    assert ([e["name"] for e in drafts], [e["name"] for e in first]) == (["Sommerfest 2027"], ["Sommerfest 2026"])


async def test_a_list_without_a_limit_ends_at_the_default_and_does_not_say_so(
    crewio: httpx.AsyncClient, desk: Desk
) -> None:
    desk.page_sizes["crewio"] = 1
    assert list(body := (await crewio.get("/events")).json()) == ["events"]
    assert len(body["events"]) == 1


async def test_a_change_keeps_what_it_does_not_name(crewio: httpx.AsyncClient, documented: str) -> None:
    before = (await crewio.get(documented)).json()["event"]
    changed = (await crewio.patch(documented, json={"status": "cancelled", "location": None})).json()["event"]
    assert before | {"status": "cancelled", "location": None} == changed
    assert {"event": changed} == (await crewio.get(documented)).json()


async def test_a_deleted_event_is_gone_with_all_that_belongs_to_it(crewio: httpx.AsyncClient, documented: str) -> None:
    deleted = await crewio.delete(documented)
    assert (deleted.status_code, deleted.content) == (204, b"")
    assert [(await crewio.get(documented + path)).status_code for path in ("", "/roles")] == [404, 404]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"name": ""}, "body.name: String should have at least 1 character"),
        ({"name": 7}, "body.name: Input should be a valid string"),
        ({"start_date": "2027-07-32"}, "body.start_date: Value error, day is out of range for month"),
        ({"start_date": "10.07.2027"}, "body.start_date: String should match pattern '^\\d{4}-\\d{2}-\\d{2}$'"),
        ({"end_date": "2027-07-09"}, "body: Value error, end_date lies before start_date"),
        ({"status": "done"}, "body.status: Input should be 'draft', 'active', 'archived' or 'cancelled'"),
        ({"color": "#2563EB"}, "body.color: Extra inputs are not permitted"),
    ],
)
async def test_a_wrong_field_is_named(crewio: httpx.AsyncClient, change: dict[str, object], complaint: str) -> None:
    created = await crewio.post("/events", json=EXAMPLE)
    path = f"/events/{created.json()['event']['id']}"
    answers = [
        await crewio.post("/events", json={**EXAMPLE, **change}),
        await crewio.patch(path, json=change),
    ]
    assert [(400, {"error": complaint})] * 2 == [(answer.status_code, answer.json()) for answer in answers]


@pytest.mark.parametrize("params", [{"status": "done"}, {"limit": "0"}, {"limit": "all"}])
async def test_a_wrong_filter_is_refused(crewio: httpx.AsyncClient, params: dict[str, str]) -> None:
    assert (await crewio.get("/events", params=params)).status_code == 400


async def test_an_id_that_is_no_uuid_is_refused_as_one(crewio: httpx.AsyncClient) -> None:
    answer = await crewio.get("/events/event_uuid")
    assert answer.status_code == 400
    assert answer.json()["error"].startswith("path.event_id: Input should be a valid UUID")


@pytest.mark.parametrize("content_type", ["application/x-www-form-urlencoded", "text/plain"])
async def test_a_body_that_is_not_json_is_refused(crewio: httpx.AsyncClient, content_type: str) -> None:
    answer = await crewio.post("/events", content=b"name=Sommerfest", headers={"Content-Type": content_type})
    assert (answer.status_code, list(answer.json())) == (400, ["error"])
