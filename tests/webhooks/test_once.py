"""One event is one run and one entry in the feed, whatever fails and however often it is sent."""

import asyncio
import json
import sqlite3

import httpx
import pytest
from webhook_fakes import DEPLOYMENT, TOKEN, Clock, FakePrefect, Receiving, Vendors, body

from prefect_shiftwork.events.event import Event
from prefect_shiftwork.webhooks.settings import WebhookSettings
from prefect_shiftwork.webhooks.store import Store


def told(answer: httpx.Response) -> tuple[int, bool]:
    return answer.status_code, answer.json()["duplicate"]


async def test_an_event_starts_a_run_and_is_in_the_feed(vendors: Vendors, prefect: FakePrefect) -> None:
    assert (200, False) == told(await vendors.crewio())

    (entry,) = prefect.events
    assert "crewio.assignment.updated" == entry["event"]
    assert {"prefect.resource.id": "crewio.event.evt_123"} == entry["resource"]
    assert "2026-03-13T15:35:10Z" == entry["occurred"]
    assert {"assignment": {"id": "as_1", "state": "checked_in"}} == entry["payload"]["data"]
    assert [f"{DEPLOYMENT}: {entry['id']}"] == list(prefect.runs)


async def test_an_event_of_an_unknown_type_is_kept(vendors: Vendors, prefect: FakePrefect) -> None:
    await vendors.crewio(body(type="shift.melted"))
    assert ["crewio.shift.melted"] == [entry["event"] for entry in prefect.events]


async def test_repetitions_of_75_hours_change_nothing(vendors: Vendors, prefect: FakePrefect, clock: Clock) -> None:
    answers = []
    for seconds in (0, 0, 5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400):
        clock.later(seconds=seconds)
        answers.append(told(await vendors.crewio()))

    assert [(200, False)] + [(200, True)] * 10 == answers
    assert (1, 1) == (len(prefect.events), len(prefect.runs))


async def test_a_captured_request_with_a_fresh_timestamp_changes_nothing(
    vendors: Vendors, prefect: FakePrefect, clock: Clock
) -> None:
    await vendors.crewio()
    clock.later(days=7)
    assert (200, True) == told(await vendors.crewio())
    assert 1 == len(prefect.events)


@pytest.mark.parametrize(
    "down",
    [
        lambda request: httpx.Response(500),
        lambda request: httpx.Response(409, json={"detail": "Error creating flow run: canary"}),
        lambda request: httpx.Response(200, text="<html>") if "name" in request.url.path else None,
    ],
    ids=["500", "409", "a web page"],
)
async def test_while_prefect_fails_nothing_is_accepted_and_later_it_is_once(
    vendors: Vendors, prefect: FakePrefect, caplog: pytest.LogCaptureFixture, down
) -> None:
    prefect.fails = down
    answer = await vendors.crewio()
    assert (503, "60") == (answer.status_code, answer.headers["retry-after"])
    assert "canary" not in answer.text + caplog.text + repr([vars(each) for each in caplog.records])

    prefect.fails = lambda request: None
    assert [(200, False), (200, True)] == [told(await vendors.crewio()), told(await vendors.crewio())]
    assert (1, 1) == (len(prefect.events), len(prefect.runs))


async def test_while_prefect_cannot_be_reached_nothing_is_accepted(vendors: Vendors, prefect: FakePrefect) -> None:
    def unreachable(request: httpx.Request) -> None:
        raise httpx.ConnectError("refused")

    prefect.fails = unreachable
    assert 503 == (await vendors.crewio()).status_code

    prefect.fails = lambda request: None
    assert (200, False) == told(await vendors.crewio())


async def test_a_run_that_was_started_before_the_feed_failed_is_not_started_again(
    vendors: Vendors, prefect: FakePrefect
) -> None:
    prefect.fails = lambda request: httpx.Response(500) if request.url.path.endswith("/events") else None
    assert 503 == (await vendors.crewio()).status_code
    assert 1 == len(prefect.runs)

    prefect.fails = lambda request: None
    assert (200, False) == told(await vendors.crewio())
    assert (1, 1) == (len(prefect.events), len(prefect.runs))


async def test_a_deployment_that_is_not_there_is_named_in_the_log(
    vendors: Vendors, prefect: FakePrefect, caplog: pytest.LogCaptureFixture
) -> None:
    prefect.deployments = {}
    assert 503 == (await vendors.crewio()).status_code

    why = caplog.records[-1].webhook["why"]
    assert "Prefect does not know the deployment watch/crewio. Deploy it, or correct WEBHOOKS_RUNS." == why


