"""On the open-source server with its services, as a newcomer has it: an event starts what its automation says."""

from uuid import UUID

import httpx
import pytest
from person import column
from prefect.client.orchestration import get_client
from prefect.events.clients import get_events_subscriber
from prefect.events.filters import EventFilter, EventNameFilter
from prefect.states import Failed

from prefect_shiftwork.demo.blocks import NAME
from prefect_shiftwork.demo.story import finished
from prefect_shiftwork.flows.automating import Choices, install

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("newcomer")]

OWNER = Choices(to="owner@example.org", email=NAME, sender="shiftwork@example.org")
EXECUTED = "prefect.automation.action.executed"
WHY = "CrewSense, list_time_offs: the key was refused."


def test_a_run_that_fails_is_mailed_to_its_owner_by_a_run_that_they_can_look_at(person) -> None:
    person.run = person.has_done(fail_and_wait())
    assert "Completed" == person.sees_the_end()
    assert ["Announce new shifts: Failed"] == column(person.reads("mail-failed-run-outcome"), "What")
    sent = httpx.get(f"{person.newcomer.sandbox}/_control").json()["changes"]
    assert ["Announce new shifts: Failed"] == [
        each["text"].split("'")[1] for each in sent if each["vendor"] == "Mail" and "Failed" in each["text"]
    ]


async def fail_and_wait() -> str:
    """Let a run fail, and wait until the run that its automation has started is over; the id of that one."""
    await install(["mail-failed-run"], OWNER, dry_run=False)
    acted = EventFilter(event=EventNameFilter(name=[EXECUTED, "prefect.automation.action.failed"]))
    async with get_client() as prefect, get_events_subscriber(filter=acted) as events:
        deployment = await prefect.read_deployment_by_name("Announce new shifts/announce-new-shifts")
        await prefect.create_flow_run_from_deployment(deployment.id, state=Failed(message=WHY))
        done = await anext(aiter(events))
        await prefect.delete_automation(UUID(done.resource.id.rpartition(".")[2]))  # others let runs fail, too
        assert EXECUTED == done.event, done.payload
        [started] = [each.id.rpartition(".")[2] for each in done.related if each.role == "flow-run"]
        mailing = await finished(prefect, await prefect.read_flow_run(UUID(started)))
    assert mailing.state
    assert "1 done." == mailing.state.message
    return started