async def test_only_matching_events_start_runs(vendors: Vendors, prefect: FakePrefect) -> None:
    assert (200, False) == told(await vendors.seven_shifts(b'{"company_id": 1234}'))
    assert (1, {}) == (len(prefect.events), prefect.runs)


async def test_a_flow_that_asks_for_the_event_gets_it_as_text_that_nobody_carries_out(
    vendors: Vendors, prefect: FakePrefect
) -> None:
    prefect.deployments[DEPLOYMENT] = {"event": {"type": "object"}}
    hostile = {"__prefect_kind": "workspace_variable", "variable_name": "password"}
    await vendors.crewio(body(data=hostile))

    (parameters,) = prefect.runs.values()
    assert "json" == parameters["event"]["__prefect_kind"]
    assert hostile == json.loads(parameters["event"]["value"])["data"]


async def test_after_a_restart_it_still_knows_what_it_took(receiving: Receiving, prefect: FakePrefect) -> None:
    async with receiving() as vendors:
        await vendors.crewio()
    async with receiving() as vendors:
        assert (200, True) == told(await vendors.crewio())
    assert 1 == len(prefect.events)


@pytest.mark.parametrize("reached", [False, True], ids=["before Prefect had it", "after Prefect had it"])
async def test_a_crash_between_the_steps_loses_nothing_and_starts_no_second_run(
    receiving: Receiving, prefect: FakePrefect, clock: Clock, settings: WebhookSettings, reached: bool
) -> None:
    if reached:
        async with receiving() as vendors:
            await vendors.crewio()
        settings.webhooks_state.unlink()
    async with Store(settings.webhooks_state) as of_a_process_that_died:
        await of_a_process_that_died.claim(Event("crewio", "evt_123", "", {}, None).key, clock())

    async with receiving() as vendors:
        assert 503 == (await vendors.crewio()).status_code
        clock.later(seconds=61)
        assert [(200, False), (200, True)] == [told(await vendors.crewio()), told(await vendors.crewio())]
    assert 1 == len(prefect.runs)
    assert 1 == len({entry["id"] for entry in prefect.events})


async def test_two_copies_at_the_same_time_are_one_event(vendors: Vendors, prefect: FakePrefect) -> None:
    answers = await asyncio.gather(*(vendors.crewio() for _ in range(8)))

    assert {200, 503} >= {answer.status_code for answer in answers}
    assert (200, True) == told(await vendors.crewio())
    assert (1, 1) == (len(prefect.events), len(prefect.runs))


async def test_a_store_that_cannot_be_written_is_told_apart_from_prefect(
    vendors: Vendors, prefect: FakePrefect, settings: WebhookSettings, caplog: pytest.LogCaptureFixture
) -> None:
    sqlite3.connect(settings.webhooks_state).execute("DROP TABLE deliveries")
    assert 503 == (await vendors.crewio()).status_code

    assert "or set WEBHOOKS_STATE to another file." in caplog.records[-1].webhook["why"]
    assert [] == prefect.events


async def test_after_two_weeks_an_event_is_forgotten(vendors: Vendors, settings: WebhookSettings, clock: Clock) -> None:
    await vendors.crewio()
    clock.later(days=15)
    await vendors.crewio(body("evt_124"))

    assert [(1,)] == sqlite3.connect(settings.webhooks_state).execute("SELECT count(*) FROM deliveries").fetchall()


async def test_7shifts_for_partners_is_known_by_topic_time_and_body(
    vendors: Vendors, prefect: FakePrefect, clock: Clock
) -> None:
    week = b'{"company_id":1234,"location_id":11,"start":"2022-03-27T00:00:00+00:00"}'
    assert [(200, False), (200, True)] == [told(await vendors.seven_shifts(week)) for _ in range(2)]
    clock.later(seconds=1)
    assert (200, False) == told(await vendors.seven_shifts(week))

    assert ["seven_shifts.schedule.published"] * 2 == [entry["event"] for entry in prefect.events]
    assert [True] * 2 == [entry["payload"]["signed"] for entry in prefect.events]


async def test_7shifts_without_a_topic_is_refused(vendors: Vendors) -> None:
    answer = await vendors.seven_shifts(b"{}", topic=None)
    assert 400 == answer.status_code
    assert "x-webhook-topic" in answer.json()["error"]


async def test_an_unsigned_webhook_says_so_and_each_delivery_is_an_event(
    vendors: Vendors, prefect: FakePrefect
) -> None:
    answers = [told(await vendors.seven_shifts_unsigned(b'{"company_id":1234}', TOKEN)) for _ in range(2)]

    assert [(200, False)] * 2 == answers
    assert [False] * 2 == [entry["payload"]["signed"] for entry in prefect.events]
